"""A table of an .ods to a sheet: rows and cells repeated as it says, up to the last that holds words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.base.errors import UserError
from pipeline.model.document import Cause, Place
from pipeline.model.issues import make_issue
from pipeline.read.conservation import check_part
from pipeline.read.guards import MOST_CELLS
from pipeline.read.package import Element
from pipeline.read.sheet.cell_values import Style
from pipeline.read.sheet.ods_rows import HIDDEN, MARK, Look, PlainRows, RawCell, RawRow, count
from pipeline.read.sheet.ods_text import read_paragraph
from pipeline.read.sheet.rich_text import raised
from pipeline.read.sheet.sheets import Merge, Sheet

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_GROUPS = {f"{TABLE}table-row-group", f"{TABLE}table-rows", f"{TABLE}table-header-rows", f"{TABLE}table-columns",
           f"{TABLE}table-column-group", f"{TABLE}table-header-columns"}  # fmt: skip
_ROW, _RUN = f"{TABLE}table-row", f"{TABLE}{MARK}"
_CELLS = {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}
ROWS_REPEATED, COLUMNS_REPEATED = f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated"
ROWS_SPANNED, COLUMNS_SPANNED = f"{TABLE}number-rows-spanned", f"{TABLE}number-columns-spanned"
STYLE_NAME, PARAGRAPH = f"{TABLE}style-name", f"{TEXT}p"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SIGNED = (
    f"{_DC}creator",
    f"{_DC}date",
    "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}date-string",
)


def read_table(table: Element, plain: PlainRows, number: int) -> Sheet:
    """The sheet of that number."""
    return _Table(table, plain, number).read()


@dataclass
class _Row:
    """What is known of a row: words and rules by column, the column of its next cell, how many cells it has."""

    number: int
    words: dict[int, str] = field(default_factory=dict)
    ruled: set[int] = field(default_factory=set)
    column: int = 0
    cells: int = 0


class _Table:
    """One table element."""

    def __init__(self, table: Element, plain: PlainRows, number: int) -> None:
        self.table, self.plain, self.styles, self.number = table, plain, plain.styles, number
        self.sheet = Sheet(table.get(f"{TABLE}name", ""), number)
        self.sheet.is_hidden = self.styles.is_hidden_table(table.get(STYLE_NAME, ""))
        self.read_words: list[str] = []
        self.cells = 0

    def read(self) -> Sheet:
        self._columns()
        number = 0
        for element in _walk(self.table, {_ROW, _RUN}):
            if element.tag == _RUN:
                number += self._plain_rows(self.plain.take(element.get("number", "")), number)
            else:
                number += self._row(element, number)
        for shape in self.table.findall(f"{TABLE}shapes"):
            boxes = [read_paragraph(p, self.styles) for p in shape.iter(PARAGRAPH)]
            self.sheet.boxes += [box.text for box in boxes if box.text.strip()]
            self.read_words += [box.text + box.struck + box.aids for box in boxes]
        # Who wrote a note, and when, is no word of the sheet.
        signed = [text for each in self.table.iter(*_SIGNED) for text in each.itertext()]
        printed = list(self.table.itertext())
        self.sheet.issues += check_part(Place(f"s{self.number}"), printed, self.read_words, signed)
        return self.sheet

    def _columns(self) -> None:
        column = 0
        for element in _walk(self.table, {f"{TABLE}table-column"}):
            repeated = count(element.get(COLUMNS_REPEATED))
            if element.get(f"{TABLE}visibility") in HIDDEN:
                self.sheet.hidden_columns.update(range(column, min(column + repeated, 16_384)))
            column += repeated

    def _row(self, element: Element, number: int) -> int:
        """How often the row stands there."""
        row = _Row(number)
        for cell in element:
            if cell.tag in _CELLS:
                look = self._look(cell)
                self._add(row, look, self._words(cell, look.style, row))
        repeated = count(element.get(ROWS_REPEATED))
        self._end(row, repeated, element.get(f"{TABLE}visibility") in HIDDEN)
        return repeated

    def _look(self, cell: Element) -> Look:
        return Look(
            self.styles.look(cell.get(STYLE_NAME, "")),
            count(cell.get(COLUMNS_REPEATED)),
            count(cell.get(ROWS_SPANNED)),
            count(cell.get(COLUMNS_SPANNED)),
            not len(cell)
            and cell.get(f"{TABLE}formula") is not None
            and cell.get(f"{OFFICE}value-type") is None,
        )

    def _plain_rows(self, run: list[RawRow], number: int) -> int:
        """The rows of a run, whose first has that number, and how many they are."""
        first, repeats, shown = number, self.plain.rows, self.sheet.rows
        for attributes, cells in run:
            repeated, is_hidden = repeats[attributes]
            words = self._plain_words(cells) if repeated == 1 and not is_hidden else None
            if words:
                shown[number] = words
            elif words is None:
                self._odd_row(cells, number, repeated, is_hidden)
            number += repeated
        return number - first

    def _odd_row(self, cells: list[RawCell], number: int, repeated: int, is_hidden: bool) -> None:
        """A row that stands there more than once, is hidden, or has a cell that is not shown as it is."""
        row = _Row(number)
        for written, text in cells:
            look = self.plain.looks[written]
            self._add(row, look, self._styled(text, look.style, row))
        self._end(row, repeated, is_hidden)

    def _plain_words(self, cells: list[RawCell]) -> dict[int, str] | None:
        """The words of a row by column; None where one of its cells is not shown as it is."""
        words: dict[int, str] = {}
        steps, column = self.plain.steps, 0
        for attributes, text in cells:
            step = steps[attributes]
            if text and step == 1:
                words[column] = text
            elif text or not step:
                return None
            column += step
        return words

    def _add(self, row: _Row, look: Look, text: str) -> None:
        """Words and rules of a cell, as often as it stands there."""
        if look.is_without_value:
            at = f"s{self.number}.r{row.number + 1}"
            self.sheet.issues.append(make_issue("formula_without_value", Place(at), at, cell=at))
        if (look.rows, look.columns) != (1, 1):
            self.sheet.merges.append(Merge(row.number, row.column, look.rows, look.columns))
        shown = look.repeated
        if shown > 1:
            # Blank cells with rules are repeated to the end of the sheet.
            shown = shown if text else min(shown, 64) if look.style.is_ruled else 0
            self._guard(shown)
        columns = range(row.column, row.column + shown)
        if text:
            row.words |= dict.fromkeys(columns, text)
        if look.style.is_ruled:
            row.ruled.update(columns)
        row.cells += shown
        row.column += look.repeated

    def _end(self, row: _Row, repeated: int, is_hidden: bool) -> None:
        """The row into the sheet, as often as it stands there."""
        if not (row.words or row.ruled):
            if is_hidden and repeated < MOST_CELLS:
                self.sheet.hidden_rows.update(range(row.number, row.number + repeated))
            return
        # Blank rows with rules are repeated to the end of the sheet.
        for at in range(row.number, row.number + (repeated if row.words else min(repeated, 2))):
            self._guard(row.cells if repeated > 1 else 0)
            if row.words:
                self.sheet.rows[at] = row.words
            if row.ruled:
                self.sheet.ruled[at] = row.ruled
            if is_hidden:
                self.sheet.hidden_rows.add(at)

    def _guard(self, cells: int) -> None:
        self.cells += cells
        if self.cells > MOST_CELLS:
            raise UserError(
                f"a sheet of more than {MOST_CELLS:,} cells is no notice: delete the empty ones",
                f"工作表超过 {MOST_CELLS:,} 格，不会是通知：请删除空单元格",
            )

    def _words(self, cell: Element, style: Style, row: _Row) -> str:
        """The text that a cell displays; notes, struck words and reading aids are told."""
        anchor = f"s{self.number}.r{row.number + 1}"
        lines: list[str] = []
        for child in cell:
            if child.tag == f"{OFFICE}annotation":
                words = "\n".join("".join(p.itertext()) for p in child.iter(PARAGRAPH))
                self.sheet.beside.append((Cause.COMMENT, words, anchor))
                self.read_words.append(words)
            elif child.tag == PARAGRAPH:
                lines.append(self._line(child, anchor))
            else:
                lines += [self._line(p, anchor) for p in child.iter(PARAGRAPH)]
        return self._styled("\n".join(lines).strip(), style, row)

    def _styled(self, text: str, style: Style, row: _Row) -> str:
        """Words in the style of their cell; those struck out are told."""
        if text and style.is_struck:
            anchor = f"s{self.number}.r{row.number + 1}"
            self.sheet.beside.append((Cause.STRUCK, text, anchor))
            return ""
        return raised(text, style.raising)

    def _line(self, element: Element, anchor: str) -> str:
        rich = read_paragraph(element, self.styles)
        self.read_words.append(rich.text + rich.struck + rich.aids)
        for cause, words in ((Cause.STRUCK, rich.struck), (Cause.RUBY, rich.aids)):
            if words.strip():
                self.sheet.beside.append((cause, words, anchor))
        return rich.text


def _walk(parent: Element, tags: set[str]) -> Iterator[Element]:
    """Elements of a table, through groups, in order."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in tags:
            yield child
        elif child.tag in _GROUPS:
            stack.append(iter(child))
