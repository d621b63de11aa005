"""A table element to a grid: spans filled, rows and columns that nobody sees taken out, hidden rows and cells left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.model.document import Cell, Place, Table
from pipeline.read.guards import check_table
from pipeline.read.html.lines import Line, Reading, read_items
from pipeline.read.html.markup import Element, words_of
from pipeline.read.html.table_rows import Row, Rows, column_span, row_span
from pipeline.read.trim_grid import trim_cells


@dataclass
class _Grid:
    """Cells as they are placed; `busy` says for each column up to which row it is taken."""

    cells: list[Cell] = field(default_factory=list)
    busy: list[int] = field(default_factory=list)

    def place(
        self, row: int, start: int, columns: int, rows: int, is_first_only: bool, text: str
    ) -> int:
        """Puts a cell into the first free place from `start` on; returns the column behind it."""
        column = start
        while column < len(self.busy) and self.busy[column] > row:
            column += 1
        check_table(row + 1, column + columns)
        self.busy += [0] * (column + columns - len(self.busy))
        taken = next(
            (c for c in range(column, column + columns) if self.busy[c] > row), column + columns
        )
        self.busy[column:taken] = [row + rows] * (taken - column)
        self.cells.append(Cell(text, row, column, rows, 1 if is_first_only else taken - column))
        return taken


@dataclass
class TableReader:
    """Reads tables of one page; `is_table` tells a table of data from one that only lays out."""

    reading: Reading
    is_table: Callable[[Element], bool]

    def read(self, parts: Rows, anchor: str) -> tuple[Table | None, list[Element]]:
        """The table of rows taken apart (None where nothing in it is shown), and the tables that stand in its cells. Its
        rows are `<anchor>.r1`, ..."""
        shown = [
            row for row in parts.rows if row.element is None or not self._leave_out(row.element)
        ]
        check_table(len(shown))
        grid, nested = _Grid(), list[Element]()
        ends = {id(row.group): number for number, row in enumerate(shown, 1)}
        for number, row in enumerate(shown):
            self.reading.place = Place(f"{anchor}.r{number + 1}")
            nested += self._read_row(grid, row, number, ends[id(row.group)])
        cells, kept, columns = trim_cells(grid.cells, len(shown), len(grid.busy))
        places = tuple(Place(f"{anchor}.r{row + 1}") for row in kept)
        return (Table(tuple(cells), columns, places) if cells else None), nested

    def _read_row(self, grid: _Grid, row: Row, number: int, end: int) -> list[Element]:
        column, nested = 0, []
        for cell in row.cells:
            if self._leave_out(cell):
                continue
            items = list(read_items(cell, self.reading, self.is_table))
            lines = [item.text for item in items if isinstance(item, Line)]
            nested += [item for item in items if not isinstance(item, Line)]
            span, is_first_only = column_span(cell)
            rows = row_span(cell, end - number)
            column = grid.place(number, column, span, rows, is_first_only, "\n".join(lines))
        return nested

    def _leave_out(self, element: Element) -> bool:
        """Whether a row or cell is not shown, or struck out; its words are remembered."""
        cause = self.reading.looks.cause(element)
        if cause:
            self.reading.leave_out(cause, words_of(element))
        return cause is not None
