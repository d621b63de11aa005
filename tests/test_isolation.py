"""One notice never touches another: its rows, ids and issues are its own, and whatever goes wrong in it stays there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.run import run_extract
from tests.conftest import ROOT, read_draft
from tests.recipes.bad_work import STAGES, break_stage, die_on_draft
from tests.recipes.small_notices import BODY, small_root, write_files, write_notice

NOTICES = sorted(path.name for path in (ROOT / "raw").iterdir() if path.is_dir())
# What `join` makes of several notices: which supersedes which, and when one ends.
JOINED = {"notices": {"supersedes"}, "catalogue": {"effective_to"}}
Tables = dict[str, list[dict[str, object]]]


def own(tables: Tables, notice_id: str) -> Tables:
    """The rows of one notice, but for what `join` makes."""
    return {
        name: [
            {key: value for key, value in row.items() if key not in JOINED.get(name, ())}
            for row in rows
            if row.get("notice_id") == notice_id and row.get("kind") != "supersedes_unknown"
        ]
        for name, rows in tables.items()
    }


@pytest.mark.parametrize("notice_id", NOTICES)
def test_a_notice_alone_gives_the_rows_that_it_gives_among_others(
    notice_id: str, tables: Tables, tmp_path: Path
) -> None:
    (tmp_path / "raw").mkdir()
    shutil.copytree(ROOT / "raw" / notice_id, tmp_path / "raw" / notice_id)
    shutil.copy(ROOT / "raw" / "decisions.csv", tmp_path / "raw" / "decisions.csv")
    assert run_extract(tmp_path).failures == ()
    alone = read_draft(tmp_path)
    assert own(alone, notice_id) == own(tables, notice_id)
    assert alone["csco"] == tables["csco"]


def test_names_that_run_together_are_parted_without_another_notice(tables: Tables) -> None:
    # Printed without a separator: 清水鱼养殖白叶茶栽培, 莹石雕刻陶瓷雕刻, 西砚制作金漆造像; each half is a known ability.
    found = [row for row in tables["occupations"] if row["notice_id"] == "wenzhou-2023-draft"]
    assert len(found) == 236
    ids = [row["entry_id"] for row in found if "白叶茶栽培" in str(row["printed_name"])]
    first, second = (int(str(one).rpartition("@")[2]) for one in ids)
    assert second - first == len("清水鱼养殖")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Tables]:
    """Three small notices that have been read, and their rows."""
    root = small_root(tmp_path_factory.mktemp("small"))
    assert run_extract(root).failures == ()
    return root, read_draft(root)


@pytest.mark.parametrize("stage", STAGES)
def test_an_error_in_any_stage_of_one_notice_is_its_issue_and_leaves_the_others_whole(
    stage: str, small: tuple[Path, Tables], tmp_path: Path
) -> None:
    before = small[1]
    root = small_root(tmp_path)
    # The words of the notice are kept, so that the stage that loads them is reached.
    outcome = run_extract(root, work=break_stage(stage, "b-2022"))
    assert [failure.notice_id for failure in outcome.failures] == ["b-2022"]
    after = read_draft(root)
    for notice_id in ("a-2021", "c-2023"):
        assert own(after, notice_id) == own(before, notice_id)
    assert [row["notice_id"] for row in after["notices"]] == ["a-2021", "b-2022", "c-2023"]
    (issue,) = own(after, "b-2022")["issues"]
    assert (issue["kind"], issue["severity"]) == ("unreadable", "error")
    assert "StageError: in " in str(issue["message"])
    assert ".cache/logs/b-2022.log" in str(issue["message"])
    assert str(root) not in str(issue["message"])
    log = (root / ".cache" / "logs" / "b-2022.log").read_text()
    assert "Traceback" in log
    assert f"StageError: in {stage}" in log
    assert run_extract(root).failures == ()
    assert read_draft(root) == before
    assert not (root / ".cache" / "logs" / "b-2022.log").exists()


def test_a_process_that_dies_takes_no_other_notice_with_it(tmp_path: Path) -> None:
    root = small_root(tmp_path)
    write_notice(root, "d-2024-draft", BODY.format(year="2024", name="镗工"))
    outcome = run_extract(root, limits=Limits(jobs=2), work=die_on_draft)
    assert [failure.notice_id for failure in outcome.failures] == ["d-2024-draft"]
    rows = read_draft(root)
    assert len(rows["occupations"]) == 3 * 3
    assert {row["notice_id"] for row in rows["issues"] if row["kind"] == "unreadable"} == {
        "d-2024-draft"
    }


def test_what_would_double_a_key_gets_an_id_of_its_own_or_counts_once(tmp_path: Path) -> None:
    # The same name twice in one cell, the same code conflict twice at one place, two corrections that fit nowhere.
    text = (
        "关于公布2023年职业培训补贴目录的通知\n\n附件1\n\n补贴目录\n\n类别\t职业（工种）\t五级\n"
        "A类\t焊工、电工、焊工、焊工\t1000\nB类\t车工、车工\t800\n"
    )
    folder = write_notice(tmp_path, "a-2023", text)
    (folder / "corrections.csv").write_text(
        "place,column,expected,corrected,reason,by,on\n"
        + "t1.r2,name,没有,有,理由,甲,2024-01-01\n" * 2
        + "t1.r2,name,也没有,有,理由,甲,2024-01-01\n",
        encoding="utf-8",
    )
    write_notice(tmp_path, "b-2023", BODY.format(year="2023", name="钳工"))
    outcome = run_extract(tmp_path)
    assert {failure.notice_id for failure in outcome.failures} == {"a-2023"}
    rows = read_draft(tmp_path)
    entries = [row for row in rows["occupations"] if row["notice_id"] == "a-2023"]
    assert [row["name"] for row in entries] == ["焊工", "电工", "焊工", "焊工", "车工", "车工"]
    assert len({row["entry_id"] for row in entries}) == 6
    assert len({row["issue_id"] for row in rows["issues"]}) == len(rows["issues"])
    assert sum(row["notice_id"] == "b-2023" for row in rows["occupations"]) == 3


LIST = "附件{n}\n\n职业培训补贴目录\n\n序号\t职业（工种）\t五级\n1\t{name}\t900\n"


def test_two_files_of_one_format_name_each_its_places(tmp_path: Path) -> None:
    body = "关于公布2023年职业培训补贴目录的通知\n\n本通知自2023年4月1日起施行。\n"
    folder = tmp_path / "raw" / "a-2023"
    folder.mkdir(parents=True)
    write_files(
        folder,
        {
            "notice.txt": (body.encode(), "main"),
            "annex.txt": (LIST.format(n=1, name="焊工").encode(), "annex"),
            "annex-2.txt": (LIST.format(n=2, name="电工").encode(), "annex"),
        },
    )
    assert run_extract(tmp_path).failures == ()
    rows = read_draft(tmp_path)
    found = {row["name"]: row["source"] for row in rows["occupations"]}
    assert found == {"焊工": "a-2023/annex.txt#l6", "电工": "a-2023/annex-2.txt#l6"}
    assert {row["annex"] for row in rows["occupations"]} == {"附件1", "附件2"}
    sources = [row["source"] for row in rows["coverage"]]
    assert len(set(sources)) == len(sources)


@pytest.mark.parametrize("damage", ["cut", "other_bytes", "empty", "no_arrow"])
@pytest.mark.parametrize(
    "path",
    [".cache/rows/b-2022.arrow", ".cache/read/b-2022.json", "extracted/b-2022/occupations.csv"],
)
def test_what_is_damaged_of_what_is_kept_is_made_again(
    path: str, damage: str, small: tuple[Path, Tables], tmp_path: Path
) -> None:
    root = Path(shutil.copytree(small[0], tmp_path / "root"))
    data = (root / path).read_bytes()
    (root / path).write_bytes(
        {
            "cut": data[: len(data) // 2],
            "other_bytes": b"\xff\xfe" + data[2:],
            "empty": b"",
            "no_arrow": b"{}\n",
        }[damage]
    )
    assert run_extract(root).failures == ()
    assert read_draft(root) == small[1]
    assert (root / "extracted/b-2022/occupations.csv").read_bytes() == (
        small[0] / "extracted/b-2022/occupations.csv"
    ).read_bytes()
