"""Amounts beside a column of persons: what is paid for all of them together is a budget, and no amount that anybody gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.tables.columns import AMOUNTS, Column
from pipeline.extract.tables.grid_roles import Sheet
from pipeline.rules.numerals import read_figure
from pipeline.rules.patterns import pattern
from pipeline.text import fold

_PERSONS = pattern("settle_persons.persons")
_EACH = pattern("settle_persons.each")
# So many rows must be products for a column to be the sum for all persons.
PROVEN = 0.8


def settle_persons(sheet: Sheet, columns: Sequence[Column]) -> list[Column]:
    """Columns that are the product of an amount and of a number of persons are no amounts; those of which nothing says whether
    they are for each person, beside a number of persons, are in doubt."""
    persons = [c for c in columns if c.heads and _PERSONS.search(fold(c.heads[-1]))]
    amounts = [c for c in columns if c.field in AMOUNTS]
    if not persons or not amounts:
        return list(columns)
    sums = {c.index for c in amounts if _is_product(sheet, c, amounts, persons)}
    rest = [c for c in amounts if c.index not in sums]
    unclear = {c.index for c in rest if not sums and not _EACH.search(fold("".join(c.heads)))}
    return [
        replace(c, field="ignored") if c.index in sums
        else replace(c, is_unclear=True) if c.index in unclear
        else c
        for c in columns
    ]  # fmt: skip


def _is_product(
    sheet: Sheet, column: Column, amounts: Sequence[Column], persons: Sequence[Column]
) -> bool:
    return any(
        _share_of_products(sheet, column, one, many) >= PROVEN
        for one in amounts if one is not column
        for many in persons
    )  # fmt: skip


def _share_of_products(sheet: Sheet, column: Column, one: Column, many: Column) -> float:
    """The share of the rows with all three figures in which the first is the product of the others; 0 where no row has them."""
    rows = [[_value(sheet, row, c) for c in (column, one, many)] for row in sheet.data]
    whole = [row for row in rows if all(row) and row[2] != 1]
    return sum((a or 0) == (b or 0) * (n or 0) for a, b, n in whole) / len(whole) if whole else 0.0


def _value(sheet: Sheet, row: int, column: Column) -> float | None:
    value = read_figure(fold(sheet.slots[row][column.index].text))
    return None if value is None else float(value)
