"""Columns of old and new standards (原标准 | 调整后标准): the new one is what is paid, the old one and what lies between them is no rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.tables.columns import AMOUNTS, Column
from pipeline.extract.tables.grid_roles import Sheet
from pipeline.extract.tables.guess_columns import is_numeric
from pipeline.extract.tables.heads import merge_heads, read_head
from pipeline.extract.tables.standard_sides import bare_head, standard_side


def settle_replaced(sheet: Sheet, columns: Sequence[Column]) -> list[Column]:
    """The columns with the amounts of new standards as amounts, and those of old ones left out; as they are where no new one stands.
    A standard that holds now (现行标准) is the new one beside an old one or alone, and the old one beside one that is to come."""
    sides = [_side(column) for column in columns]
    found = {s for s, column in zip(sides, columns, strict=True) if is_numeric(sheet, column.index)}
    new = "new" if "new" in found else "now"
    if new not in found:
        return list(columns)
    left_out = {"old", "between", "now"} - {new}
    pairs = list(zip(sides, columns, strict=True))
    olds = [column for side, column in pairs if side in left_out - {"between"}]
    return [
        _as_new(column, olds) if side == new
        else replace(column, field="ignored", is_unknown=False, is_guessed=False) if side in left_out
        else column
        for side, column in pairs
    ]  # fmt: skip


def _side(column: Column) -> str:
    """The side that the lowest head names that names one; "" for none."""
    return next((side for head in reversed(column.heads) if (side := standard_side(head))), "")


def _as_new(column: Column, olds: Sequence[Column]) -> Column:
    """A column of amounts whose heads are read without the words for new; those that are nothing else say nothing."""
    before = [old.index for old in olds if _other_heads(old) == _other_heads(column)]
    says = merge_heads([read_head(bare) for head in column.heads if (bare := bare_head(head))])
    field = next((name for name in says.fields if name in AMOUNTS), "amount")
    return replace(
        column, field=field, says=says, before=before[0] if len(before) == 1 else None,
        is_unknown=False, is_guessed=False, is_unclear=False,
    )  # fmt: skip


def _other_heads(column: Column) -> list[str]:
    """The heads of a column that name no side."""
    return [head for head in column.heads if not standard_side(head)]
