"""Characters outside of ruled tables to lines of words: what stands together, and how far apart it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pipeline.read.pdf.char_rows import Row
from pipeline.read.pdf.page_objects import Char

# Shares of a letter's size. Wider gaps part words; where the next letter begins no farther than a digit is wide, its ink is
# only narrow (11, 1.1). Wider ones still part segments of a line.
WORD_GAP, DIGIT_WIDE, SEGMENT_GAP = 0.3, 0.65, 1.0
# Full-width marks fill a square, but their ink only a corner of it.
CLOSERS, OPENERS = frozenset("、，。）》」』】〕”’"), frozenset("（《「『【〔“‘")
MIDDLE = frozenset("：；！？")
FEWEST_DOTS = 3
NO_VALUE = r"[-–—−―－/*†‡§]+|\.\.+|\(?x\)?|n\.?[/ ]?a\.?|n\.?[sdr]\.?"
# Such a sign, or so much for each.
VALUE = re.compile(rf"{NO_VALUE}|\d[\d,.]*[^\W\d]{{1,3}}/[^\W\d]{{1,3}}", re.IGNORECASE)


class Word(NamedTuple):
    """Letters that stand together, in the box of their squares: a full-width mark is as wide as a character."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    chars: tuple[Char, ...]

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class OnBaseline:
    """Words on one baseline, from left to right, in letters of a size."""

    words: Sequence[Word]
    baseline: float
    size: float

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def top(self) -> float:
        return self.baseline - 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + 0.2 * self.size

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True)
class TextLine(OnBaseline):
    """All words on one baseline of a page or a part of it."""

    @property
    def middle(self) -> float:
        return self.baseline - 0.3 * self.size

    @cached_property
    def segments(self) -> list[list[Word]]:
        """The words parted where a gap is wider than a letter."""
        return part_words(self.words, SEGMENT_GAP * self.size)

    def within(self, left: float, right: float) -> TextLine | None:
        """The words whose middles stand between two x; None where there are none."""
        words = [word for word in self.words if left <= word.middle <= right]
        if len(words) == len(self.words):
            return self
        return TextLine(words, self.baseline, self.size) if words else None


def group_overlapping(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Lines that reach into each other's height together: cells of several lines beside others, all in their middle."""
    groups: list[list[TextLine]] = []
    bottom = 0.0
    for line in lines:
        if groups and bottom - line.top > 0.25 * line.size:
            groups[-1].append(line)
            bottom = max(bottom, line.bottom)
        else:
            groups.append([line])
            bottom = line.bottom
    return groups


def join_overlapping(lines: Sequence[TextLine]) -> list[TextLine]:
    """The same, each group as one line, on the baseline of its first."""
    return [_join(group) for group in group_overlapping(lines)]


def _join(group: list[TextLine]) -> TextLine:
    if len(group) == 1:
        return group[0]
    words = sorted((word for line in group for word in line.words), key=lambda word: word.x0)
    return TextLine(words, group[0].baseline, group[0].size)


def part_words(words: Sequence[Word], gap: float) -> list[list[Word]]:
    """Words parted where the gap between two is wider."""
    parts: list[list[Word]] = [[words[0]]]
    end = words[0].x1
    for word in words[1:]:
        if word.x0 - end > gap:
            parts.append([])
        parts[-1].append(word)
        end = max(end, word.x1)
    return parts


def read_lines(rows: Iterable[Row]) -> list[TextLine]:
    """Upright characters by baseline as lines, from top to bottom."""
    return [line for row in rows if (line := _build_line(row)) is not None]


def may_hold_runs(rows: Sequence[Row]) -> bool:
    """Whether words stand side by side anywhere on a page, to the first glance: on two lines that have a wide gap, or whose
    heights overlap. On pages of prose they do not, and nobody need look for columns."""
    found = 0
    before: Char | None = None
    for row in rows:
        head, sizes = row.head, row.parts[6]
        is_beside = before and head.baseline - before.baseline < max(*sizes, before.size)
        found += bool(is_beside or _has_gap(row, SEGMENT_GAP * min(sizes)))
        before = head
        if found > 1:
            return True
    return False


def _has_gap(row: Row, gap: float) -> bool:
    """Whether two characters stand farther apart; the room that a full-width mark leaves at its side is none."""
    ink = row.ink
    is_narrow = ink is row.chars and row.widest <= gap
    return not is_narrow and any(
        after[1] - before[3] > gap and _left(after) - _right(before) > gap
        for before, after in pairwise(ink)
    )


def _build_line(row: Row) -> TextLine | None:
    ink = row.ink
    if not ink:
        return None
    size = median(char.size for char in ink) or 1.0
    words = [_word(chars) for chars in _part(row.chars, size)]
    return TextLine(_join_leaders(words), median(char.baseline for char in ink), size)


def _part(row: list[Char], size: float) -> list[list[Char]]:
    parts: list[list[Char]] = []
    last: Char | None = None
    has_blank = False
    for char in row:
        if char.text.isspace():
            has_blank = True
            if parts:
                parts[-1].append(char)
            continue
        if last is None or _is_apart(last, char, size, has_blank):
            parts.append([])
        parts[-1].append(char)
        last, has_blank = char, False
    return parts


def _is_apart(last: Char, char: Char, size: float, has_blank: bool) -> bool:
    gap = _left(char) - _right(last)
    if has_blank and gap > 0.1 * size:
        return True
    step = (char.x0 + char.x1 - last.x0 - last.x1) / 2
    return gap > WORD_GAP * size and step > DIGIT_WIDE * size


def _left(char: Char) -> float:
    return min(char.x0, char.x1 - 0.85 * char.size) if char.text in OPENERS else char.x0


def _right(char: Char) -> float:
    share = 0.85 if char.text in CLOSERS else 0.6 if char.text in MIDDLE else 0.0
    return max(char.x1, char.x0 + share * char.size)


def _word(chars: list[Char]) -> Word:
    """A word of characters, and of the blanks drawn behind it."""
    ink = [char for char in chars if not char.text.isspace()]
    return Word(
        "".join(char.text for char in ink), _left(ink[0]), min(char.top for char in ink),
        max(_right(char) for char in ink), max(char.bottom for char in ink), tuple(chars),
    )  # fmt: skip


def _join_leaders(words: list[Word]) -> list[Word]:
    """Dots that lead from a label to its value belong to the label, as one word."""
    joined: list[Word] = []
    dots: list[Word] = []
    for word in [*words, None]:
        if word is not None and _is_dots(word.text):
            dots.append(word)
            continue
        if sum(len(dot.text) for dot in dots) >= FEWEST_DOTS and joined:
            joined[-1] = _merge([joined[-1], *dots])
        else:
            joined += dots
        dots = []
        joined += [word] if word is not None else []
    return joined


def _is_dots(text: str) -> bool:
    return bool(text) and all(char in ".…·‥_" for char in text)


def _merge(words: list[Word]) -> Word:
    return Word(
        "".join(word.text for word in words), words[0].x0, min(word.top for word in words),
        words[-1].x1, max(word.bottom for word in words),
        tuple(char for word in words for char in word.chars),
    )  # fmt: skip


def is_number(text: str) -> bool:
    """Whether words are a number with its signs and unit, or a sign that none is given."""
    bare = "".join(text.split())
    digits, letters = sum(map(str.isdigit, bare)), sum(map(str.isalpha, bare))
    is_led = digits > 0 and next(filter(str.isalnum, bare)).isdigit()
    return bool(VALUE.fullmatch(bare)) or (is_led and letters <= max(1, digits // 2))
