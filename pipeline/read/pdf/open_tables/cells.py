"""Words in their places to a grid: texts, boxes, and an empty cell wherever no words stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.document import Box, Cell
from pipeline.read.pdf.grids import HEAD_ROWS, Grid
from pipeline.read.pdf.open_tables.words import Word
from pipeline.read.pdf.text_lines import group_lines, join_cell_lines


class Placed(NamedTuple):
    """Words of a cell, with its first row and column and how many it spans."""

    row: int
    rows: int
    column: int
    columns: int
    words: Sequence[Word]


def fill_grid(
    xs: Sequence[float], ys: Sequence[float], placed: Sequence[Placed], page: int
) -> Grid:
    """The grid of these cells. Of two that overlap, the words stand in the first."""
    grid = Grid((xs[0], ys[0], xs[-1], ys[-1]), list(xs), list(ys), is_inferred=True)
    owners: dict[tuple[int, int], int] = {}
    cells: list[Placed] = []
    for cell in placed:
        own = [
            (row, column)
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        ]
        taken = next((owners[place] for place in own if place in owners), None)
        if taken is None:
            owners.update(dict.fromkeys(own, len(cells)))
            cells.append(cell)
        else:
            cells[taken] = cells[taken]._replace(words=[*cells[taken].words, *cell.words])
    empty = [
        Placed(row, 1, column, 1, [])
        for row in range(grid.rows)
        for column in range(grid.columns)
        if (row, column) not in owners
    ]
    for cell in [*cells, *empty]:
        _add(grid, cell, page)
    grid.cells.sort(key=lambda c: (c.row, c.column))
    return grid


def _add(grid: Grid, cell: Placed, page: int) -> None:
    row, rows, column, columns, words = cell
    box: Box = (
        round(grid.xs[column], 1), round(grid.ys[row], 1),
        round(grid.xs[column + columns], 1), round(grid.ys[row + rows], 1),
    )  # fmt: skip
    lines = group_lines([char for word in words for char in word.chars])
    left, right = (
        min((line.x0 for line in lines), default=0.0),
        max((line.x1 for line in lines), default=0.0),
    )
    if row < HEAD_ROWS or row + rows == grid.rows:
        grid.lines[row, column] = lines
    text = join_cell_lines(lines, right - left + 11.0)
    grid.cells.append(Cell(text, row, column, rows, columns, page, box))
