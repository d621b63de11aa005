"""A run that fails leaves the draft of before, and nobody can take that for the new one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.app import main
from pipeline.match import read_decisions_apart
from pipeline.store.draft import read_run
from tests.conftest import read_draft
from tests.recipes.small_notices import small_root

BAD = {
    "no_decisions": ("raw/decisions.csv", "edition,scope\n2022,everywhere\n", "decisions.csv"),
}


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--lang", "en", *words])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three small notices that have been read, without errors."""
    small_root(tmp_path)
    assert run(tmp_path, "extract").exit_code == 0
    assert run(tmp_path, "check").exit_code == 0
    return tmp_path


@pytest.mark.parametrize("name", BAD)
def test_check_says_that_the_last_run_failed_and_why(name: str, root: Path) -> None:
    path, text, word = BAD[name]
    before = read_draft(root)
    (root / path).write_text(text, encoding="utf-8")
    assert run(root, "extract").exit_code != 0
    assert read_draft(root) == before
    done = run(root, "check")
    assert done.exit_code == 1
    assert "the last run failed" in done.output
    assert word in done.output
    assert "nothing stands in the way" not in done.output
    told = json.loads(run(root, "check", "--json").output)
    assert word in told["failed"][0]
    (root / path).unlink()
    assert run(root, "extract").exit_code == 0
    assert run(root, "check").exit_code == 0


HEAD = "edition,scope,printed_name,code,judgement,reason,by,on\n"
GOOD = "2022,everywhere,车工,6-18-02-04,accept,理由,甲,2024-01-01\n"
ROWS = {
    "an_unknown_judgement": (
        "2022,everywhere,焊工,6-18-02-04,perhaps,理由,甲,2024-01-01\n",
        "judgement",
    ),
    "too_few_cells": ("2022,everywhere,焊工\n", "3 cells, 8 are needed"),
    "two_that_contradict_each_other": (
        "2022,everywhere,焊工,6-18-02-04,accept,理由,甲,2024-01-01\n"
        "2022,everywhere,焊工,6-18-02-04,refuse,理由,甲,2024-01-01\n",
        "both accepted and refused",
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_broken_decision_is_one_issue_and_the_notices_go_through(name: str, root: Path) -> None:
    lines, word = ROWS[name]
    (root / "raw" / "decisions.csv").write_text(HEAD + GOOD + lines, encoding="utf-8")
    done = run(root, "extract")
    assert done.exit_code == 1
    assert [line for line in done.stderr.splitlines() if word in line]
    draft = read_draft(root)
    assert sorted(row["notice_id"] for row in draft["notices"]) == ["a-2021", "b-2022", "c-2023"]
    held, broken = read_decisions_apart(root / "raw" / "decisions.csv")
    assert ([one.printed_name for one in held], len(broken)) == (["车工"], 1)
    errors = [row for row in draft["issues"] if row["severity"] == "error"]
    assert [(row["notice_id"], row["source"]) for row in errors] == [(None, "decisions.csv")]
    assert word in str(errors[0]["message"])
    assert run(root, "check").exit_code == 1
    refused = run(root, "release")
    assert refused.exit_code == 1
    assert word in refused.stderr
    (root / "raw" / "decisions.csv").write_text(HEAD + GOOD, encoding="utf-8")
    assert run(root, "extract").exit_code == 0
    assert run(root, "check").exit_code == 0


def test_clean_deletes_what_is_kept_and_nothing_else(root: Path) -> None:
    before = read_draft(root)
    reference = root / ".cache" / "reference" / "2099"
    reference.mkdir(parents=True)
    assert run(root, "clean").exit_code == 2
    assert run(root, "clean", "--cache").stdout == "3 kept results deleted\n"
    assert sorted(path.name for path in (root / ".cache").iterdir()) == ["reference"]
    assert reference.is_dir()
    assert read_draft(root) == before
    assert run(root, "extract").exit_code == 0
    assert read_draft(root) == before


def test_a_draft_says_what_it_was_made_of(root: Path) -> None:
    made = read_run(root / "normalized" / "draft")
    assert made is not None
    assert (made.state, sorted(made.inputs), made.failures) == (
        "done",
        ["a-2021", "b-2022", "c-2023"],
        (),
    )
    (root / "raw" / "b-2022" / "corrections.csv").write_text(
        "place,column,expected,corrected,reason,by,on\nt9.r9,name,无,有,理由,甲,2024-01-01\n",
        encoding="utf-8",
    )
    run(root, "extract")
    again = read_run(root / "normalized" / "draft")
    assert again is not None
    changed = {name for name, key in again.inputs.items() if key != made.inputs[name]}
    assert changed == {"b-2022"}
    assert [name for name, _ in again.failures] == ["b-2022"]


def test_a_damaged_record_of_the_run_is_one_line(root: Path) -> None:
    (root / "normalized" / "draft" / "run.json").write_text("{", encoding="utf-8")
    done = run(root, "check")
    assert done.exit_code == 2
    assert done.output.count("\n") == 1
    assert "run.json cannot be read" in done.output
