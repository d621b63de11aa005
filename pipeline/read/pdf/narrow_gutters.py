"""Columns of prose so near to each other that their lines look like one: parted where row after row leaves a strip blank."""

from __future__ import annotations

from itertools import pairwise

from pipeline.read.pdf.char_rows import Row
from pipeline.read.pdf.page_objects import Char

# In sizes of a character: no two words of a line of prose stand that far apart, but for marks; a strip is as wide in all rows.
GAP, STRIP = 1.1, 0.8
# As many rows show a strip, and most of those between the first and the last.
FEWEST_ROWS, SHOWN = 6, 0.6
# Marks that end a line beyond its column.
HANGING = frozenset("，。、；：）”")
# A page with more gaps is no prose.
MOST_GAPS = 1_000
# Where a column may begin, as shares of the page's width.
LEFT, RIGHT = 0.25, 0.8
Strip = tuple[float, float]
# A row by its number with one of its gaps.
Gap = tuple[int, Strip]


def part_at_gutters(rows: list[Row], width: float) -> list[Row]:
    """The characters by baseline, parted at the narrow gutters of a page `width` points wide."""
    gaps = [gap for number, row in enumerate(rows) for gap in _gaps(number, row, width)]
    parted: dict[int, list[float]] = {}
    while FEWEST_ROWS <= len(gaps) <= MOST_GAPS:
        strip, own = _widest_shared(gaps, rows)
        is_blank = strip[0] < strip[1]
        if not is_blank or len(own) < max(FEWEST_ROWS, SHOWN * (own[-1][0] - own[0][0] + 1)):
            break
        cut, taken = strip[1] - 0.5, {number for number, _ in own}
        for number in range(max(own[0][0] - 1, 0), min(own[-1][0] + 2, len(rows))):
            if number in taken or _hangs_into(rows[number].chars, strip[0], cut):
                parted.setdefault(number, []).append(cut)
        gaps = [(n, g) for n, g in gaps if n not in taken or g[1] <= strip[0] or strip[1] <= g[0]]
    if not parted:
        return rows
    return [part for n, row in enumerate(rows) for part in _parts(row, parted.get(n, []))]


def _gaps(number: int, row: Row, width: float) -> list[Gap]:
    least = GAP * row.chars[0].size
    if row.widest <= least:
        return []
    return [
        (number, (one[3], other[1]))
        for one, other in pairwise(row.chars)
        if other[1] - one[3] > least and LEFT * width < other[1] < RIGHT * width
    ]


def _widest_shared(gaps: list[Gap], rows: list[Row]) -> tuple[Strip, list[Gap]]:
    """The strip that most gaps share, and those gaps; no strip where signs are so small that their gaps only lie near."""
    best: list[Gap] = []
    for _, (_, end) in gaps:
        least = STRIP * rows[gaps[0][0]].chars[0].size
        own = [(n, gap) for n, gap in gaps if gap[0] <= end - least and end <= gap[1] + 1.0]
        best = max(best, own, key=len)
    left, right = (
        max((a for _, (a, _) in best), default=0.0),
        min((b for _, (_, b) in best), default=0.0),
    )
    return (left, right), best


def _hangs_into(row: list[Char], left: float, cut: float) -> bool:
    """Whether a row is parted by a mark at the end of its left column, which hangs into the gutter."""
    before = [char for char in row if char.x0 < cut]
    is_hanging = bool(before) and before[-1].text in HANGING and left - 1.0 < before[-1].x0
    return is_hanging and len(before) < len(row) and before[-1].x1 < cut


def _parts(row: Row, cuts: list[float]) -> list[Row]:
    if not cuts:
        return [row]
    parts = [row.chars]
    for cut in sorted(cuts):
        last = parts.pop()
        before = [char for char in last if char.x0 < cut]
        parts += [before, [char for char in last if char.x0 >= cut]]
    return [Row(part) for part in parts if part]
