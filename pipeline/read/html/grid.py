"""A table element to a grid: spans filled, rows and columns that nobody sees taken out, hidden rows and cells left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.document import Cell, Place, Table
from pipeline.read.guards import check_table
from pipeline.read.html.lines import Line, Reading, read_items, read_plain
from pipeline.read.html.markup import Element, words_of
from pipeline.read.html.table_kinds import TableKinds
from pipeline.read.html.table_rows import Row, Rows, column_span, row_span
from pipeline.read.trim_grid import trim_cells


@dataclass
class _Grid:
    """Cells as they are placed; `busy` says for each column up to which row it is taken, `taken` the last of those rows."""

    cells: list[Cell] = field(default_factory=list)
    busy: list[int] = field(default_factory=list)
    taken: int = 0

    def place_row(self, row: int, texts: list[str]) -> None:
        """Puts a row of cells of one row and column each, into which no cell reaches from above."""
        self._widen(row, len(texts))
        self.cells += [Cell(text, row, column) for column, text in enumerate(texts)]

    def _widen(self, row: int, columns: int) -> None:
        check_table(row + 1, columns)
        self.busy += [0] * (columns - len(self.busy))

    def place(
        self, row: int, start: int, columns: int, rows: int, is_first_only: bool, text: str
    ) -> int:
        """Puts a cell into the first free place from `start` on; returns the column behind it."""
        column = start
        while column < len(self.busy) and self.busy[column] > row:
            column += 1
        self._widen(row, column + columns)
        taken = next(
            (c for c in range(column, column + columns) if self.busy[c] > row), column + columns
        )
        self.busy[column:taken] = [row + rows] * (taken - column)
        self.taken = max(self.taken, row + rows)
        self.cells.append(Cell(text, row, column, rows, 1 if is_first_only else taken - column))
        return taken


@dataclass
class TableReader:
    """Reads tables of one page; `kinds` tells a table of data from one that only lays out."""

    reading: Reading
    kinds: TableKinds

    def read(self, parts: Rows, anchor: str) -> tuple[Table | None, list[Element]]:
        """The table of rows taken apart (None where nothing in it is shown), and the tables that stand in its cells. Its
        rows are `<anchor>.r1`, ..."""
        shown = [row for row in parts.rows if not self._is_left_out(row.element)]
        check_table(len(shown))
        grid, nested = _Grid(), list[Element]()
        ends = {id(row.group): number for number, row in enumerate(shown, 1)}
        places = [Place(f"{anchor}.r{number}") for number in range(1, len(shown) + 1)]
        for number, row in enumerate(shown):
            self.reading.place = places[number]
            texts = self._plain_texts(row, grid.taken <= number)
            if texts is None:
                nested += self._read_row(grid, row, number, ends[id(row.group)])
            else:
                grid.place_row(number, texts)
        check_table(len(shown), len(grid.busy))
        cells, kept, columns = trim_cells(grid.cells, len(shown), len(grid.busy))
        rows = tuple(places[row] for row in kept)
        return (Table(tuple(cells), columns, rows) if cells else None), nested

    def _plain_texts(self, row: Row, is_free: bool) -> list[str] | None:
        """The cells of a row in which nothing is special; None for any other."""
        survey = self.reading.survey
        if row.element is None or row.element in survey.special or not is_free:
            return None
        if survey.spanning and not survey.spanning.isdisjoint(row.cells):
            return None
        return read_plain(row.cells)

    def _read_row(self, grid: _Grid, row: Row, number: int, end: int) -> list[Element]:
        column, nested = 0, list[Element]()
        for cell in row.cells:
            if self._is_left_out(cell):
                continue
            items = list(read_items(cell, self.reading, self.kinds.is_data))
            lines = [item.text for item in items if isinstance(item, Line)]
            nested += [item for item in items if not isinstance(item, Line)]
            span, is_first_only = column_span(cell)
            rows = row_span(cell, end - number)
            column = grid.place(number, column, span, rows, is_first_only, "\n".join(lines))
        return nested

    def _is_left_out(self, element: Element | None) -> bool:
        """Whether a row or cell is not shown, or struck out; its words are remembered."""
        if element not in self.reading.survey.special:
            return False
        cause = self.reading.looks.cause(element)
        if cause:
            self.reading.leave_out(cause, words_of(element))
        return cause is not None
