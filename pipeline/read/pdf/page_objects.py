"""What a PDF page draws, read with pypdfium2 (four to ten times faster than pdfminer): characters, and the frame they stand in.

All boxes are in points from the upper left corner of the page as it is shown (crop box, rotation applied).
"""

from __future__ import annotations

import ctypes
import struct
from functools import lru_cache
from typing import NamedTuple

import pypdfium2 as pdfium

from pipeline.base.errors import UserError
from pipeline.read.guards import MOST_CHARS_ON_PAGE
from pipeline.read.pdf import pdfium_calls as calls

# Blanks and line ends are the only characters that pdfium makes up.
BLANKS = {9, 32, 160}
SKIPPED = {0, 10, 13}
ODD = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
# No page reaches farther; a place that does (or that is no number) is damaged.
FARTHEST = 100_000.0
Box = tuple[float, float, float, float]


class Char(NamedTuple):
    """A character with its box and baseline."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float


class Frame:
    """Turns PDF user space into points from the upper left corner of the page as shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.left, self.low, self.right, self.high = page.get_bbox()
        self.rotation = page.get_rotation()
        self.width, self.height = page.get_size()

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.rotation == 90:
            return y - self.low, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.low
        if self.rotation == 270:
            return self.high - y, self.right - x
        return x - self.left, self.high - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box of two opposite corners."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def read_chars(page: pdfium.PdfPage, frame: Frame) -> list[Char]:
    """The characters of a page in the order they are drawn; blanks that pdfium makes up are left out. UserError where
    there are more than a page can show."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MOST_CHARS_ON_PAGE:
            raise UserError(
                f"a page of {count:,} characters is no page of a notice; print it to a new PDF"
            )
        return _read_chars(calls.handle(textpage.raw), count, frame)
    finally:
        textpage.close()


def _read_chars(text: ctypes.c_void_p, count: int, frame: Frame) -> list[Char]:
    """One loop with nothing in it that need not be: it runs once a character."""
    values = (ctypes.c_double * 6)()
    left, right, low, high, to_x, to_y = (ctypes.byref(values, 8 * number) for number in range(6))
    unicode_at, is_generated, size_at = calls.char_unicode, calls.char_is_generated, calls.char_size
    box_at, origin_at = calls.char_box, calls.char_origin
    place = _turned if frame.rotation else _upright
    unpack = struct.Struct("6d").unpack_from
    chars: list[Char] = []
    for index in range(count):
        code = unicode_at(text, index)
        if code in SKIPPED or (code in BLANKS and is_generated(text, index) == 1):
            continue
        if box_at(text, index, left, right, low, high) and origin_at(text, index, to_x, to_y):
            x0, x1, y0, y1, x, y = unpack(values)
            if -FARTHEST < x0 <= x1 < FARTHEST and -FARTHEST < y0 <= y1 < FARTHEST:
                chars.append(place(frame, _text(code), x0, y0, x1, y1, x, y, size_at(text, index)))
    return chars


@lru_cache(maxsize=10_000)
def _text(code: int) -> str:
    """The character; U+FFFD for half of a pair or a number beyond all characters, as damaged fonts give."""
    if code in ODD:
        return ODD[code]
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"


def _upright(
    frame: Frame,
    text: str,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    x: float,
    y: float,
    size: float,
) -> Char:
    left, high = frame.left, frame.high
    return Char(text, x0 - left, high - y1, x1 - left, high - y0, high - y, size)


def _turned(
    frame: Frame,
    text: str,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    x: float,
    y: float,
    size: float,
) -> Char:
    return Char(text, *frame.box(x0, y0, x1, y1), frame.point(x, y)[1], size)
