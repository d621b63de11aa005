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
            for first, last, pieces in cells_of(row, region, solved)
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
    row: Sequence[Piece], region: Region, solved: Solved
) -> list[tuple[int, int, list[Piece]]]:
    """The cells of a row, as first and last column with their pieces; a label of the rows below spans all columns."""
    cells: list[tuple[int, int, list[Piece]]] = []
    for piece in sorted(row, key=lambda p: (p.first, p.baseline)):
        if cells and piece.first <= cells[-1][1]:
            first, last, pieces = cells[-1]
            cells[-1] = first, max(last, piece.last), [*pieces, piece]
        else:
            cells.append((piece.first, piece.last, [piece]))
    if len(cells) == 1 and _is_label(row, region, solved):
        return [(0, len(solved.blanks), cells[0][2])]
    return cells


def _is_label(row: Sequence[Piece], region: Region, solved: Solved) -> bool:
    """Whether words that stand alone in a row are a label: in the middle of the table; or where other rows have a number, or
    never stand without words before them."""
    first = row[0].first
    middle = (region.x0 + region.x1) / 2
    if all(abs(piece.middle - middle) < CENTRED * piece.size for piece in row):
        return True
    others = [pieces for pieces in solved.rows if len(pieces) > 1]
    if first > 0:
        return len(others) > 1 and all(any(p.first == 0 for p in pieces) for pieces in others)
    heads = [piece for pieces in others for piece in pieces if piece.first == 0]
    numbers = sum(piece.is_number for piece in heads)
    return len(heads) > 1 and numbers == len(heads) and not row[0].is_number


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
