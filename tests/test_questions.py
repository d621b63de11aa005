"""64 questions with their answers, written from the notices' words without sight of the code: every door gives the same."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner

from pipeline.answers.models import Answer, Line, Status
from pipeline.answers.public import lookup
from pipeline.cli.lookup import lookup_command
from pipeline.cli.settings import Settings

FILE = Path(__file__).parent / "questions" / "questions.jsonl"
CASES: list[dict[str, Any]] = [
    json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()
]


def ask(case: dict[str, Any], root: Path) -> Answer:
    return lookup(
        case["name"], case["region"] or "", grade=case["grade"], on=case["on"], hours=case["hours"],
        notice=case.get("notice_asked", ""), as_if_in_force=case["as_if"], version="draft", root=root,
    )  # fmt: skip


def allowed(case: dict[str, Any]) -> set[str]:
    return {case["status"], *case.get("status_also", [])}


def fits(row: dict[str, Any], line: Line) -> bool:
    said = dict(row)
    contains = said.pop("condition_contains", None)
    said.pop("level", None)
    if contains and not any(contains in words for words in line.conditions):
        return False
    return all(
        getattr(line, name) == value
        for name, value in said.items()
        if value is not None or name == "amount_yuan"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_answer_has_the_right_status_and_amounts(case, tables, workspace):
    answer = ask(case, workspace)
    assert answer.status in allowed(case), answer.why
    if not answer.status.is_paid:
        assert answer.lines == ()
        told = {word for one in answer.candidates for word in (one.code, one.name)}
        assert all(any(want in word for word in told) for want in case["candidates"]), told
        return
    missing = [row for row in case["amounts"] if not any(fits(row, line) for line in answer.lines)]
    assert missing == [], [
        (str(line.beneficiary), line.grade, line.amount_yuan) for line in answer.lines
    ]
    paid = {line.amount_yuan for line in answer.lines} - {None}
    assert paid.isdisjoint(case.get("forbidden_amounts", []))
    for quote in case.get("quotes", []):
        assert any(quote in words for words in (*answer.left_to_counties, answer.why.zh))


# What a file cannot ask: a notice by its id, and one without a day of effect.
IN_A_FILE = [case for case in CASES if not case["as_if"] and not case.get("notice_asked")]


def test_a_file_of_the_same_questions_gives_the_same_answers(tables, workspace, tmp_path):
    asked, out = tmp_path / "questions.csv", tmp_path / "answers.csv"
    with asked.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "region", "grade", "on", "hours"])
        # A row of blanks alone would be no row: the name is asked as the empty string beside its region.
        writer.writerows(
            [
                case[key] if case[key] is not None else ""
                for key in ("name", "region", "grade", "on", "hours")
            ]
            for case in IN_A_FILE
        )
    words = ["--csv", str(asked), "--out", str(out), "--version", "draft"]
    assert CliRunner().invoke(lookup_command, words, obj=Settings(workspace, "en")).exit_code == 0
    found: dict[int, list[dict[str, str]]] = {}
    for row in csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))):
        found.setdefault(int(row["question"]), []).append(row)
    for number, case in enumerate(IN_A_FILE, 1):
        answer = ask(case, workspace)
        rows = found[number]
        assert {row["status"] for row in rows} == {str(answer.status)}, case["id"]
        ids = [row["entitlement_id"] for row in rows if row["entitlement_id"]]
        assert ids == [line.entitlement_id for line in answer.lines]


SQL = """
SELECT CASE
    WHEN $hours IS NULL OR e.amount_yuan IS NULL THEN e.amount_yuan
    WHEN $hours < coalesce(e.hours_min, 0) THEN NULL
    ELSE least(e.amount_yuan + greatest(0, $hours - coalesce(e.hours_min, 0)) * coalesce(e.extra_hour_rate_yuan, 0),
               coalesce(e.cap_yuan, 'infinity'))
  END AS amount
FROM catalogue c JOIN entitlements e USING (row_id)
WHERE c.status = 'final' AND c.region_code = $region AND $day BETWEEN c.effective_from AND coalesce(c.effective_to, DATE '9999-12-31')
  AND c.occupation_code = $code AND c.grade = $grade
ORDER BY e.entitlement_id
"""


@pytest.mark.parametrize(
    "case",
    [
        c
        for c in CASES
        if c["status"] == "listed"
        and c["kind"] in {"name", "code", "hours", "date", "several_lines"}
    ],
    ids=lambda case: case["id"],
)
def test_sql_over_entitlements_gives_the_same_amounts(case, tables, workspace):
    answer = ask(case, workspace)
    codes = {one.occupation_code for one in answer.lists}
    if answer.status is not Status.LISTED or len(codes) != 1 or answer.question.grade is None:
        pytest.fail(f"{case['id']} is asked by SQL and has no one code")
    draft = workspace / "normalized" / "draft"
    with duckdb.connect() as base:
        for name in ("catalogue", "entitlements"):
            base.execute(f"CREATE VIEW {name} AS SELECT * FROM '{draft / name}.parquet'")
        words = {
            "hours": case["hours"],
            "region": answer.notice.region_code,
            "day": answer.question.on,
            "code": codes.pop(),
            "grade": answer.question.grade,
        }
        found = [amount for (amount,) in base.execute(SQL, words).fetchall()]
    assert sorted(found, key=str) == sorted((line.amount_yuan for line in answer.lines), key=str)
