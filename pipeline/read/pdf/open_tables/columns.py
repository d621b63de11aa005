"""The columns of a table without vertical rules: the upright strips that its rows leave blank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.pdf.open_tables.words import TextLine, Word, is_number
from pipeline.text import is_chinese

# The share of rows whose words may run through a blank.
TOLERANCE = 0.06
# Of a letter's size: a blank this wide parts columns, a narrower one where most gaps beside it are that wide; below the
# second no eye sees one.
WIDE, NARROW = 1.0, 0.2
# Chinese is written without blanks: so many rows show that one this wide parts columns.
CHINESE_GAP, CHINESE_ROWS = 0.4, 2
# How far a column of single words stands from the others.
NARROWEST_BESIDE = 0.5
# `1 234` is one number.
THOUSANDS = re.compile(r"\d{3}(?:[.,]\d+)?")


@dataclass(frozen=True)
class Blank:
    """An upright strip without words."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def data_lines(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines that show columns: of several segments, at least a third of them with digits; where there are few of these,
    all of several segments."""
    several = [line for line in lines if len(line.segments) > 1]
    numbers = [line for line in several if _is_data(line)]
    return numbers if len(numbers) >= max(2, 0.3 * len(several)) else several


def _is_data(line: TextLine) -> bool:
    held = [any(has_digit(word) for word in words) for words in line.segments]
    return 3 * sum(held) >= len(held)


def has_digit(word: Word) -> bool:
    """Whether a word holds a digit."""
    return any(char.isdigit() for char in word.text)


def find_blanks(lines: Sequence[TextLine]) -> list[Blank]:
    """The blanks between the columns that these lines show, from left to right."""
    if not lines:
        return []
    found = _strips([line.words for line in lines], int(TOLERANCE * len(lines)))
    words = [word for line in lines for word in line.words]
    sides = [float("-inf"), *(blank.middle for blank in found), float("inf")]
    return [
        _beside(blank, words)
        for n, blank in enumerate(found)
        if _parts_columns(blank, lines) and not _is_in_words(blank, sides[n], sides[n + 2], lines)
    ]


def _is_in_words(blank: Blank, left: float, right: float, lines: Sequence[TextLine]) -> bool:
    """Whether a blank is the room beside a bracket or the like: so narrow wherever words stand on both of its sides, before
    the next blank at `left` and `right`."""
    if blank.x1 - blank.x0 >= CHINESE_GAP * lines[0].size:
        return False
    near = [
        beside
        for line in lines
        if (beside := _words_beside(line, blank.middle))
        and beside[0].x1 > left
        and beside[1].x0 < right
    ]
    return bool(near) and not any(
        other.x0 - one.x1 >= WIDE * lines[0].size or (is_number(one.text) and is_number(other.text))
        for one, other in near
    )


def outer_blanks(
    blanks: Sequence[Blank], data: Sequence[TextLine], lines: Sequence[TextLine]
) -> list[Blank]:
    """The blanks, with those beside the data where words stand in columns of their own, as merged cells have theirs on
    lines between the rows."""
    if not data:
        return list(blanks)
    size = data[0].size
    x0, x1 = min(line.x0 for line in data), max(line.x1 for line in data)
    rows = range(int(data[0].top), int(data[-1].bottom) + 1)
    beside = [line for line in lines if int(line.middle) in rows]
    heads = [line for line in lines if line.bottom <= data[0].top and len(line.segments) > 1]
    far = NARROWEST_BESIDE * size
    left = _beside_data([*heads, *beside], float("-inf"), x0 - far)
    right = _beside_data([*heads, *beside], x1 + far, float("inf"))
    found = list(blanks)
    if len(left) > 1:
        found = [*find_blanks(left), Blank(max(line.x1 for line in left), x0), *found]
    if len(right) > 1:
        found += [Blank(x1, min(line.x0 for line in right)), *find_blanks(right)]
    return found


def _beside_data(lines: Sequence[TextLine], x0: float, x1: float) -> list[TextLine]:
    return [part for line in lines if (part := _only(line, x0, x1))]


def _only(line: TextLine, x0: float, x1: float) -> TextLine | None:
    """The segments of a line between two x; None where there are none, or where one crosses an x."""
    words = [word for word in line.words if x0 <= word.x0 and word.x1 <= x1]
    is_crossed = any(
        segment[0].x0 < x < segment[-1].x1 for segment in line.segments for x in (x0, x1)
    )
    return TextLine(words, line.baseline, line.size) if words and not is_crossed else None


def _strips(rows: Sequence[Sequence[Word]], allowed: int) -> list[Blank]:
    """The strips that at most so many rows run through, between the leftmost and the rightmost word."""
    ends = sorted(end for row in rows for x0, x1 in _inked(row) for end in ((x0, 1), (x1, -1)))
    strips: list[Blank] = []
    count, start = 0, None
    for x, step in ends:
        count += step
        if count > allowed and start is not None:
            if x > start:
                strips.append(Blank(start, x))
            start = None
        elif count <= allowed and step < 0 and start is None:
            start = x
    return strips


def _inked(row: Sequence[Word]) -> list[tuple[float, float]]:
    """Where a row has words: lines of one cell that stand over each other count once."""
    parts: list[tuple[float, float]] = []
    for x0, x1 in sorted((word.x0, max(word.x1, word.x0 + 0.1)) for word in row):
        if parts and x0 <= parts[-1][1]:
            parts[-1] = parts[-1][0], max(parts[-1][1], x1)
        else:
            parts.append((x0, x1))
    return parts


def _parts_columns(blank: Blank, lines: Sequence[TextLine]) -> bool:
    gaps, wide, numbers, chinese = 0, 0, 0, 0
    for line in lines:
        beside = _words_beside(line, blank.middle)
        if beside is None:
            continue
        one, other = beside
        gaps += 1
        wide += other.x0 - one.x1 >= WIDE * line.size
        numbers += is_number(one.text) and is_number(other.text) and not _is_thousands(one, other)
        chinese += is_chinese(one.text[-1]) or is_chinese(other.text[0])
    size = lines[0].size
    width = blank.x1 - blank.x0
    if not gaps or width < NARROW * size:
        return False
    if width >= CHINESE_GAP * size and gaps >= CHINESE_ROWS and 2 * chinese >= gaps:
        return True
    return width >= WIDE * size or 2 * wide >= gaps or 2 * numbers >= gaps


def _words_beside(line: TextLine, x: float) -> tuple[Word, Word] | None:
    """The last word before x and the first behind it."""
    before = [word for word in line.words if word.middle < x]
    behind = [word for word in line.words if word.middle >= x]
    return (before[-1], behind[0]) if before and behind else None


def _is_thousands(one: Word, other: Word) -> bool:
    gap, height = other.x0 - one.x1, one.bottom - one.top
    return bool(THOUSANDS.fullmatch(other.text)) and len(one.text) <= 3 and gap < 0.7 * height


def with_head(blanks: Sequence[Blank], head: Sequence[TextLine]) -> list[Blank]:
    """The blanks as the words of the head leave them. Words under which no row has any stand over a column that is empty."""
    found: list[Blank] = []
    for blank in blanks:
        inside = [
            words
            for line in head
            for words in line.segments
            if blank.x0 < words[0].x0 and words[-1].x1 < blank.x1
        ]
        if inside:
            x0, x1 = min(w[0].x0 for w in inside), max(w[-1].x1 for w in inside)
            found += [Blank(blank.x0, x0), Blank(x1, blank.x1)]
        else:
            found.append(blank)
    words = [word for line in head for word in line.words]
    return [_clear_of(blank, words) for blank in found]


def _clear_of(blank: Blank, words: Sequence[Word]) -> Blank:
    """A blank without the parts into which words reach from a side, wider than all below them."""
    x0 = max([blank.x0, *(w.x1 for w in words if w.x0 < blank.x0 and w.x1 < blank.x1)])
    x1 = min([blank.x1, *(w.x0 for w in words if w.x0 > blank.x0 and w.x1 > blank.x1)])
    return Blank(x0, x1) if x0 < x1 else blank


def _beside(blank: Blank, words: Sequence[Word]) -> Blank:
    """A blank without the parts into which words beside it reach."""
    x0 = max([blank.x0, *(w.x1 for w in words if w.middle < blank.x0 and w.x1 < blank.x1)])
    x1 = min([blank.x1, *(w.x0 for w in words if w.middle > blank.x1 and w.x0 > blank.x0)])
    return Blank(x0, x1) if x0 < x1 else blank


def carry_on(hint: Sequence[tuple[float, float]], lines: Sequence[TextLine]) -> list[Blank]:
    """The blanks of the page before that these lines leave; none where their words run through one."""
    found = _strips([line.words for line in lines], int(TOLERANCE * len(lines)))
    if not found and len(hint) > 0:
        return []
    least = NARROW * lines[0].size
    ends = min(line.x0 for line in lines), max(line.x1 for line in lines)
    free = [Blank(float("-inf"), ends[0]), *found, Blank(ends[1], float("inf"))]
    kept = []
    for x0, x1 in hint:
        shared = [(max(x0, b.x0), min(x1, b.x1)) for b in free]
        a, b = max(shared, key=lambda strip: strip[1] - strip[0])
        if b - a < least:
            return []
        kept.append(Blank(a, b))
    return kept


def meet(one: Blank, other: Blank) -> bool:
    """Whether two blanks overlap."""
    return one.x0 <= other.x1 and other.x0 <= one.x1
