"""Sums of money among the remarks of a table (备注: 含鉴定费130元): they are amounts, and what they limit is not always told."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.tables.columns import Column
from pipeline.extract.tables.grid_roles import Slot
from pipeline.extract.tables.guess_columns import says_yuan
from pipeline.extract.tables.heads import read_head
from pipeline.extract.tables.table_reading import Reading


def remark_sums(reading: Reading, row: int) -> Iterator[tuple[Column, Slot]]:
    """The cells of a row among the remarks that name a sum of money, each with its column."""
    for column in reading.fields("remark"):
        slot = reading.slot(row, column)
        if slot.column == column.index and says_yuan(slot.text):
            yield column, slot


def is_beside(reading: Reading, column: Column) -> bool:
    """Whether a column of remarks stands beside columns of amounts, or in a list without any: a sum there is a case of the row's own
    amount, or an amount that only some rows have."""
    if not is_remark(column):
        return False
    return column.field == "remark" or not all(map(is_remark, reading.amounts))


def is_remark(column: Column) -> bool:
    """Whether a column is headed as one of remarks, whatever it holds."""
    return any(read_head(head).fields[:1] == ("remark",) for head in column.heads)
