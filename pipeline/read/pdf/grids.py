"""Ruled lines to tables: cells found from the lines that pdfium read, each character put into its cell once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.model.document import Box, Cell
from pipeline.read.pdf.cells import find_cells
from pipeline.read.pdf.page_objects import Char
from pipeline.read.pdf.ruled_lines import RuledLine
from pipeline.read.pdf.table_sides import SNAP, close_tables, drop_doubles
from pipeline.read.pdf.text_lines import Line, group_lines, join_cell_lines
from pipeline.read.pdf.written_down import mark_cell
from pipeline.text import is_chinese

# A page with fewer rules is prose, or a table without rules, found by alignment; unless one of three stands upright and
# parts a row that is open at the sides.
FEWEST_RULES = 4
# A header that is repeated on a page has fewer rows than this. Below it, and above the last row, nobody asks for lines.
HEAD_ROWS = 8
QUARTERS = {90, 180, 270}


@dataclass
class Grid:
    """A table on one page: its outer box, the x and y of its rules, its cells (row, column, spans, box) with text, and the
    lines of the cells at its head and foot; nested where it stands in a cell of another table. One that is turned, by
    degrees clockwise, has the rows and columns that its words show, and its x and y along them."""

    box: Box
    xs: list[float]
    ys: list[float]
    cells: list[Cell] = field(default_factory=list)
    lines: dict[tuple[int, int], list[Line]] = field(default_factory=dict)
    is_nested: bool = False
    is_inferred: bool = False
    turn: int = 0
    blanks: list[tuple[float, float]] = field(default_factory=list)
    held: dict[tuple[int, int], list[Char]] = field(default_factory=dict)

    def release(self) -> None:
        """Lets go of the cells and their words, once a table is made of them."""
        self.cells, self.lines, self.held = [], {}, {}

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        return len(self.xs) - 1


def find_grids(
    rules: list[RuledLine], chars: list[Char], page: int, before: Grid | None = None
) -> tuple[list[Grid], list[Char]]:
    """The ruled tables of a page from top to bottom, with the text of their cells (rows and columns count from 0), and the
    characters that stand in none of them. A box of one cell is a frame; but where the table `before`, the last of the
    page before, goes on in it."""
    if len(rules) < FEWEST_RULES and (len(rules) < 3 or all(rule.is_horizontal for rule in rules)):
        return [], chars
    found = find_cells(close_tables(drop_doubles(rules), chars))
    grids = [_build_grid(boxes) for boxes in found if len(boxes) > 1 or _goes_on(before, boxes[0])]
    grids.sort(key=lambda g: (g.box[1], g.box[0]))
    filled: set[int] = set()
    for grid in _inner_first(grids):
        held, rest = _sort_chars(grid, chars)
        if any(not char.text.isspace() for cell in held.values() for char in cell):
            _fill(grid, held, page)
            filled.add(id(grid))
            chars = rest
    return [grid for grid in grids if id(grid) in filled], chars


def _goes_on(before: Grid | None, box: Box) -> bool:
    """Whether a box is as wide as the table before."""
    return (
        before is not None
        and abs(before.box[0] - box[0]) <= SNAP
        and abs(before.box[2] - box[2]) <= SNAP
    )


def _inner_first(grids: list[Grid]) -> list[Grid]:
    """A table that stands in a cell of another is marked as nested, and takes its characters before that one."""
    for grid in grids:
        grid.is_nested = any(_is_in_cell(grid.box, other) for other in grids if other is not grid)
    return sorted(grids, key=lambda grid: _area(grid.box)) if len(grids) > 1 else grids


def _is_in_cell(box: Box, grid: Grid) -> bool:
    return _is_inside(box, grid.box) and any(
        _is_inside(box, cell.bbox) for cell in grid.cells if cell.bbox is not None
    )


def _is_inside(box: Box, outer: Box) -> bool:
    return outer[0] <= box[0] and outer[1] <= box[1] and box[2] <= outer[2] and box[3] <= outer[3]


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _build_grid(boxes: list[Box]) -> Grid:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    all_xs, all_ys = {*lefts, *rights}, {*tops, *bottoms}
    xs, ys = _distinct(all_xs), _distinct(all_ys)
    at_x = {x: (_index(xs, x), round(x, 1)) for x in all_xs}
    at_y = {y: (_index(ys, y), round(y, 1)) for y in all_ys}
    grid = Grid((xs[0], ys[0], xs[-1], ys[-1]), xs, ys)
    for x0, top, x1, bottom in boxes:
        (column, left), (row, head), (right_column, right), (foot_row, foot) = (
            at_x[x0],
            at_y[top],
            at_x[x1],
            at_y[bottom],
        )
        spans = max(1, foot_row - row), max(1, right_column - column)
        grid.cells.append(Cell("", row, column, *spans, None, (left, head, right, foot)))
    return grid


def _distinct(values: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > 1.0:
            kept.append(value)
    return kept


def _index(values: list[float], value: float) -> int:
    return max(0, bisect_right(values, value + 1.0) - 1)


def _sort_chars(grid: Grid, chars: list[Char]) -> tuple[dict[int, list[Char]], list[Char]]:
    """The characters by the number of the cell that holds their middle, and those that no cell holds."""
    owner = {
        (row, column): index
        for index, cell in enumerate(grid.cells)
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    xs, ys = grid.xs, grid.ys
    held: dict[int, list[Char]] = {}
    rest: list[Char] = []
    left, head, right, foot = grid.box
    # Most characters stand all in the cell of the one before: between these sides, kept in this list.
    x_from, x_to, y_from, y_to, kept = 0.0, 0.0, 0.0, 0.0, rest
    for char in chars:
        _, x0, top, x1, bottom, _, _, _ = char
        if x_from <= x0 <= x1 < x_to and y_from <= top <= bottom < y_to:
            kept.append(char)
            continue
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        row, column = bisect_right(ys, y) - 1, bisect_right(xs, x) - 1
        inside = left <= x <= right and head <= y <= foot
        index = owner.get((row, column)) if inside else None
        if index is None:
            rest.append(char)
            continue
        kept = held.setdefault(index, [])
        kept.append(char)
        x_from, x_to, y_from, y_to = xs[column], xs[column + 1], ys[row], ys[row + 1]
    return held, rest


def _fill(grid: Grid, held: dict[int, list[Char]], page: int) -> None:
    """Gives each cell the text of its characters; cells come out in reading order. Where words stand as if rules were
    missing, the characters stay with the grid."""
    filled = []
    is_doubtful = False
    stacked: dict[int, list[tuple[list[Line], str]]] = {}
    turns: set[int] = set()
    rows = grid.rows
    for index, cell in enumerate(grid.cells):
        _, row, column, row_span, column_span, _, box = cell
        own = held.get(index, [])
        lines = group_lines(own)
        if len(lines) > 1 and (marked := mark_cell(own)) is not own:
            lines = group_lines(marked)
        if row < HEAD_ROWS or row + row_span == rows:
            grid.lines[row, column] = lines
        for line in lines:
            turns.add(line.turn)
            is_doubtful = is_doubtful or len(line.runs) > 1
        if len(lines) > 1:
            text = join_cell_lines(lines, _room(cell, lines))
            stacked.setdefault(row, []).append((lines, text))
        else:
            text = lines[0].text if lines else ""
        filled.append(Cell(text, row, column, row_span, column_span, page, box))
    if is_doubtful or any(map(_are_stacked, stacked.values())):
        grid.held = {(c.row, c.column): held[n] for n, c in enumerate(grid.cells) if n in held}
    grid.cells = filled
    if len(turns) == 1 and turns < QUARTERS:
        _turn(grid, *turns)
    grid.cells.sort(key=lambda c: (c.row, c.column))


def _room(cell: Cell, lines: list[Line]) -> float:
    """How long lines of a cell may be: its width, or its height where they are turned."""
    if cell.bbox is None:
        return 0.0
    left, top, right, bottom = cell.bbox
    return bottom - top if lines and lines[0].turn % 180 == 90 else right - left


def _are_stacked(cells: list[tuple[list[Line], str]]) -> bool:
    """Whether cells of one row, their lines and text, look like rows of their own: lines of numbers, or as many lines in
    two of them, none wrapped."""
    broken = [len(lines) for lines, text in cells if text.count("\n") == len(lines) - 1 > 1]
    figures = sum(_stacked_figures(lines) for lines, _ in cells)
    return figures > 1 or len(set(broken)) < len(broken)


def _stacked_figures(lines: list[Line]) -> int:
    """How much the lines of a cell look like rows of a column of numbers, which a head may stand over: from 2 on, alone."""
    figures = [is_figure(line.text) for line in lines]
    if len(lines) > 3 and all(figures[1:]):
        return 2
    return all(figures) * (2 if len(lines) > 2 else 1)


def _turn(grid: Grid, turn: int) -> None:
    """Rows and columns as one reads them whose words are all turned; boxes stay where they are on the page."""
    for _ in range(turn // 90):
        columns = grid.columns
        turned = [
            c._replace(
                row=columns - c.column - c.column_span, column=c.row,
                row_span=c.column_span, column_span=c.row_span,
            )
            for c in grid.cells
        ]  # fmt: skip
        grid.lines = {
            (new.row, new.column): grid.lines.get((old.row, old.column), [])
            for old, new in zip(grid.cells, turned, strict=True)
        }
        grid.cells = turned
        grid.xs, grid.ys = grid.ys, [-x for x in reversed(grid.xs)]
    grid.turn, grid.held = turn, {}


def is_figure(text: str) -> bool:
    """Whether a line is a number, to the first glance: it begins with a digit or sign and holds no Chinese character."""
    return not text[:1].isalpha() and not any(map(is_chinese, text))
