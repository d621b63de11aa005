"""Rows of text whose merged cells were left out and made up for at their end: `| B类 | 五级 | 800 | |` below `| 证书 | A类 | 五级 | 900 |`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from pipeline.extract.tables.cell_kinds import kind_of

Row = list[str]
# Of wider rows not all places are tried.
MOST_COLUMNS = 12
# Kinds of values that may stand in one column.
_FIGURES = {"number", "amount", "unpaid", "percent"}
_WORDS = {"text", "names", "sentence"}


def place_cells(grid: Sequence[Row]) -> list[Row | None]:
    """The rows below a head with their cells in the columns of their kind, by what the rows say that are full. A row that was
    closed up moves to the right as a whole where that fits, else to the one place where it does; None where nothing tells."""
    head, *rows = grid
    kinds = [{_kind(row[c]) for row in rows if all(row)} for c in range(len(head))]
    if not any(all(row) for row in rows) or all(_fits(row, kinds) for row in rows):
        return list(grid)
    return [head, *(row if row[-1] else _moved(row, kinds) for row in rows)]


def _kind(text: str) -> str:
    kind = kind_of(text)
    return "figure" if kind in _FIGURES else "text" if kind in _WORDS else kind


def _fits(row: Row, kinds: Sequence[set[str]]) -> bool:
    return all(not text or _kind(text) in kinds[c] for c, text in enumerate(row))


def _moved(row: Row, kinds: Sequence[set[str]]) -> Row | None:
    filled = [text for text in row if text]
    whole = [""] * (len(row) - len(filled)) + filled
    if _fits(whole, kinds):
        return whole
    if len(row) > MOST_COLUMNS:
        return None
    found = [
        made
        for at in combinations(range(len(row)), len(filled))
        if _fits(made := _spread(filled, at, len(row)), kinds)
    ]
    return found[0] if len(found) == 1 else None


def _spread(filled: Sequence[str], at: Sequence[int], columns: int) -> Row:
    made = [""] * columns
    for place, text in zip(at, filled, strict=True):
        made[place] = text
    return made
