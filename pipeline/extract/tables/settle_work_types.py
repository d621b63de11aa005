"""Which columns name the work types (工种) of the occupations beside them, and whether these tell the rows of one occupation apart."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.name_lists import split_names
from pipeline.extract.tables.columns import Column
from pipeline.extract.tables.grid_roles import Sheet
from pipeline.rules.patterns import words
from pipeline.text import fold

# Heads of a column of work types beside one of occupations.
_HEADS = frozenset(words("column_roles.work_types"))
# The field of work types that tell the rows of an occupation apart; those that do not are `work_types`.
APART = "work_type"


def settle_work_types(sheet: Sheet, columns: list[Column], told: Collection[str]) -> list[Column]:
    """The columns of work types; heads in `told` are what notice.toml says. Codes may stand between them and the occupations."""
    settled = list(columns)
    for left, right in pairwise(column for column in columns if column.field != "code"):
        if left.field == "name" and left.heads and _is_beside(left, right):
            is_told = any(fold(head) in told for head in right.heads)
            apart = not is_told and _tells_apart(sheet, left, right)
            settled[right.index] = replace(right, field=APART if apart else "work_types")
    return settled


def _is_beside(left: Column, right: Column) -> bool:
    if right.field == "work_types":
        return True
    if right.field != "name" or not right.heads or left.heads == right.heads:
        return False
    return fold(right.heads[-1]) in _HEADS and fold(left.heads[-1]) not in _HEADS


def _tells_apart(sheet: Sheet, names: Column, types: Column) -> bool:
    """Whether rows of one occupation, merged or printed again, have work types of their own."""
    found: dict[tuple[int, str], set[str]] = {}
    last, block = "", 0
    for row in sheet.data:
        name, own = sheet.slots[row][names.index], sheet.slots[row][types.index]
        block += fold(name.text) != last
        last = fold(name.text)
        if own.column == types.index and len(split_names(own.text).names) == 1:
            found.setdefault((block, last), set()).add(fold(own.text))
    return any(len(texts) > 1 for texts in found.values())
