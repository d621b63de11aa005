"""Blanks and line ends that draw a sign: a font that counts its signs gives such numbers for some (外 is read as a tab), and
another says of a bracket that it is a blank."""

from __future__ import annotations

import ctypes
import re
import struct
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Any

import pypdfium2 as pdfium

from pipeline.read.pdf import pdfium_calls as calls
from pipeline.read.pdf.letters import UNKNOWN
from pipeline.read.pdf.page_objects import Box, Char, Frame
from pipeline.read.pdf.page_print import Print
from pipeline.read.pdf.text_looks import Look

BLANK = re.compile("[\t\n\r \u00a0]")
# pdfium ends lines with both; one alone is a sign of the page.
LINE_END = re.compile("\r(?!\n)|(?<!\r)\n")
# As shares of what is as high as most characters of the page: lower than the first is a dot of a leader, higher than the second
# no sign at all.
LEAST, MOST = 0.3, 4.0
# A blank that is set askew has a height and draws nothing: this share of its matrix lies across it.
ASKEW = 0.01
# The share of a box at each side that is not looked at: ink there may be a neighbour's.
EDGE = 0.15
# In points: narrower is what pdfium gives the second letter of a sign that a font names as two, lower is no sign to be read.
LEAST_WIDTH, LEAST_HEIGHT = 0.1, 1.0


class DrawnBlanks:
    """Puts the sign for an unknown character in the `letters` of a page, and in its text as pdfium gives it whole, for each blank
    or line end that the page shows as a sign."""

    def __init__(
        self,
        text: Any,
        letters: list[str],
        page: pdfium.PdfPage,
        frame: Frame,
        looks: Mapping[int, Look],
    ) -> None:
        self.text, self.letters, self.page, self.frame = text, letters, page, frame
        self.looks = looks

    def mark_line_ends(self, whole: str) -> str:
        """Marks line ends, before the characters of the page are read. Gives its text, `whole`, with as many unknown."""
        if whole.count("\r") == whole.count("\n") == whole.count("\r\n"):
            return whole
        if len(whole) == len(self.letters):
            numbers = [match.start() for match in LINE_END.finditer(whole)]
        else:
            numbers = [n for n, letter in enumerate(self.letters) if not letter]
        return self._mark(self._signs(numbers), whole)

    def mark_blanks(self, chars: list[Char], blanks: Iterable[tuple[int, int]], whole: str) -> str:
        """Marks `blanks`, given by their number among the characters `chars` and by pdfium's, there too."""
        high = {
            index: number
            for number, index in blanks
            if number < len(chars) and chars[number].bottom - chars[number].top > LEAST_WIDTH
        }
        found = self._signs(high) if high else []
        for index in found:
            chars[high[index]] = chars[high[index]]._replace(text=UNKNOWN)
        return self._mark(found, whole)

    def _mark(self, numbers: Iterable[int], whole: str) -> str:
        for index in numbers:
            self.letters[index] = UNKNOWN
            # Where the text of the page has not all characters in their places, another blank stands for this one.
            at = index if len(whole) == len(self.letters) else 0
            whole = whole[:at] + BLANK.sub(UNKNOWN, whole[at:], count=1)
        return whole

    def _signs(self, numbers: Iterable[int]) -> list[int]:
        """Those of pdfium's characters, by their numbers, that draw a sign."""
        box_of = _Boxes(self.text)
        found = {
            index: box
            for index in numbers
            if _is_large(box := box_of(index))
            and _is_straight(self.text, index)
            and _has_ink(self.text, index, self.looks)
        }
        if not found:
            return []
        others = [box_of(n) for n, letter in enumerate(self.letters) if letter.strip()]
        printed, usual = Print(self.page, self.frame), _usual_height(others)
        return [
            index
            for index, box in found.items()
            if LEAST * usual < box[3] - box[1] < MOST * usual
            and _stands_alone(box, others)
            and printed.shows(self.frame.box(*_inner(box)))
        ]


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


def _is_large(box: Box) -> bool:
    """Whether a box is large enough for a sign, as that of hardly a blank is."""
    return box[3] - box[1] >= LEAST_HEIGHT and box[2] - box[0] >= LEAST_WIDTH


def _is_straight(text: Any, index: int) -> bool:
    """Whether a character stands upright or lies on a side: else an empty one has a height too."""
    matrix = ctypes.create_string_buffer(24)
    calls.char_matrix(text, index, ctypes.byref(matrix))
    a, b, c, d, _, _ = map(abs, struct.unpack("6f", matrix.raw))
    return bool(max(b, c) < ASKEW * max(a, d) or max(a, d) < ASKEW * max(b, c))


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
