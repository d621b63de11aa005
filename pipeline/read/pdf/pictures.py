"""How much of a page pictures cover: a page that is mostly a picture was scanned, and its words are not in the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, floor
from typing import Any

from pipeline.read.pdf.object_matrix import Matrix, matrix_of
from pipeline.read.pdf.page_objects import Box, Char, Frame
from pipeline.read.pdf.page_print import Print
from pipeline.read.pdf.page_text import PageText
from pipeline.read.pdf.ruled_lines import Drawing
from pipeline.read.pdf.text_looks import Look

# The page is looked at in squares, so that strips and overlapping pictures count once.
SQUARES = 40
# Shares of the page: from the first on, pictures are what the page shows; from the second, one may hold a table.
MOST, LARGE = 0.5, 0.15
# Words that fill less of the page than this are a stamp or a running head, not what it says.
FEW_WORDS = 0.04
# A page with less ink than this is blank.
LEAST_INK = 0.002
# The most ink that words have, as a share of the squares that they stand in.
INK_OF_WORDS = 0.5
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


def words_share(chars: Iterable[Char], area: float) -> float:
    """The share of an area that characters fill."""
    filled = 0.0
    for char in chars:
        filled += char.size * char.size * (0.5 if char.text.isascii() else 1.0)
    return filled / max(area, 1.0)


def pictures_share(text: PageText, drawing: Drawing, frame: Frame, printed: Print) -> float:
    """The share of a page that pictures cover, plain paper not counted."""
    boxes = [box_of_picture(picture, outer, frame) for picture, outer in drawing.pictures]
    if not boxes or covered_share(boxes, frame) < LARGE:
        return 0.0
    hidden = {number for number, look in text.looks.items() if look.is_inkless}
    words = [char for number, char in enumerate(text.chars) if number not in hidden]
    return covered_share((box for box in boxes if _has_ink(box, words, printed)), frame)


def _has_ink(box: Box, words: Sequence[Char], printed: Print) -> bool:
    """Whether a picture shows more than paper and the words that stand on it."""
    x0, top, x1, bottom = box
    on_it = (
        char
        for char in words
        if x0 < (char.x0 + char.x1) / 2 < x1 and top < (char.top + char.bottom) / 2 < bottom
    )
    share = words_share(on_it, (x1 - x0) * (bottom - top))
    return printed.ink_share(box) > max(LEAST_INK, INK_OF_WORDS * share)


def picture_issue(
    share: float, chars: Sequence[Char], looks: Mapping[int, Look], drawing: Drawing, frame: Frame
) -> str:
    """The issue of a page whose pictures cover a share of it, "" where there is none: `page_is_picture` where they (or
    outlines of words) are all that it shows, `text_under_picture` where its words lie hidden under them, `picture_unread`
    where a large one stands beside words."""
    if not drawing.pictures:
        return "page_is_picture" if not chars and drawing.segments > OUTLINES else ""
    if share < MOST:
        return "picture_unread" if share else ""
    if words_share(chars, frame.width * frame.height) < FEW_WORDS:
        return "page_is_picture"
    hidden = sum(look.is_inkless for look in looks.values())
    return "text_under_picture" if hidden > len(chars) / 2 else ""
