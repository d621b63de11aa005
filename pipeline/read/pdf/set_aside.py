"""Characters that a page holds and a reader of its print does not read as its words: hidden, off the page, struck out, of a
watermark. They are left out, each under its cause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from statistics import median

from pipeline.model.document import Cause
from pipeline.read.pdf.page_objects import Char
from pipeline.read.pdf.page_print import Print
from pipeline.read.pdf.page_text import PageText
from pipeline.read.pdf.ruled_lines import Drawing, RuledLine
from pipeline.read.pdf.text_looks import PALE, Covers, Look

# Smaller than this, in points, nobody reads it.
LEAST_SIZE = 1.0
# A watermark is this much larger than the words of the page.
LARGE = 1.8
# Where a line strikes a character: from the first to the second share of its size above its baseline.
STRIKE = 0.15, 0.5
# A line that strikes words ends where they do, to this share of their size. A character lower than the second (一, a dash)
# may be such a line itself.
OVERHANG, FLAT = 0.5, 0.3
# Shorter lines, as shares of the size, are strokes of characters that are drawn as outlines.
LEAST_STRIKE = 0.9

Causes = dict[int, Cause]


def find_set_aside(text: PageText, drawing: Drawing, printed: Print, is_picture: bool) -> Causes:
    """The cause for each character, by its number, that is to be left out. On a page that is a picture the words that were
    recognised in it lie hidden: where they are most of its text they are read."""
    chars, looks = text.chars, text.looks
    inkless = {n for n, look in looks.items() if look.is_inkless}
    if is_picture and len(inkless) > len(chars) / 2:
        looks = {n: look for n, look in looks.items() if n not in inkless}
    causes = _hidden(chars, looks, Covers(drawing, chars, looks), printed) if looks else {}
    if any(size < LEAST_SIZE for _, size in text.lines):
        for number, char in enumerate(chars):
            if max(char.size, char.bottom - char.top) < LEAST_SIZE:
                causes[number] = Cause.HIDDEN
    for number in _struck(chars, text.lines, drawing.rules, printed):
        causes.setdefault(number, Cause.STRUCK)
    for number in _of_watermarks(text, looks):
        causes.setdefault(number, Cause.WATERMARK)
    return causes


def _hidden(
    chars: Sequence[Char], looks: Mapping[int, Look], covers: Covers, printed: Print
) -> Causes:
    causes: Causes = {}
    for number, look in looks.items():
        if chars[number].text.isspace():
            continue
        is_doubtful = look.is_white or look.is_layered
        if look.is_inkless or (is_doubtful and not printed.shows(chars[number][1:5])):
            causes[number] = Cause.HIDDEN
        elif covers.hide(number, printed):
            causes[number] = Cause.COVERED
    return causes


def _of_watermarks(text: PageText, looks: Mapping[int, Look]) -> list[int]:
    """Characters set askew that are large or pale, and upright ones that are large, pale and lie over other words."""
    chars = text.chars
    askew = {n for n, char in enumerate(chars) if char.turn % 90} if text.is_turned else set()
    pale = {number for number, look in looks.items() if look.shade > PALE}
    if not askew and not pale:
        return []
    straight = [char.size for n, char in enumerate(chars) if n not in askew and n not in pale]
    least = LARGE * median(straight) if straight else 0.0
    found = [n for n in askew if n in pale or chars[n].size >= least]
    upright = [n for n in pale - askew if chars[n].size >= least]
    if upright and _lie_over_others(chars, upright):
        found += upright
    return sorted(found)


def _lie_over_others(chars: Sequence[Char], numbers: Sequence[int]) -> bool:
    """Whether other characters stand in the box of one of these."""
    own = set(numbers)
    return any(
        number not in own
        and any(
            chars[n].x0 < (char.x0 + char.x1) / 2 < chars[n].x1
            and chars[n].top < (char.top + char.bottom) / 2 < chars[n].bottom
            for n in numbers
        )
        for number, char in enumerate(chars)
    )


def _struck(
    chars: Sequence[Char],
    lines: set[tuple[float, float]],
    rules: Sequence[RuledLine],
    printed: Print,
) -> list[int]:
    """Characters that a horizontal line runs through, which ends where they do; `lines` are their baselines and sizes."""
    flat = sorted((rule for rule in rules if rule.is_horizontal), key=lambda rule: rule.top)
    heights = [rule.top for rule in flat]
    through: dict[int, list[int]] = {}
    crossed = {
        line: range(bisect_left(heights, line[0] - STRIKE[1] * line[1]),
                    bisect_right(heights, line[0] - STRIKE[0] * line[1]))
        for line in lines
    }  # fmt: skip
    crossed = {line: numbers for line, numbers in crossed.items() if numbers}
    if not crossed:
        return []
    for number, char in enumerate(chars):
        for n in crossed.get((char[5], char[6]), ()) if not char.turn else ():
            if flat[n].x0 - 0.5 <= (char.x0 + char.x1) / 2 <= flat[n].x1 + 0.5:
                through.setdefault(n, []).append(number)
    return [
        number
        for n, numbers in through.items()
        if _ends_with(flat[n], [chars[number] for number in numbers])
        and printed.shows_line(flat[n].x0, flat[n].top, flat[n].x1)
        for number in numbers
    ]


def _ends_with(rule: RuledLine, chars: Sequence[Char]) -> bool:
    """Whether a line begins and ends where words do, and is no stroke of a character's own."""
    near = OVERHANG * chars[0].size
    left, right = min(char.x0 for char in chars), max(char.x1 for char in chars)
    return (
        rule.x1 - rule.x0 >= LEAST_STRIKE * chars[0].size
        and -0.3 * near <= left - rule.x0 <= near
        and -0.3 * near <= rule.x1 - right <= near
        and any(char.bottom - char.top > FLAT * char.size for char in chars)
    )
