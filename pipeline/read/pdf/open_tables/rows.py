"""Lines to the rows of a table without rules: which lines are new rows, and which go on in the cells of another.

The lines of a row follow each other. Each way to part the lines into rows has a cost; the cheapest is taken. Cheap rows fill
the columns that most rows fill, hold one number in a column of numbers, and are aligned as the others are: cells of several
lines begin, end, or have their middle where the other cells of their row have theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.read.pdf.open_tables.pieces import Piece
from pipeline.read.pdf.page_seams import is_cut, unbroken

MOST_LINES_IN_ROW = 14
# From this share of numbers on, a column is one of numbers, which never wrap.
MOSTLY = 0.6
NEVER = 1e6
# What it costs to go on: always; after a line that was not full; from a number to another.
ON, NOT_FULL, BIG_LETTER = 0.1, 1.0, 0.5
# Rows do not reach into each other: what it costs, for each letter's height that they do, beyond the share that any may.
OVERLAP, FREE_OVERLAP = 4.0, 0.15
Pieces = list[Piece]


@dataclass(frozen=True)
class _Columns:
    """The measures of the columns of a table: how often each is filled, whether of numbers, how wide its words run; and the
    distance of full rows, in points."""

    weights: dict[int, float]
    numbers: frozenset[int]
    widths: dict[int, float]
    pitch: float


def group_rows(lines: Sequence[Pieces], cuts: Sequence[float]) -> list[Pieces]:
    """The pieces of each row, from top to bottom; no row goes on over a cut (the y of a rule)."""
    if not lines:
        return []
    columns = _measure(lines)
    bands = _bands(lines, cuts)
    best = min(
        ([_cheapest(band, columns, mode) for band in bands] for mode in (0.0, 0.5, 1.0)),
        key=lambda found: sum(cost for cost, _ in found),
    )
    return [row for _, rows in best for row in rows]


def _bands(lines: Sequence[Pieces], cuts: Sequence[float]) -> list[list[Pieces]]:
    bands: list[list[Pieces]] = [[]]
    waiting = sorted(cuts)
    for pieces in lines:
        middle = pieces[0].baseline - 0.3 * pieces[0].size
        passed = [cut for cut in waiting if cut < middle]
        if passed:
            waiting = waiting[len(passed) :]
            bands.append([])
        bands[-1].append(pieces)
    return [band for band in bands if band]


def _measure(lines: Sequence[Pieces]) -> _Columns:
    counts: dict[int, int] = {}
    numbers: dict[int, int] = {}
    widths: dict[int, float] = {}
    for pieces in lines:
        for piece in pieces:
            if piece.first == piece.last:
                column = piece.first
                counts[column] = counts.get(column, 0) + 1
                numbers[column] = numbers.get(column, 0) + piece.is_number
                widths[column] = max(widths.get(column, 0.0), piece.x1 - piece.x0)
    of_numbers = frozenset(c for c, count in counts.items() if numbers[c] >= MOSTLY * count)
    rows = max([counts[c] for c in of_numbers] or [counts.get(0, 0)], default=1) or 1
    weights = {column: min(1.0, count / rows) for column, count in counts.items()}
    total = sum(weights.values()) or 1.0
    weights = {column: weight / total for column, weight in weights.items()}
    full = [p[0].baseline for p in lines if _missing(_filled(p), weights) < 0.3]
    steps = [other - one for one, other in pairwise(full)]
    return _Columns(weights, of_numbers, widths, median(steps) if steps else 0.0)


def _filled(pieces: Pieces) -> set[int]:
    return {column for piece in pieces for column in range(piece.first, piece.last + 1)}


def _missing(filled: set[int], weights: dict[int, float]) -> float:
    return sum(weight for column, weight in weights.items() if column not in filled)


def _cheapest(
    lines: Sequence[Pieces], columns: _Columns, mode: float
) -> tuple[float, list[Pieces]]:
    """The cheapest way to part lines into rows. `mode`: where cells are aligned, 0 at the head, 1 at the foot of their row."""
    costs: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(lines) + 1):
        best = (NEVER * NEVER, 0)
        for begin in range(end - 1, max(-1, end - 1 - MOST_LINES_IN_ROW), -1):
            cost = _row_cost(lines[begin:end], columns, mode)
            if begin:
                cost += _overlap_cost(lines[begin - 1], lines[begin])
            if costs[begin][0] + cost < best[0]:
                best = costs[begin][0] + cost, begin
            if cost >= NEVER and end - begin > 1:
                break
        costs.append(best)
    rows: list[Pieces] = []
    end = len(lines)
    while end:
        begin = costs[end][1]
        rows.append([piece for pieces in lines[begin:end] for piece in pieces])
        end = begin
    return costs[-1][0], rows[::-1]


def _row_cost(lines: Sequence[Pieces], columns: _Columns, mode: float) -> float:
    filled = {column for pieces in lines for column in _filled(pieces)}
    cost = _missing(filled, columns.weights)
    if len(lines) == 1:
        return cost
    cells = _cells(lines)
    if cells is None:
        return NEVER
    for column, pieces in cells.items():
        for one, other in pairwise(pieces):
            cost += _cost_of_going_on(one, other, column, columns)
    return cost + ON * (len(lines) - 1) + _misalignment(cells, mode)


def _overlap_cost(above: Pieces, below: Pieces) -> float:
    size = max(above[0].size, 1.0)
    overlap = (max(p.bottom for p in above) - min(p.top for p in below)) / size
    return OVERLAP * max(0.0, overlap - FREE_OVERLAP)


def _cells(lines: Sequence[Pieces]) -> dict[int, Pieces] | None:
    """The pieces by column; None where one that runs over several columns stands with others."""
    cells: dict[int, Pieces] = {}
    spans: set[tuple[int, int]] = set()
    for piece in (piece for pieces in lines for piece in pieces):
        cells.setdefault(piece.first, []).append(piece)
        spans.add((piece.first, piece.last))
    taken: set[int] = set()
    for first, last in spans:
        own = set(range(first, last + 1))
        if own & taken:
            return None
        taken |= own
    return cells


def _cost_of_going_on(one: Piece, other: Piece, column: int, columns: _Columns) -> float:
    if column in columns.numbers and one.is_number and other.is_number:
        return 0.0 if one.text[-1] in "-—–/" or other.text[0] in "-—–/" else NEVER
    if column in columns.numbers and other.is_number and not one.is_number:
        # A head, and the first number below it.
        return NEVER
    step = other.baseline - one.baseline
    if step < 0.5 * one.size:
        # On one line, but too far apart for words of one text.
        return NEVER
    cost = max(0.0, step / max(one.size, 1.0) - 1.9)
    is_tight = bool(columns.pitch) and step < 0.85 * columns.pitch
    if is_cut(one.text, other.text):
        return cost
    room = columns.widths.get(column, 0.0) - (one.x1 - one.x0)
    if not is_tight and room > _first_width(other) + 0.4 * one.size:
        cost += NOT_FULL
    if other.text[:1].isupper() and not is_tight:
        cost += BIG_LETTER
    return cost


def _first_width(piece: Piece) -> float:
    """How wide the first word of a piece is, that could have stood on the line before; a Chinese text breaks anywhere."""
    word = piece.words[0]
    if word.text[:1].isascii() and word.text.isascii():
        return word.x1 - word.x0 + 0.3 * piece.size
    return unbroken(word.text) * piece.size


def _misalignment(cells: dict[int, Pieces], mode: float) -> float:
    """How far the cells of a row lie from where the highest one has its head (foot, middle), in letters, on average."""
    spans = [(p[0].baseline, p[-1].baseline) for p in cells.values()]
    head, foot = max(spans, key=lambda span: span[1] - span[0])
    line = head + mode * (foot - head)
    off = [abs(a + mode * (b - a) - line) for a, b in spans]
    size = next(iter(cells.values()))[0].size or 1.0
    return max(off) / size if off else 0.0
