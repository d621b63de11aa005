"""Grids of single pages to tables over pages, by geometry alone: same columns, from the foot of one page to the head of the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import itemgetter

from pipeline.model.document import Box, Cell, Place, Table
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
        extents: list[tuple[float, float] | None] = [None] * self.grid.rows
        for cell in self.grid.cells:
            x0, _, x1, _ = cell.bbox or (0.0, 0.0, 0.0, 0.0)
            for row in range(cell.row, min(cell.row + cell.row_span, self.grid.rows)):
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


def fits(before: Grid, after: Grid) -> bool:
    """Whether the columns of one grid are those of the other, or a coarser cut of them."""
    if abs(before.xs[0] - after.xs[0]) > NEAR or abs(before.xs[-1] - after.xs[-1]) > NEAR:
        return False
    few, many = sorted((before.xs, after.xs), key=len)
    return all(any(abs(x - other) <= NEAR for other in many) for x in few)


def build_table(parts: list[Part]) -> Table:
    """One table of the parts that continue each other; repeated header rows stay in the grid, marked."""
    xs = max((part.grid.xs for part in parts), key=len)
    state = _Stack(xs)
    for part in parts:
        state.add(part)
    return Table(tuple(state.cells), len(xs) - 1, tuple(state.places), frozenset(state.repeated))


class _Stack:
    """The rows gathered so far, and the lines of the last row's cells, by column."""

    def __init__(self, xs: list[float]) -> None:
        self.xs = xs
        self.cells: list[Cell] = []
        self.places: list[Place] = []
        self.by_row: dict[int, list[int]] = {}
        self.repeated: set[int] = set()
        self.foot: dict[int, tuple[int, list[Line], Box]] = {}

    def add(self, part: Part) -> None:
        offset = len(self.places)
        cells = self._on_columns(part.grid)
        headers = self._count_repeated(cells, part.grid.rows) if self.places else 0
        skip = headers if headers < part.grid.rows else 0
        wrapped = bool(self.places) and self._is_wrapped_row(cells, part, skip)
        moved = self._merge_heads(cells, part, skip, wrapped)
        shift = offset - (1 if wrapped else 0)
        self.places += [
            place for row, place in enumerate(part.places()) if not (wrapped and row == skip)
        ]
        self.repeated |= {offset + row for row in range(skip)}
        for old, cell in zip(part.grid.cells, cells, strict=True):
            if id(cell) not in moved:
                placed = _move(
                    cell,
                    cell.row + (shift if wrapped and cell.row > skip else offset),
                    cell.column,
                    cell.column_span,
                )
                self.by_row.setdefault(placed.row, []).append(len(self.cells))
                self.cells.append(placed)
                self._note_foot(placed, part.grid.lines.get((old.row, old.column), []))

    def _on_columns(self, grid: Grid) -> list[Cell]:
        """The cells of a grid on the columns of the whole table."""
        at = [_nearest(self.xs, x) for x in grid.xs]
        return [
            _move(c, c.row, at[c.column], max(1, at[c.column + c.column_span] - at[c.column]))
            for c in grid.cells
        ]

    def _note_foot(self, cell: Cell, lines: list[Line]) -> None:
        if cell.row + cell.row_span >= len(self.places) and cell.bbox:
            for column in range(cell.column, cell.column + cell.column_span):
                self.foot[column] = (len(self.cells) - 1, lines, cell.bbox)

    def _count_repeated(self, cells: list[Cell], rows: int) -> int:
        """How many rows at the head of a page print the head of the table again."""
        count = 0
        while count < rows:
            first = _row_text(self.cells[index] for index in self.by_row.get(count, []))
            again = _row_text(cell for cell in cells if cell.row == count)
            if not again or again != first:
                break
            count += 1
        return count

    def _is_wrapped_row(self, cells: list[Cell], part: Part, skip: int) -> bool:
        """Whether the first row goes on with the row before: its filled cells continue full lines, its others are empty."""
        row = [cell for cell in cells if cell.row == skip]
        filled = [cell for cell in row if cell.text]
        if not filled or any(cell.row_span > 1 for cell in row) or len(filled) == len(row):
            return False
        last = [self.cells[index] for index, _, _ in self.foot.values()]
        return all(
            self._ends_full(cell) and self._begins_high(cell, part) for cell in filled
        ) and any(
            c.text and c.row_span == 1 and not any(c.column == f.column for f in filled)
            for c in last
        )

    def _ends_full(self, cell: Cell) -> bool:
        """Whether the cell above, of the same columns, ends in a full line at its very foot: its words may go on."""
        index, lines, box = self.foot.get(cell.column, (-1, [], (0.0, 0.0, 0.0, 0.0)))
        if not lines or (self.cells[index].column, self.cells[index].column_span) != (
            cell.column,
            cell.column_span,
        ):
            return False
        last = lines[-1]
        is_full = box[2] - box[0] - 11.0 - (last.x1 - last.x0) < 1.3 * last.size
        return is_full and box[3] - last.bottom < 1.2 * last.size

    def _begins_high(self, cell: Cell, part: Part) -> bool:
        """Whether the first line of a cell stands at its very head."""
        lines = next(
            (
                part.grid.lines.get((c.row, c.column), [])
                for c in part.grid.cells
                if c.bbox == cell.bbox
            ),
            [],
        )
        return bool(lines and cell.bbox) and lines[0].top - cell.bbox[1] < 1.2 * lines[0].size  # type: ignore[index]

    def _is_seam(self, above: Cell, cell: Cell, part: Part) -> bool:
        """Whether a full last line and the words on the next page are one text: the rest stands at the head of its cell,
        closes a bracket, both halves are what another cell of the column prints whole, or the first half overflows (centred text leaves
        the head)."""
        if not self._ends_full(cell):
            return False
        whole = squeeze(_glue(above.text, cell.text))
        others = {squeeze(c.text) for c in self.cells if c.column == cell.column and c is not above}
        opened = above.text.count("（") + above.text.count("(") > above.text.count(
            "）"
        ) + above.text.count(")")
        return self._begins_high(cell, part) or opened or whole in others or self._is_packed(cell)

    def _goes_with(self, cell: Cell, cells: list[Cell]) -> bool:
        """Whether a cell beside this one, merged over the same rows, is the blank rest of a merge: then this one, whose words
        follow a full line, is the rest of one too."""
        beside = [
            c
            for c in cells
            if c.row == cell.row and c.row_span == cell.row_span and c is not cell and not c.text
        ]
        goes_on = any(
            c.column in self.foot and self.cells[self.foot[c.column][0]].text for c in beside
        )
        return cell.row_span > 1 and goes_on and self._ends_full(cell)

    def _is_packed(self, cell: Cell) -> bool:
        """Whether the lines of the cell above fill it from head to foot: its words overflowed."""
        _, lines, box = self.foot[cell.column]
        return len(lines) > 1 and lines[0].top - box[1] < 1.3 * lines[0].size

    def _merge_heads(self, cells: list[Cell], part: Part, skip: int, wrapped: bool) -> set[int]:
        """Cells at the head of the page that go on with a cell at the foot of the last: that one grows, they are dropped."""
        moved: set[int] = set()
        if not self.places:
            return moved
        for cell in (c for c in cells if c.row == skip):
            above = self.foot.get(cell.column)
            if above is None or self.cells[above[0]].column != cell.column:
                continue
            index, old = above[0], self.cells[above[0]]
            if wrapped:
                self.cells[index] = replace(old, text=_glue(old.text, cell.text))
                moved.add(id(cell))
            elif self._is_merged_on(old, cell, part) or self._goes_with(cell, cells):
                rows = len(self.places) + skip + cell.row_span - old.row
                self.cells[index] = replace(old, text=_glue(old.text, cell.text), row_span=rows)
                moved.add(id(cell))
                self._carry(cell, part, index)
        return moved

    def _carry(self, cell: Cell, part: Part, index: int) -> None:
        """A cell that grew to the foot of this page too is still the one that the next page may go on with."""
        old = next(c for c in part.grid.cells if c.bbox == cell.bbox)
        if cell.bbox and cell.row + cell.row_span >= part.grid.rows:
            for column in range(cell.column, cell.column + cell.column_span):
                self.foot[column] = (
                    index,
                    part.grid.lines.get((old.row, old.column), []),
                    cell.bbox,
                )

    def _is_merged_on(self, above: Cell, cell: Cell, part: Part) -> bool:
        """A blank under a merged cell, or a cell whose first words finish those of the merged cell above."""
        merged = above.row_span > 1 or cell.row_span > 1
        if not cell.text:
            return bool(above.text) and (merged or self._is_label(cell))
        return merged and self._is_seam(above, cell, part)

    def _is_label(self, cell: Cell) -> bool:
        """A column in which merged cells stand elsewhere: one row left over on a page is still part of the merge."""
        return any(c.row_span > 1 for c in self.cells if c.column == cell.column and c.row > 0)


def _glue(before: str, after: str) -> str:
    return before + after


def _nearest(values: list[float], value: float) -> int:
    return min(range(len(values)), key=lambda index: abs(values[index] - value))


def _move(cell: Cell, row: int, column: int, column_span: int) -> Cell:
    return Cell(cell.text, row, column, cell.row_span, column_span, cell.page, cell.bbox)


def _row_text(cells: Iterable[Cell]) -> tuple[str, ...]:
    """The words of the cells that begin in a row, from left to right."""
    texts = [(cell.column, squeeze(cell.text)) for cell in cells]
    return tuple(text for _, text in sorted(texts, key=itemgetter(0)) if text)
