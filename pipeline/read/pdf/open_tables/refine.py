"""Ruled tables with too few rules: columns and rows that only the words show. The rules there are stay."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from pipeline.read.pdf.char_rows import group_rows as group_chars
from pipeline.read.pdf.grids import Grid
from pipeline.read.pdf.open_tables.cells import Placed, fill_grid
from pipeline.read.pdf.open_tables.columns import data_lines, find_blanks
from pipeline.read.pdf.open_tables.pieces import Piece
from pipeline.read.pdf.open_tables.row_signs import are_counted, are_whole
from pipeline.read.pdf.open_tables.rows import group_rows
from pipeline.read.pdf.open_tables.words import OnBaseline, TextLine, Word, is_number, read_lines

# From this share of numbers on, rows that only words show are taken as such.
MOSTLY = 0.6
# The share of a column's lines that must show a blank.
SHOWN = 0.45
NEAR = 4.0


@dataclass(frozen=True)
class _Box:
    """A ruled cell with its lines."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[TextLine, ...]


def refine(grid: Grid, page: int) -> Grid:
    """The grid with the columns and rows that its words show, or as it is."""
    boxes = [
        _Box(
            c.row,
            c.column,
            c.row_span,
            c.column_span,
            tuple(read_lines(group_chars(grid.held.get((c.row, c.column), [])))),
        )
        for c in grid.cells
    ]
    xs = sorted([*grid.xs, *_new_columns(grid, boxes)])
    boxes = [_on_columns(box, grid.xs, xs) for box in boxes]
    boxes, ys = _part_bands(boxes, xs, grid.ys)
    boxes = [part for box in boxes for part in _part_wide(box, xs)]
    boxes, ys = _part_rows(boxes, xs, ys)
    if len(boxes) == len(grid.cells):
        return grid
    placed = [
        Placed(b.row, b.rows, b.column, b.columns, [w for line in b.lines for w in line.words])
        for b in boxes
    ]
    found = fill_grid(xs, ys, placed, page)
    found.blanks = [(x - NEAR, x + NEAR) for x in xs[1:-1]]
    return found


def _new_columns(grid: Grid, boxes: Sequence[_Box]) -> list[float]:
    """The x at which the words of a column part it in several."""
    found: list[float] = []
    for column in range(grid.columns):
        lines = [line for b in boxes if b.column == column and b.columns == 1 for line in b.lines]
        shown = [line for line in lines if _is_row_of_numbers(line)]
        if len(shown) < max(2, SHOWN * len(lines)):
            shown = data_lines(lines)
        if len(shown) >= max(2, SHOWN * len(lines)):
            found += [b.middle for b in find_blanks(shown) if _parts_numbers(b.middle, shown)]
    return found


def _parts_numbers(x: float, lines: Sequence[TextLine]) -> bool:
    """Whether most words behind x are numbers."""
    behind = [next((w for w in line.words if w.middle > x), None) for line in lines]
    words = [word.text for word in behind if word is not None]
    return sum(map(is_number, words)) >= MOSTLY * len(words)


def _is_row_of_numbers(line: TextLine) -> bool:
    numbers = sum(is_number(word.text) for word in line.words)
    return len(line.words) > 1 and numbers >= MOSTLY * len(line.words)


def _on_columns(box: _Box, old: Sequence[float], new: Sequence[float]) -> _Box:
    first = new.index(old[box.column])
    last = new.index(old[box.column + box.columns])
    return replace(box, column=first, columns=last - first)


def _part_bands(
    boxes: Sequence[_Box], xs: Sequence[float], ys: Sequence[float]
) -> tuple[list[_Box], list[float]]:
    """A cell over all columns that holds rows and labels between them, since no rule stands at the labels' sides: parted
    at the labels, and the rows into their columns."""
    wide = [b for b in boxes if b.columns == len(xs) - 1 > 1 == b.rows and _holds_rows(b, xs)]
    if not wide:
        return list(boxes), list(ys)
    cuts = [cut for box in wide for cut in _cuts_between(_rows_and_labels(box, xs))]
    new = sorted([*ys, *cuts])
    found: list[_Box] = []
    for box in boxes:
        for part in _on_rows(box, ys, new):
            in_columns = box in wide and all(_keeps_to(line, xs) for line in part.lines)
            found += _in_columns(part, xs) if in_columns else [part]
    return found, new


def _holds_rows(box: _Box, xs: Sequence[float]) -> bool:
    rows = [_cut(line, xs) for line in box.lines if _keeps_to(line, xs)]
    return are_counted(rows) or are_whole(rows, xs)


def _rows_and_labels(box: _Box, xs: Sequence[float]) -> list[Sequence[OnBaseline]]:
    """The rows of a cell over all columns, and the labels between them, from top to bottom."""
    found: list[Sequence[OnBaseline]] = []
    for keeps, lines in groupby(box.lines, key=lambda line: _keeps_to(line, xs)):
        own = list(lines)
        found += group_rows([_cut(line, xs) for line in own], []) if keeps else [own]
    return found


def _cuts_between(rows: Sequence[Sequence[OnBaseline]]) -> list[float]:
    return [
        (max(p.bottom for p in one) + min(p.top for p in other)) / 2
        for one, other in pairwise(rows)
    ]


def _keeps_to(line: TextLine, xs: Sequence[float]) -> bool:
    return not any(_crosses(word, x) for word in line.words for x in xs[1:-1])


def _cut(line: TextLine, xs: Sequence[float]) -> list[Piece]:
    """The words of a line in each column."""
    parts = [(n, line.within(a, b)) for n, (a, b) in enumerate(pairwise(xs))]
    return [Piece(tuple(p.words), p.baseline, p.size, n, n) for n, p in parts if p is not None]


def _in_columns(box: _Box, xs: Sequence[float]) -> list[_Box]:
    return [
        replace(box, column=n, columns=1, lines=_between(box.lines, *ends))
        for n, ends in enumerate(pairwise(xs))
    ]


def _part_wide(box: _Box, xs: Sequence[float]) -> list[_Box]:
    """A cell over several columns, parted where its words stand in them one by one, most of them numbers."""
    if box.columns == 1 or not box.lines:
        return [box]
    inner = range(box.column + 1, box.column + box.columns)
    words = [word for line in box.lines for word in line.words]
    cuts = [c for c in inner if not any(_crosses(w, xs[c]) for w in words)]
    ends = [box.column, *cuts, box.column + box.columns]
    sides = [float("-inf"), *(xs[c] for c in cuts), float("inf")]
    parts = [
        replace(box, column=a, columns=b - a, lines=_between(box.lines, left, right))
        for (a, b), (left, right) in zip(pairwise(ends), pairwise(sides), strict=True)
    ]
    filled = [part for part in parts if part.lines]
    if len(filled) < 2 or any(_is_close(line, [xs[c] for c in cuts]) for line in box.lines):
        return [box]
    numbers = sum(is_number(line.text) for part in filled for line in part.lines)
    total = sum(len(part.lines) for part in filled)
    return parts if numbers >= 0.5 * total else [box]


def _crosses(word: Word, x: float) -> bool:
    return word.x0 < x - 1.0 and word.x1 > x + 1.0


def _between(lines: Sequence[TextLine], left: float, right: float) -> tuple[TextLine, ...]:
    parts = [
        TextLine([w for w in line.words if left <= w.middle < right], line.baseline, line.size)
        for line in lines
    ]
    return tuple(part for part in parts if part.words)


def _is_close(line: TextLine, cuts: Sequence[float]) -> bool:
    """Whether a cut falls between words of one text."""
    for one, other in zip(line.words, line.words[1:], strict=False):
        gap = other.x0 - one.x1
        if gap < 0.6 * line.size and any(one.middle < x < other.middle for x in cuts):
            return not (is_number(one.text) and is_number(other.text))
    return False


def _part_rows(
    boxes: Sequence[_Box], xs: Sequence[float], ys: Sequence[float]
) -> tuple[list[_Box], list[float]]:
    """Rows parted where the lines of their cells are rows of numbers, or are counted, or whole."""
    cuts: list[float] = []
    for row in range(len(ys) - 1):
        own = [b for b in boxes if b.row == row and b.rows == 1]
        rows = group_rows(_lines_of(own), [])
        if len(rows) > 1 and (_are_numbers(rows) or are_counted(rows) or are_whole(rows, xs)):
            cuts += _cuts_between(rows)
    if not cuts:
        return list(boxes), list(ys)
    new = sorted([*ys, *cuts])
    return [part for box in boxes for part in _on_rows(box, ys, new)], new


def _lines_of(boxes: Sequence[_Box]) -> list[list[Piece]]:
    pieces = [
        Piece(tuple(line.words), line.baseline, line.size, b.column, b.column + b.columns - 1)
        for b in boxes
        for line in b.lines
    ]
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.baseline, p.first)):
        if lines and piece.baseline - lines[-1][0].baseline < 0.35 * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _are_numbers(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether most of what stands beside the first column are numbers, in rows that fill several columns."""
    first = min(p.first for row in rows for p in row)
    beside = [p for row in rows for p in row if p.first > first]
    numbers = sum(p.is_number for p in beside)
    full = sum(len({p.first for p in row}) > 1 for row in rows)
    return bool(beside) and numbers >= MOSTLY * len(beside) and full >= 0.5 * len(rows)


def _on_rows(box: _Box, old: Sequence[float], new: Sequence[float]) -> list[_Box]:
    first, last = new.index(old[box.row]), new.index(old[box.row + box.rows])
    if box.rows > 1 or last - first == 1:
        return [replace(box, row=first, rows=last - first)]
    parts = []
    for row in range(first, last):
        lines = tuple(
            line
            for line in box.lines
            if min(max(bisect_left(new, line.middle) - 1, first), last - 1) == row
        )
        parts.append(replace(box, row=row, rows=1, lines=lines))
    return parts
