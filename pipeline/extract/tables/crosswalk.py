"""Crosswalks between current and old occupations: two sides of the same columns under group heads."""

from __future__ import annotations

from pipeline.extract.name_lists import split_names
from pipeline.extract.tables.table_reading import Reading
from pipeline.model.document import Issue
from pipeline.model.issues import make_issue
from pipeline.model.printed import Pair
from pipeline.text import close_gaps, squeeze

SIDES = ("current", "old")
PARTS = ("class", "code", "name")


def is_crosswalk(reading: Reading) -> bool:
    """Whether the table has a current and an old side, each with names."""
    return {c.side for c in reading.columns if c.field == "name"} >= set(SIDES)


def read_pairs(reading: Reading) -> tuple[list[Pair], list[Issue]]:
    """Every row as a pair; blanks on either side are read from the row above, and said."""
    pairs: list[Pair] = []
    issues: list[Issue] = []
    above: dict[str, str] = {}
    for row in reading.sheet.data:
        values, found = _read_row(reading, row, above)
        issues += found
        if not values["current_name"] and not values["old_name"]:
            continue
        pairs.append(Pair(reading.sheet.place(row), reading.context.annex, **values))
        reading.note_record(row)
        above = values
    return pairs, issues


def _read_row(
    reading: Reading, row: int, above: dict[str, str]
) -> tuple[dict[str, str], list[Issue]]:
    place = reading.sheet.place(row)
    values = {"situation": close_gaps(reading.text(row, "situation").replace("\n", ""))}
    issues: list[Issue] = []
    blank = {}
    for column in reading.columns:
        if column.side not in SIDES or column.field not in PARTS:
            continue
        slot, name = reading.slot(row, column), f"{column.side}_{column.field}"
        text = close_gaps(slot.text.replace("\n", ""))
        values[name] = text or above.get(name, "")
        if values[name] and (slot.row != row or not text):
            blank[name] = values[name]
        if column.field == "code" and len(split_names(slot.text).names) > 1:
            issues.append(make_issue("two_codes", place, squeeze(slot.text)))
    for side in SIDES:
        for part in PARTS:
            values.setdefault(f"{side}_{part}", "")
    issues += [
        make_issue("merged_blank", place, value, column=name, value=value)
        for name, value in blank.items()
    ]
    return values, issues
