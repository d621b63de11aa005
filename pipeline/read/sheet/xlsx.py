"""Workbooks of the Open XML kind (.xlsx, .xlsm, .et of today) to sheets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.model.document import Cause, Document, Place
from pipeline.model.issues import make_issue
from pipeline.read.package import Element, Package, with_package
from pipeline.read.sheet.cell_values import Display
from pipeline.read.sheet.reader import build_document
from pipeline.read.sheet.rich_text import RichText, raised, read_text, unescape
from pipeline.read.sheet.sheets import Sheet, Workbook, column_letters, column_number
from pipeline.read.sheet.xlsx_beside import read_beside
from pipeline.read.sheet.xlsx_cells import RawCell, decode, read_cells
from pipeline.read.sheet.xlsx_layout import read_layout, split_part
from pipeline.read.sheet.xlsx_styles import read_styles
from pipeline.text import whole_number

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_TRUE = {"1", "true", "on"}
_NUMBERS, _INLINE = {b"", b"n"}, b"inlineStr"
# A number of more digits is not shown in full.
SHORT = 11


def read_xlsx(path: Path) -> Document:
    """Reads a workbook. UserError where it is damaged, locked, or larger than a notice can be."""
    return build_document(path.name, "xlsx", with_package(path, ".xlsx", _read))


@dataclass
class _Book:
    """The parts that the sheets of a workbook share."""

    package: Package
    display: Display
    strings: list[RichText | str]

    def plain_texts(self) -> dict[bytes, str]:
        """The shared texts of one run by their numbers as written."""
        return {
            str(n).encode(): text.strip()
            for n, text in enumerate(self.strings)
            if isinstance(text, str)
        }

    def keep(self, rich: RichText) -> int:
        """Takes a text for one more of the shared ones; returns its number."""
        self.strings.append(rich)
        return len(self.strings) - 1

    def words(self, style: int, kind: str, raw: str) -> RichText:
        """The text that a cell of a type (`t`) with a raw value displays."""
        if kind == "s":
            number = whole_number(raw)
            is_known = number is not None and number < len(self.strings)
            found = self.strings[number] if is_known and number is not None else ""
            rich = RichText(found) if isinstance(found, str) else found
            return replace(rich, text=self.display.text(rich.text, style)) if rich.text else rich
        if kind == "inlineStr":
            return RichText(self.display.text(unescape(raw), style))
        if kind == "b":
            return RichText({"0": "FALSE", "1": "TRUE"}.get(raw, raw))
        if kind in {"str", "e", "d"} or not raw:
            return RichText(unescape(raw))
        return RichText(self.display.number(raw, style))


def _read(package: Package) -> Workbook:
    main = next(iter(package.related("", "officeDocument")), "xl/workbook.xml")
    if not package.has(main):
        raise UserError(
            "a zip archive without a workbook; save it again as .xlsx",
            "压缩包中没有工作簿；请重新另存为 .xlsx",
        )
    root = package.parse(main)
    properties = root.find("{*}workbookPr")
    is_1904 = properties is not None and properties.get("date1904", "0") in _TRUE
    styles = [package.parse(name) for name in package.related(main, "styles")[:1]]
    shared = [package.parse(name) for name in package.related(main, "sharedStrings")[:1]]
    book = _Book(
        package,
        Display(read_styles(styles[0]) if styles else [], is_1904),
        [read_text(item) for root in shared for item in root],
    )
    targets = {each.identity: each.target for each in package.relations(main)}
    workbook = Workbook()
    for number, item in enumerate(root.findall("{*}sheets/{*}sheet"), 1):
        part = targets.get(item.get(_ID) or item.get(_STRICT_ID) or "", "")
        if package.has(part) and "worksheet" in part.lower():
            workbook.sheets.append(_read_sheet(book, part, item, number))
    return workbook


def _read_sheet(book: _Book, part: str, item: Element, number: int) -> Sheet:
    sheet = Sheet(item.get("name", ""), number, is_hidden=item.get("state", "visible") != "visible")
    whole = book.package.read(part)
    frame, data = split_part(whole)
    root = read_layout(book.package, part, frame, data, sheet)
    if data:
        cells, issues = read_cells(part, whole, data, book.keep, Place(f"s{number}"))
        sheet.issues += issues
        _add_cells(book, sheet, cells)
    read_beside(book.package, part, root, sheet)
    return sheet


def _add_cells(book: _Book, sheet: Sheet, cells: list[RawCell]) -> None:
    """Displayed words into the sheet. Shared texts and whole numbers in a plain style are what they are; for all others the
    same value in the same style is shown once."""
    shown: dict[tuple[bytes, bytes, bytes], str] = {}
    columns: dict[bytes, int] = {}
    styles = list(enumerate(book.display.styles))
    ruled = {str(index).encode() for index, style in styles if style.is_ruled}
    plain = {b""} | {str(index).encode() for index, style in styles if style.is_plain}
    texts, inlines = book.plain_texts(), dict[bytes, str]()
    last, row, words = b"", 0, dict[int, str]()
    for letters, number, style, kind, formula, value, inline in cells:
        if number != last:
            last, row = number, int(number) - 1
            words = sheet.rows.setdefault(row, {})
        column = columns.get(letters)
        if column is None:
            column = columns[letters] = column_number(letters.decode())
        if ruled and style in ruled:
            sheet.ruled.setdefault(row, set()).add(column)
        text = None
        if style in plain:
            if kind == b"s":
                text = texts.get(value)
            elif kind in _NUMBERS and value.isdigit() and len(value) <= SHORT:
                text = value.decode()
            elif kind == _INLINE and not value:
                text = inlines.get(inline)
                if text is None:
                    text = inlines[inline] = unescape(decode(inline)).strip()
        if text is None:
            text = _shown(book, sheet, (row, style, kind, value or inline), shown)
        if text:
            words[column] = text
        elif formula and not value:
            _tell_formula(sheet, row, column)


def _shown(
    book: _Book,
    sheet: Sheet,
    cell: tuple[int, bytes, bytes, bytes],
    shown: dict[tuple[bytes, bytes, bytes], str],
) -> str:
    """The text that a cell (row, style, type, raw value) displays, remembered where nothing of it is told at its place."""
    row, *key = cell
    style, kind, raw = key
    text = shown.get((style, kind, raw))
    if text is None:
        text, is_same_everywhere = _show(book, sheet, row, style, kind, decode(raw))
        if is_same_everywhere:
            shown[style, kind, raw] = text
    return text


def _tell_formula(sheet: Sheet, row: int, column: int) -> None:
    at = f"{column_letters(column)}{row + 1}"
    place = Place(f"s{sheet.number}.r{row + 1}")
    sheet.issues.append(make_issue("formula_without_value", place, at, cell=at))


def _show(
    book: _Book, sheet: Sheet, row: int, style: bytes, kind: bytes, raw: str
) -> tuple[str, bool]:
    """(what a cell displays, whether nothing of it is told at its place)."""
    anchor, index = f"s{sheet.number}.r{row + 1}", whole_number(decode(style)) or 0
    look = book.display.style(index)
    rich = book.words(index, kind.decode() or "n", raw)
    struck = rich.struck + (rich.text if look.is_struck else "")
    told = [(Cause.STRUCK, struck, anchor), (Cause.RUBY, rich.aids, anchor)]
    told = [one for one in told if one[1].strip()]
    sheet.beside += told
    return "" if look.is_struck else raised(rich.text, look.raising).strip(), not told
