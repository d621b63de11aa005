"""Signs that the lines of the cells of one ruled row are rows of their own, between which no rule is drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import ne

from pipeline.read.pdf.open_tables.pieces import Piece
from pipeline.read.pdf.page_seams import PADDING, is_cut

Row = Sequence[Piece]
SERIAL = re.compile(r"[（(]?([0-9]{1,4})[）).、．]?")
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
    found = (SERIAL.fullmatch(piece.text) for piece in column)
    serials = [int(match[1]) for match in found if match]
    return len(serials) >= max(FEWEST, COUNTED * rows) and all(
        other - one == 1 for one, other in pairwise(serials)
    )


def are_whole(rows: Sequence[Row], xs: Sequence[float]) -> bool:
    """Whether each row begins with a name of its own, and has a number: one cell of several values has one name for all of
    them; or whether all columns have a line in each row, and none is wrapped. `xs` are the sides of the columns."""
    columns = _columns(rows)
    filled = [len({piece.first for piece in row}) for row in rows]
    if len(columns) < 2 or len(rows) < FEWEST or any(map(ne, filled, map(len, rows))):
        return False
    first = columns[min(columns)]
    if len(first) < len(rows) or 2 * sum(_has_room(p, xs) for p in first) < len(first):
        return False
    if any(len(c) == len(rows) and _is_of_numbers(c) for c in columns.values()):
        return all(2 * len(column) >= len(rows) for column in columns.values())
    return all(
        len(column) == len(rows) and all(_has_room(piece, xs) for piece in column[:-1])
        for column in columns.values()
    )


def _has_room(piece: Piece, xs: Sequence[float]) -> bool:
    """Whether a line ends before its cell is full, so that the next is no rest of it."""
    width = xs[piece.last + 1] - xs[piece.first] - PADDING
    return width - (piece.x1 - piece.x0) > 2.2 * piece.size


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
