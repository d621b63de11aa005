"""A solved region to a grid."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.grids import Grid
from pipeline.read.pdf.open_tables.cells import Placed, fill_grid
from pipeline.read.pdf.open_tables.merges import row_numbers
from pipeline.read.pdf.open_tables.pieces import Piece
from pipeline.read.pdf.open_tables.region import Region, Solved
from pipeline.read.pdf.open_tables.words import Word

# In sizes of a letter: how far from the middle of a table a line may stand that is centred.
CENTRED = 0.6


def build_grid(solved: Solved, region: Region, page: int) -> Grid:
    """The grid of a solved region."""
    placed = [
        Placed(c.level, c.levels, c.first, c.last - c.first + 1, _words(c.pieces))
        for c in solved.head.cells
    ]
    for number, row in enumerate(solved.rows, solved.head.levels):
        placed += [
            Placed(number, 1, first, last - first + 1, _words(pieces))
            for first, last, pieces in cells_of(row, region, len(solved.blanks))
        ]
    for cell in solved.merged:
        numbers = row_numbers(cell, solved.rows)
        if numbers:
            first, last = (number + solved.head.levels for number in numbers)
            placed.append(Placed(first, last - first + 1, cell.column, 1, _words(cell.pieces)))
    ys = _heights(placed, solved.head.levels + len(solved.rows))
    xs = [region.x0, *(blank.middle for blank in solved.blanks), region.x1]
    grid = fill_grid(xs, ys, placed, page)
    grid.blanks = [(blank.x0, blank.x1) for blank in solved.blanks]
    return grid


def _words(pieces: Sequence[Piece]) -> list[Word]:
    return [word for piece in pieces for word in piece.words]


def cells_of(
    row: Sequence[Piece], region: Region, last_column: int
) -> list[tuple[int, int, list[Piece]]]:
    """The cells of a row, as first and last column with their pieces; one alone in the table's middle spans it all."""
    cells: list[tuple[int, int, list[Piece]]] = []
    for piece in sorted(row, key=lambda p: (p.first, p.baseline)):
        if cells and piece.first <= cells[-1][1]:
            first, last, pieces = cells[-1]
            cells[-1] = first, max(last, piece.last), [*pieces, piece]
        else:
            cells.append((piece.first, piece.last, [piece]))
    middle = (region.x0 + region.x1) / 2
    if len(cells) == 1 and all(abs(p.middle - middle) < CENTRED * p.size for p in row):
        return [(0, last_column, cells[0][2])]
    return cells


def _heights(placed: Sequence[Placed], count: int) -> list[float]:
    """The y between rows: in the middle between the words of one and the next."""
    tops, bottoms = [float("inf")] * count, [0.0] * count
    for cell in placed:
        if cell.rows == 1:
            tops[cell.row] = min([tops[cell.row], *(word.top for word in cell.words)])
            bottoms[cell.row] = max([bottoms[cell.row], *(word.bottom for word in cell.words)])
    ends = [word for cell in placed for word in cell.words]
    ys = [min(word.top for word in ends)]
    for row in range(1, count):
        is_known = bottoms[row - 1] and tops[row] < float("inf")
        y = (bottoms[row - 1] + tops[row]) / 2 if is_known else ys[-1] + 1
        ys.append(max(y, ys[-1] + 0.1))
    return [*ys, max(ys[-1] + 0.1, *(word.bottom for word in ends))]
