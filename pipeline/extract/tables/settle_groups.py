"""Amounts of groups of people beside each other: a head of a group that no list knows is one too, and what parts a group limits its amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.tables.columns import AMOUNTS, Column
from pipeline.extract.tables.grid_roles import Sheet
from pipeline.extract.tables.guess_columns import is_numeric
from pipeline.extract.tables.heads import read_head
from pipeline.extract.tables.hours_and_sums import both_conditions
from pipeline.rules.patterns import pattern
from pipeline.text import close_gaps, fold

_PEOPLE = pattern("settle_groups.people")
_MEASURE = pattern("settle_groups.measure")


def settle_groups(sheet: Sheet, columns: Sequence[Column]) -> list[Column]:
    """登记失业人员 | 农村转移劳动力: beside amounts of a known group those of an unknown one; 企业职工 over 参保满1年 | 参保不满1年: the
    amounts of either are for a part of the group."""
    said = [_of_part(column) for column in columns]
    if not any(c.field in AMOUNTS and c.says.condition and not c.is_guessed for c in said):
        return said
    return [_as_group(column) if _is_group(sheet, column) else column for column in said]


def _of_part(column: Column) -> Column:
    lowest = column.heads[-1] if len(column.heads) > 1 else ""
    is_part = column.field in AMOUNTS and bool(column.says.condition)
    if not is_part or not _MEASURE.fullmatch(fold(lowest)):
        return column
    both = both_conditions(column.says.condition, _plain(lowest))
    return replace(column, says=replace(column.says, condition=both), is_unclear=False)


def _is_group(sheet: Sheet, column: Column) -> bool:
    """Whether figures stand below a head that nobody knows and that ends as a word for people does."""
    is_open = column.is_unknown or column.is_guessed
    return (
        is_open
        and len(column.heads) == 1
        and bool(_PEOPLE.fullmatch(fold(column.heads[0])))
        and is_numeric(sheet, column.index)
    )


def _as_group(column: Column) -> Column:
    head = column.heads[0]
    says = replace(read_head(head), condition=_plain(head))
    return replace(column, field="amount", says=says, is_unknown=False, is_guessed=False)


def _plain(head: str) -> str:
    return close_gaps(head.replace("\n", ""))
