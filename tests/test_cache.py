"""Only what changed is read again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.base.errors import UserError
from pipeline.workflow import cache, read_notice, run
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.run import run_extract
from tests.conftest import read_draft
from tests.recipes.bad_work import die_on_draft


@pytest.fixture
def read_once(workspace: Path, tables: dict[str, list[dict[str, object]]], tmp_path: Path) -> Path:
    """A root whose notices have been read: raw/, extracted/ and .cache/."""
    assert tables
    return Path(shutil.copytree(workspace, tmp_path / "project"))


@pytest.fixture
def no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads a file fails."""

    def fail(path: Path) -> None:
        raise UserError(f"{path.parent.name} was read", "读取了")

    monkeypatch.setattr(read_notice, "read_document", fail)


@pytest.mark.usefixtures("no_reader")
def test_a_second_run_opens_no_published_file_but_to_hash_it(read_once, tables):
    outcome = run_extract(read_once)
    assert outcome.failures == ()
    assert read_draft(read_once) == tables


CHANGES = {
    "notice_toml": ("raw/wenzhou-2022/notice.toml", "\n"),
    "a_text_changed_by_hand": ("extracted/wenzhou-2022/occupations.csv", "p1,,,,\n"),
}


@pytest.mark.usefixtures("no_reader")
@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_is_read_again_and_nothing_else(read_once, name):
    path, more = CHANGES[name]
    with (read_once / path).open("a", encoding="utf-8") as file:
        file.write(more)
    assert [failure.message for failure in run_extract(read_once).failures] == [
        "wenzhou-2022 was read"
    ]


@pytest.mark.usefixtures("no_reader")
def test_a_chosen_notice_is_read_again_in_any_case(read_once):
    assert [failure.message for failure in run_extract(read_once, ("jinan-2023",)).failures] == [
        "jinan-2023 was read"
    ]


@pytest.mark.usefixtures("no_reader")
def test_new_code_or_rules_read_everything_again(read_once, monkeypatch):
    monkeypatch.setattr(cache, "code_key", lambda after: "another")
    assert len(run_extract(read_once).failures) == 5


def test_the_key_holds_rules_readers_and_libraries_but_not_what_comes_after(monkeypatch, tmp_path):
    package = Path(shutil.copytree(cache.PACKAGE, tmp_path / "pipeline"))
    monkeypatch.setattr(cache, "PACKAGE", package)
    words, rows = cache.AFTER_WORDS, cache.AFTER_ROWS
    before, after = cache.code_key.__wrapped__(words), cache.code_key.__wrapped__(rows)
    (package / "match" / "tiers.py").write_text("")
    assert cache.code_key.__wrapped__(words) == before
    assert cache.code_key.__wrapped__(rows) != after
    keys = {before}
    for name in (
        "rules/headers.toml",
        "read/text/reader.py",
        "extract/prose/amounts.py",
        "text.py",
    ):
        (package / name).write_text("")
        keys.add(cache.code_key.__wrapped__(words))
    assert len(keys) == 5


def test_a_notice_that_kills_its_reader_keeps_no_other_from_going_through(read_once, tables):
    shutil.rmtree(read_once / ".cache")
    outcome = run_extract(read_once, limits=Limits(jobs=2), work=die_on_draft)
    assert [failure.notice_id for failure in outcome.failures] == ["wenzhou-2023-draft"]
    assert "reading ended the process (SIGABRT)" in outcome.failures[0].message
    others = [row for row in tables["occupations"] if row["notice_id"] != "wenzhou-2023-draft"]
    assert read_draft(read_once)["occupations"] == others
    log = read_once / ".cache" / "logs" / "wenzhou-2023-draft.log"
    assert "Aborted" in log.read_text()


@pytest.mark.slow
def test_processes_give_what_one_process_gives(read_once, tables):
    shutil.rmtree(read_once / ".cache")
    seen: list[str] = []
    run_extract(read_once, progress=seen.append, limits=Limits(jobs=2))
    assert read_draft(read_once) == tables
    assert sorted(seen) == run.list_notices(read_once)
