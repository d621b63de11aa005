"""How texts look that one might not see: drawn without ink, in the colour of the paper, pale, or painted over."""

from __future__ import annotations

import ctypes
import struct
from typing import NamedTuple

from pypdfium2 import raw

from pipeline.read.pdf import pdfium_calls as calls
from pipeline.read.pdf.page_objects import Box, Char, Frame
from pipeline.read.pdf.pictures import box_of_picture
from pipeline.read.pdf.ruled_lines import CLEAR, WHITE, Drawing, Fill

# Neither of these leaves ink on the paper.
INKLESS = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
# The colour of a fill shows in these.
FILLED = {raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP}
# Lighter than this (0 black, 255 white, opacity counted in), a text is a watermark or white on white.
PALE = 150
# What is painted over a text is opaque; no smaller than a character.
OPAQUE, LEAST_COVER = 250, 4.0


class Look(NamedTuple):
    """How a text looks: without ink, its shade on white paper (0 to 255), the number at which it was drawn."""

    is_inkless: bool
    shade: int
    order: int

    @property
    def is_white(self) -> bool:
        return self.shade >= WHITE


def find_looks(drawing: Drawing) -> dict[int, Look]:
    """The looks of texts that one might not see, by the address of pdfium's object."""
    colour = ctypes.create_string_buffer(16)
    to_colour = [ctypes.byref(colour, 4 * number) for number in range(4)]
    mode_of, colour_of, shades = calls.text_mode, calls.fill_colour, _Shades()
    last_cover = max((fill.order for fill in drawing.fills if _may_cover(fill)), default=0)
    found: dict[int, Look] = {}
    for text, order in drawing.texts:
        mode = mode_of(text)
        shade = shades[colour.raw] if colour_of(text, *to_colour) and mode in FILLED else 0
        if shade > PALE or mode in INKLESS or order < last_cover:
            found[text.value] = Look(mode in INKLESS, shade, order)
    return found


class _Shades(dict[bytes, int]):
    """The shade of a colour on white paper: red, green, blue and opacity of 0 to 255, four bytes each."""

    def __missing__(self, colour: bytes) -> int:
        red, green, blue, opacity = struct.unpack("4I", colour)
        light = 0.3 * red + 0.59 * green + 0.11 * blue
        self[colour] = round(255 - (255 - light) * opacity / 255)
        return self[colour]


def _may_cover(fill: Fill) -> bool:
    x0, top, x1, bottom = fill.box
    *light, opacity = fill.colour
    return min(light) >= WHITE and opacity >= OPAQUE and min(x1 - x0, bottom - top) >= LEAST_COVER


class Ground:
    """What lies under and over the texts of a page: fills and pictures."""

    def __init__(self, drawing: Drawing, frame: Frame) -> None:
        self.covers = [fill for fill in drawing.fills if _may_cover(fill)]
        self.shades: list[Box] = [
            (*fill.box,)
            for fill in drawing.fills
            if min(fill.colour[:3]) < WHITE and fill.colour[3] > CLEAR
        ]
        self.shades += [
            box_of_picture(picture, outer, frame) for picture, outer in drawing.pictures
        ]

    def shows(self, char: Char) -> bool:
        """Whether a white character stands on something that is not white."""
        return any(_holds(box, char) for box in self.shades)

    def covers_up(self, char: Char, look: Look) -> bool:
        """Whether something white was painted over a character."""
        return any(fill.order > look.order and _holds(fill.box, char) for fill in self.covers)


def _holds(box: Box, char: Char) -> bool:
    x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
