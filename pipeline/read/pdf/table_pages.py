"""The parts of a table to one: rows in order, repeated heads marked, cells and words that a page's end cuts made whole."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from pipeline.model.document import Cell, Place, Table
from pipeline.read.pdf.table_feet import Feet
from pipeline.read.pdf.table_parts import NEAR, Part, lines_of, move, nearest, on_columns
from pipeline.text import squeeze

# A head, with the titles above it, has fewer rows than this.
HEAD_ROWS = 8


def build_table(parts: list[Part]) -> Table:
    """One table of the parts that continue each other; repeated header rows stay in the grid, marked. Takes the cells out of
    the parts: a long table is not held twice."""
    xs = max((part.grid.xs for part in parts), key=len)
    for part in (p for p in parts if not p.grid.is_inferred):
        xs = sorted([*xs, *(x for x in part.grid.xs if abs(x - xs[nearest(xs, x)]) > NEAR)])
    stack = _Stack(xs)
    for part in parts:
        stack.add(part)
        part.grid.release()
    return Table(
        tuple(stack.cells),
        len(xs) - 1,
        tuple(stack.places),
        frozenset(stack.repeated),
        is_inferred=any(part.grid.is_inferred for part in parts),
    )


class _Stack:
    """The rows gathered so far, and what stands at their foot."""

    def __init__(self, xs: list[float]) -> None:
        self.xs = xs
        self.cells: list[Cell] = []
        self.places: list[Place] = []
        # The numbers of the cells that begin in each of the first rows.
        self.head: dict[int, list[int]] = {}
        self.repeated: set[int] = set()
        self.feet = Feet(self.cells)

    def add(self, part: Part) -> None:
        offset = len(self.places)
        cells = on_columns(part.grid, self.xs)
        headers = self._count_repeated(cells, part.grid.rows) if self.places else 0
        skip = headers if headers < part.grid.rows else 0
        first = [cell for cell in cells if cell.row == skip] if self.places else []
        wrapped = self.feet.is_wrapped_row(first, part) or self.feet.is_rest_of_row(first, part)
        moved = self._merge_heads(cells, first, part, wrapped)
        shift = offset - (1 if wrapped else 0)
        self.places += [
            place for row, place in enumerate(part.places()) if not (wrapped and row == skip)
        ]
        self.repeated |= {offset + row for row in range(skip)}
        for old, cell in zip(part.grid.cells, cells, strict=True):
            if id(cell) not in moved:
                row = cell.row + (shift if wrapped and cell.row > skip else offset)
                self._append(move(cell, row, cell.column, cell.column_span), old, part)

    def _append(self, cell: Cell, old: Cell, part: Part) -> None:
        """Adds a cell, which is `old` on its page."""
        index = len(self.cells)
        self.cells.append(cell)
        self.feet.note_words(cell)
        if cell.row < 2 * HEAD_ROWS:
            self.head.setdefault(cell.row, []).append(index)
        if cell.row + cell.row_span >= len(self.places) and cell.row not in self.repeated:
            lines = part.grid.lines.get((old.row, old.column), [])
            self.feet.note_foot(cell, lines, index, part.grid.is_inferred)

    def _count_repeated(self, cells: list[Cell], rows: int) -> int:
        """How many rows at the head of a page print the head of the table again, perhaps without the title above it."""
        again = _first_rows(cells, min(rows, HEAD_ROWS))
        titles = 0
        while titles < HEAD_ROWS and len(self._row_of(titles)) == 1:
            titles += 1
        for start in {0, titles}:
            count = 0
            while (
                count < len(again) and again[count] and again[count] == self._row_of(start + count)
            ):
                count += 1
            if count:
                return count
        return 0

    def _row_of(self, row: int) -> tuple[str, ...]:
        return _row_text(self.cells[index] for index in self.head.get(row, []))

    def _merge_heads(
        self, cells: list[Cell], first: list[Cell], part: Part, wrapped: bool
    ) -> set[int]:
        """Cells at the head of the page that go on with a cell at the foot of the last: that one grows, they are dropped.
        `first` are those of the first row below a repeated head."""
        moved: set[int] = set()
        for cell in first:
            above = self.feet.above(cell)
            if above is None:
                # A row that is the rest of another has no place of its own for its blanks.
                moved |= {id(cell)} if wrapped and not cell.text else set()
                continue
            old = self.cells[above.index]
            grown = old._replace(text=old.text + cell.text)
            if wrapped and cell.row_span == 1:
                self.cells[above.index] = grown
            elif (
                wrapped
                or self.feet.is_merged_on(old, cell, first, part)
                or self.feet.goes_with(old, cell, cells)
            ):
                rows = len(self.places) + cell.row - wrapped + cell.row_span - old.row
                self.cells[above.index] = grown._replace(row_span=rows)
                self.feet.merged.add(cell.column)
            else:
                continue
            if cell.row + cell.row_span >= part.grid.rows:
                # It grew to the foot of this page too: the next page may go on with it.
                lines = lines_of(cell, part)
                self.feet.note_foot(cell, lines, above.index, part.grid.is_inferred)
            moved.add(id(cell))
        return moved


def _first_rows(cells: Iterable[Cell], number: int) -> list[tuple[str, ...]]:
    """The words of so many rows at the head of a page, which may be none in a row."""
    rows: list[list[Cell]] = [[] for _ in range(number)]
    for cell in cells:
        if cell.row < number:
            rows[cell.row].append(cell)
    return [_row_text(row) for row in rows]


def _row_text(cells: Iterable[Cell]) -> tuple[str, ...]:
    """The words of the cells that begin in a row, from left to right."""
    texts = [(cell.column, squeeze(cell.text)) for cell in cells]
    return tuple(text for _, text in sorted(texts, key=itemgetter(0)) if text)
