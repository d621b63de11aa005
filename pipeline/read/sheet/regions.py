"""Where on a sheet the tables stand: rows and columns that are blank part them; lines above, below and between are paragraphs.

A blank row or column with rules drawn in it is a part of its table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from pipeline.read.sheet.sheets import Merge, Sheet

# A row of so few cells above a wider table is a line of words (`填报单位：`, `单位：元`) and no row of it.
FEW_CELLS, WIDE_TABLE = 2, 5
# A lone cell below a table that holds so many characters is a note and no value.
NOTE = 8
_NONE: Collection[int] = frozenset()


@dataclass(frozen=True)
class Region:
    """Rows and columns from the first to the last, both counted in."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True)
class Part:
    """The content of a region: a table, or a line of words for each cell of it."""

    region: Region
    is_table: bool


@dataclass
class Filled:
    """Which columns of each row hold words (a merged cell in every place it covers), which hold rules, and the words of the
    cells that begin there."""

    words: dict[int, Collection[int]] = field(default_factory=dict)
    ruled: dict[int, set[int]] = field(default_factory=dict)
    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: dict[tuple[int, int], Merge] = field(default_factory=dict)
    has_rules: bool = False
    right: int = 0

    def words_in(self, row: int, region: Region) -> Collection[int]:
        """The columns of a row that hold words inside a region."""
        columns = self.words.get(row, _NONE)
        if region.left == 0 and region.right >= self.right:
            return columns
        return {column for column in columns if region.left <= column <= region.right}

    def words_of(self, region: Region, rows: range) -> list[Collection[int]]:
        """The columns of each row that hold words inside a region."""
        if region.left == 0 and region.right >= self.right:
            return [self.words.get(row, _NONE) for row in rows]
        return [self.words_in(row, region) for row in rows]

    def cells(self, row: int, region: Region) -> list[int]:
        """The columns in which a cell with words begins, in order."""
        return sorted(c for c in self.texts.get(row, ()) if region.left <= c <= region.right)


def find_parts(sheet: Sheet) -> list[Part]:
    """The parts of a sheet in reading order. Its hidden rows and columns must be gone already."""
    filled = _fill(sheet)
    if not filled.words:
        return []
    filled.right = max([sheet.extent()[1], *(m.column + m.columns - 1 for m in sheet.merges)])
    whole = Region(min(filled.words), max(filled.words), 0, filled.right)
    return _join_heads(list(_split(filled, whole)))


def _join_heads(parts: list[Part]) -> list[Part]:
    """A table of one row, and one as wide below the next blank row: the head of a list stands apart from it."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else part
        head, body = last.region, part.region
        is_head = last.is_table and head.top == head.bottom == body.top - 2
        if is_head and part.is_table and (head.left, head.right) == (body.left, body.right):
            joined[-1] = Part(Region(head.top, body.bottom, body.left, body.right), True)
        else:
            joined.append(part)
    return joined


def _fill(sheet: Sheet) -> Filled:
    filled = Filled(ruled=sheet.ruled, texts=sheet.rows, has_rules=any(sheet.ruled.values()))
    filled.words = {row: cells for row, cells in sheet.rows.items() if cells}
    for merge in sheet.merges:
        filled.merges[merge.row, merge.column] = merge
        if merge.column not in sheet.rows.get(merge.row, {}):
            continue
        covered = range(merge.column, merge.column + merge.columns)
        for row in range(merge.row, merge.row + merge.rows):
            filled.words[row] = {*filled.words.get(row, ()), *covered}
    return filled


def _split(filled: Filled, region: Region) -> Iterator[Part]:
    """Parts of a region: bands of rows first, then groups of columns in each, until nothing parts any more."""
    for band, columns in _bands(filled, region):
        top, bottom, lines = _peel(filled, band)
        yield from (Part(line, False) for line in lines if line.top < top)
        if not lines and len(columns) == band.right - band.left + 1:
            yield Part(band, band.left < band.right)
        elif top <= bottom:
            yield from _split_columns(filled, band, Region(top, bottom, band.left, band.right))
        yield from (Part(line, False) for line in lines if line.top > bottom)


def _split_columns(filled: Filled, band: Region, inner: Region) -> Iterator[Part]:
    """Parts of a band without the lines above and below its table."""
    groups = list(_groups(filled, inner))
    if groups == [inner] == [band]:
        yield Part(inner, inner.left < inner.right)
        return
    for group in groups:
        yield from _split(filled, group)


def _bands(filled: Filled, region: Region) -> Iterator[tuple[Region, set[int]]]:
    """Runs of rows that are not blank, without the ones at their ends that hold rules only, with the columns that hold words;
    each as wide as its words. A lone cell without rules ends a run of rows that have them."""
    start, end, is_ruled, has_rules = -1, -1, False, False
    columns: set[int] = set()
    rows = range(region.top, region.bottom + 1)
    found = filled.words_of(region, rows)
    if not filled.has_rules and all(found):
        columns.update(*found)
        yield Region(region.top, region.bottom, min(columns), max(columns)), columns
        return
    for row, words in zip(rows, found, strict=True):
        if filled.has_rules:
            has_rules = _has_rules(filled, row, region)
        is_behind = (
            is_ruled and bool(words) and not has_rules and len(filled.cells(row, region)) == 1
        )
        if start >= 0 and (is_behind or not (words or has_rules)):
            yield Region(start, end, min(columns), max(columns)), columns
            start, is_ruled, columns = -1, False, set()
        if words:
            start, end = (row if start < 0 else start), row
            is_ruled = is_ruled or has_rules
            columns.update(words)
    if start >= 0:
        yield Region(start, end, min(columns), max(columns)), columns


def _peel(filled: Filled, band: Region) -> tuple[int, int, list[Region]]:
    """(first and last row of the table in a band, the lines above and below it)."""
    top, bottom = band.top, band.bottom
    lines: list[Region] = []
    while top <= bottom and (end := _line_end(filled, top, band)):
        lines.append(Region(top, top, band.left, band.right))
        top = end
    while bottom > top and _is_note(filled, bottom, band):
        lines.append(Region(bottom, bottom, band.left, band.right))
        bottom -= 1
    return top, bottom, sorted(lines, key=lambda line: line.top)


def _line_end(filled: Filled, row: int, band: Region) -> int:
    """The row behind a line of words at the head of a band, 0 where the row is no line: one cell, or few without rules above
    (or without) a wider table."""
    cells = filled.cells(row, band)
    end = row + max(
        (filled.merges[row, c].rows for c in cells if (row, c) in filled.merges), default=1
    )
    if any(filled.cells(below, band) for below in range(row + 1, end)):
        return 0
    if len(cells) <= 1:
        return end
    if _has_rules(filled, row, band) or not (filled.has_rules or len(cells) <= FEW_CELLS):
        return 0
    places = len(filled.words_in(row, band))
    width = len(set[int]().union(*(filled.words_in(r, band) for r in range(end, band.bottom + 1))))
    is_outside = filled.has_rules and _has_rules(filled, end, band) and places < width
    is_short = (
        len(cells) <= FEW_CELLS
        and places <= FEW_CELLS
        and (end > band.bottom or width >= WIDE_TABLE)
    )
    return end if is_outside or is_short else 0


def _is_note(filled: Filled, row: int, band: Region) -> bool:
    """Whether the last row of a band is a line below its table: one cell, over several columns or long, or without rules."""
    cells = filled.cells(row, band)
    if not cells:
        return False
    if len(cells) > 1:
        return False
    if filled.has_rules and _has_rules(filled, row - 1, band):
        return not _has_rules(filled, row, band)
    merge = filled.merges.get((row, cells[0]))
    is_long = cells[0] == band.left and len(filled.texts[row][cells[0]]) >= NOTE
    return is_long or (merge is not None and merge.columns > 1)


def _has_rules(filled: Filled, row: int, band: Region) -> bool:
    return any(band.left <= column <= band.right for column in filled.ruled.get(row, ()))


def _groups(filled: Filled, band: Region) -> Iterator[Region]:
    """Runs of columns that are not blank. A column with rules in most of its rows is a part of the table."""
    height = band.bottom - band.top + 1
    ruled: Counter[int] = Counter()
    words: set[int] = set()
    for row in range(band.top, band.bottom + 1):
        if filled.has_rules:
            ruled.update(filled.ruled.get(row, ()))
        words.update(filled.words_in(row, band))
    kept = words | {column for column, count in ruled.items() if 2 * count >= height}
    start: int | None = None
    for column in range(band.left, band.right + 2):
        if column <= band.right and column in kept:
            start = column if start is None else start
        elif start is not None:
            if any(start <= word < column for word in words):
                yield Region(band.top, band.bottom, start, column - 1)
            start = None
