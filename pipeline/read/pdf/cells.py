"""Ruled lines to cells: pdfplumber's table finder with its default settings, on indices in place of dictionaries of edges,
which are most of the time that finder takes on a page of a notice.

Lines within 3 points of each other are one; lines that touch are joined; where they cross there is a corner; a cell is the
smallest rectangle of corners whose sides are drawn; cells that share a corner are one table. `tests/test_pdf_oracle.py`
holds it against pdfplumber.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from pdfplumber.table import TableSettings

from pipeline.model.document import Box
from pipeline.read.guards import MOST_CELLS
from pipeline.read.pdf.ruled_lines import RuledLine

# In points; the library's own, so that a release that changes them changes ours.
SETTINGS = TableSettings()
SNAP, JOIN, CROSS = (
    float(value)
    for value in (SETTINGS.snap_tolerance, SETTINGS.join_tolerance, SETTINGS.intersection_tolerance)
)
SHORTEST_DRAWN, SHORTEST_JOINED = (
    float(SETTINGS.edge_min_length_prefilter),
    float(SETTINGS.edge_min_length),
)
# A straight line of the page: where it lies, and its parts (start, end).
Track = tuple[float, list[tuple[float, float]]]
Corner = tuple[int, int]


def find_cells(rules: Iterable[RuledLine]) -> list[list[Box]]:
    """The tables of a page, each a list of its cells' boxes (x0, top, x1, bottom); none where a drawing has too many lines."""
    flat: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    for rule in rules:
        x0, top, x1, bottom = rule
        if bottom - top <= x1 - x0:
            flat.append((top, x0, x1))
        else:
            upright.append((x0, top, bottom))
    columns, rows = _tracks(upright), _tracks(flat)
    if len(columns) * len(rows) > MOST_CELLS:
        return []
    corners = _corners(columns, rows)
    cells = [cell for cell in _cells(corners) if cell is not None]
    xs, ys = [x for x, _ in columns], [y for y, _ in rows]
    return [[(xs[a], ys[b], xs[c], ys[d]) for a, b, c, d in group] for group in _tables(cells)]


def _tracks(lines: list[tuple[float, float, float]]) -> list[Track]:
    """Lines (at, start, end) as tracks: snapped to the mean of their neighbours, those that touch joined, short ones dropped."""
    tracks: list[Track] = []
    group: list[tuple[float, float, float]] = []
    for line in sorted(line for line in lines if line[2] - line[1] >= SHORTEST_DRAWN):
        if group and line[0] > group[-1][0] + SNAP:
            tracks.append(_track(group))
            group = []
        group.append(line)
    if group:
        tracks.append(_track(group))
    return [track for track in tracks if track[1]]


def _track(group: list[tuple[float, float, float]]) -> Track:
    parts: list[tuple[float, float]] = []
    for start, end in sorted((start, end) for _, start, end in group):
        if parts and start <= parts[-1][1] + JOIN:
            parts[-1] = parts[-1][0], max(parts[-1][1], end)
        else:
            parts.append((start, end))
    at = sum(line[0] for line in group) / len(group)
    return at, [(start, end) for start, end in parts if end - start >= SHORTEST_JOINED]


class _Corners:
    """The corners by column and by row, each list in order; for each corner, which parts of its two lines meet there."""

    def __init__(self) -> None:
        self.parts: dict[Corner, tuple[int, int]] = {}
        self.down: dict[int, list[int]] = {}
        self.along: dict[int, list[int]] = {}

    def add(self, column: int, row: int, upright: int, flat: int) -> None:
        self.parts[column, row] = upright, flat
        self.down.setdefault(column, []).append(row)
        self.along.setdefault(row, []).append(column)


def _corners(columns: list[Track], rows: list[Track]) -> _Corners:
    """Where a vertical and a horizontal part cross or nearly touch; parts are bits, so that a shared one is found by `&`."""
    corners = _Corners()
    for column, (x, uprights) in enumerate(columns):
        flats = [_bits(parts, x) for _, parts in rows]
        for row, (y, _) in enumerate(rows):
            upright = _bits(uprights, y) if flats[row] else 0
            if upright:
                corners.add(column, row, upright, flats[row])
    return corners


def _bits(parts: list[tuple[float, float]], at: float) -> int:
    bits = 0
    for number, (start, end) in enumerate(parts):
        if start - CROSS <= at <= end + CROSS:
            bits |= 1 << number
    return bits


def _cells(corners: _Corners) -> Iterable[tuple[int, int, int, int] | None]:
    """For each corner the smallest cell of which it is the upper left one, as indices (left, top, right, bottom)."""
    return (_smallest(corners, corner) for corner in sorted(corners.parts))


def _smallest(corners: _Corners, corner: Corner) -> tuple[int, int, int, int] | None:
    column, row = corner
    parts, (upright, flat) = corners.parts, corners.parts[corner]
    down, along = corners.down[column], corners.along[row]
    for below in down[bisect_right(down, row) :]:
        if not upright & parts[column, below][0]:
            # A part that ended does not begin again farther on.
            return None
        for right in along[bisect_right(along, column) :]:
            if not flat & parts[right, row][1]:
                break
            opposite = parts.get((right, below))
            if (
                opposite
                and opposite[1] & parts[column, below][1]
                and opposite[0] & parts[right, row][0]
            ):
                return column, row, right, below
    return None


def _tables(cells: list[tuple[int, int, int, int]]) -> list[list[tuple[int, int, int, int]]]:
    """Cells that share a corner, directly or through others, together; in the order of their first cells."""
    leader = list(range(len(cells)))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    first: dict[Corner, int] = {}
    for number, (a, b, c, d) in enumerate(cells):
        for corner in ((a, b), (a, d), (c, b), (c, d)):
            before = first.setdefault(corner, number)
            if leader[before] != leader[number]:
                one, other = lead(before), lead(number)
                leader[max(one, other)] = min(one, other)
    tables: dict[int, list[tuple[int, int, int, int]]] = {}
    for number, cell in enumerate(cells):
        tables.setdefault(lead(number), []).append(cell)
    return list(tables.values())
