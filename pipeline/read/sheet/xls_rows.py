"""The cells of a sheet of an .xls into its rows: as xlrd gives them, or straight from the records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import chain

import xlrd

from pipeline.model.document import Cause
from pipeline.read.sheet.cell_values import Remembered
from pipeline.read.sheet.count_xls import Counted
from pipeline.read.sheet.sheets import Sheet
from pipeline.read.sheet.xls_cells import Cells, Value
from pipeline.read.sheet.xls_records import (
    NUMBER,
    OTHERS,
    SHORT,
    TEXT,
    NotPlainError,
    RawCell,
    Run,
    SheetRecords,
)
from pipeline.read.sheet.xls_texts import SharedTexts

# What the cells of one kind and style display, by their values; None where a cell must be looked at in its place.
Known = Mapping[float, str | None]
# The last two bits of a packed number: divided by a hundred, whole.
MARKS, WHOLE = 3, 2


def add_rows(cells: Cells, source: xlrd.sheet.Sheet, sheet: Sheet) -> Counted:
    """All cells as xlrd gives them."""
    counted = Counted(source.name, source.nrows * source.ncols)
    for row in range(source.nrows):
        kinds, values = source.row_types(row), source.row_values(row)
        for column, kind in enumerate(kinds):
            style = source._cell_xf_indexes[row][column]
            if style in cells.ruled:
                sheet.ruled.setdefault(row, set()).add(column)
            if xlrd.XL_CELL_EMPTY < kind <= xlrd.XL_CELL_ERROR:
                runs = source.rich_text_runlist_map.get((row, column), [])
                cell = Value(kind, values[column], style, runs)
                if text := _words(cells, sheet, row, cell, counted):
                    sheet.rows.setdefault(row, {})[column] = text
    return counted


class RecordReader:
    """Adds the cells of records to the sheets of one workbook."""

    def __init__(self, cells: Cells, shared: SharedTexts) -> None:
        self.cells = cells
        self.texts, self.runs = shared.texts, shared.runs
        odd = {number for number, runs in self.runs.items() if cells.has_odd_font(runs)}
        # What the shared texts display in a plain style, by their numbers.
        self.plain: dict[float, str | None] = dict(enumerate(map(str.strip, self.texts)))  # fmt: skip
        self.plain |= dict.fromkeys(odd)
        self.kinds: dict[int, int] = cells.book._xf_index_to_xl_type_map
        kinds = (TEXT, SHORT, NUMBER, *OTHERS)
        self.known = {kind: Remembered(partial(self._know, kind)) for kind in kinds}

    def add(self, source: xlrd.sheet.Sheet, sheet: Sheet, records: SheetRecords) -> Counted:
        """The cells of a sheet, those that only `source` has among them. NotPlainError where two stand in one place, or where
        one names a text or a style that the workbook does not have."""
        counted = Counted(source.name)
        try:
            blank = self._add_cells(source, sheet, records, counted)
        except LookupError as error:
            raise NotPlainError from error
        if records.number != blank + sum(map(len, sheet.rows.values())):
            raise NotPlainError
        if not all(sheet.rows.values()):
            sheet.rows = {row: words for row, words in sheet.rows.items() if words}
        bottom, right = sheet.extent()
        for row, column, style in chain.from_iterable(records.blanks):
            if column in sheet.rows.get(row, ()):
                raise NotPlainError
            right, bottom = max(right, column), max(bottom, row)
            if style in self.cells.ruled:
                sheet.ruled.setdefault(row, set()).add(column)
        counted.places = max(source.nrows, bottom + 1) * max(source.ncols, right + 1)
        return counted

    def _add_cells(
        self, source: xlrd.sheet.Sheet, sheet: Sheet, records: SheetRecords, counted: Counted
    ) -> int:
        """How many of the cells display nothing."""
        blank = 0
        for run in records.cells:
            if isinstance(run, Run) and (styles := run.styles()) <= self.cells.plain:
                blank += self._add_plain(sheet, run, counted)
                if not styles.isdisjoint(self.cells.ruled):
                    self._add_rules(sheet, run)
            else:
                blank += self._add_any(source, sheet, run, counted)
        return blank

    def _add_plain(self, sheet: Sheet, run: Run, counted: Counted) -> int:
        """The same for texts and numbers in styles that show them as they are: nearly all cells of a list."""
        rows, shown, texts, known = sheet.rows, self.plain, counted.texts, len(counted.texts)
        at, words, blank = -1, dict[int, str](), 0
        for kind, row, column, style, value in run:
            if row != at:
                at, words = row, rows.setdefault(row, {})
            if kind == TEXT:
                text = shown[value]
                if text is not None:
                    texts.append(text)
                else:
                    text = _words(self.cells, sheet, row, self._value(kind, style, value), counted)
            elif value & MARKS == WHOLE:
                text = str(value >> 2)
            else:
                text = self._show(kind, style, value)
            if text:
                words[column] = text
            elif column in words:
                raise NotPlainError
            else:
                blank += 1
        counted.numbers += len(run) - (len(texts) - known)
        return blank

    def _add_rules(self, sheet: Sheet, run: Run) -> None:
        for _, row, column, style, _ in run:
            if style in self.cells.ruled:
                sheet.ruled.setdefault(row, set()).add(column)

    def _add_any(
        self, source: xlrd.sheet.Sheet, sheet: Sheet, run: Iterable[RawCell], counted: Counted
    ) -> int:
        rows, known = sheet.rows, self.known
        at, words, blank = -1, dict[int, str](), 0
        for kind, row, column, style, value in run:
            if row != at:
                at, words = row, rows.setdefault(row, {})
            text = known[kind][style][value]
            if text is None:
                cell = self._cell(source, (kind, row, column, style, value))
                text = _words(self.cells, sheet, row, cell, counted)
            elif kind == TEXT:
                counted.texts.append(text)
            else:
                counted.numbers += 1
            if text:
                words[column] = text
            elif column in words:
                raise NotPlainError
            else:
                blank += 1
            if style in self.cells.ruled:
                sheet.ruled.setdefault(row, set()).add(column)
        return blank

    def _know(self, kind: int, style: int) -> Known:
        if kind in OTHERS:
            return Remembered(lambda _: None)
        if kind == TEXT and style in self.cells.plain:
            return self.plain
        if kind == SHORT and style in self.cells.plain:
            return Remembered(partial(self._show_short, style))
        return Remembered(partial(self._show, kind, style))

    def _show_short(self, style: int, packed: int) -> str | None:
        return str(packed >> 2) if packed & MARKS == WHOLE else self._show(SHORT, style, packed)

    def _show(self, kind: int, style: int, value: float) -> str | None:
        cell = self._value(kind, style, value)
        text, struck = self.cells.words(cell)
        is_stored = kind != TEXT or text == str(cell.value).strip()
        return text if is_stored and not struck else None

    def _value(self, kind: int, style: int, value: float) -> Value:
        if kind == TEXT:
            number = int(value)
            return Value(xlrd.XL_CELL_TEXT, self.texts[number], style, self.runs.get(number, []))
        if kind == SHORT:
            value = xlrd.sheet.unpack_RK(int(value).to_bytes(4, "little", signed=True))
        return Value(self.kinds[style], value, style, [])

    def _cell(self, source: xlrd.sheet.Sheet, raw: RawCell) -> Value:
        """A cell that xlrd read, or of which words are struck out or other than those stored."""
        kind, row, column, style, value = raw
        if kind not in OTHERS:
            return self._value(kind, style, value)
        runs = source.rich_text_runlist_map.get((row, column), [])
        return Value(source.cell_type(row, column), source.cell_value(row, column), style, runs)


def _words(cells: Cells, sheet: Sheet, row: int, cell: Value, counted: Counted) -> str:
    """The words that a cell displays; it is counted, and what of it is struck out is told."""
    counted.add(cell.kind, cell.value)
    text, struck = cells.words(cell)
    anchor = f"s{sheet.number}.r{row + 1}"
    sheet.beside += [(Cause.STRUCK, words, anchor) for words in struck]
    return text
