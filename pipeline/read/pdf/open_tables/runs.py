"""Where tables without any rule may stand: lines that follow each other and leave the same upright strips blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf.open_tables.columns import carry_on
from pipeline.read.pdf.open_tables.region import Region
from pipeline.read.pdf.open_tables.words import (
    TextLine,
    Word,
    group_overlapping,
    is_number,
    join_overlapping,
)

# In sizes of a letter: how far apart the lines of a run stand at most, and those that show the same columns; a strip
# narrower than the third is none.
FARTHEST, FARTHEST_ALIKE, NARROWEST = 2.4, 40.0, 0.5
# A line in letters that much larger is a caption.
LARGER = 1.15
# The share of lines that may run through all strips.
TOLERANCE = 0.12
# In sizes of a letter: how far a line of a cell stands from the next at most, and from the middle of its column.
NEXT_LINE, CENTRED = 1.7, 0.5
# No head of a table ends like a sentence.
SENTENCE_ENDS = tuple("。；;")
Strips = list[tuple[float, float]]


@dataclass(frozen=True)
class _Band:
    """Lines that reach into each other's height, and the segments that they make together."""

    lines: list[TextLine]
    joined: TextLine

    @property
    def segments(self) -> list[list[Word]]:
        return self.joined.segments

    @property
    def size(self) -> float:
        return self.joined.size

    @property
    def has_numbers(self) -> bool:
        return any(is_number(word.text) for word in self.joined.words)


def find_runs(lines: Sequence[TextLine], hint: Sequence[tuple[float, float]] = ()) -> list[Region]:
    """Regions of at least three lines, from top to bottom; of fewer at the head of the page where they keep to the blanks
    of the page before (`hint`)."""
    groups = group_overlapping(lines)
    bands = [_Band(g, j) for g, j in zip(groups, join_overlapping(lines), strict=True)]
    regions = []
    index, free = 0, 0
    while index < len(bands):
        if len(bands[index].segments) < 2:
            index += 1
            continue
        end = _end_of_run(bands, index)
        own = [line for band in bands[index:end] for line in band.lines]
        if len(own) > 2 or (hint and index < 3 and carry_on(hint, own)):
            begin, end = _with_rest_of_cells(bands, free, index, end)
            own = [line for band in bands[begin:end] for line in band.lines]
            regions.append(Region(own, min(line.x0 for line in own), max(line.x1 for line in own)))
            free = end
        index = end
    return regions


def _end_of_run(bands: Sequence[_Band], start: int) -> int:
    """The end of the run that begins at `start`; its last band shows columns."""
    strips = _gaps(bands[start].segments)
    through, in_a_row, last = 0, 0, start + 1
    for index in range(start + 1, len(bands)):
        before, band = bands[index - 1], bands[index]
        if len(band.segments) == 1 and _is_caption(bands, start, index):
            break
        shared = _share(strips, band)
        is_alike = bool(shared) and len(shared) >= len(strips) and len(band.segments) > 2
        step = band.lines[0].baseline - before.lines[-1].baseline
        if step > (FARTHEST_ALIKE if is_alike else FARTHEST) * max(band.size, before.size):
            break
        if shared:
            strips, in_a_row = shared, 0
            last = index + 1 if len(band.segments) > 1 else last
        else:
            through, in_a_row = through + 1, in_a_row + 1
            if in_a_row > 1 or through > max(1.0, TOLERANCE * (index - start + 1)):
                break
    return last


def _is_caption(bands: Sequence[_Band], start: int, index: int) -> bool:
    """Whether a line between rows is the caption of another table: in larger letters than the rows, or below numbers and
    above a head without any."""
    before, line, behind = bands[index - 1], bands[index], bands[index + 1 : index + 3]
    if line.size > LARGER * min([before.size, *(band.size for band in behind[:1])]):
        return True
    return (
        len(behind) > 1
        and index - start > 1
        and before.has_numbers
        and len(behind[0].segments) > 1
        and not behind[0].has_numbers
        and behind[1].has_numbers
    )


def _gaps(segments: Sequence[Sequence[Word]]) -> Strips:
    ends = [(words[0].x0, max(word.x1 for word in words)) for words in segments]
    return [(one[1], other[0]) for one, other in pairwise(ends)]


def _share(strips: Strips, band: _Band) -> Strips:
    """The strips that a band leaves blank."""
    first, last = band.segments[0][0].x0, max(word.x1 for word in band.segments[-1])
    free = [(float("-inf"), first), *_gaps(band.segments), (last, float("inf"))]
    return [
        (max(a, c), min(b, d))
        for a, b in strips
        for c, d in free
        if min(b, d) - max(a, c) >= NARROWEST * band.size
    ]


def _with_rest_of_cells(bands: Sequence[_Band], free: int, begin: int, end: int) -> tuple[int, int]:
    """The run with the single lines above and below it that go on in one of its columns, and those above that head several;
    none before `free` is taken."""
    first, last = begin, end
    own = [band.joined for band in bands[begin:end]]
    whole = min(line.x0 for line in own) + max(line.x1 for line in own)
    while first > free and (
        _goes_on(bands[first - 1], _step(bands, first), bands[begin])
        or any(_spans(bands[first - 1], row, whole) for row in bands[first : min(first + 2, end)])
    ):
        first -= 1
    while last < len(bands) and _goes_on(bands[last], _step(bands, last), bands[end - 1]):
        last += 1
    return first, last


def _step(bands: Sequence[_Band], index: int) -> float:
    """How far a band stands below the one before."""
    return bands[index].lines[0].baseline - bands[index - 1].lines[-1].baseline


def _spans(head: _Band, row: _Band, whole: float) -> bool:
    """Whether a single line is the head of several columns of the row below it, in their middle, and not of all,
    whose middle is at half of `whole`."""
    line, segments, size = head.joined, row.segments, row.size
    ends = [(words[0].x0, max(word.x1 for word in words)) for words in segments]
    step = row.lines[0].baseline - head.lines[-1].baseline
    middle = line.x0 + line.x1
    if (
        len(head.segments) > 1
        or line.words[-1].text.endswith(SENTENCE_ENDS)
        or step > FARTHEST * size
        or abs(line.size - size) > 0.05 * size
        or abs(whole - middle) < 4 * CENTRED * size
    ):
        return False
    return any(
        abs(ends[a][0] + ends[b][1] - middle) < 2 * CENTRED * size
        and ends[a][0] < line.x0 and line.x1 < ends[b][1]
        for a in range(len(ends)) for b in range(a + 1, len(ends))
    )  # fmt: skip


def _goes_on(line: _Band, step: float, row: _Band) -> bool:
    """Whether a single line, that far from the one between it and a row, is a line of a cell of the row."""
    if (
        len(line.segments) > 1
        or step > NEXT_LINE * row.size
        or abs(line.size - row.size) > 0.05 * row.size
    ):
        return False
    x0, x1 = line.joined.x0, line.joined.x1
    over = [w for w in row.segments if w[0].x0 < x1 and max(word.x1 for word in w) > x0]
    if len(over) != 1:
        return False
    left, right = over[0][0].x0, max(word.x1 for word in over[0])
    is_aligned = (
        abs(x0 - left) < 0.3 * row.size or abs(x0 + x1 - left - right) < 2 * CENTRED * row.size
    )
    return is_aligned and x1 - x0 < 1.3 * max(right - left, row.size)
