"""Workbooks of the old kind (.xls, .et) to sheets, by xlrd; their words counted again by calamine."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import xlrd

from pipeline.base.errors import UserError
from pipeline.model.document import Cause, Document
from pipeline.read.sheet.cell_values import Display, Style
from pipeline.read.sheet.count_xls import check_counts
from pipeline.read.sheet.formats import BUILT_IN
from pipeline.read.sheet.reader import build_document
from pipeline.read.sheet.rich_text import raised
from pipeline.read.sheet.sheets import Merge, Sheet, Workbook
from pipeline.read.sheet.show_number import GENERAL

# What xlrd raises on a file that is not as it should be.
DAMAGE = (
    xlrd.XLRDError, xlrd.compdoc.CompDocError, xlrd.formula.FormulaError, struct.error, AssertionError, AttributeError, IndexError,
    KeyError, TypeError, ValueError, OverflowError, NotImplementedError, ZeroDivisionError,
)  # fmt: skip
_TEXT, _NUMBERS, _BOOLEAN, _ERROR = 1, {2, 3}, 4, 5
# Formats that a file names by number only and that xlrd shows in the American way.
_LOCAL = {14, 22, *range(27, 37), *range(50, 59)}
_SUPER, _SUB = 1, 2
_ORDINARY = (False, "")


def read_xls(path: Path) -> Document:
    """Reads a workbook. UserError where it is damaged or locked."""
    book = _open(path)
    workbook = _Reader(book).read()
    workbook.issues += check_counts(path, book)
    return build_document(path.name, "xls", workbook)


def _open(path: Path) -> xlrd.Book:
    try:
        # Sectors that are used twice harm nothing that is read, as a rule; what is lost shows in the count.
        return xlrd.open_workbook(
            str(path),
            logfile=io.StringIO(),
            formatting_info=True,
            ragged_rows=True,
            ignore_workbook_corruption=True,
        )
    except DAMAGE as error:
        why = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        if "encrypted" in why:
            raise UserError(
                "a workbook locked with a password; save it without one",
                "工作簿加了密码；请去掉密码后另存",
            ) from error
        raise UserError(
            f"not a readable .xls file, damaged or cut short ({why}); fetch it again or save it as .xlsx",
            f".xls 文件无法读取，已损坏或不完整（{why}）；请重新获取，或另存为 .xlsx",
        ) from error


class _Reader:
    """The sheets of a workbook that is open."""

    def __init__(self, book: xlrd.Book) -> None:
        self.book = book
        self.display = Display([self._style(xf) for xf in book.xf_list], bool(book.datemode))
        styles = list(enumerate(self.display.styles))
        self.ruled = {index for index, style in styles if style.is_ruled}
        self.plain = {index for index, style in styles if style.is_plain}
        fonts = range(len(book.font_list))
        self.odd_fonts = {index for index in fonts if self._font(index) != _ORDINARY}

    def _style(self, xf: xlrd.formatting.XF) -> Style:
        key = xf.format_key
        known = self.book.format_map.get(key)
        code = BUILT_IN.get(key, GENERAL) if key in _LOCAL or known is None else known.format_str
        struck, raising = self._font(xf.font_index)
        border = xf.border
        lines = (
            border.left_line_style,
            border.right_line_style,
            border.top_line_style,
            border.bottom_line_style,
        )
        return Style(code or GENERAL, any(lines), struck, raising)

    def _font(self, index: int) -> tuple[bool, str]:
        fonts = self.book.font_list
        if not 0 <= index < len(fonts):
            return _ORDINARY
        return bool(fonts[index].struck_out), {_SUPER: "super", _SUB: "sub"}.get(
            fonts[index].escapement, ""
        )

    def read(self) -> Workbook:
        return Workbook(
            [self._sheet(sheet, number) for number, sheet in enumerate(self.book.sheets(), 1)]
        )

    def _sheet(self, source: xlrd.sheet.Sheet, number: int) -> Sheet:
        sheet = Sheet(source.name, number, is_hidden=bool(source.visibility))
        sheet.merges = [
            Merge(top, left, bottom - top, right - left)
            for top, bottom, left, right in source.merged_cells
        ]
        sheet.hidden_rows = {row for row, info in source.rowinfo_map.items() if info.hidden}
        sheet.hidden_columns = {
            column for column, info in source.colinfo_map.items() if info.hidden
        }
        for row in range(source.nrows):
            self._add_row(source, sheet, row)
        for (row, _), note in source.cell_note_map.items():
            sheet.beside.append((Cause.COMMENT, note.text, f"s{number}.r{row + 1}"))
        return sheet

    def _add_row(self, source: xlrd.sheet.Sheet, sheet: Sheet, row: int) -> None:
        words: dict[int, str] = {}
        ruled: set[int] = set()
        is_rich = bool(source.rich_text_runlist_map and self.odd_fonts)
        cells = zip(
            source.row_types(row), source.row_values(row), source._cell_xf_indexes[row], strict=True
        )
        for column, (kind, value, index) in enumerate(cells):
            if index in self.ruled:
                ruled.add(column)
            if not kind or kind > _ERROR:
                continue
            is_plain = kind == _TEXT and index in self.plain and not is_rich
            text = (
                value.strip()
                if is_plain
                else self._words(source, sheet, (row, column), kind, value, index)
            )
            if text:
                words[column] = text
        if words:
            sheet.rows[row] = words
        if ruled:
            sheet.ruled[row] = ruled

    def _words(
        self,
        source: xlrd.sheet.Sheet,
        sheet: Sheet,
        at: tuple[int, int],
        kind: int,
        value: str | float,
        index: int,
    ) -> str:
        """The text that a cell displays; what of it is struck out is told."""
        style = self.display.style(index)
        if kind == _TEXT:
            text = (
                self._runs(source, sheet, at, str(value))
                if at in source.rich_text_runlist_map
                else str(value)
            )
            text = self.display.text(text, index) if text else ""
        elif kind in _NUMBERS:
            number = float(value)
            text = self.display.number(
                str(int(number)) if number.is_integer() else repr(number), index
            )
        elif kind == _BOOLEAN:
            text = "TRUE" if value else "FALSE"
        else:
            text = xlrd.error_text_from_code.get(int(value), "") if kind == _ERROR else ""
        if style.is_struck and text.strip():
            sheet.beside.append((Cause.STRUCK, text, f"s{sheet.number}.r{at[0] + 1}"))
            return ""
        return raised(text, style.raising).strip()

    def _runs(self, source: xlrd.sheet.Sheet, sheet: Sheet, at: tuple[int, int], text: str) -> str:
        runs = source.rich_text_runlist_map[at]
        if self.odd_fonts.isdisjoint(font for _, font in runs):
            return text
        parts: list[str] = []
        for words, struck, raising in self._cut(text, runs):
            if struck:
                sheet.beside.append((Cause.STRUCK, words, f"s{sheet.number}.r{at[0] + 1}"))
            else:
                parts.append(raised(words, raising))
        return "".join(parts)

    def _cut(self, text: str, runs: list[tuple[int, int]]) -> Iterator[tuple[str, bool, str]]:
        """(words, whether struck out, super or sub) of each run; the words before the first are in the font of the cell."""
        starts = [0, *(start for start, _ in runs)]
        fonts = [_ORDINARY, *(self._font(font) for _, font in runs)]
        for start, end, font in zip(starts, [*starts[1:], len(text)], fonts, strict=True):
            if text[start:end]:
                yield text[start:end], *font
