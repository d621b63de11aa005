"""OpenDocument spreadsheets (.ods) to sheets. A cell holds the words that it displays beside its value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.model.document import Cause, Document, Place
from pipeline.model.issues import make_issue
from pipeline.read.conservation import check_part
from pipeline.read.guards import MOST_CELLS
from pipeline.read.package import Element, Package, with_package
from pipeline.read.sheet.cell_values import Style
from pipeline.read.sheet.ods_styles import OdsStyles, read_ods_styles
from pipeline.read.sheet.ods_text import read_paragraph
from pipeline.read.sheet.reader import build_document
from pipeline.read.sheet.rich_text import raised
from pipeline.read.sheet.sheets import Merge, Sheet, Workbook
from pipeline.text import whole_number

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_GROUPS = {f"{TABLE}table-row-group", f"{TABLE}table-rows", f"{TABLE}table-header-rows", f"{TABLE}table-columns",
           f"{TABLE}table-column-group", f"{TABLE}table-header-columns"}  # fmt: skip
_CELLS = {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}
ROWS_REPEATED, COLUMNS_REPEATED = f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated"
ROWS_SPANNED, COLUMNS_SPANNED = f"{TABLE}number-rows-spanned", f"{TABLE}number-columns-spanned"
STYLE_NAME, PARAGRAPH = f"{TABLE}style-name", f"{TEXT}p"
_HIDDEN = {"collapse", "filter"}
_DC = "{http://purl.org/dc/elements/1.1/}"
_SIGNED = (
    f"{_DC}creator",
    f"{_DC}date",
    "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}date-string",
)


def read_ods(path: Path) -> Document:
    """Reads a spreadsheet. UserError where it is damaged, locked, or larger than a notice can be."""
    return build_document(path.name, "ods", with_package(path, ".ods", _read))


def _read(package: Package) -> Workbook:
    if not package.has("content.xml"):
        raise UserError(
            "a zip archive without a spreadsheet; save it again as .xlsx",
            "压缩包中没有电子表格；请重新另存为 .xlsx",
        )
    _refuse_locked(package)
    root = package.parse("content.xml")
    styles = read_ods_styles(
        [root, *([package.parse("styles.xml")] if package.has("styles.xml") else [])]
    )
    body = root.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    tables = body.findall(f"{TABLE}table") if body is not None else []
    return Workbook(
        [_Table(table, styles, number).read() for number, table in enumerate(tables, 1)]
    )


def _refuse_locked(package: Package) -> None:
    if package.has("META-INF/manifest.xml") and b"encryption-data" in package.read(
        "META-INF/manifest.xml"
    ):
        raise UserError(
            "a spreadsheet locked with a password; save it without one",
            "表格加了密码；请去掉密码后另存",
        )


class _Table:
    """One table element: rows and cells repeated as it says, up to the last that holds words."""

    def __init__(self, table: Element, styles: OdsStyles, number: int) -> None:
        self.table, self.styles, self.number = table, styles, number
        self.sheet = Sheet(table.get(f"{TABLE}name", ""), number)
        self.sheet.is_hidden = styles.is_hidden_table(table.get(STYLE_NAME, ""))
        self.read_words: list[str] = []
        self.cells = 0

    def read(self) -> Sheet:
        self._columns()
        row = 0
        for element in _walk(self.table, f"{TABLE}table-row"):
            repeated = _count(element, ROWS_REPEATED)
            self._row(element, row, repeated)
            row += repeated
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
        for element in _walk(self.table, f"{TABLE}table-column"):
            repeated = _count(element, COLUMNS_REPEATED)
            if element.get(f"{TABLE}visibility") in _HIDDEN:
                self.sheet.hidden_columns.update(range(column, min(column + repeated, 16_384)))
            column += repeated

    def _row(self, element: Element, row: int, repeated: int) -> None:
        cells = list(self._cells(element, row))
        is_hidden = element.get(f"{TABLE}visibility") in _HIDDEN
        if not any(text or is_ruled for _, text, is_ruled in cells):
            if is_hidden and repeated < MOST_CELLS:
                self.sheet.hidden_rows.update(range(row, row + repeated))
            return
        words = {column: text for column, text, _ in cells if text}
        ruled = {column for column, _, is_ruled in cells if is_ruled}
        # Blank rows with rules are repeated to the end of the sheet.
        for at in range(row, row + (repeated if words else min(repeated, 2))):
            self._guard(len(cells) if repeated > 1 else 0)
            if words:
                self.sheet.rows[at] = words
            if ruled:
                self.sheet.ruled[at] = ruled
            if is_hidden:
                self.sheet.hidden_rows.add(at)

    def _guard(self, cells: int) -> None:
        self.cells += cells
        if self.cells > MOST_CELLS:
            raise UserError(
                f"a sheet of more than {MOST_CELLS:,} cells is no notice: delete the empty ones",
                f"工作表超过 {MOST_CELLS:,} 格，不会是通知：请删除空单元格",
            )

    def _cells(self, row_element: Element, row: int) -> Iterator[tuple[int, str, bool]]:
        """Column, words and whether rules are drawn, of the cells of a row that hold either."""
        column = 0
        for cell in row_element:
            if cell.tag not in _CELLS:
                continue
            repeated = _count(cell, COLUMNS_REPEATED)
            style = self.styles.look(cell.get(STYLE_NAME, ""))
            text = self._words(cell, style, row)
            if cell.get(ROWS_SPANNED) or cell.get(COLUMNS_SPANNED):
                spans = _count(cell, ROWS_SPANNED), _count(cell, COLUMNS_SPANNED)
                self.sheet.merges += [Merge(row, column, *spans)] if spans != (1, 1) else []
            if repeated == 1:
                yield column, text, style.is_ruled
            elif text or style.is_ruled:
                shown = repeated if text else min(repeated, 64)
                self._guard(shown)
                yield from ((at, text, style.is_ruled) for at in range(column, column + shown))
            column += repeated

    def _words(self, cell: Element, style: Style, row: int) -> str:
        """The text that a cell displays; notes, struck words and reading aids are told."""
        if not len(cell):
            return self._blank(cell, row)
        if len(cell) == 1 and not len(cell[0]) and cell[0].tag == PARAGRAPH and style.is_plain:
            words = cell[0].text or ""
            self.read_words.append(words)
            return str(words.strip())
        anchor = f"s{self.number}.r{row + 1}"
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
        text = "\n".join(lines).strip()
        if text and style.is_struck:
            self.sheet.beside.append((Cause.STRUCK, text, anchor))
            return ""
        return raised(text, style.raising)

    def _blank(self, cell: Element, row: int) -> str:
        """A cell without words; a formula among them has no stored value."""
        if cell.get(f"{TABLE}formula") is not None and cell.get(f"{OFFICE}value-type") is None:
            at = f"s{self.number}.r{row + 1}"
            self.sheet.issues.append(make_issue("formula_without_value", Place(at), at, cell=at))
        return ""

    def _line(self, element: Element, anchor: str) -> str:
        rich = read_paragraph(element, self.styles)
        self.read_words.append(rich.text + rich.struck + rich.aids)
        for cause, words in ((Cause.STRUCK, rich.struck), (Cause.RUBY, rich.aids)):
            if words.strip():
                self.sheet.beside.append((cause, words, anchor))
        return rich.text


def _walk(parent: Element, tag: str) -> Iterator[Element]:
    """Elements of a table, through groups, in order."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == tag:
            yield child
        elif child.tag in _GROUPS:
            stack.append(iter(child))


def _count(element: Element, name: str) -> int:
    said = element.get(name)
    return 1 if said is None else max(1, whole_number(said) or 1)
