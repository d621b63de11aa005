"""How much of a page pictures cover: a page that is mostly a picture was scanned, and its words are not in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor
from typing import Any

import pypdfium2 as pdfium

from pipeline.read.pdf.page_objects import Box, Char, Frame
from pipeline.read.pdf.ruled_lines import Drawing, Matrix, matrix_of

# The page is looked at in squares, so that strips and overlapping pictures count once.
SQUARES = 40
# Shares of the page: from the first on, pictures are what the page shows; from the second, one may hold a table.
MOST, LARGE = 0.5, 0.15
# Words that fill less of the page than this are a stamp or a running head, not what it says.
FEW_WORDS = 0.04
# A picture with less ink than this is paper; ink is so much darker than paper, of 255.
LEAST_INK, CONTRAST = 0.002, 40
# More than this many strokes and no character: words drawn as outlines.
OUTLINES = 1_000


def box_of_picture(picture: Any, outer: Matrix, frame: Frame) -> Box:
    """Where a picture stands: it is drawn in the unit square."""
    a, b, c, d, e, f = matrix_of(picture, outer)
    corners = [frame.point(x * a + y * c + e, x * b + y * d + f) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def covered_share(boxes: Iterable[Box], frame: Frame) -> float:
    """The share of a page that lies under boxes."""
    squares: set[tuple[int, int]] = set()
    for x0, top, x1, bottom in boxes:
        left, right = _squares(x0, x1, frame.width)
        head, foot = _squares(top, bottom, frame.height)
        squares |= {(x, y) for x in range(left, right) for y in range(head, foot)}
    return len(squares) / SQUARES**2


def _squares(start: float, end: float, length: float) -> tuple[int, int]:
    step = max(length, 1.0) / SQUARES
    return max(0, floor(start / step + 0.5)), min(SQUARES, ceil(end / step - 0.5))


def words_share(chars: Sequence[Char], frame: Frame) -> float:
    """The share of a page that its characters fill."""
    area = 0.0
    for char in chars:
        area += char.size * char.size * (0.5 if char.text.isascii() else 1.0)
    return area / max(frame.width * frame.height, 1.0)


def picture_issue(
    page: pdfium.PdfPage, drawing: Drawing, chars: Sequence[Char], frame: Frame
) -> str:
    """`page_is_picture` where pictures (or outlines of words) are what a page shows, `picture_unread` where a large one stands
    beside words, "" else."""
    if not drawing.pictures:
        return "page_is_picture" if not chars and drawing.segments > OUTLINES else ""
    share = covered_share((box_of_picture(p, outer, frame) for p, outer in drawing.pictures), frame)
    if share < LARGE or not _has_ink(page):
        return ""
    words = words_share(chars, frame)
    if share >= MOST:
        return "page_is_picture" if words < FEW_WORDS else ""
    return "picture_unread"


def _has_ink(page: pdfium.PdfPage) -> bool:
    """Whether a print of the page shows more than paper, whatever its shade."""
    bitmap = page.render(scale=1.0, grayscale=True)
    try:
        pixels = bytes(bitmap.buffer)
    finally:
        bitmap.close()
    shades = [pixels.count(shade) for shade in range(256)]
    paper = shades.index(max(shades))
    return sum(shades[: max(0, paper - CONTRAST)]) > LEAST_INK * len(pixels)
