"""The parts of a table, one a page, and whether one goes on in the next: by geometry, and by the words of the head."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.document import Cell, Place
from pipeline.read.pdf.grids import Grid
from pipeline.read.pdf.text_lines import Line
from pipeline.text import squeeze

NEAR = 4.0


@dataclass
class Part:
    """A grid with its page and its number among the tables of that page, from 1."""

    grid: Grid
    page: int
    number: int

    def places(self) -> list[Place]:
        """Where each row stands: as high as the row, as wide as the cells that stand in it or reach into it."""
        if self.grid.turn:
            return [self._place(row) for row in range(self.grid.rows)]
        rows = self.grid.rows
        extents: list[tuple[float, float] | None] = [None] * rows
        for cell in self.grid.cells:
            x0, _, x1, _ = cell.bbox or (0.0, 0.0, 0.0, 0.0)
            for row in range(cell.row, min(cell.row + cell.row_span, rows)):
                left, right = extents[row] or (x0, x1)
                extents[row] = min(left, x0), max(right, x1)
        ys = [round(y, 1) for y in self.grid.ys]
        return [
            Place(
                f"p{self.page}.t{self.number}.r{row + 1}",
                self.page,
                (x[0], ys[row], x[1], ys[row + 1]) if x else None,
            )
            for row, x in enumerate(extents)
        ]

    def _place(self, row: int) -> Place:
        """Where a row of a turned table stands: round its cells."""
        boxes = [c.bbox for c in self.grid.cells if c.row <= row < c.row + c.row_span and c.bbox]
        box = (
            min(b[0] for b in boxes), min(b[1] for b in boxes),
            max(b[2] for b in boxes), max(b[3] for b in boxes),
        ) if boxes else None  # fmt: skip
        return Place(f"p{self.page}.t{self.number}.r{row + 1}", self.page, box)


def lines_of(cell: Cell, part: Part) -> list[Line]:
    """The lines of a cell on its page."""
    old = next((c for c in part.grid.cells if c.bbox == cell.bbox), None)
    return part.grid.lines.get((old.row, old.column), []) if old else []


def on_columns(grid: Grid, xs: list[float]) -> list[Cell]:
    """The cells of a grid on the columns of the whole table, whose rules stand at `xs`."""
    own = list(range(len(grid.xs)))
    is_same = grid.is_inferred and len(grid.xs) == len(xs)
    at = own if is_same else [nearest(xs, x) for x in grid.xs]
    if at == own:
        return grid.cells
    return [
        move(c, c.row, at[c.column], max(1, at[c.column + c.column_span] - at[c.column]))
        for c in grid.cells
    ]


def nearest(values: list[float], value: float) -> int:
    """The index of the value nearest to one."""
    return min(range(len(values)), key=lambda index: abs(values[index] - value))


def move(cell: Cell, row: int, column: int, column_span: int) -> Cell:
    """A cell in another place of the grid."""
    return Cell(cell.text, row, column, cell.row_span, column_span, cell.page, cell.bbox)


def goes_on(parts: list[Part], after: Part) -> bool:
    """Whether the table that these parts make goes on in another: the columns of one are those of the other, or a coarser cut of them, at
    least from the last full-width row of the one to the first of the other; and its head does not change."""
    one, other = parts[-1].grid, after.grid
    if one.turn != other.turn:
        return False
    if one.is_inferred or other.is_inferred:
        return _share_blanks(one, other) and not _changes_head(parts[0].grid, other)
    if abs(one.xs[0] - other.xs[0]) > NEAR or abs(one.xs[-1] - other.xs[-1]) > NEAR:
        return False
    is_same = _are_cut(one.xs, other.xs) or _are_cut(_last_columns(one), _first_columns(other))
    return is_same and not _changes_head(parts[0].grid, other)


def _share_blanks(one: Grid, other: Grid) -> bool:
    """Whether two grids, of which words show the columns, have as many, each blank of one in reach of the other's."""
    pairs = list(zip(_blanks(one), _blanks(other), strict=False))
    return one.columns == other.columns and all(a[0] <= b[1] and b[0] <= a[1] for a, b in pairs)


def _blanks(grid: Grid) -> list[tuple[float, float]]:
    return grid.blanks or [(x - NEAR, x + NEAR) for x in grid.xs[1:-1]]


def _are_cut(one: list[float], other: list[float]) -> bool:
    few, many = sorted((one, other), key=len)
    return all(any(abs(x - y) <= NEAR for y in many) for x in few)


def _last_columns(grid: Grid) -> list[float]:
    """The x of the cells below the last full-width row."""
    wide = [c.row for c in grid.cells if c.column_span == grid.columns]
    return _columns_of(grid, range(max(wide, default=-1) + 1, grid.rows))


def _first_columns(grid: Grid) -> list[float]:
    """The x of the cells above the first full-width row."""
    wide = [c.row for c in grid.cells if c.column_span == grid.columns]
    return _columns_of(grid, range(min(wide, default=grid.rows)))


def _columns_of(grid: Grid, rows: range) -> list[float]:
    ends = {
        end for c in grid.cells if c.row in rows for end in (c.column, c.column + c.column_span)
    }
    return [grid.xs[end] for end in sorted(ends)] if ends else grid.xs


def _changes_head(before: Grid, after: Grid) -> bool:
    """Whether a page begins with another head: some of its words are those of the head before, and others not. Below it
    the columns mean something else."""
    depth = max((c.row_span for c in after.cells if c.row == 0), default=1)
    first = {(c.row, c.column): squeeze(c.text) for c in before.cells if c.row < depth and c.text}
    again = {(c.row, c.column): squeeze(c.text) for c in after.cells if c.row < depth and c.text}
    body = {(c.column, squeeze(c.text)) for c in before.cells if c.row >= depth}
    same = [key for key, text in again.items() if first.get(key) == text]
    is_head = len(same) > 1 and not any(
        (column, again[row, column]) in body for row, column in same
    )
    return is_head and len(again) == len(first) > len(same)
