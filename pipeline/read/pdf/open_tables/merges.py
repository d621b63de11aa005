"""Cells that go over several rows of a table without rules: their words stand in the middle of those rows.

The rows are known from the column of numbers with the most lines. Another column is merged where its lines, taken in blocks,
stand in the middle of so many rows each, all rows one after the other: only one way to part the rows fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.read.pdf.open_tables.pieces import Piece
from pipeline.read.pdf.page_seams import is_cut

# In sizes of a letter: how far a block may lie from the middle of its rows, and a line from the one before in its block;
# nearer than the last to the line of a row, a line stands in it.
OFF, LEADING, ON_LINE = 0.35, 1.9, 0.25
# From this share of numbers on, a column is one of numbers.
MOSTLY = 0.6
FEWEST_ROWS = 3
# Of two ways to part the rows that fit alike, the one with fewer merged cells.
WIDE = 0.01
# What it costs to part lines that run on, in columns with lines of more letters than the second.
TORN, WORDY = 0.3, 6.0
# A line that goes on stands so much nearer to the line before than to the row below.
NEARER = 1.15
MOST_ROWS, MOST_LINES = 40, 40
NEVER = 1e6
# Blocks of pieces, each with the first and last of its rows.
Parted = list[tuple[list[Piece], int, int]]


@dataclass(frozen=True)
class Merged:
    """Pieces of a cell over rows, the first and last told by the baselines of the column of numbers."""

    column: int
    pieces: tuple[Piece, ...]
    first: float
    last: float


@dataclass(frozen=True)
class Merges:
    """The merged cells of a table; whether words stand between rows that belong to none."""

    cells: list[Merged]
    is_unclear: bool = False


def find_merges(
    lines: Sequence[Sequence[Piece]],
    cuts: Sequence[float],
    before: frozenset[int] | None = None,
) -> Merges:
    """The cells over several rows. `cuts` are the y of rules, which no cell crosses. `before`: where the table goes on from
    the page before, the columns with merged cells there; its first rows may belong to a cell of that page."""
    columns: dict[int, list[Piece]] = {}
    for piece in (p for pieces in lines for p in pieces if p.first == p.last):
        columns.setdefault(piece.first, []).append(piece)
    rows = _rows_of(columns)
    if len(rows) < FEWEST_ROWS:
        return Merges([])
    found: list[Merged] = []
    for column, pieces in columns.items():
        if not _may_be_merged(pieces, rows):
            continue
        parted = _part(pieces, rows, cuts, before is not None)
        if parted is None and _is_squeezed(pieces, rows) and not _hangs(pieces, rows):
            return Merges([], is_unclear=True)
        if parted and (column in (before or ()) or _is_proof(parted, rows)):
            found += _merged(column, parted, rows)
    for column in (before or frozenset()) - columns.keys():
        found.append(Merged(column, (), rows[0].baseline, rows[-1].baseline))
    return Merges(found)


def _merged(column: int, parted: Parted, rows: Sequence[Piece]) -> list[Merged]:
    """The cells over more than one row; the rows before the first block are one blank cell."""
    blocks = [([], 0, parted[0][1] - 1), *parted] if parted[0][1] else parted
    return [
        Merged(column, tuple(block), rows[a].baseline, rows[b].baseline)
        for block, a, b in blocks
        if b > a or not block
    ]


def _rows_of(columns: dict[int, list[Piece]]) -> list[Piece]:
    """The pieces of the column of numbers with the most lines, but for columns of codes that go on over lines."""
    numbers = [
        [p for p in pieces if p.is_number]
        for pieces in columns.values()
        if sum(p.is_number for p in pieces) >= MOSTLY * len(pieces)
        and not any(is_cut(a.text, b.text) for a, b in pairwise(pieces))
    ]
    return max(numbers, key=len, default=[])


def _may_be_merged(pieces: Sequence[Piece], rows: Sequence[Piece]) -> bool:
    """Whether a column fills few rows, or has lines between them."""
    on_rows = sum(not _is_between(piece, rows) for piece in pieces)
    return len(pieces) < 0.75 * len(rows) or on_rows < 0.75 * len(pieces)


def _is_between(piece: Piece, rows: Sequence[Piece]) -> bool:
    return min(abs(piece.baseline - row.baseline) for row in rows) > ON_LINE * piece.size


def _is_squeezed(pieces: Sequence[Piece], rows: Sequence[Piece]) -> bool:
    """Whether a piece stands half way between two rows that are no farther apart than others: it has no row of its own."""
    steps = [(a.baseline, b.baseline) for a, b in pairwise(rows)]
    usual = median(b - a for a, b in steps)
    return any(
        a + 0.35 * (b - a) < piece.baseline < b - 0.35 * (b - a) and b - a < 1.35 * usual
        for piece in pieces
        for a, b in steps
    )


def _hangs(pieces: Sequence[Piece], rows: Sequence[Piece]) -> bool:
    """Whether each line between rows goes on from one that hangs on a row, nearer to it than to the row below."""
    if _is_between(pieces[0], rows):
        return False
    for before, piece in pairwise(pieces):
        leading = piece.baseline - before.baseline
        below = min((r.baseline for r in rows if r.baseline > piece.baseline), default=NEVER)
        is_near = leading < LEADING * piece.size and below - piece.baseline > NEARER * leading
        if _is_between(piece, rows) and not is_near:
            return False
    return True


def _part(
    pieces: Sequence[Piece], rows: Sequence[Piece], cuts: Sequence[float], goes_on: bool
) -> Parted | None:
    """Blocks of lines with the first and last row of each, all rows taken in order; None where no way fits."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    if goes_on:
        for number in range(1, len(rows)):
            best[0, number] = (0.3, (0, 0))
    torn = [_runs_on(pieces, number) for number in range(len(pieces))]
    for start in sorted(_starts(len(pieces), len(rows))):
        if start not in best:
            continue
        for end, cost in _steps(start, pieces, rows, cuts):
            total = best[start][0] + cost + torn[start[0]]
            if total < best.get(end, (NEVER, start))[0]:
                best[end] = total, start
    end = len(pieces), len(rows)
    if end not in best:
        return None
    parted: Parted = []
    while end[0]:
        start = best[end][1]
        parted.append((list(pieces[start[0] : end[0]]), start[1], end[1] - 1))
        end = start
    return parted[::-1]


def _runs_on(pieces: Sequence[Piece], number: int) -> float:
    """The cost to begin a cell with a line: much where the one before is full and no farther away than lines of one
    text are."""
    if not number:
        return 0.0
    steps = [b.baseline - a.baseline for a, b in pairwise(pieces)]
    widths = [piece.x1 - piece.x0 for piece in pieces]
    size = pieces[number].size
    is_full = widths[number - 1] > max(widths) - 1.5 * size and max(widths) > WORDY * size
    return TORN if is_full and steps[number - 1] < 1.15 * min(steps) else 0.0


def _starts(pieces: int, rows: int) -> list[tuple[int, int]]:
    return [(p, r) for p in range(pieces) for r in range(rows)]


def _steps(
    start: tuple[int, int], pieces: Sequence[Piece], rows: Sequence[Piece], cuts: Sequence[float]
) -> list[tuple[tuple[int, int], float]]:
    """The ends of the next block and of its rows, with what each costs."""
    line, row = start
    steps = []
    size = pieces[line].size
    for end in range(line + 1, min(len(pieces), line + MOST_LINES) + 1):
        if end - line > 1 and pieces[end - 1].baseline - pieces[end - 2].baseline > LEADING * size:
            break
        if end - line > 1 and not any(_is_between(p, rows) for p in pieces[line:end]):
            # Each line stands in a row: so many cells.
            continue
        middle = (pieces[line].baseline + pieces[end - 1].baseline) / 2
        for last in range(row, min(len(rows), row + MOST_ROWS)):
            off = abs((rows[row].baseline + rows[last].baseline) / 2 - middle) / size
            if any(rows[row].baseline < cut < rows[last].baseline - 0.5 * size for cut in cuts):
                break
            if off < OFF:
                steps.append(((end, last + 1), off + (WIDE if last > row else 0.0)))
    return steps


def _is_proof(parted: Parted, rows: Sequence[Piece]) -> bool:
    """Whether the parts say enough: several over more than one row, or words between rows, which stand in none."""
    wide = [part for part in parted if part[2] > part[1]]
    between = any(_is_between(p, rows) for block, _, _ in wide for p in block if len(block) == 1)
    return len(wide) > 1 or between


def is_apart(piece: Piece, merges: Merges) -> bool:
    """Whether a piece belongs to no merged cell."""
    return not any(piece in cell.pieces for cell in merges.cells if cell.column == piece.first)


def row_numbers(cell: Merged, rows: Sequence[Sequence[Piece]]) -> tuple[int, int] | None:
    """The first and last of the rows that a merged cell goes over."""
    held = [
        number
        for number, row in enumerate(rows)
        if any(cell.first - 1 <= p.baseline <= cell.last + 1 for p in row)
    ]
    return (held[0], held[-1]) if held else None
