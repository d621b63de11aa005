"""A column that prints the unit of the amounts beside it: 单位 over 元/人, 元/班, 元/人·年."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.base.remembered import remembered
from pipeline.extract.prose.per import read_tail, unit_of
from pipeline.extract.tables.columns import AMOUNTS, Column
from pipeline.extract.tables.grid_roles import Sheet
from pipeline.extract.tables.heads import cut_unit
from pipeline.text import fold

# So many of the cells of a column must be units.
MOST = 0.7


@remembered
def unit_of_cell(text: str) -> tuple[str, int]:
    """(unit, power of ten) of a cell that is a unit of money and nothing else (元/人·年, 万元/班); ("", 1) for any other."""
    folded = fold(text)
    rest, unit, scale = cut_unit(folded)
    return (unit, scale) if folded and not rest else ("", 1)


@remembered
def unit_below(text: str) -> tuple[str, int]:
    """The same of a cell below a head for units, where the word for money may be left out (人·年, 班)."""
    folded = fold(text)
    per = read_tail("/" + folded, 0)
    is_whole = bool(per.dims) and not per.unknown and per.end == len(folded) + 1
    return (unit_of(per), 1) if is_whole else unit_of_cell(text)


def settle_units(sheet: Sheet, columns: Sequence[Column]) -> list[Column]:
    """Beside amounts a column of units is one, whatever its head; a head for units over other words (单位: employers) is unknown."""
    if not any(column.field in AMOUNTS for column in columns):
        return [_as_label(column) for column in columns]
    return [
        replace(column, field="unit", is_unknown=False) if _prints_units(sheet, column)
        else _as_label(column)
        for column in columns
    ]  # fmt: skip


def _as_label(column: Column) -> Column:
    is_unit = column.field == "unit"
    return replace(column, field="label", is_unknown=True) if is_unit else column


def _prints_units(sheet: Sheet, column: Column) -> bool:
    if not (column.field == "unit" or (column.field == "label" and column.is_unknown)):
        return False
    read = unit_below if column.field == "unit" else unit_of_cell
    said = [bool(read(text)[0]) for text in sheet.column_texts(column.index)]
    return bool(said) and sum(said) >= MOST * len(said)
