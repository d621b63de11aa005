"""The one font that stands in for Chinese, Japanese and Korean fonts that a PDF names and does not hold.

pdfium looks for such a font on the machine and asks it for the box of each character: so a page would be read otherwise on
another machine, and looking into fonts of thousands of outlines takes most of the time of reading prose. Here all machines
have the same font, of three signs. Other fonts that are missing are those that pdfium brings along.
"""

from __future__ import annotations

import ctypes
import struct
from itertools import accumulate
from operator import sub

from pypdfium2 import raw

# Windows' numbers of the character sets of Japanese, Korean (two), simplified and traditional Chinese.
CHARSETS = {128, 129, 130, 134, 136}
EM, ASCENT, DESCENT = 1000, 880, -120
# A Chinese sign fills its square but for a little room at both sides. The letters of such fonts differ in width: they are a
# line at their left, which a reader is to take for as wide as the PDF says.
SQUARE, LETTER = (20, 980), (0, 20)
# A square is drawn with a pen so wide, that it has as much ink as a Chinese sign.
PEN = 80
# Thinner than this share of its size a character is such a letter.
THIN_LETTER = 0.021
# From the first number to the last, the sign that shows a character: 1 a letter, 2 a square; blanks have none.
SHOWN = (
    (0x21, 0x7E, 1), (0xA1, 0x2E7F, 1), (0x2E80, 0x2FFF, 2), (0x3001, 0xD7FF, 2), (0xE000, 0x10FFFF, 2),
)  # fmt: skip
# What pdfium calls the font by; any number but 0.
_HANDLE = 1
_FIELDS = dict(raw.FPDF_SYSFONTINFO._fields_)


def make_font() -> bytes:
    """A TrueType font of a blank, a line and a square (OpenType 1.9, tables `head` to `maxp`)."""
    signs = [b"", _outline(*LETTER), _outline(*SQUARE, PEN)]
    number = len(signs)
    return _bind({
        b"cmap": _characters(),
        b"glyf": b"".join(signs),
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh",
            0x10000, 0x10000, 0, 0x5F0F3CF5, 0, EM, 0, 0, 0, DESCENT, SQUARE[1], ASCENT, 0, 8, 2, 1, 0,
        ),
        b"hhea": struct.pack(
            ">IhhhH11hH", 0x10000, ASCENT, DESCENT, 0, EM, 0, 0, SQUARE[1], 1, *[0] * 7, number
        ),
        b"hmtx": struct.pack(">Hh", EM, 0) * number,
        b"loca": struct.pack(f">{number + 1}I", 0, *accumulate(map(len, signs))),
        b"maxp": struct.pack(">IHHHH10H", 0x10000, number, 8, 2, 0, 0, 2, *[0] * 8),
    })  # fmt: skip


def _outline(x0: int, x1: int, pen: int = 0) -> bytes:
    """A box as high as a line, drawn with a pen of a width in place of all filled. The corners stand on the curve, each given
    as the way from the one before; the inner ones run the other way round."""
    outer = [(x0, DESCENT), (x0, ASCENT), (x1, ASCENT), (x1, DESCENT)]
    inner = [
        (x0 + pen, DESCENT + pen),
        (x1 - pen, DESCENT + pen),
        (x1 - pen, ASCENT - pen),
        (x0 + pen, ASCENT - pen),
    ]
    corners = [*outer, *inner] if pen else outer
    ends = [number - 1 for number in range(4, len(corners) + 1, 4)]
    xs, ys = zip(*corners, strict=True)
    ways = [*map(sub, xs, (0, *xs)), *map(sub, ys, (0, *ys))]
    made = struct.pack(">5h", len(ends), x0, DESCENT, x1, ASCENT)
    made += struct.pack(f">{len(ends)}HH", *ends, 0) + bytes([1] * len(corners))
    return _padded(made + struct.pack(f">{len(ways)}h", *ways))


def _characters() -> bytes:
    """The signs of all characters, many to one (format 13)."""
    groups = b"".join(struct.pack(">III", *group) for group in SHOWN)
    table = struct.pack(">HHIII", 13, 0, 16 + len(groups), 0, len(SHOWN)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _bind(tables: dict[bytes, bytes]) -> bytes:
    """Tables as one file, with the list of where they stand."""
    begin = 12 + 16 * len(tables)
    held, entries = b"", b""
    for name, table in sorted(tables.items()):
        entries += name + struct.pack(">III", 0, begin + len(held), len(table))
        held += _padded(table)
    return struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 48) + entries + held


def _padded(made: bytes) -> bytes:
    return made + bytes(-len(made) % 4)


_FONT = make_font()


@_FIELDS["MapFont"]  # type: ignore[untyped-decorator]
def _map_font(_: object, weight: int, italic: int, charset: int, *rest: object) -> int | None:
    return _HANDLE if charset in CHARSETS else None


@_FIELDS["GetFont"]  # type: ignore[untyped-decorator]
def _get_font(*_: object) -> None:
    """By its name alone no font is known."""
    return


@_FIELDS["GetFontData"]  # type: ignore[untyped-decorator]
def _give_font(_: object, font: object, table: int, buffer: int | None, size: int) -> int:
    """The length of the whole font, written where there is room; 0 for a table alone."""
    if table:
        return 0
    if buffer and size >= len(_FONT):
        ctypes.memmove(buffer, _FONT, len(_FONT))
    return len(_FONT)


@_FIELDS["DeleteFont"]  # type: ignore[untyped-decorator]
def _forget_font(*_: object) -> None:
    return


# pdfium keeps the address for as long as the process lives.
_INFO = raw.FPDF_SYSFONTINFO(
    version=1,
    MapFont=_map_font,
    GetFont=_get_font,
    GetFontData=_give_font,
    DeleteFont=_forget_font,
)


def use_stand_in() -> None:
    """From now on pdfium asks no machine for fonts; once a process, before the first page."""
    raw.FPDF_SetSystemFontInfo(ctypes.byref(_INFO))
