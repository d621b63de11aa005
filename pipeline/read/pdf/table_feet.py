"""The foot of a table so far, where the next page may go on: whether its first row, or a cell of it, belongs to what stands
there."""

from __future__ import annotations

from collections import Counter

from pipeline.model.document import Cell
from pipeline.read.pdf.grids import is_figure
from pipeline.read.pdf.page_seams import Foot, around, begins_high, is_cut, is_open
from pipeline.read.pdf.table_parts import Part, lines_of
from pipeline.read.pdf.text_lines import Line
from pipeline.text import squeeze

# A cell of so many lines that goes on beside a blank is a list over several rows, though one row alone stands on each page.
LONG = 15


class Feet:
    """The last cell of each column, what each column says, and where it holds merged cells. `cells` are those of the table,
    to which its owner adds."""

    def __init__(self, cells: list[Cell]) -> None:
        self.cells = cells
        self.by_column: dict[int, Foot] = {}
        self.said: Counter[tuple[int, str]] = Counter()
        self.merged: set[int] = set()

    def note_words(self, cell: Cell) -> None:
        """Counts what a cell says in its column, and whether cells are merged there."""
        self.said[cell.column, squeeze(cell.text)] += 1
        if cell.row_span > 1 and cell.row > 0:
            self.merged.add(cell.column)

    def note_foot(self, cell: Cell, lines: list[Line], index: int, is_inferred: bool) -> None:
        """Takes a cell, by its number among the cells, as the last one of its columns."""
        if cell.bbox:
            # Where no rules stand, a line is full that is as long as the longest.
            box = around(lines, cell.bbox) if is_inferred else cell.bbox
            foot = Foot(index, cell.column, cell.column_span, lines, box)
            for column in range(cell.column, cell.column + cell.column_span):
                self.by_column[column] = foot

    def above(self, cell: Cell) -> Foot | None:
        """The last cell of the column in which a cell of the next page stands; None where that one begins elsewhere."""
        foot = self.by_column.get(cell.column)
        return foot if foot and foot.column == cell.column else None

    def is_rest_of_row(self, row: list[Cell], part: Part) -> bool:
        """Whether the first row is what is left of the row before beside merged cells that go on: no other cell of it has
        words."""
        single = [cell for cell in row if cell.row_span == 1]
        above = [self.above(cell) for cell in row]
        return (
            0 < len(single) < len(row)
            and not any(cell.text for cell in single)
            and all(
                foot is not None
                and (
                    cell.row_span == 1 or self.is_merged_on(self.cells[foot.index], cell, row, part)
                )
                for foot, cell in zip(above, row, strict=True)
            )
            and any(self._last(cell.column).text for cell in single)
        )

    def is_wrapped_row(self, row: list[Cell], part: Part) -> bool:
        """Whether the first row goes on with the row before: its filled cells continue full lines, its others are empty."""
        filled = [cell for cell in row if cell.text]
        if not filled or any(cell.row_span > 1 for cell in filled) or len(filled) == len(row):
            return False
        last = [self.cells[foot.index] for foot in self.by_column.values()]
        is_headless = not row[0].text and any(c.column == 0 and c.text for c in last)
        # Where each row has its number, words without one are a rest, however they were cut.
        is_rest = (
            is_headless and not self.said[0, ""] and not any(is_figure(c.text) for c in filled)
        )
        return all(
            (self._ends_full(cell) or (is_rest and cell.column in self.by_column))
            and (is_headless or begins_high(lines_of(cell, part), cell))
            and not self._stands_alone(cell)
            for cell in filled
        ) and any(
            c.text and c.row_span == 1 and not any(c.column == f.column for f in filled)
            for c in last
        )

    def is_merged_on(self, above: Cell, cell: Cell, row: list[Cell], part: Part) -> bool:
        """A blank under a merged cell, or a cell whose first words finish those of the merged cell above. In a column in
        which merged cells stand elsewhere, one row left over on a page is still part of the merge."""
        merged = above.row_span > 1 or cell.row_span > 1 or cell.column in self._lists(row, part)
        if not cell.text:
            return bool(above.text) and (merged or cell.column in self.merged)
        return merged and self._is_seam(above, cell, part)

    def goes_with(self, above: Cell, cell: Cell, cells: list[Cell]) -> bool:
        """Whether a cell beside this one, merged over the same rows here or on the page before, is the blank rest of a
        merge: then this one, whose words follow a full line, is the rest of one too."""
        return self._ends_full(cell) and any(
            other.row == cell.row
            and other.row_span == cell.row_span
            and not other.text
            and self._is_twin(above, other.column, cell.row_span)
            for other in cells
        )

    def _last(self, column: int) -> Cell:
        return self.cells[self.by_column[column].index]

    def _stands_alone(self, cell: Cell) -> bool:
        """Whether the words of a cell, or those above it, are what another cell of the column says: values, not halves."""
        above = self._last(cell.column)
        return self._is_said(cell.column, above.text, 2) or self._is_said(cell.column, cell.text, 1)

    def _is_said(self, column: int, text: str, times: int) -> bool:
        return self.said[column, squeeze(text)] >= times

    def _ends_full(self, cell: Cell) -> bool:
        foot = self.by_column.get(cell.column)
        return foot is not None and foot.ends_full(cell)

    def _is_seam(self, above: Cell, cell: Cell, part: Part) -> bool:
        """Whether a full last line and the words on the next page are one text: the rest stands at the head of its cell,
        closes a bracket, both halves are what another cell of the column prints whole, or the first half overflows (centred text leaves
        the head)."""
        return self._ends_full(cell) and (
            begins_high(lines_of(cell, part), cell)
            or is_open(above.text)
            or is_cut(above.text, cell.text)
            or self._is_said(cell.column, above.text + cell.text, 1)
            or self.by_column[cell.column].is_packed()
        )

    def _is_twin(self, above: Cell, column: int, row_span: int) -> bool:
        """Whether the last cell of a column has words, and is merged over the rows of `above` if nothing is merged here."""
        if column not in self.by_column:
            return False
        other = self._last(column)
        return bool(other.text) and (
            row_span > 1 or (other.row_span > 1 and other.row == above.row)
        )

    def _lists(self, row: list[Cell], part: Part) -> set[int]:
        """The columns of a long list that goes on and of the blanks beside it, where the row before has words."""
        blanks = {c.column for c in row if not c.text and c.column in self.by_column}
        blanks = {column for column in blanks if self._last(column).text}
        lists = {
            c.column
            for c in row
            if c.text and c.column in self.by_column
            and len(self.by_column[c.column].lines) >= LONG
            and self._is_seam(self._last(c.column), c, part)
        }  # fmt: skip
        return lists | blanks if lists and blanks else set()
