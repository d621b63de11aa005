"""Signs that the lines of the cells of one ruled row are rows of their own, between which no rule is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.pdf.open_tables.pieces import Piece
from pipeline.read.pdf.page_seams import is_cut

Row = Sequence[Piece]
# Fewer lines than this may be a cell of several values.
FEWEST = 3
# The share of rows that a column counts: a head and labels between the rows have no number.
COUNTED = 0.75
# Longer numbers may be one that goes on over lines.
LONGEST = 6


def are_counted(rows: Sequence[Row]) -> bool:
    """Whether a column counts the rows, 1, 2, 3."""
    return any(_counts(column, len(rows)) for column in _columns(rows).values())


def _counts(column: Sequence[Piece], rows: int) -> bool:
    serials = [int(p.text) for p in column if p.text.isdecimal() and len(p.text) < 5]
    return len(serials) >= max(FEWEST, COUNTED * rows) and all(
        other - one == 1 for one, other in pairwise(serials)
    )


def are_whole(rows: Sequence[Row]) -> bool:
    """Whether each row has one line in each column, and a column is numbers but for its head: one cell of several values
    has no words beside each of them."""
    columns = _columns(rows)
    is_full = len(columns) > 1 and all(
        len(row) == len(columns) == len({piece.first for piece in row}) for row in rows
    )
    return is_full and any(map(_is_of_numbers, columns.values()))


def _is_of_numbers(column: Sequence[Piece]) -> bool:
    body = column if column[0].is_number else column[1:]
    return (
        len(body) >= FEWEST
        and all(p.is_number and len(p.text) <= LONGEST for p in body)
        and not any(is_cut(one.text, other.text) for one, other in pairwise(body))
    )


def _columns(rows: Sequence[Row]) -> dict[int, list[Piece]]:
    columns: dict[int, list[Piece]] = {}
    for piece in (piece for row in rows for piece in row):
        columns.setdefault(piece.first, []).append(piece)
    return columns
