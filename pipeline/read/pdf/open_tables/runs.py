"""Where tables without any rule may stand: lines that follow each other and leave the same upright strips blank."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.open_tables.solve import Region
from pipeline.read.pdf.open_tables.words import TextLine

# In sizes of a letter: lines farther apart are no run; a strip narrower than the second is none.
FARTHEST, NARROWEST = 2.4, 0.5
# The share of lines that may run through all strips.
TOLERANCE = 0.12
Strips = list[tuple[float, float]]


def find_runs(lines: Sequence[TextLine]) -> list[Region]:
    """Regions of at least three lines, from top to bottom."""
    regions = []
    index = 0
    while index < len(lines):
        if len(lines[index].segments) < 2:
            index += 1
            continue
        run = _grow(lines, index)
        if len(run) > 2:
            x0, x1 = min(line.x0 for line in run), max(line.x1 for line in run)
            regions.append(Region(run, x0, x1))
        index += max(1, len(run))
    return regions


def _grow(lines: Sequence[TextLine], start: int) -> list[TextLine]:
    """The lines from `start` on that share strips; the last one shows them."""
    run = [lines[start]]
    strips = _gaps(lines[start])
    through, in_a_row, last = 0, 0, 1
    for before, line in zip(lines[start:], lines[start + 1 :], strict=False):
        if line.baseline - before.baseline > FARTHEST * max(line.size, before.size):
            break
        shared = _share(strips, line)
        if shared:
            strips, in_a_row = shared, 0
        else:
            through, in_a_row = through + 1, in_a_row + 1
            if in_a_row > 1 or through > max(1.0, TOLERANCE * (len(run) + 1)):
                break
        run.append(line)
        if shared and len(line.segments) > 1:
            last = len(run)
    return run[:last]


def _gaps(line: TextLine) -> Strips:
    ends = [(words[0].x0, words[-1].x1) for words in line.segments]
    inner = [(one[1], other[0]) for one, other in zip(ends, ends[1:], strict=False)]
    return inner


def _share(strips: Strips, line: TextLine) -> Strips:
    """What a line leaves blank of the strips."""
    size = line.size
    free = [(float("-inf"), line.x0), *_gaps(line), (line.x1, float("inf"))]
    shared = [
        (max(a, c), min(b, d))
        for a, b in strips
        for c, d in free
        if min(b, d) - max(a, c) >= NARROWEST * size
    ]
    return shared
