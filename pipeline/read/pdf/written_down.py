"""Words written downwards a character at a time: upright characters, each drawn below the one before."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from pipeline.read.pdf.page_objects import DOWNWARDS, Char
from pipeline.text import is_chinese

# Shorter columns are cells with a letter each. On other pages fewer characters than this share begin a line.
SHORTEST, FEWEST_STEPS = 4, 0.1
# In sizes of a character: how far the next may stand to the side, and how far below at least and at most; in a cell the
# words may be spread.
ASIDE, NEAREST, FARTHEST, FARTHEST_IN_CELL = 0.25, 0.8, 1.6, 3.0
_BASELINE = itemgetter(5)


def mark_written_down(chars: list[Char]) -> list[Char]:
    """The characters in their order, those of columns written downwards as such: two columns side by side, nearer along
    than across, or one that stands alone."""
    if _count_steps(chars) < max(SHORTEST - 1, FEWEST_STEPS * len(chars)):
        return chars
    columns = _columns(chars)
    found = [c for c in columns if _has_neighbour(chars, c, columns) or _is_alone(chars, c)]
    if not found:
        return chars
    return _mark(chars, found)


def mark_cell(chars: list[Char]) -> list[Char]:
    """The characters of a cell in their order, as words written downwards where all stand in such columns, two or more."""
    if 2 * _count_steps(chars) < len(chars):
        return chars
    columns = _chains(chars, FARTHEST_IN_CELL)
    if len(columns) < 2 or min(map(len, columns)) < 2 or max(map(len, columns)) < SHORTEST - 1:
        return chars
    return _mark(chars, columns) if _are_words(chars) else chars


def _count_steps(chars: list[Char]) -> int:
    """How often a character stands on another baseline than the one before."""
    return sum(1 for _ in groupby(chars, _BASELINE)) - 1 if chars else 0


def _mark(chars: list[Char], columns: list[list[int]]) -> list[Char]:
    marked = list(chars)
    for number in (number for column in columns for number in column):
        char = chars[number]
        marked[number] = char._replace(baseline=-(char.x0 + char.x1) / 2, turn=DOWNWARDS)
    return marked


def _columns(chars: list[Char]) -> list[list[int]]:
    """The numbers of characters that follow each other downwards, most of them Chinese."""
    chains = _chains(chars, FARTHEST)
    return [c for c in chains if len(c) >= SHORTEST and _are_words([chars[n] for n in c])]


def _chains(chars: list[Char], farthest: float) -> list[list[int]]:
    """The numbers of the upright characters, parted where one is not drawn below the one before."""
    columns: list[list[int]] = []
    last: Char | None = None
    for number, char in enumerate(chars):
        if char.text.isspace() or char.turn:
            continue
        if last is not None and columns and _is_below(char, last, farthest):
            columns[-1].append(number)
        else:
            columns.append([number])
        last = char
    return columns


def _is_below(char: Char, last: Char, farthest: float) -> bool:
    aside = abs(char.x0 + char.x1 - last.x0 - last.x1) / 2
    step, size = char.baseline - last.baseline, last.size
    is_straight = aside < ASIDE * size and abs(char.size - size) < 0.1 * size
    return is_straight and NEAREST * size < step < farthest * size


def _are_words(chars: list[Char]) -> bool:
    texts = [char.text for char in chars]
    return 2 * sum(map(is_chinese, texts)) > len(texts) and 2 * len(set(texts)) > len(texts)


def _has_neighbour(chars: list[Char], column: list[int], columns: list[list[int]]) -> bool:
    """Whether a column beside this one stands farther off than its characters stand below each other."""
    first, last = chars[column[0]], chars[column[-1]]
    pitch = (last.baseline - first.baseline) / (len(column) - 1)
    for other in columns:
        head, foot = chars[other[0]], chars[other[-1]]
        across = abs(head.x0 + head.x1 - first.x0 - first.x1) / 2
        beside = min(last.bottom, foot.bottom) - max(first.top, head.top)
        if other is not column and pitch < across < 2.5 * pitch and beside > pitch:
            return True
    return False


def _is_alone(chars: list[Char], column: list[int]) -> bool:
    """Whether nothing else stands as high as a column."""
    own, top, bottom = set(column), chars[column[0]].top, chars[column[-1]].bottom
    return not any(
        top < (char.top + char.bottom) / 2 < bottom and not char.text.isspace()
        for number, char in enumerate(chars)
        if number not in own
    )
