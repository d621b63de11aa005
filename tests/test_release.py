"""A version is written once, whole, from what holds; `verify` finds what is no longer so."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import frictionless
import pytest

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.store.content_hash import content_hash
from pipeline.store.draft import Run, note_run
from pipeline.store.tables import read_table
from pipeline.store.verify import verify, verify_all
from pipeline.store.versions import find_version, latest_version, read_versions
from pipeline.workflow.release import release
from pipeline.workflow.release_checks import Dropped
from pipeline.workflow.run import run_extract
from pipeline.workflow.withdraw import withdraw
from tests.versions.drafts import LATER, NOW, RATE, draft, standing, write_draft
from tests.versions.tables import make_table, make_version

RAW = Path(__file__).parents[1] / "raw"


def test_a_version_holds_what_the_draft_held(tmp_path: Path) -> None:
    tables = draft(tmp_path)
    done = release(tmp_path, NOW, "0.1.0")
    assert done.version.version == "2026-11-21"
    assert (done.version.notices, done.version.rows) == (1, 2)
    for name, table in tables.items():
        assert read_table(tmp_path / "normalized" / "2026-11-21", name).equals(table)
    assert verify_all(tmp_path / "normalized")[0].problems == ()
    assert standing(tmp_path) == ["2026-11-21", "versions.csv"]


def test_a_second_version_of_a_day_is_numbered(tmp_path: Path) -> None:
    for number, name in enumerate(["2026-11-21", "2026-11-21.2", "2026-11-21.3"]):
        draft(tmp_path, 1600 + number)
        assert release(tmp_path, NOW, "0.1.0").version.version == name
    assert latest_version(tmp_path / "normalized").version == "2026-11-21.3"  # type: ignore[union-attr]


def test_versions_are_ordered_by_number_not_by_letter(tmp_path: Path) -> None:
    for number in range(11):
        draft(tmp_path, 1600 + number)
        release(tmp_path, NOW, "0.1.0")
    assert [version.version for version in read_versions(tmp_path / "normalized")][-2:] == [
        "2026-11-21.10", "2026-11-21.11"]  # fmt: skip


def test_nothing_is_released_when_nothing_changed(tmp_path: Path) -> None:
    draft(tmp_path)
    release(tmp_path, NOW, "0.1.0")
    with pytest.raises(UserError, match="nothing changed since 2026-11-21; no version was written"):
        release(tmp_path, LATER, "0.1.0")


def test_a_notice_with_an_error_stays_out_and_is_named(tmp_path: Path) -> None:
    issue = {"notice_id": "village-2023", "severity": "error", "kind": "unread_table"}
    version = make_version(
        ("town-2023", "village-2023"),
        rates=[RATE, {**RATE, "notice_id": "village-2023"}],
        issues=[issue],
    )
    write_draft(version, tmp_path)
    done = release(tmp_path, NOW, "0.1.0")
    assert done.kept_out == ("village-2023",)
    directory = tmp_path / "normalized" / "2026-11-21"
    assert read_table(directory, "notices")["notice_id"].to_pylist() == ["town-2023"]
    assert read_table(directory, "rates").num_rows == 1
    assert "village-2023" in (directory / "CHANGES.md").read_text(encoding="utf-8")


def test_an_accepted_error_keeps_nothing_out(tmp_path: Path) -> None:
    draft(tmp_path, issues=[{"severity": "error", "kind": "unread_table", "accepted": "seen"}])
    assert release(tmp_path, NOW, "0.1.0").kept_out == ()


def test_errors_everywhere_are_refused(tmp_path: Path) -> None:
    draft(tmp_path, issues=[{"severity": "error", "kind": "unread_table"}])
    with pytest.raises(UserError, match="nothing to release: errors stand in town-2023"):
        release(tmp_path, NOW, "0.1.0")
    assert standing(tmp_path) == []


def test_a_period_that_a_notice_kept_out_had_closed_is_open_again(tmp_path: Path) -> None:
    notices = [
        {"notice_id": "town-2022"},
        {"notice_id": "town-2023", "supersedes": "town-2022"},
    ]
    row = {
        "notice_id": "town-2022",
        "name": "车工",
        "effective_to": date(2023, 3, 31),
        "programme": "pre_job",
    }
    issue = {"severity": "error", "kind": "unread_table"}
    version = make_version(notices=[], catalogue=[row], issues=[issue]) | {
        "notices": make_table("notices", notices)
    }
    write_draft(version, tmp_path)
    release(tmp_path, NOW, "0.1.0")
    directory = tmp_path / "normalized" / "2026-11-21"
    assert read_table(directory, "catalogue")["effective_to"].to_pylist() == [None]


def test_a_named_version_must_come_after_the_last(tmp_path: Path) -> None:
    draft(tmp_path)
    release(tmp_path, NOW, "0.1.0", "2026-12-01")
    draft(tmp_path, 1500)
    with pytest.raises(UserError, match="version 2026-11-30 would not come after 2026-12-01"):
        release(tmp_path, NOW, "0.1.0", "2026-11-30")
    with pytest.raises(UserError, match="v2 is no version"):
        release(tmp_path, NOW, "0.1.0", "v2")


def test_a_withdrawn_version_is_skipped_by_latest_and_said_by_verify(tmp_path: Path) -> None:
    normalized = tmp_path / "normalized"
    draft(tmp_path)
    release(tmp_path, NOW, "0.1.0")
    draft(tmp_path, 1500)
    release(tmp_path, LATER, "0.1.0")
    withdraw(normalized, "2026-11-22", "class C misread", LATER)
    assert find_version(normalized, "latest").version == "2026-11-21"
    assert verify(normalized, "2026-11-22").withdrawn == "class C misread"
    assert verify(normalized, "2026-11-22").problems == ()
    with pytest.raises(UserError, match="was withdrawn on 2026-11-22: class C misread"):
        withdraw(normalized, "2026-11-22", "again", LATER)
    with pytest.raises(
        UserError, match="nothing changed since 2026-11-22, which was withdrawn: class C misread"
    ):
        release(tmp_path, LATER, "0.1.0")


def test_a_withdrawal_needs_a_reason_and_a_version(tmp_path: Path) -> None:
    draft(tmp_path)
    release(tmp_path, NOW, "0.1.0")
    with pytest.raises(UserError, match="say why"):
        withdraw(tmp_path / "normalized", "2026-11-21", " ", NOW)
    with pytest.raises(UserError, match="no version 2025-01-01; there are: 2026-11-21"):
        withdraw(tmp_path / "normalized", "2025-01-01", "wrong", NOW)


def test_changes_md_says_what_changed_in_both_languages(tmp_path: Path) -> None:
    draft(tmp_path)
    release(tmp_path, NOW, "0.1.0")
    draft(tmp_path, 1500)
    release(tmp_path, LATER, "0.1.0")
    text = (tmp_path / "normalized" / "2026-11-22" / "CHANGES.md").read_text(encoding="utf-8")
    assert "class C, 高级: 1600 → 1500" in text
    assert "C 类，高级：1600 → 1500" in text


def test_the_hash_of_a_table_does_not_depend_on_the_order_of_rows() -> None:
    rows = [
        {"name": "车工", "entry_id": "1", "source": "a"},
        {"name": "铣工", "entry_id": "2", "source": "b"},
    ]
    assert content_hash(make_table("occupations", rows)) == content_hash(
        make_table("occupations", rows[::-1])
    )


def test_frictionless_finds_the_package_valid(tmp_path: Path) -> None:
    occupations = [
        {"name": "车工", "grade_low": 5, "work_types": ["数控车工"], "bbox": [1.0, 2.0, 3.0, 4.0]},
        {"name": "铣工"},
    ]
    draft(
        tmp_path,
        occupations=occupations,
        catalogue=[{"name": "车工", "amount_yuan": 1600.0}, {"name": "铣工", "grade": 3}],
    )
    release(tmp_path, NOW, "0.1.0")
    report = frictionless.validate(str(tmp_path / "normalized" / "2026-11-21" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])


def test_the_package_says_what_a_version_is(tmp_path: Path) -> None:
    draft(tmp_path)
    release(tmp_path, NOW, "0.1.0")
    package = json.loads(
        (tmp_path / "normalized" / "2026-11-21" / "datapackage.json").read_text(encoding="utf-8")
    )
    assert package["version"] == "2026-11-21"
    assert package["created"] == "2026-11-21T09:00:00+00:00"
    assert package["code_version"] == "0.1.0"
    assert package["notices"][0]["sha256"] == "f" * 64
    rates = next(resource for resource in package["resources"] if resource["name"] == "rates")
    assert rates["rows"] == 1
    assert rates["schema"]["primaryKey"] == ["rate_id"]
    assert rates["schema"]["foreignKeys"][0]["reference"]["resource"] == "notices"
    amount = next(field for field in rates["schema"]["fields"] if field["name"] == "amount_yuan")
    assert amount["description_zh"] == "金额（元）"


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "changed_byte": (
        lambda path: flip(path / "rates.parquet", 30),
        "rates.parquet is not the file that was released",
    ),
    "changed_package": (lambda path: flip(path / "datapackage.json", 60), "datapackage.json"),
    "changed_report": (
        lambda path: flip(path / "CHANGES.md", 0),
        "CHANGES.md is not the file that was released",
    ),
    "lost_file": (lambda path: (path / "rules.parquet").unlink(), "rules.parquet is missing"),
    "new_file": (lambda path: (path / "notes.txt").write_text("x"), "notes.txt was not released"),
    "cut_file": (
        lambda path: (path / "rates.parquet").write_bytes(b"PAR1"),
        "cannot be read as Parquet",
    ),
}


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("name", DAMAGES)
def test_verify_finds_a_damaged_version(name: str, tmp_path: Path) -> None:
    damage, found = DAMAGES[name]
    draft(tmp_path)
    release(tmp_path, NOW, "0.1.0")
    damage(tmp_path / "normalized" / "2026-11-21")
    assert found in "; ".join(
        problem.en for problem in verify(tmp_path / "normalized", "2026-11-21").problems
    )


def test_verify_finds_a_version_whose_folder_is_gone(tmp_path: Path) -> None:
    draft(tmp_path)
    release(tmp_path, NOW, "0.1.0")
    (tmp_path / "normalized" / "2026-11-21").rename(tmp_path / "elsewhere")
    assert verify_all(tmp_path / "normalized")[0].problems == (
        Words("2026-11-21: its folder is missing", "2026-11-21：缺少其文件夹"),
    )


def released_town(root: Path) -> None:
    """A version of one notice that stands in raw/, and the draft it came from."""
    shutil.copytree(RAW / "wenzhou-2022", root / "raw" / "wenzhou-2022")
    run_extract(root)
    release(root, NOW, "0.1.0")


NOTHING = Dropped()


def refused(root: Path, dropped: Dropped = NOTHING) -> str:
    before = standing(root)
    with pytest.raises(UserError) as caught:
        release(root, LATER, "0.1.0", dropped=dropped)
    assert standing(root) == before
    return str(caught.value)


def test_one_byte_more_in_a_released_notice_stops_the_release_and_loses_nothing(
    tmp_path: Path,
) -> None:
    released_town(tmp_path)
    file = tmp_path / "raw" / "wenzhou-2022" / "notice.docx"
    file.write_bytes(file.read_bytes() + b" ")
    assert "changed since the draft was made: wenzhou-2022" in refused(tmp_path)
    run_extract(tmp_path)
    said = refused(tmp_path)
    assert (
        "2026-11-21 had notice wenzhou-2022, and the draft has not (errors stand in wenzhou-2022)"
        in said
    )
    assert "--without wenzhou-2022" in said


def test_a_draft_older_than_a_failed_run_is_not_released(tmp_path: Path) -> None:
    released_town(tmp_path)
    (tmp_path / "raw" / "decisions.csv").write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(UserError):
        run_extract(tmp_path)
    assert "the last run failed" in refused(tmp_path)


def test_a_draft_made_by_other_code_is_not_released(tmp_path: Path) -> None:
    draft(tmp_path)
    note_run(tmp_path / "normalized" / "draft", Run("done", "another"))
    assert "made by other code or rules" in refused(tmp_path)


def two_lists(root: Path, *lists: str) -> None:
    draft(root, occupations=[{"list": name, "name": "车工"} for name in lists])


def test_a_list_that_the_last_version_had_goes_only_with_a_reason_and_is_told_first(
    tmp_path: Path,
) -> None:
    two_lists(tmp_path, "subsidised", "scarce")
    release(tmp_path, NOW, "0.1.0")
    two_lists(tmp_path, "subsidised")
    assert "the list scarce of town-2023" in refused(tmp_path)
    assert refused(tmp_path, Dropped(("town-2023/scarce",))).startswith("say why: ")
    done = release(
        tmp_path,
        LATER,
        "0.1.0",
        dropped=Dropped(("town-2023/scarce",), "moved to an annex of its own"),
    )
    changes = (tmp_path / "normalized" / done.version.version / "CHANGES.md").read_text(
        encoding="utf-8"
    )
    assert (
        changes.splitlines()[2]
        == "**不再收录 / dropped: town-2023/scarce**: moved to an annex of its own"
    )


def test_a_notice_is_let_go_by_name(tmp_path: Path) -> None:
    version = make_version(("town-2023", "village-2023"), rates=[{**RATE, "amount_yuan": 1600}])
    write_draft(version, tmp_path)
    release(tmp_path, NOW, "0.1.0")
    done = release(
        tmp_path, LATER, "0.1.0", dropped=Dropped(("village-2023",), "not of this register")
    )
    assert done.version.notices == 1


@pytest.mark.parametrize("name", ["town-2032", "town-2023/scarce", "town-2023/subsidised", ""])
def test_a_name_that_lets_nothing_go_is_a_slip_and_refused(tmp_path: Path, name: str) -> None:
    two_lists(tmp_path, "subsidised")
    release(tmp_path, NOW, "0.1.0")
    two_lists(tmp_path, "subsidised", "general")
    said = refused(tmp_path, Dropped((name,), "a slip"))
    assert said.startswith(f"--without {name}: nothing of that name would be let go; there are: ")


def test_the_version_before_is_proved_first(tmp_path: Path) -> None:
    draft(tmp_path)
    release(tmp_path, NOW, "0.1.0")
    path = tmp_path / "normalized" / "2026-11-21" / "rates.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    draft(tmp_path, 1700)
    said = "version 2026-11-21 does not verify: rates.parquet is not the file that was released"
    assert refused(tmp_path).startswith(said)


def test_a_clock_that_went_back_is_refused(tmp_path: Path) -> None:
    draft(tmp_path)
    release(tmp_path, LATER, "0.1.0")
    draft(tmp_path, 1700)
    with pytest.raises(UserError, match="set the clock"):
        release(tmp_path, NOW, "0.1.0")
