"""The queue goes out to a spreadsheet and comes back whole, or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from pipeline.base.errors import UserError
from pipeline.match import Decision, Printed, match_names, read_decisions, write_decisions
from pipeline.match.queue import QueueItem, build_queue
from pipeline.match.queue_answers import read_answers
from pipeline.match.queue_sheet import COLUMNS, write_queue
from tests.match_entries import REFERENCE, decide, entry

ENTRIES = [
    entry("木工"),
    entry("钳工"),
    entry("车工"),
    entry("钳工", notice="city-2024"),
    entry("手工", notice="city-2024"),
    entry("家禽饲养工", "5-03-02-01", notice="city-2024"),
]
TODAY = date(2026, 11, 21)


def queue(
    decisions: tuple[Decision, ...] = (), entries: list[Printed] | None = None
) -> list[QueueItem]:
    return build_queue(entries or ENTRIES, REFERENCE, (), decisions)


def answer(path: Path, answers: dict[str, dict[str, Any]]) -> None:
    """Fill in the sheet as a person would: by name of the row, field to value."""
    book = load_workbook(path)
    sheet = book["queue"]
    fields = list(COLUMNS)
    for row in sheet.iter_rows(min_row=2):
        for field, value in answers.get(str(row[0].value), {}).items():
            row[fields.index(field)].value = value
    book.save(path)


def take(path: Path, decisions: tuple[Decision, ...] = (), by: str = "li") -> list[Decision]:
    return read_answers(path, queue(decisions), decisions, REFERENCE, by=by, today=TODAY)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    write_queue(queue(), tmp_path / "queue.xlsx")
    return tmp_path / "queue.xlsx"


def test_one_decision_that_settles_most_rows_comes_first() -> None:
    assert [(item.name, item.rows, item.scope) for item in queue()] == [
        ("钳工", 2, "everywhere"),
        ("家禽饲养工", 1, "city-2024"),
        ("手工", 1, "everywhere"),
        ("木工", 1, "everywhere"),
    ]


def test_a_decided_name_leaves_the_queue() -> None:
    decisions = (decide("钳工", "6-20-01-01"), decide("手工", "none", "refuse"))
    assert [item.name for item in queue(decisions)] == ["家禽饲养工", "木工"]


def test_the_sheet_offers_the_candidates_of_each_row(sheet: Path) -> None:
    book = load_workbook(sheet)
    rules = {
        str(rule.sqref): rule.formula1 for rule in book["queue"].data_validations.dataValidation
    }
    answers = get_column_letter(list(COLUMNS).index("answer") + 1)
    assert rules[f"{answers}2"] == "candidates!$A$1:$F$1"
    offered = [cell.value for cell in book["candidates"][1]]
    assert set(offered[:3]) == {"6-20-01-01 装配钳工", "6-31-01-02 机修钳工", "6-18-04-06 工具钳工"}
    assert offered[-1] == "none 无对应职业"


def test_answers_become_decisions_and_settle_the_names(sheet: Path, tmp_path: Path) -> None:
    settled = {
        "answer": "6-20-01-01 装配钳工",
        "reason": "answer of the bureau",
        "by": "wang",
        "on": date(2026, 11, 20),
    }
    nothing = {"answer": "none 无对应职业", "reason": "no occupation"}
    typed = {"answer": "5-03-02-02", "reason": "the code is of an older edition"}
    answer(sheet, {"钳工": settled, "手工": nothing, "家禽饲养工": typed})
    path = tmp_path / "raw" / "decisions.csv"
    write_decisions(path, take(sheet))
    decisions = read_decisions(path)
    assert decisions == (
        Decision(
            "2022",
            "city-2024",
            "家禽饲养工",
            "5-03-02-02",
            "accept",
            "the code is of an older edition",
            "li",
            "2026-11-21",
        ),
        Decision(
            "2022", "everywhere", "手工", "none", "refuse", "no occupation", "li", "2026-11-21"
        ),
        Decision(
            "2022",
            "everywhere",
            "钳工",
            "6-20-01-01",
            "accept",
            "answer of the bureau",
            "wang",
            "2026-11-20",
        ),
    )
    again = match_names(ENTRIES, REFERENCE, (), decisions)
    assert [match.match_method for match in again.matches] == [
        None,
        "decision",
        "name",
        "decision",
        "decision",
        "decision",
    ]
    assert again.matches[-1].occupation_name == "家禽饲养员"
    assert [item.name for item in queue(decisions)] == ["木工"]


def test_rows_without_an_answer_stay_open(sheet: Path) -> None:
    assert take(sheet) == []


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (
            {"answer": "6-20-01-99", "reason": "r"},
            "row 2 (钳工): the answer '6-20-01-99' is no code of the edition of 2022",
        ),
        ({"answer": "装配钳工", "reason": "r"}, "row 2 (钳工): the answer '装配钳工' is no code"),
        (
            {"answer": "6-20-01-01 机修钳工", "reason": "r"},
            "row 2 (钳工): 6-20-01-01 is 装配钳工, not 机修钳工",
        ),
        ({"answer": "6-20-01-01 装配钳工"}, "row 2 (钳工): reason must not be empty"),
        (
            {"answer": "6-20-01-01", "reason": "r", "on": "yesterday"},
            "row 2 (钳工): on is 'yesterday'",
        ),
        (
            {"answer": "6-20-01-01", "reason": "r", "scope": "far-2020"},
            "row 2 (钳工): scope 'far-2020' is neither",
        ),
        (
            {"answer": "6-20-01-01", "reason": "r", "name": "钳工工"},
            "row 2 (钳工工): no such name waits",
        ),
    ],
)
def test_a_wrong_answer_is_refused_with_its_row_and_none_is_taken(
    sheet: Path, cells: dict[str, Any], fault: str
) -> None:
    answer(sheet, {"钳工": cells, "木工": {"answer": "6-06-03-02 机械木工", "reason": "fits"}})
    with pytest.raises(UserError) as refused:
        take(sheet)
    assert fault in str(refused.value)
    assert "nothing was taken" in str(refused.value)


def test_an_answer_without_a_name_below_it_is_refused(sheet: Path) -> None:
    answer(sheet, {"钳工": {"answer": "6-20-01-01", "reason": "r"}})
    with pytest.raises(UserError, match="by must not be empty"):
        take(sheet, by="")


def test_an_answer_for_one_notice_leaves_the_other_open(sheet: Path) -> None:
    answer(sheet, {"钳工": {"answer": "6-20-01-01 装配钳工", "reason": "r", "scope": "city-2024"}})
    left = queue(tuple(take(sheet)))
    assert [(item.name, item.notices) for item in left if item.name == "钳工"] == [
        ("钳工", ("town-2024",))
    ]


def test_another_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("no")
    with pytest.raises(UserError, match="cannot be read as a spreadsheet"):
        take(tmp_path / "a.xlsx")
