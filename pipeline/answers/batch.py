"""Many questions from a file, answered one after the other: at least a row for each, whatever became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.answers.book import Book
from pipeline.answers.look_up import look_up
from pipeline.answers.models import Answer, Line, Question
from pipeline.answers.questions import read_day, read_grade, read_hours
from pipeline.base.edited_csv import EditedRow, control_in, read_rows
from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.base.printable import printable
from pipeline.rules.asked_columns import find_columns, heads_of

FIELDS = ("name", "region", "grade", "on", "hours")
COLUMNS = (
    "question", "name", "region", "grade", "on", "hours", "status", "why", "version", "notice_id", "document_number",
    "programme", "list", "listed_name", "subsidy_class", "row_grade", "certificate", "beneficiary", "case",
    "base_amount_yuan", "is_scarce", "scarce_uplift_pct", "share_pct", "amount_yuan", "bound", "unit", "hours_min",
    "extra_hour_rate_yuan", "cap_yuan", "conditions", "candidates", "sources", "entitlement_id",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A row of the file: its number (from 1), its cells as typed, and the question; else what cannot be read of it."""

    number: int
    typed: tuple[str, ...]
    question: Question | None
    fault: Words | None = None


def read_questions(path: Path, today: date) -> Iterator[Asked]:
    """The rows of a CSV with a head: name and region, and if wanted grade, date, hours, in English or 中文.

    UserError at once where the file cannot be read or has no column of names or regions.
    """
    rows = read_rows(path, keeps_controls=True)
    head = next(rows, None)
    places = _places(path, head)
    return _each(rows, places, today)


def _each(rows: Iterator[EditedRow], places: dict[str, int], today: date) -> Iterator[Asked]:
    for number, row in enumerate(rows, 1):
        typed = tuple(_cell(row, places.get(field)) for field in FIELDS)
        if fault := control_in(row.cells):
            # One such row of thousands stops no other.
            yield Asked(number, tuple(printable(cell) for cell in typed), None, fault)
        else:
            yield _asked(number, typed, today)


def _places(path: Path, head: EditedRow | None) -> dict[str, int]:
    places = find_columns(head.cells if head else (), FIELDS)
    missing = [field for field in ("name", "region") if field not in places]
    if missing:
        words = " / ".join(heads_of(missing[0]))
        raise UserError(
            f"{path}:1: no column {missing[0]}; one of these heads is expected: {words}",
            f"{path}:1：没有 {missing[0]} 列；表头应为其中之一：{words}",
        )
    return places


def _cell(row: EditedRow, place: int | None) -> str:
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def _asked(number: int, typed: tuple[str, ...], today: date) -> Asked:
    name, region, grade, on, hours = typed
    try:
        question = Question(
            name,
            region,
            read_day(on) if on else today,
            read_grade(grade) if grade else None,
            read_hours(hours) if hours else None,
        )
    except UserError as error:
        return Asked(number, typed, None, error.words)
    return Asked(number, typed, question)


def answer_rows(
    asked: Iterator[Asked], book: Book, lang: str, done: Callable[[], None] = lambda: None
) -> Iterator[list[str]]:
    """Rows of COLUMNS for each question, in their order."""
    for one in asked:
        head = [str(one.number), *one.typed]
        if one.question is None:
            fault = one.fault or Words("", "")
            yield _padded([*head, "unreadable", fault.say(lang), book.name])
        else:
            yield from _rows(head, look_up(one.question, book), lang)
        done()


def _rows(head: Sequence[str], answer: Answer, lang: str) -> Iterator[list[str]]:
    notice = answer.notice
    said = [
        *head, answer.status, answer.why.say(lang), answer.version, notice.notice_id if notice else "",
        notice.document_number if notice else "",
    ]  # fmt: skip
    candidates = "; ".join(f"{one.code} {one.name}".strip() for one in answer.candidates)
    for line in answer.lines:
        yield [*said, *_cells(line, candidates)]
    if not answer.lines:
        row = _padded(said)
        row[COLUMNS.index("candidates")] = candidates
        yield row


def _padded(cells: list[str]) -> list[str]:
    return [*cells, *("" for _ in COLUMNS[len(cells) :])]


def _cells(line: Line, candidates: str) -> list[str]:
    values = (
        line.programme, line.list, line.name, line.subsidy_class, line.grade, line.certificate, line.beneficiary, line.case,
        line.base_amount_yuan, line.is_scarce, line.scarce_uplift_pct, line.share_pct, line.amount_yuan, line.bound,
        line.unit, line.hours_min, line.extra_hour_rate_yuan, line.cap_yuan, "；".join(line.conditions), candidates,
        " ".join(line.sources), line.entitlement_id,
    )  # fmt: skip
    return [_text(value) for value in values]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
