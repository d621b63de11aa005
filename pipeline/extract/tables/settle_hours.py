"""Two columns of class hours, those that a training must have and the most that are paid: 最低课时 | 最高课时."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.tables.columns import Column
from pipeline.rules.patterns import pattern
from pipeline.text import fold

_MOST = pattern("settle_hours.most")


def settle_hours(columns: Sequence[Column]) -> list[Column]:
    """The columns; of two kinds of hours only those that must be had are an amount's, for it has a place for one."""
    hours = [c for c in columns if c.field == "hours" and c.heads]
    most = {c.index for c in hours if _MOST.search(fold(c.heads[-1]))}
    if len(most) == len(hours):
        return list(columns)
    return [replace(c, field="ignored") if c.index in most else c for c in columns]


def is_kept_nowhere(column: Column) -> bool:
    """Whether a column that is set aside says something of amounts: the days of a grade, the most hours."""
    says = column.says
    is_of_amounts = bool(says.grades) or says.fields[:1] == ("hours",)
    return column.field == "ignored" and bool(column.heads) and is_of_amounts
