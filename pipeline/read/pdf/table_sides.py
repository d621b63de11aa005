"""Sides that a table does not draw: open at the left and right, and open where it goes on over a page's end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.read.guards import MOST_CELLS
from pipeline.read.pdf.page_objects import Box, Char
from pipeline.read.pdf.ruled_lines import RuledLine

SNAP = 3.0
# Shorter horizontal rules part cells, and say nothing about a table's sides.
SHORTEST = 40.0
# Less than a line of words is no row.
LOWEST_ROW = 8.0


def drop_doubles(rules: list[RuledLine]) -> list[RuledLine]:
    """Without the rules that repeat another to half a point: borders of neighbouring cells are drawn twice."""
    seen: dict[tuple[int, int, int, int], RuledLine] = {}
    for rule in rules:
        x0, top, x1, bottom = rule
        seen.setdefault((round(x0 * 2), round(top * 2), round(x1 * 2), round(bottom * 2)), rule)
    return list(seen.values())


def close_tables(rules: list[RuledLine], chars: list[Char]) -> list[RuledLine]:
    """With the sides that tables on the page leave open, around words."""
    flat = [rule for rule in join_flat(rules) if rule.x1 - rule.x0 > SHORTEST]
    upright = _join_upright(rules)
    if len(flat) * len(upright) > MOST_CELLS:
        return rules
    ends = [*_open_ends(flat, upright, chars, False), *_open_ends(flat, upright, chars, True)]
    return [*rules, *ends, *_open_sides([*flat, *ends], upright)]


def _open_ends(
    flat: list[RuledLine], upright: list[RuledLine], chars: list[Char], at_foot: bool
) -> Iterator[RuledLine]:
    """The missing head (or foot) of tables whose vertical rules all reach beyond their last horizontal one to the same
    height: WPS draws no rule there where a table goes on."""
    for group in _groups_by_end(upright, at_foot):
        end = sum(rule.bottom if at_foot else rule.top for rule in group) / len(group)
        near = _nearest_flat(flat, group, end, at_foot)
        if near is None or abs(near.top - end) < LOWEST_ROW:
            continue
        crossing = [v for v in upright if v.top - SNAP <= near.top <= v.bottom + SNAP]
        crossing = [v for v in crossing if near.x0 - SNAP <= v.x0 <= near.x1 + SNAP]
        outer = min(crossing, key=lambda v: v.x0), max(crossing, key=lambda v: v.x0)
        low, high = sorted((near.top, end))
        if all(v in group for v in outer) and any(
            low < (c.top + c.bottom) / 2 < high and near.x0 < (c.x0 + c.x1) / 2 < near.x1
            for c in chars
        ):
            yield RuledLine(near.x0, end, near.x1, end)


def _groups_by_end(upright: list[RuledLine], at_foot: bool) -> list[list[RuledLine]]:
    """Vertical rules that begin (or end) at the same height, two or more."""
    groups: list[list[RuledLine]] = []
    last = 0.0
    for end, rule in sorted((rule.bottom if at_foot else rule.top, rule) for rule in upright):
        if not groups or end - last > 1.0:
            groups.append([])
        groups[-1].append(rule)
        last = end
    return [group for group in groups if len(group) > 1]


def _nearest_flat(
    flat: list[RuledLine], group: list[RuledLine], end: float, at_foot: bool
) -> RuledLine | None:
    """The first horizontal rule beyond the end of vertical ones that crosses them all; None where one runs along that end."""
    left, right = min(v.x0 for v in group), max(v.x0 for v in group)
    if any(abs(r.top - end) <= SNAP and r.x0 < right and r.x1 > left for r in flat):
        return None
    across = [r for r in flat if r.x0 <= left + SNAP and r.x1 >= right - SNAP]
    if at_foot:
        across = [r for r in across if max(v.top for v in group) - SNAP <= r.top < end]
        return max(across, key=lambda r: r.top, default=None)
    across = [r for r in across if end < r.top <= min(v.bottom for v in group) + SNAP]
    return min(across, key=lambda r: r.top, default=None)


def _open_sides(flat: list[RuledLine], upright: list[RuledLine]) -> Iterator[RuledLine]:
    """The left and right side of tables that are open there: where horizontal rules reach beyond the outermost vertical
    ones, and all to the same x, a side is drawn."""
    for group in _groups_by_extent(flat):
        top, bottom = min(r.top for r in group), max(r.top for r in group)
        left, right = min(r.x0 for r in group), max(r.x1 for r in group)
        inside = [
            v
            for v in upright
            if v.top < bottom and v.bottom > top and left - SNAP <= v.x0 <= right + SNAP
        ]
        through = [v for v in inside if v.top <= top + SNAP and v.bottom >= bottom - SNAP]
        if not inside or (len(group) < 3 and not through):
            continue
        for x in (left, right):
            if not any(abs(v.x0 - x) <= SNAP for v in inside):
                yield RuledLine(x, top, x, bottom)


def join_flat(rules: Iterable[RuledLine]) -> list[RuledLine]:
    """Horizontal rules, those that touch joined: a table's line may be drawn cell by cell."""
    flat = [rule for rule in rules if rule[3] - rule[1] <= rule[2] - rule[0]]
    return [RuledLine(*box) for box in _join(flat)]


def _join_upright(rules: list[RuledLine]) -> list[RuledLine]:
    """Vertical rules, those that touch joined."""
    turned = ((top, x0, bottom, x1) for x0, top, x1, bottom in rules if x1 - x0 < bottom - top)
    return [RuledLine(x0, top, x1, bottom) for top, x0, bottom, x1 in _join(turned)]


def _join(boxes: Iterable[Box]) -> list[list[float]]:
    """Boxes of horizontal rules, as (x0, top, x1, bottom), those that touch as one at the height of the first."""
    joined: list[list[float]] = []
    for x0, top, x1, bottom in sorted(boxes, key=_by_line):
        last = joined[-1] if joined else None
        if last and abs(last[1] - top) <= 1.0 and x0 <= last[2] + SNAP:
            last[2] = max(last[2], x1)
        else:
            joined.append([x0, top, x1, bottom])
    return joined


def _by_line(box: Box) -> tuple[int, float]:
    return round(box[1]), box[0]


def _groups_by_extent(rules: list[RuledLine]) -> list[list[RuledLine]]:
    """Horizontal rules that share their left and right end."""
    groups: list[list[RuledLine]] = []
    for rule in sorted(rules, key=lambda r: (r.x0, r.x1, r.top)):
        for group in groups:
            if abs(group[0].x0 - rule.x0) <= SNAP and abs(group[0].x1 - rule.x1) <= SNAP:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups
