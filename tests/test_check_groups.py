"""`catalogue check`: one group a kind with its total, what to do once, and nothing decided for a person."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.check import check_command
from pipeline.cli.settings import Settings
from pipeline.match.decisions import COLUMNS
from pipeline.model.rows import IssueRow
from pipeline.model.vocabularies import Severity
from pipeline.report.check_groups import group_issues, places_line, totals_line


def issue(number: int, kind: str, **more: Any) -> IssueRow:
    """A warning at its own place."""
    given = {"severity": Severity.WARNING, "notice_id": "town-2024", "printed": "焊工", **more}
    return IssueRow(
        issue_id=f"i{number}", source=f"town-2024/n.pdf#p1.b{number}", kind=kind, message="m", message_zh="信息", advice="a",
        advice_zh="办", **given,
    )  # fmt: skip


def test_the_loudest_group_comes_first_then_the_largest_and_what_is_accepted_last():
    rows = [
        issue(1, "small"),
        *(issue(number, "large") for number in (2, 3)),
        issue(4, "loud", severity=Severity.ERROR),
        issue(5, "large", accepted="seen by A"),
    ]
    groups = [(one.kind, len(one.rows), one.is_settled) for one in group_issues(rows)]
    assert groups == [("loud", 1, False), ("large", 2, False), ("small", 1, False), ("large", 1, True)]  # fmt: skip


def test_totals_count_what_waits_by_severity_and_what_was_accepted():
    rows = [issue(1, "a"), issue(2, "a", severity=Severity.ERROR), issue(3, "a", accepted="yes")]
    assert totals_line(rows).en == "1 error(s), 1 warning(s), 0 note(s); 1 accepted"
    assert totals_line(rows).zh == "错误 1、警告 1、提示 0；已接受 1"


def test_places_name_the_notice_with_most_first_and_those_of_no_notice():
    assert places_line(["a", "b", "b", None]) == "b 2, a 1, — 1"


@pytest.fixture
def run(tables, workspace):
    def invoke(*words: str, lang: str = "en") -> Result:
        return CliRunner().invoke(check_command, list(words), obj=Settings(workspace, lang))

    return invoke


def test_each_kind_stands_once_with_its_total_and_its_notices(run, tables):
    text = run().output
    waiting = [
        row for row in tables["issues"] if row["severity"] == "warning" and not row["accepted"]
    ]
    for kind in {row["kind"] for row in waiting}:
        count = sum(row["kind"] == kind for row in waiting)
        assert text.count(f"warning {kind}  {count}: ") == 1
    # A head, at most three places, and what to do once a group, whatever its size.
    assert len(text.splitlines()) <= 14 * len({row["kind"] for row in tables["issues"]})


def test_verbose_shows_every_issue_and_its_own_advice(run, tables):
    text = run("--verbose").output
    waiting = [
        row for row in tables["issues"] if row["severity"] == "warning" and not row["accepted"]
    ]
    for row in waiting:
        assert f"    {row['source']}  {row['printed']}" in text
    assert text.count("[[accept]]") == sum("[[accept]]" in row["advice"] for row in waiting)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_to_do_is_said_once_a_group_and_decides_nothing(run, tables, lang):
    text = run(lang=lang).output
    line = next(line for line in text.splitlines() if line.startswith("      2022,wenzhou-2023"))
    assert dict(zip(COLUMNS, line.strip().split(","), strict=True))["code"] == "…"
    assert text.count("catalogue review") >= 1
    assert text.count("raw/decisions.csv") == 1
