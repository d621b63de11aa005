"""What the cells of an .xls display: values and styles as xlrd gives them, to words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import xlrd

from pipeline.read.sheet.cell_values import Display, Style
from pipeline.read.sheet.formats import BUILT_IN
from pipeline.read.sheet.rich_text import raised
from pipeline.read.sheet.show_number import GENERAL

NUMBERS = {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}
# Formats that a file names by number only and that xlrd shows in the American way.
_LOCAL = {14, 22, *range(27, 37), *range(50, 59)}
_SUPER, _SUB = 1, 2
_ORDINARY = (False, "")
Runs = list[tuple[int, int]]


class Value(NamedTuple):
    """The content of a cell: its type of xlrd, its value, the number of its style, where in a text which font begins."""

    kind: int
    value: str | float
    style: int
    runs: Runs


class Cells:
    """Shows the cells of one workbook."""

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

    def has_odd_font(self, runs: Runs) -> bool:
        """Whether words of a text are struck out or raised."""
        return not self.odd_fonts.isdisjoint(font for _, font in runs)

    def words(self, cell: Value) -> tuple[str, list[str]]:
        """(the words that a cell displays, those that are struck out)."""
        style = self.display.style(cell.style)
        if cell.kind == xlrd.XL_CELL_TEXT:
            text, struck = self._parts(str(cell.value), cell.runs)
            text = self.display.text(text, cell.style) if text else ""
        else:
            text, struck = self._value(cell), []
        if style.is_struck and text.strip():
            return "", [*struck, text]
        return raised(text, style.raising).strip(), struck

    def _value(self, cell: Value) -> str:
        if cell.kind in NUMBERS:
            number = float(cell.value)
            written = str(int(number)) if number.is_integer() else repr(number)
            return self.display.number(written, cell.style)
        if cell.kind == xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        is_error = cell.kind == xlrd.XL_CELL_ERROR
        return xlrd.error_text_from_code.get(int(cell.value), "") if is_error else ""

    def _parts(self, text: str, runs: Runs) -> tuple[str, list[str]]:
        """(the words that are not struck out, those that are) of a text in several fonts."""
        if not self.has_odd_font(runs):
            return text, []
        cut = list(self._cut(text, runs))
        seen = "".join(raised(words, raising) for words, is_struck, raising in cut if not is_struck)
        return seen, [words for words, is_struck, _ in cut if is_struck]

    def _cut(self, text: str, runs: Runs) -> Iterator[tuple[str, bool, str]]:
        """(words, whether struck out, super or sub) of each run; the words before the first are in the font of the cell."""
        starts = [0, *(start for start, _ in runs)]
        fonts = [_ORDINARY, *(self._font(font) for _, font in runs)]
        for start, end, font in zip(starts, [*starts[1:], len(text)], fonts, strict=True):
            if text[start:end]:
                yield text[start:end], *font
