"""Turned text in a frame of its own, in which its lines run from left to right, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import cos, radians, sin

from pipeline.model.document import Box
from pipeline.read.pdf.page_objects import Char

# The share of a page's characters from which on the page itself is turned.
MOST = 0.6


def own_chars(chars: Iterable[Char], turn: int) -> list[Char]:
    """Characters turned by `turn` degrees clockwise, upright in their own frame; their baseline is measured there already."""
    return [Char(char.text, *_own(char, turn), char.baseline, char.size, 0) for char in chars]


def _own(char: Char, turn: int) -> Box:
    _, x0, top, x1, bottom, baseline, size, _ = char
    if turn % 90 == 0:
        return _turn_box((x0, top, x1, bottom), turn)
    angle = radians(turn)
    along = (x0 + x1) / 2 * cos(angle) + (top + bottom) / 2 * sin(angle)
    half = size / 4 if char.text.isascii() else size / 2
    return along - half, baseline - size / 2, along + half, baseline + size / 2


def own_box(box: Box, turn: int) -> Box:
    """A box of the frame of text turned by `turn` on the page: the smallest upright one around it."""
    if turn % 90 == 0:
        return _turn_box(box, -turn)
    angle = radians(turn)
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [x * cos(angle) - y * sin(angle) for x, y in corners]
    ys = [x * sin(angle) + y * cos(angle) for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _turn_box(box: Box, turn: int) -> Box:
    """A box turned back by a number of quarters, about the corner of the page."""
    x0, top, x1, bottom = box
    quarter = turn % 360
    if quarter == 90:
        return top, -x1, bottom, -x0
    if quarter == 180:
        return -x1, -bottom, -x0, -top
    if quarter == 270:
        return -bottom, x0, -top, x1
    return box


def main_turn(chars: Iterable[Char]) -> int:
    """The quarter turn of nearly all characters of a page; 0 where there is none. Upright characters written downwards turn
    no page."""
    turns = Counter(char[7] for char in chars)
    if not turns or turns[0] == turns.total():
        return 0
    turn, number = turns.most_common(1)[0]
    return turn if turn in (90, 180, 270) and number > MOST * turns.total() else 0
