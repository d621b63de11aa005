"""Blanks and line ends that draw a sign: a font that counts its signs gives such numbers for some (外 is read as a tab), and
another says of a bracket that it is a blank."""

from __future__ import annotations

import ctypes
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

import pypdfium2 as pdfium

from pipeline.read.pdf import pdfium_calls as calls
from pipeline.read.pdf.letters import UNKNOWN
from pipeline.read.pdf.page_objects import Box, Frame
from pipeline.read.pdf.page_print import Print
from pipeline.read.pdf.text_looks import Look

BLANK = re.compile("[\t\n\r \u00a0]")
# As shares of what is as high as most characters of the page: lower than the first is a dot of a leader, higher than the second
# no sign at all.
LEAST, MOST = 0.3, 4.0
# A blank that is set askew has a height and draws nothing: this share of its matrix lies across it.
ASKEW = 0.01
# The share of a box at each side that is not looked at: ink there may be a neighbour's.
EDGE = 0.15
# Narrower, in points, is what pdfium gives the second letter of a sign that a font names as two.
LEAST_WIDTH = 0.1


def mark_drawn_blanks(
    text: Any,
    letters: list[str],
    whole: str,
    page: pdfium.PdfPage,
    frame: Frame,
    looks: Mapping[int, Look],
) -> str:
    """Puts the sign for an unknown character for each blank or line end that the page shows as a sign. Gives the text of the
    page, `whole`, with as many of them unknown."""
    found = [
        (index, box)
        for index, box in _with_height(text, letters, whole)
        if _is_straight(text, index) and _has_ink(text, index, looks)
    ]
    if not found:
        return whole
    others = _Boxes(text).of_letters(letters)
    printed, usual = Print(page, frame), _usual_height(others)
    for index, box in found:
        is_sign = LEAST * usual < box[3] - box[1] < MOST * usual
        if is_sign and _stands_alone(box, others) and printed.shows(frame.box(*_inner(box))):
            letters[index] = UNKNOWN
            whole = f"{whole[:index]}{UNKNOWN}{whole[index + 1 :]}"
    return whole


class _Boxes:
    """The boxes of characters by pdfium, as left, low, right, high."""

    def __init__(self, text: Any) -> None:
        self.text = text
        self.box = ctypes.create_string_buffer(32)
        # pdfium gives left, right, low, high.
        self.places = [ctypes.byref(self.box, 8 * number) for number in (0, 2, 1, 3)]

    def __call__(self, index: int) -> Box:
        calls.char_box(self.text, index, *self.places)
        return struct.unpack("4d", self.box.raw)

    def of_letters(self, letters: Sequence[str]) -> list[Box]:
        """Those of the characters that are no blanks."""
        return [self(n) for n, letter in enumerate(letters) if not _is_blank(letter)]


def _with_height(text: Any, letters: Sequence[str], whole: str) -> Iterator[tuple[int, Box]]:
    """The numbers and boxes of the blanks and line ends that have a height and a width, as hardly one has."""
    boxes = _Boxes(text)
    if len(whole) == len(letters):
        numbers = [match.start() for match in BLANK.finditer(whole)]
    else:
        numbers = [n for n, letter in enumerate(letters) if _is_blank(letter)]
    for index in numbers:
        box = boxes(index)
        if box[3] > box[1] and box[2] - box[0] >= LEAST_WIDTH:
            yield index, box


def _is_blank(letter: str) -> bool:
    return not letter or BLANK.match(letter) is not None


def _is_straight(text: Any, index: int) -> bool:
    """Whether a character stands upright or lies on a side: else an empty one has a height too."""
    matrix = ctypes.create_string_buffer(24)
    calls.char_matrix(text, index, ctypes.byref(matrix))
    a, b, c, d, _, _ = map(abs, struct.unpack("6f", matrix.raw))
    return max(b, c) < ASKEW * max(a, d) or max(a, d) < ASKEW * max(b, c)


def _usual_height(boxes: Sequence[Box]) -> float:
    heights = [box[3] - box[1] for box in boxes if box[3] > box[1]]
    return median(heights) if heights else 0.0


def _has_ink(text: Any, index: int, looks: Mapping[int, Look]) -> bool:
    """Whether pdfium did not make a character up, and it is drawn in a colour that is seen."""
    address = calls.char_object(text, index)
    look = looks.get(address) if address else None
    is_unseen = look is not None and (look.is_inkless or look.is_white)
    return bool(address) and not is_unseen and calls.char_is_generated(text, index) != 1


def _stands_alone(box: Box, others: Sequence[Box]) -> bool:
    """Whether no other character stands in the inner part of a box, or beside it as part of the same sign: of two characters
    that a font names one sign, pdfium gives each a part of its box."""
    x0, low, x1, high = _inner(box)
    return not any(
        (left < x1 and right > x0 and bottom < high and top > low)
        or (bottom == box[1] and top == box[3] and (left == box[2] or right == box[0]))
        for left, bottom, right, top in others
    )


def _inner(box: Box) -> Box:
    x, y = EDGE * (box[2] - box[0]), EDGE * (box[3] - box[1])
    return box[0] + x, box[1] + y, box[2] - x, box[3] - y
