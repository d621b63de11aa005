"""The characters of a PDF page one by one, by pdfium: what they are, where they stand, how large they are drawn."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Mapping, Sequence
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Any, NamedTuple

from pypdfium2 import raw

from pipeline.read.pdf import pdfium_calls as calls
from pipeline.read.pdf.letters import BLANKS, UNKNOWN
from pipeline.read.pdf.page_objects import DOWNWARDS, Char, Frame
from pipeline.read.pdf.stand_in_font import THIN_LETTER

# Lines at less than this from upright, in degrees, are upright: no hand draws a finer turn on purpose.
STRAIGHT = 3
# The middle of a character stands above its baseline, or at most this share of its size below; in vertical writing the
# place where a text begins is its head.
LOWEST_MIDDLE = 0.28
# In half the time of `Char(…)`, which is a function of its own around it.
_new_tuple = tuple.__new__
_unpack_box, _unpack_base = struct.Struct("4d").unpack_from, struct.Struct("f").unpack_from
Corners = tuple[float, float, float, float]


class _Style(NamedTuple):
    """The style of one piece of text: size as drawn, turn, whether they stand upright on the frame, and then how thin a
    letter of the stand-in font is."""

    size: float
    turn: int
    is_upright: bool
    thin: float


class CharReader:
    """Reads the characters of a page: `chars` in the order they are drawn, by their number the objects of those whose
    address is in `wanted`, the baselines and sizes that they have, and the texts of those that stand off the page or at no
    place at all."""

    def __init__(self, text: Any, frame: Frame, wanted: Mapping[int, Any]) -> None:
        self.text, self.frame, self.wanted = text, frame, wanted
        self.box = ctypes.create_string_buffer(32)
        self.origin = ctypes.create_string_buffer(16)
        self.matrix = ctypes.create_string_buffer(24)
        self.loose = raw.FS_RECTF()
        self.to_loose = ctypes.byref(self.loose)
        self.styles: dict[tuple[bytes, float], _Style] = {}
        self.chars: list[Char] = []
        self.objects: dict[int, int] = {}
        self.lines: set[tuple[float, float]] = set()
        self.off_page: list[str] = []
        # The blanks that stand in the file, by the number of the next character and their own in pdfium's list.
        self.blanks: list[tuple[int, int]] = []
        self.is_turned = False

    def read(self, letters: Sequence[str]) -> None:
        """Reads the characters whose texts are `letters`: one loop, with nothing in it that need not be."""
        text, box, matrix, chars, wanted = self.text, self.box, self.matrix, self.chars, self.wanted
        box_at, matrix_at, to_matrix = calls.char_box, calls.char_matrix, ctypes.byref(matrix)
        to_x0, to_x1, to_y0, to_y1 = (ctypes.byref(box, 8 * number) for number in range(4))
        size_of, styles, add, new = calls.char_size, self.styles, chars.append, _new_tuple
        left, low, right, high = self.frame.edges
        last, before, same = b"", (0.0, 0.0, 0.0, 0.0), 0
        for index, letter in enumerate(letters):
            if not letter or (letter in BLANKS and self._is_made_up(index)):
                continue
            matrix_at(text, index, to_matrix)
            key = matrix.raw
            if key != last:
                last, scale = key, (key[:16], size_of(text, index))
                style = styles.get(scale) or self._style(scale)
                size, _, is_upright, thin = style
                base = _unpack_base(key, 20)[0]
                line, lowest = high - base, 2 * (base - LOWEST_MIDDLE * size)
                self.lines.add((line, size))
            is_known = box_at(text, index, to_x0, to_x1, to_y0, to_y1)
            x0, x1, y0, y1 = corners = _unpack_box(box)
            if letter is UNKNOWN and x0 == x1:
                continue
            if x1 - x0 < thin:
                x1 = max(x1, self._end(index))
            is_inside = left <= x0 <= x1 <= right and low <= y0 <= y1 <= high
            if not is_known or not (is_inside or self._is_on_page(corners)):
                self.off_page.append(letter)
                continue
            if wanted and (address := calls.char_object(text, index)) in wanted:
                self.objects[len(chars)] = address
            if is_upright and y0 + y1 > lowest:
                add(new(Char, (letter, x0 - left, high - y1, x1 - left, high - y0, line, size, 0)))
            else:
                add(self._place(index, letter, corners, style))
                self.lines.add(chars[-1][5:7])
            same, before = (same + 1 if corners == before else 0), corners
            if same:
                self._part(len(chars) - 1 - same, index)

    def _is_made_up(self, index: int) -> bool:
        """Whether a blank stands nowhere in the file; notes the others."""
        if calls.char_is_generated(self.text, index) == 1:
            return True
        self.blanks.append((len(self.chars), index))
        return False

    def _end(self, index: int) -> float:
        """Where the next character begins by the width that the PDF gives this one."""
        calls.char_loose_box(self.text, index, self.to_loose)
        return float(self.loose.right)

    def _is_on_page(self, corners: Corners) -> bool:
        """Whether the middle of a box stands on the page; false where it is no box."""
        x0, x1, y0, y1 = corners
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        frame = self.frame
        is_box = x0 <= x1 and y0 <= y1
        return is_box and frame.left <= x <= frame.right and frame.low <= y <= frame.high

    def _style(self, scale: tuple[bytes, float]) -> _Style:
        """The style of a piece of text, by the first four numbers of its matrix and its font size, which is not what is drawn
        until the matrix is applied."""
        matrix, size = scale
        a, b, c, d = struct.unpack("4f", matrix)
        sign = -1 if size < 0 else 1
        shown = round(self.frame.rotation - degrees(atan2(b * sign, a * sign))) % 360
        turn = _straighten(shown)
        is_upright = turn == 0 and self.frame.rotation == 0
        self.is_turned = self.is_turned or turn != 0
        drawn = abs(size) * hypot(c, d)
        self.styles[scale] = _Style(drawn, turn, is_upright, THIN_LETTER * drawn * is_upright)
        return self.styles[scale]

    def _place(self, index: int, text: str, corners: Corners, style: _Style) -> Char:
        """A character that is turned, on a turned page, or written downwards."""
        x0, x1, y0, y1 = corners
        box = self.frame.box(x0, y0, x1, y1)
        to_x, to_y = ctypes.byref(self.origin), ctypes.byref(self.origin, 8)
        calls.char_origin(self.text, index, to_x, to_y)
        point = self.frame.point(*struct.unpack("2d", self.origin.raw))
        if style.turn == 0:
            begin = self.frame.point(*struct.unpack_from("2f", self.matrix.raw, 16))
            if point[1] - begin[1] < 0.5 * style.size:
                return Char(text, *box, point[1], style.size)
            # The text began far above: it is written downwards.
            return Char(text, *box, -(box[0] + box[2]) / 2, style.size, DOWNWARDS)
        if style.turn % 90:
            point = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        angle = radians(style.turn)
        baseline = point[1] * cos(angle) - point[0] * sin(angle)
        return Char(text, *box, baseline, style.size, style.turn)

    def _part(self, first: int, index: int) -> None:
        """Parts the box of a ligature among its letters, to which pdfium gives one box: else `ff` were an f drawn twice."""
        if calls.char_object(self.text, index) != calls.char_object(self.text, index - 1):
            return
        whole, number = self.chars[-1], len(self.chars) - first
        width, height = whole.x1 - whole.x0, whole.bottom - whole.top
        for n in range(number):
            # Letters follow each other against the axis where the line is upside down or runs upwards.
            part = n if whole.turn < 180 else number - 1 - n
            if whole.turn % 180 < 45:
                x0 = whole.x0 + part * width / number
                placed = self.chars[first + n]._replace(x0=x0, x1=x0 + width / number)
            else:
                top = whole.top + part * height / number
                placed = self.chars[first + n]._replace(top=top, bottom=top + height / number)
            self.chars[first + n] = placed


def _straighten(turn: int) -> int:
    """Turns that nearly are a quarter, as one."""
    quarter = round(turn / 90) * 90
    return quarter % 360 if abs(turn - quarter) < STRAIGHT else turn % 360
