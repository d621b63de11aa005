"""The parts of a table to one: rows in order, repeated heads marked, cells and words that a page's end cuts made whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import itemgetter

from pipeline.model.document import Cell, Place, Table
from pipeline.read.pdf.grids import is_figure
from pipeline.read.pdf.page_seams import Foot, around, begins_high, is_cut, is_open
from pipeline.read.pdf.table_parts import NEAR, Part, lines_of, move, nearest, on_columns
from pipeline.read.pdf.text_lines import Line
from pipeline.text import squeeze

# A head, with the titles above it, has fewer rows than this.
HEAD_ROWS = 8
# A cell of so many lines that goes on beside a blank is a list over several rows, though one row alone stands on each page.
LONG = 15


def build_table(parts: list[Part]) -> Table:
    """One table of the parts that continue each other; repeated header rows stay in the grid, marked."""
    xs = max((part.grid.xs for part in parts), key=len)
    for part in (p for p in parts if not p.grid.is_inferred):
        xs = sorted([*xs, *(x for x in part.grid.xs if abs(x - xs[nearest(xs, x)]) > NEAR)])
    state = _Stack(xs)
    for part in parts:
        state.add(part)
    return Table(
        tuple(state.cells),
        len(xs) - 1,
        tuple(state.places),
        frozenset(state.repeated),
        is_inferred=any(part.grid.is_inferred for part in parts),
    )


class _Stack:
    """The rows gathered so far, the last cell of each column, and what each column says and where it holds merged cells."""

    def __init__(self, xs: list[float]) -> None:
        self.xs = xs
        self.cells: list[Cell] = []
        self.places: list[Place] = []
        self.by_row: dict[int, list[int]] = {}
        self.repeated: set[int] = set()
        self.foot: dict[int, Foot] = {}
        self.said: Counter[tuple[int, str]] = Counter()
        self.merged: set[int] = set()
        self.is_inferred = False

    def add(self, part: Part) -> None:
        offset, self.is_inferred = len(self.places), part.grid.is_inferred
        cells = on_columns(part.grid, self.xs)
        headers = self._count_repeated(cells, part.grid.rows) if self.places else 0
        skip = headers if headers < part.grid.rows else 0
        first = [cell for cell in cells if cell.row == skip] if self.places else []
        wrapped = self._is_wrapped_row(first, part) or self._is_rest_of_row(first, part)
        moved = self._merge_heads(cells, part, skip, wrapped)
        shift = offset - (1 if wrapped else 0)
        self.places += [
            place for row, place in enumerate(part.places()) if not (wrapped and row == skip)
        ]
        self.repeated |= {offset + row for row in range(skip)}
        for old, cell in zip(part.grid.cells, cells, strict=True):
            if id(cell) not in moved:
                row = cell.row + (shift if wrapped and cell.row > skip else offset)
                placed = move(cell, row, cell.column, cell.column_span)
                self._append(placed, part.grid.lines.get((old.row, old.column), []))

    def _append(self, cell: Cell, lines: list[Line]) -> None:
        self.by_row.setdefault(cell.row, []).append(len(self.cells))
        self.cells.append(cell)
        self.said[cell.column, squeeze(cell.text)] += 1
        if cell.row_span > 1 and cell.row > 0:
            self.merged.add(cell.column)
        if cell.row + cell.row_span >= len(self.places) and cell.row not in self.repeated:
            self._note_foot(cell, lines, len(self.cells) - 1)

    def _note_foot(self, cell: Cell, lines: list[Line], index: int) -> None:
        if cell.bbox:
            # Where no rules stand, a line is full that is as long as the longest.
            box = around(lines, cell.bbox) if self.is_inferred else cell.bbox
            foot = Foot(index, cell.column, cell.column_span, lines, box)
            for column in range(cell.column, cell.column + cell.column_span):
                self.foot[column] = foot

    def _count_repeated(self, cells: list[Cell], rows: int) -> int:
        """How many rows at the head of a page print the head of the table again, perhaps without the title above it."""
        again = [_row_text(c for c in cells if c.row == row) for row in range(min(rows, HEAD_ROWS))]
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
        return _row_text(self.cells[index] for index in self.by_row.get(row, []))

    def _is_rest_of_row(self, row: list[Cell], part: Part) -> bool:
        """Whether the first row is what is left of the row before beside merged cells that go on: no other cell of it has
        words."""
        single = [cell for cell in row if cell.row_span == 1]
        above = [self.foot.get(cell.column) for cell in row]
        return (
            0 < len(single) < len(row)
            and not any(cell.text for cell in single)
            and all(
                foot is not None
                and foot.column == cell.column
                and (
                    cell.row_span == 1
                    or self._is_merged_on(self.cells[foot.index], cell, row, part)
                )
                for foot, cell in zip(above, row, strict=True)
            )
            and any(self.cells[self.foot[cell.column].index].text for cell in single)
        )

    def _is_wrapped_row(self, row: list[Cell], part: Part) -> bool:
        """Whether the first row goes on with the row before: its filled cells continue full lines, its others are empty."""
        filled = [cell for cell in row if cell.text]
        if not filled or any(cell.row_span > 1 for cell in filled) or len(filled) == len(row):
            return False
        last = [self.cells[foot.index] for foot in self.foot.values()]
        is_headless = not row[0].text and any(c.column == 0 and c.text for c in last)
        # Where each row has its number, words without one are a rest, however they were cut.
        is_rest = (
            is_headless and not self.said[0, ""] and not any(is_figure(c.text) for c in filled)
        )
        return all(
            (self._ends_full(cell) or (is_rest and cell.column in self.foot))
            and (is_headless or begins_high(lines_of(cell, part), cell))
            and not self._stands_alone(cell)
            for cell in filled
        ) and any(
            c.text and c.row_span == 1 and not any(c.column == f.column for f in filled)
            for c in last
        )

    def _stands_alone(self, cell: Cell) -> bool:
        """Whether the words of a cell, or those above it, are what another cell of the column says: values, not halves."""
        above = self.cells[self.foot[cell.column].index]
        return self._is_said(cell.column, above.text, 2) or self._is_said(cell.column, cell.text, 1)

    def _is_said(self, column: int, text: str, times: int) -> bool:
        return self.said[column, squeeze(text)] >= times

    def _ends_full(self, cell: Cell) -> bool:
        foot = self.foot.get(cell.column)
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
            or self.foot[cell.column].is_packed()
        )

    def _goes_with(self, above: Cell, cell: Cell, cells: list[Cell]) -> bool:
        """Whether a cell beside this one, merged over the same rows here or on the page before, is the blank rest of a
        merge: then this one, whose words follow a full line, is the rest of one too."""
        return self._ends_full(cell) and any(
            other.row == cell.row
            and other.row_span == cell.row_span
            and not other.text
            and self._is_twin(above, other.column, cell.row_span)
            for other in cells
        )

    def _is_twin(self, above: Cell, column: int, row_span: int) -> bool:
        """Whether the last cell of a column has words, and is merged over the rows of `above` if nothing is merged here."""
        if column not in self.foot:
            return False
        other = self.cells[self.foot[column].index]
        return bool(other.text) and (
            row_span > 1 or (other.row_span > 1 and other.row == above.row)
        )

    def _merge_heads(self, cells: list[Cell], part: Part, skip: int, wrapped: bool) -> set[int]:
        """Cells at the head of the page that go on with a cell at the foot of the last: that one grows, they are dropped."""
        moved: set[int] = set()
        if not self.places:
            return moved
        first = [c for c in cells if c.row == skip]
        for cell in first:
            above = self.foot.get(cell.column)
            if above is None or above.column != cell.column:
                # A row that is the rest of another has no place of its own for its blanks.
                moved |= {id(cell)} if wrapped and not cell.text else set()
                continue
            old = self.cells[above.index]
            grown = old._replace(text=old.text + cell.text)
            if wrapped and cell.row_span == 1:
                self.cells[above.index] = grown
            elif (
                wrapped
                or self._is_merged_on(old, cell, first, part)
                or self._goes_with(old, cell, cells)
            ):
                rows = len(self.places) + skip - wrapped + cell.row_span - old.row
                self.cells[above.index] = grown._replace(row_span=rows)
                self.merged.add(cell.column)
            else:
                continue
            if cell.row + cell.row_span >= part.grid.rows:
                # It grew to the foot of this page too: the next page may go on with it.
                self._note_foot(cell, lines_of(cell, part), above.index)
            moved.add(id(cell))
        return moved

    def _lists(self, row: list[Cell], part: Part) -> set[int]:
        """The columns of a long list that goes on and of the blanks beside it, where the row before has words."""
        blanks = {c.column for c in row if not c.text and c.column in self.foot}
        blanks = {column for column in blanks if self.cells[self.foot[column].index].text}
        lists = {
            c.column
            for c in row
            if c.text and c.column in self.foot
            and len(self.foot[c.column].lines) >= LONG
            and self._is_seam(self.cells[self.foot[c.column].index], c, part)
        }  # fmt: skip
        return lists | blanks if lists and blanks else set()

    def _is_merged_on(self, above: Cell, cell: Cell, row: list[Cell], part: Part) -> bool:
        """A blank under a merged cell, or a cell whose first words finish those of the merged cell above. In a column in
        which merged cells stand elsewhere, one row left over on a page is still part of the merge."""
        merged = above.row_span > 1 or cell.row_span > 1 or cell.column in self._lists(row, part)
        if not cell.text:
            return bool(above.text) and (merged or cell.column in self.merged)
        return merged and self._is_seam(above, cell, part)


def _row_text(cells: Iterable[Cell]) -> tuple[str, ...]:
    """The words of the cells that begin in a row, from left to right."""
    texts = [(cell.column, squeeze(cell.text)) for cell in cells]
    return tuple(text for _, text in sorted(texts, key=itemgetter(0)) if text)
