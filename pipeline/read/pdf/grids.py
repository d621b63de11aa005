"""Ruled lines to tables: cells found from the lines that pdfium read, each character put into its cell once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.model.document import Box, Cell
from pipeline.read.pdf.cells import find_cells
from pipeline.read.pdf.page_objects import Char
from pipeline.read.pdf.ruled_lines import Rule
from pipeline.read.pdf.text_lines import Line, group_lines, join_cell_lines

# A page with fewer rules is prose, or a table without rules, found by alignment; unless one of three stands upright and
# parts a row that is open at the sides.
FEWEST_RULES = 4
SNAP = 3.0
# A header that is repeated on a page has fewer rows than this. Below it, and above the last row, nobody asks for lines.
HEAD_ROWS = 8


@dataclass
class Grid:
    """A table on one page: its outer box, the x and y of its rules, its cells (row, column, spans, box) with text, and the
    lines of the cells at its head and foot."""

    box: Box
    xs: list[float]
    ys: list[float]
    cells: list[Cell] = field(default_factory=list)
    lines: dict[tuple[int, int], list[Line]] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        return len(self.xs) - 1


def find_grids(rules: list[Rule], chars: list[Char], page: int) -> tuple[list[Grid], list[Char]]:
    """The ruled tables of a page from top to bottom, with the text of their cells (rows and columns count from 0), and the
    characters that stand in none of them."""
    if len(rules) < FEWEST_RULES and (len(rules) < 3 or all(rule.is_horizontal for rule in rules)):
        return [], chars
    grids = [_build_grid(boxes) for boxes in find_cells(close_sides(drop_doubles(rules)))]
    grids.sort(key=lambda g: (g.box[1], g.box[0]))
    filled = []
    for grid in grids:
        held, rest = _sort_chars(grid, chars)
        if any(not char.text.isspace() for cell in held.values() for char in cell):
            _fill(grid, held, page)
            filled.append(grid)
            chars = rest
    return filled, chars


def drop_doubles(rules: list[Rule]) -> list[Rule]:
    """Without the rules that repeat another to half a point: borders of neighbouring cells are drawn twice."""
    seen: dict[tuple[int, int, int, int], Rule] = {}
    for rule in rules:
        key = (round(rule.x0 * 2), round(rule.top * 2), round(rule.x1 * 2), round(rule.bottom * 2))
        seen.setdefault(key, rule)
    return list(seen.values())


def close_sides(rules: list[Rule]) -> list[Rule]:
    """With the left and right side of tables that are open there: where horizontal rules reach beyond the outermost
    vertical ones, and all to the same x, a side is drawn."""
    flat = [rule for rule in _join_flat(rules) if rule.x1 - rule.x0 > 40]
    upright = _join_upright(rules)
    closed = list(rules)
    for group in _groups_by_extent(flat):
        top, bottom = min(r.top for r in group), max(r.top for r in group)
        left, right = min(r.x0 for r in group), max(r.x1 for r in group)
        inside = [
            v
            for v in upright
            if v.top < bottom and v.bottom > top and left - SNAP <= v.x0 <= right + SNAP
        ]
        through = [v for v in inside if v.top <= top + SNAP and v.bottom >= bottom - SNAP]
        if not inside or (len(group) < 3 and not through):
            continue
        closed += [
            Rule(x, top, x, bottom)
            for x in (left, right)
            if not any(abs(v.x0 - x) <= SNAP for v in inside)
        ]
    return closed


def _join_flat(rules: list[Rule]) -> list[Rule]:
    """Horizontal rules, those that touch joined: a table's line may be drawn cell by cell."""
    joined: list[Rule] = []
    for rule in sorted((r for r in rules if r.is_horizontal), key=lambda r: (round(r.top), r.x0)):
        last = joined[-1] if joined else None
        if last and abs(last.top - rule.top) <= 1.0 and rule.x0 <= last.x1 + SNAP:
            joined[-1] = Rule(last.x0, last.top, max(last.x1, rule.x1), last.bottom)
        else:
            joined.append(rule)
    return joined


def _join_upright(rules: list[Rule]) -> list[Rule]:
    """Vertical rules, those that touch joined."""
    turned = [Rule(r.top, r.x0, r.bottom, r.x1) for r in rules if not r.is_horizontal]
    return [Rule(r.top, r.x0, r.bottom, r.x1) for r in _join_flat(turned)]


def _groups_by_extent(rules: list[Rule]) -> list[list[Rule]]:
    """Horizontal rules that share their left and right end."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: (r.x0, r.x1, r.top)):
        for group in groups:
            if abs(group[0].x0 - rule.x0) <= SNAP and abs(group[0].x1 - rule.x1) <= SNAP:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups


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
    for char in chars:
        _, x0, top, x1, bottom, _, _ = char
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        inside = left <= x <= right and head <= y <= foot
        index = owner.get((bisect_right(ys, y) - 1, bisect_right(xs, x) - 1)) if inside else None
        if index is None:
            rest.append(char)
        else:
            held.setdefault(index, []).append(char)
    return held, rest


def _fill(grid: Grid, held: dict[int, list[Char]], page: int) -> None:
    """Gives each cell the text of its characters; cells come out in reading order."""
    filled = []
    for index, cell in enumerate(grid.cells):
        lines = group_lines(held.get(index, []))
        if cell.row < HEAD_ROWS or cell.row + cell.row_span == grid.rows:
            grid.lines[cell.row, cell.column] = lines
        width = cell.bbox[2] - cell.bbox[0] if cell.bbox else 0.0
        text = join_cell_lines(lines, width)
        filled.append(
            Cell(text, cell.row, cell.column, cell.row_span, cell.column_span, page, cell.bbox)
        )
    grid.cells = sorted(filled, key=lambda c: (c.row, c.column))
