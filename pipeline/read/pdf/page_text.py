"""The characters of a PDF page with their places, read with pypdfium2 (four to ten times faster than pdfminer), and the text
that pdfium gives whole for the page, which the law of conservation counts."""

from __future__ import annotations

import ctypes
import struct
from functools import partial
from math import atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.base.errors import UserError
from pipeline.read.guards import MOST_CHARS_ON_PAGE
from pipeline.read.pdf import pdfium_calls as calls
from pipeline.read.pdf.page_objects import FARTHEST, Char, Frame

# Blanks and line ends are the only characters that pdfium makes up.
BLANKS = {9, 32, 160}
SKIPPED = {0, 10, 13}
ODD = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
# Lines at less than this from upright, in degrees, are upright: no hand draws a finer turn on purpose.
STRAIGHT = 3
# The middle of a character stands above its baseline, or at most this share of its size below; in vertical writing the
# place where a text begins is its head.
LOWEST_MIDDLE = 0.28
_new_char = partial(tuple.__new__, Char)


class PageText(NamedTuple):
    """The text of a page as the engine gives it whole; its characters in the order they are drawn; the words that stand at
    no place at all."""

    printed: str
    chars: list[Char]
    unplaced: str


class _Texts(dict[int, str]):
    """The character of a number; U+FFFD for half of a pair or a number beyond all characters, as damaged fonts give."""

    def __missing__(self, code: int) -> str:
        is_character = 0 < code < 0xD800 or 0xDFFF < code < 0x110000
        self[code] = ODD.get(code) or (chr(code) if is_character else "\ufffd")
        return self[code]


_TEXTS = _Texts()


def read_text(page: pdfium.PdfPage, frame: Frame) -> PageText:
    """The text of a page; blanks that pdfium makes up are left out of the characters. UserError where there are more than a
    page can show."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MOST_CHARS_ON_PAGE:
            raise UserError(
                f"a page of {count:,} characters is no page of a notice; print it to a new PDF"
            )
        chars, unplaced = _Reader(calls.handle(textpage.raw), frame).read(count)
        return PageText(_whole_text(textpage, count), chars, unplaced)
    finally:
        textpage.close()


def _whole_text(textpage: pdfium.PdfTextPage, count: int) -> str:
    """The text of a page by one call, which knows nothing of places."""
    if not count:
        return ""
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    written = raw.FPDFText_GetText(
        textpage, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    )
    return buffer.raw[: 2 * max(0, written - 1)].decode("utf-16-le", errors="replace")


class _Style(NamedTuple):
    """What the characters of one piece of text share: size as drawn, turn, and whether they stand upright on the frame."""

    size: float
    turn: int
    is_upright: bool


class _Reader:
    """Reads characters one by one; holds the places that pdfium writes its answers to."""

    def __init__(self, text: ctypes.c_void_p, frame: Frame) -> None:
        self.text, self.frame = text, frame
        self.box = ctypes.create_string_buffer(32)
        self.origin = ctypes.create_string_buffer(16)
        self.matrix = ctypes.create_string_buffer(24)
        self.styles: dict[tuple[bytes, float], _Style] = {}

    def read(self, count: int) -> tuple[list[Char], str]:
        """One loop with nothing in it that need not be: it runs once a character."""
        text, frame, box, matrix = self.text, self.frame, self.box, self.matrix
        unicode_at, box_at, matrix_at = calls.char_unicode, calls.char_box, calls.char_matrix
        to_box = [ctypes.byref(box, 8 * number) for number in range(4)]
        to_matrix = ctypes.byref(matrix)
        unpack = struct.Struct("4d").unpack_from
        left, high, last, base, lowest = frame.left, frame.high, b"", 0.0, 0.0
        style = _Style(1.0, 0, False)
        chars: list[Char] = []
        unplaced: list[str] = []
        for index in range(count):
            code = unicode_at(text, index)
            if code in SKIPPED or (code in BLANKS and calls.char_is_generated(text, index) == 1):
                continue
            matrix_at(text, index, to_matrix)
            key = matrix.raw
            if key != last:
                last = key
                style = self._style(index)
                base = struct.unpack_from("f", last, 20)[0]
                lowest = 2 * (base - LOWEST_MIDDLE * style.size)
            is_known = box_at(text, index, *to_box)
            x0, x1, y0, y1 = unpack(box)
            if not (
                is_known and -FARTHEST < x0 <= x1 < FARTHEST and -FARTHEST < y0 <= y1 < FARTHEST
            ):
                unplaced.append(_TEXTS[code])
            elif style.is_upright and y0 + y1 > lowest:
                chars.append(_new_char((
                    _TEXTS[code], x0 - left, high - y1, x1 - left, high - y0, high - base, style.size, 0,
                )))  # fmt: skip
            else:
                chars.append(self._place(index, _TEXTS[code], x0, y0, x1, y1, style))
        return chars, "".join(unplaced)

    def _style(self, index: int) -> _Style:
        """The style of a piece of text: its font size is not what is drawn until the matrix is applied."""
        size = calls.char_size(self.text, index)
        key = self.matrix.raw[:16], size
        if key not in self.styles:
            a, b, c, d = struct.unpack("4f", key[0])
            sign = -1 if size < 0 else 1
            shown = round(self.frame.rotation - degrees(atan2(b * sign, a * sign))) % 360
            turn = _straighten(shown)
            is_upright = turn == 0 and self.frame.rotation == 0
            self.styles[key] = _Style(abs(size) * hypot(c, d), turn, is_upright)
        return self.styles[key]

    def _place(
        self, index: int, text: str, x0: float, y0: float, x1: float, y1: float, style: _Style
    ) -> Char:
        """A character that is turned, on a turned page, or written downwards."""
        box = self.frame.box(x0, y0, x1, y1)
        to_x, to_y = ctypes.byref(self.origin), ctypes.byref(self.origin, 8)
        calls.char_origin(self.text, index, to_x, to_y)
        point = self.frame.point(*struct.unpack("2d", self.origin.raw))
        if style.turn == 0:
            begin = self.frame.point(*struct.unpack_from("2f", self.matrix.raw, 16))
            if point[1] - begin[1] < 0.5 * style.size:
                return Char(text, *box, point[1], style.size)
            # The text began far above: it is written downwards.
            return Char(text, *box, -(box[0] + box[2]) / 2, style.size, 90)
        if style.turn % 90:
            point = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        angle = radians(style.turn)
        baseline = point[1] * cos(angle) - point[0] * sin(angle)
        return Char(text, *box, baseline, style.size, style.turn)


def _straighten(turn: int) -> int:
    """Turns that nearly are a quarter, as one."""
    quarter = round(turn / 90) * 90
    return quarter % 360 if abs(turn - quarter) < STRAIGHT else turn % 360
