"""Rows and cells of versions of any age: their columns differ, so they are told by name, and each cell is one of a closed union."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

# Lists of words are joined.
Cell: TypeAlias = str | int | float | bool | date | None
Row: TypeAlias = Mapping[str, Cell]
# Some cells of a row, by which rows are told apart or gathered.
Keys: TypeAlias = tuple[Cell, ...]


def word_in(row: Row, name: str) -> str:
    """A cell of words, "" where it is null or the version has no such column."""
    value = row.get(name)
    return "" if value is None else str(value)


def number_in(value: Cell) -> float | None:
    """A cell as a number; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value


def grade_in(row: Row) -> int:
    """The grade of a row, 0 where it has none."""
    return int(number_in(row.get("grade")) or 0)
