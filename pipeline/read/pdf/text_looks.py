"""How texts look that one might not see: drawn without ink, in the colour of the paper, pale, or painted over."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

from pypdfium2 import raw

from pipeline.read.pdf import pdfium_calls as calls
from pipeline.read.pdf.page_objects import Box, Char
from pipeline.read.pdf.page_print import Print
from pipeline.read.pdf.ruled_lines import WHITE, Drawing, Fill

# Neither of these leaves ink on the paper.
INKLESS = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
# The colour of a fill shows in these.
FILLED = {raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP}
# Lighter than this (0 black, 255 white, opacity counted in), a text is a watermark or white on white.
PALE = 150
# How the marks of a layer are called.
LAYER = "OC"
# What is painted over a text is opaque; no smaller than a character.
OPAQUE, LEAST_COVER = 250, 4.0
# What covers a character is looked for in bands of the page, so many points high.
BAND = 16.0


class Look(NamedTuple):
    """How a text looks: without ink, its shade on white paper (0 to 255), the number at which it was drawn; whether it stands
    on a layer of its own, which may be switched off."""

    is_inkless: bool
    shade: int
    order: int
    is_layered: bool = False

    @property
    def is_white(self) -> bool:
        return self.shade >= WHITE


def find_looks(drawing: Drawing) -> dict[int, Look]:
    """The looks of texts that one might not see, by the address of pdfium's object."""
    colour = ctypes.create_string_buffer(16)
    to_colour = [ctypes.byref(colour, 4 * number) for number in range(4)]
    shades, layers = _Shades(), _Layers()
    last_cover = max((fill.order for fill in drawing.fills if _may_cover(fill)), default=0)
    found: dict[int, Look] = {}
    texts = [text for text, _, _ in drawing.texts]
    # A page has thousands of texts. The questions are put in step with the loop, without its cost of a call.
    marks = map(calls.count_marks, texts)
    coloured = map(calls.fill_colour, texts, *map(repeat, to_colour))
    for (text, order, mode), count, is_known in zip(drawing.texts, marks, coloured, strict=True):
        shade = shades[colour.raw] if is_known and mode in FILLED else 0
        is_layered = count > 0 and layers.hold(text)
        if shade > PALE or mode in INKLESS or order < last_cover or is_layered:
            found[text.value] = Look(mode in INKLESS, shade, order, is_layered)
    return found


class _Layers(dict[int, bool]):
    """Whether a mark of pdfium's, by its address, says that a part of the page is a layer (optional content)."""

    def __init__(self) -> None:
        super().__init__()
        self.length = ctypes.c_ulong()
        self.name = ctypes.create_string_buffer(2 * len(LAYER) + 2)

    def hold(self, text: ctypes.c_void_p) -> bool:
        """Whether a text is part of one."""
        return any(self[calls.object_mark(text, n)] for n in range(calls.count_marks(text)))

    def __missing__(self, mark: int) -> bool:
        self.length.value, self.name.raw = 0, bytes(len(self.name))
        calls.mark_name(
            ctypes.c_void_p(mark),
            self.name,
            ctypes.c_ulong(len(self.name)),
            ctypes.byref(self.length),
        )
        self[mark] = self.name.raw[:-2].decode("utf-16-le", "replace") == LAYER
        return self[mark]


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


class Covers:
    """The white boxes of a page that are painted over what was drawn before."""

    def __init__(self, drawing: Drawing, chars: Sequence[Char], looks: Mapping[int, Look]) -> None:
        self.chars, self.looks = chars, looks
        self.fills: dict[int, list[Fill]] = {}
        # A fill of a damaged page may reach a million times as far as its characters do.
        head = min((char.top for char in chars), default=0.0)
        foot = max((char.bottom for char in chars), default=0.0)
        for fill in filter(_may_cover, drawing.fills):
            first, last = max(fill.box.top, head), min(fill.box.bottom, foot)
            for band in range(_band(first), _band(last) + 1):
                self.fills.setdefault(band, []).append(fill)

    @cached_property
    def _bands(self) -> dict[int, list[int]]:
        """The numbers of the characters by the band of the page they stand in."""
        bands: dict[int, list[int]] = {}
        for number, char in enumerate(self.chars):
            bands.setdefault(_band((char.top + char.bottom) / 2), []).append(number)
        return bands

    def hide(self, number: int, printed: Print) -> bool:
        """Whether a character lies under one: nothing is seen there, or words that were drawn later."""
        char, order = self.chars[number], self.looks[number].order
        band = _band((char.top + char.bottom) / 2)
        over = [fill for fill in self.fills.get(band, ()) if fill.order > order]
        if not any(_holds(fill.box, char) for fill in over):
            return False
        return not printed.shows(char[1:5]) or any(
            n != number
            and _holds(char[1:5], self.chars[n])
            and (n not in self.looks or self.looks[n].order > order)
            for n in self._bands[band]
        )


def _band(y: float) -> int:
    return int(y // BAND)


def _holds(box: Box, char: Char) -> bool:
    x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
