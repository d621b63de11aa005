"""Rows about a work type (工种): it is their name, and the occupation (职业) stands over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.name_lists import split_names
from pipeline.extract.tables.columns import Column
from pipeline.extract.tables.grid_roles import Slot
from pipeline.extract.tables.settle_work_types import APART
from pipeline.extract.tables.table_reading import Reading
from pipeline.rules.vocabulary import not_paid
from pipeline.text import close_gaps

BESIDE = {"work_types", APART}


def named_column(reading: Reading, row: int, column: Column) -> Column:
    """The column that names what a row is about: that of the work types where its cell there is one, and no list of several."""
    own = next((c for c in reading.columns if c.field == APART and c.block == column.block), None)
    slot = reading.slot(row, own) if own else None
    if own is None or slot is None or slot.column != own.index or not _type_in(slot.text):
        return column
    is_list = len(split_names(slot.text).names) > 1 and reading.slot(row, column).row == row
    return column if is_list else replace(own, field="name")


def columns_in(reading: Reading, row: int, block: int) -> Sequence[Column]:
    """The columns of a list as a row uses them: where it is about a work type, that is its name, and the occupation stands `over` it."""
    own = reading.columns_of(block)
    for column in own:
        if column.field == "name" and (named := named_column(reading, row, column)) != column:
            over = replace(column, field="over")
            return [named if c.index == named.index else over if c is column else c for c in own]
    return own


def work_types_of(reading: Reading, row: int, column: Column) -> str:
    """The cell of the work types of an entry that is named in a column, "" where there is none, or they name the entry."""
    for other in reading.columns:
        if other.field in BESIDE and other.block == column.block and other.index != column.index:
            return _type_in(reading.slot(row, other).text)
    return ""


def _type_in(text: str) -> str:
    """The work types of a cell as one line; "" where it holds a sign for none."""
    return "" if not_paid(text) else close_gaps(text.replace("\n", ""))


def types_under(reading: Reading, slot: Slot) -> list[Column]:
    """The columns of work types that a cell of names reaches over: an occupation without any."""
    reached = range(slot.column + 1, slot.column + slot.column_span)
    return [c for c in reading.columns if c.field in BESIDE and c.index in reached]
