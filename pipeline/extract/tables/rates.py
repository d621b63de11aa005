"""Amounts of tables: by class and grade, by occupation and grade, by item; merged cells filled; words instead of numbers kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.name_lists import cut_class, split_names
from pipeline.extract.prose.prose_amounts import read_amounts
from pipeline.extract.tables.column_roles import AMOUNTS, Column
from pipeline.extract.tables.grid_roles import AMOUNT, Slot, kind_of
from pipeline.extract.tables.lists import is_item
from pipeline.extract.tables.table_reading import Reading, context_class, context_unit
from pipeline.model.document import Issue
from pipeline.model.issues import make_issue
from pipeline.model.printed import Amount
from pipeline.rules.vocabulary import (
    class_in_brackets,
    class_of,
    first_term,
    grade_range,
    has_term,
    not_paid,
    read_unit,
)
from pipeline.text import close_gaps, fold, squeeze


@dataclass
class _Row:
    """What a row's cells say beside its amounts."""

    labels: list[str]
    programme_words: list[str]
    printed_class: str = ""
    grade: str = ""
    hours: str = ""
    certificate: str = ""
    occupations: tuple[str, ...] = ()


def read_rates(reading: Reading, clause: str | None) -> tuple[list[Amount], list[Issue]]:
    """Every amount of a table in order of print, and doubts."""
    rates: list[Amount] = []
    issues: list[Issue] = []
    if not reading.amounts:
        return rates, issues
    for row in reading.sheet.data:
        if reading.fates.get(row) in {"note", "caption"}:
            continue
        made, found = _read_row(reading, row, clause)
        rates += made
        issues += found
        reading.note_record(row, len(made))
    return rates, issues


def _read_row(reading: Reading, row: int, clause: str | None) -> tuple[list[Amount], list[Issue]]:
    said = _say_row(reading, row)
    made: list[Amount] = []
    issues: list[Issue] = []
    seen: set[tuple[int, int]] = set()
    for column in reading.amounts:
        slot = reading.slot(row, column)
        if not slot.text or (slot.row, slot.column) in seen or not_paid(slot.text):
            continue
        seen.add((slot.row, slot.column))
        if slot.column != column.index and kind_of(slot.text) not in {"sentence", "text", "names"}:
            continue
        found = list(_read_slot(reading, row, column, slot, said, clause))
        made += found
        if slot.row != row and found and column.field in AMOUNTS and _is_own_line(reading, row):
            issues.append(
                make_issue(
                    "merged_blank",
                    reading.sheet.place(row),
                    slot.text,
                    column="printed",
                    value=slot.text,
                )
            )
        if found and not any(rate.figure or rate.printed_cap for rate in found):
            issues.append(make_issue("amount_absent", reading.sheet.place(row), slot.text))
    return made, issues


def _is_own_line(reading: Reading, row: int) -> bool:
    """Whether the row has a cell of its own that tells it from the row above."""
    return any(slot.row == row and slot.text for slot in reading.sheet.slots[row])


def _say_row(reading: Reading, row: int) -> _Row:
    """Sorts the cells of a row that are no amounts: class, grade, hours, occupations, and labels from left to right."""
    said = _Row([], [])
    seen: set[tuple[int, int]] = set()
    for column in reading.columns:
        slot = reading.slot(row, column)
        key = (slot.row, slot.column)
        if (
            not slot.text
            or key in seen
            or column.field in {"seq", "code", "remark", "mark", "ignored"}
        ):
            continue
        if (column.field in AMOUNTS and slot.column == column.index) or _reaches_amounts(
            reading, slot
        ):
            continue
        seen.add(key)
        _sort_cell(reading, column, slot, said)
    said.printed_class = (
        said.printed_class or _class_of_section(reading, row) or context_class(reading.context)
    )
    return said


def _reaches_amounts(reading: Reading, slot: Slot) -> bool:
    """Whether a cell of words reaches into a column of amounts: then it stands for the amount."""
    covered = range(slot.column, slot.column + slot.column_span)
    return kind_of(slot.text) == "sentence" and any(
        column.index in covered for column in reading.amounts
    )


def _sort_cell(reading: Reading, column: Column, slot: Slot, said: _Row) -> None:
    text = close_gaps(slot.text.replace("\n", ""))
    if column.field == "name" and not is_item(reading, column, slot):
        letter, rest = cut_class(slot.text)
        said.printed_class = said.printed_class or letter
        names = () if has_term("residual", rest) else split_names(rest).names
        said.occupations = names or said.occupations
    elif class_of(text) and column.field in {"class", "label", "programme", "name", "grade"}:
        said.printed_class = class_of(text)
    elif grade_range(text) or (
        column.field == "grade" and first_term("programme", text) == "training_completion"
    ):
        said.grade = text
    elif kind_of(text) == "number" or (
        column.field == "hours" and re.fullmatch(r"\d+(课时|学时|节|h)?", fold(text))
    ):
        if column.field in {"hours", "grade"} and slot.column == column.index:
            said.hours = re.sub(r"\D", "", fold(text))
    elif column.field not in {"industry", "situation"}:
        said.labels.append(text)
        if column.index == 0 or column.field in {"programme", "certificate"}:
            said.programme_words.append(text)
        said.printed_class = said.printed_class or class_in_brackets(text)


def _class_of_section(reading: Reading, row: int) -> str:
    """The class of the last section band above a row."""
    number = bisect_right(reading.bands, row)
    if not number:
        return ""
    text = reading.sheet.slots[reading.bands[number - 1]][0].text
    return cut_class(text)[0] or class_of(text)


def _read_slot(
    reading: Reading, row: int, column: Column, slot: Slot, said: _Row, clause: str | None
) -> Iterator[Amount]:
    programme = column.programme or _programme(reading, said, slot)
    base = Amount(
        reading.sheet.place(row), clause, programme, close_gaps(slot.text.replace("\n", "")),
        printed_class=said.printed_class, item=_item(said, slot), component=_component(reading, column),
        printed_grade=_grade(column, said), unit=column.unit or context_unit(reading.context) or "per_person",
        printed_hours=said.hours, offset=reading.sheet.offset(row, column.index),
    )  # fmt: skip
    folded = fold(slot.text)
    if AMOUNT.fullmatch(folded) and not re.search("不超过|最高", folded):
        figure = re.sub(r"元.*|/.*", "", folded.replace(",", ""))
        unit = read_unit(folded) if "元/" in folded else base.unit
        rates = [replace(base, figure=figure, unit=unit)]
    else:
        rates = [
            _of_phrase(base, phrase) for phrase in read_amounts(slot.text, in_table=True)
        ] or _words_only(base, slot)
    for rate in rates:
        yield from _own_rates(rate, said)


def _of_phrase(base: Amount, phrase: object) -> Amount:
    from pipeline.extract.prose.prose_amounts import Phrase

    assert isinstance(phrase, Phrase)
    return replace(
        base, figure=phrase.figure, unit=phrase.unit, printed=phrase.printed, printed_cap=phrase.cap, formula=phrase.formula,
        printed_hours=base.printed_hours or phrase.hours, printed_grade=base.printed_grade or phrase.grade,
        printed_class=base.printed_class or phrase.printed_class, programme=base.programme or phrase.programme,
        offset=base.offset + phrase.offset,
    )  # fmt: skip


def _words_only(base: Amount, slot: Slot) -> list[Amount]:
    """Words where an amount belongs: kept as a formula, unless they are a name that merely reaches that far. Figures that
    are no amount this project reads (1900→2100) are kept as printed, to be said unread."""
    if re.search(r"\d", slot.text) and not has_term("formula", slot.text):
        return [replace(base, figure=base.printed)]
    if len(squeeze(slot.text)) < 5:
        return []
    return [replace(base, unit="other", formula=base.printed)]


def _own_rates(rate: Amount, said: _Row) -> Iterator[Amount]:
    """A rate of the class where there is one; else of each occupation of the row."""
    if not said.occupations or (rate.printed_class and len(said.occupations) > 1):
        yield rate
        return
    for name in said.occupations:
        yield replace(rate, occupation=name)


def _programme(reading: Reading, said: _Row, slot: Slot) -> str:
    """By the row's own words, then by its grade, then by the captions and title."""
    own = first_term("programme", *said.labels, said.grade)
    if own and not (own == "vocational_qualification" and not grade_range(said.grade)):
        return own
    around = first_term("programme", *reading.context.words)
    return (
        own
        or around
        or (
            "vocational_qualification"
            if _is_graded(reading, said)
            else first_term("programme", slot.text)
        )
    )


def _is_graded(reading: Reading, said: _Row) -> bool:
    return bool(
        grade_range(said.grade)
        or said.occupations
        or any(column.grade for column in reading.amounts)
    )


def _item(said: _Row, slot: Slot) -> str:
    """The labels of the row but the first, which is the programme; doubled ones once."""
    words = [
        w
        for w in dict.fromkeys(said.labels)
        if w != close_gaps(slot.text.replace("\n", "")) and not class_of(w)
    ]
    inner = [w for w in words if w not in said.programme_words[:1]] or (
        [] if len(words) > 1 else words
    )
    return " ".join(inner)


def _component(reading: Reading, column: Column) -> str:
    """total where one amount is printed for the row and grade; else what the head of the column says."""
    same = [c for c in reading.amounts if c.grade == column.grade]
    return AMOUNTS[column.field] if len({c.field for c in same}) > 1 else "total"


def _grade(column: Column, said: _Row) -> str:
    return str(column.grade) if column.grade else said.grade
