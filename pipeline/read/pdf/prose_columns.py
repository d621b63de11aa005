"""Prose set in columns: lines parted at the gutter between them, read down the left column and then down the right one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from pipeline.read.pdf.text_lines import Line

# Where the right column may begin, as shares of the page's width.
MIDDLE = 0.25, 0.8
FEWEST_LINES = 3
# Pieces that begin this near to each other, in points, begin at one edge: characters have room at their sides.
SAME_EDGE = 4.0
# Gutters that are tried; a page has one for each column but the first, and indents look like more.
MOST_GUTTERS = 4
# In sizes of the words: the least width of a column, the widest gutter, and what a full line may lack at its end.
NARROWEST, WIDEST_GUTTER, RAGGED = 8.0, 12.0, 2.5
# Lines of prose are mostly full; cells of a table and signatures are not.
MOST_FULL = 0.5


def order_columns(lines: list[Line], width: float) -> list[Line]:
    """The lines of a page `width` points wide in reading order, those of columns with the edges of their column."""
    for gutter in _gutters(lines, width):
        ordered = _order_at(lines, gutter, width)
        if ordered is not None:
            return ordered
    return lines


def _gutters(lines: Iterable[Line], width: float) -> list[float]:
    """Where three or more pieces of lines begin in the middle of the page, those with the most first."""
    low, high = (share * width for share in MIDDLE)
    begins = sorted(run[0] for line in lines for run in line.runs if low < run[0] < high)
    if len(begins) < FEWEST_LINES:
        return []
    near = [(bisect_right(begins, x + SAME_EDGE) - n, x) for n, x in enumerate(begins)]
    most = sorted(((number, x) for number, x in near if number >= FEWEST_LINES), key=_most_first)
    return [x - 1.0 for _, x in most[:MOST_GUTTERS]]


def _most_first(begin: tuple[int, float]) -> tuple[int, float]:
    return -begin[0], begin[1]


def _order_at(lines: list[Line], gutter: float, width: float) -> list[Line] | None:
    """The lines with each stretch that a gutter parts in reading order; None where it parts no prose."""
    ordered: list[Line] = []
    block: list[Line] = []
    is_found = False
    for line in [*lines, None]:
        if line is not None and not line.turn and not _crosses(line, gutter):
            block.append(line)
            continue
        head = _count_heading(block, gutter, width)
        columns = _part(block[head:], gutter)
        is_found = is_found or columns is not None
        ordered += block[:head] if columns else []
        for column in columns or ():
            ordered += _with_edges(order_columns(column, width))
        ordered += [] if columns else block
        ordered += [line] if line is not None else []
        block = []
    return ordered if is_found else None


def _count_heading(block: list[Line], gutter: float, width: float) -> int:
    """How many lines stand in the middle of the page above columns, though no gutter runs through them: of three columns,
    the middle one lies below."""
    for number, line in enumerate(block):
        is_centred = abs(line.x0 + line.x1 - width) < 2 * line.size
        if line.x0 < gutter or not is_centred:
            return number
    return 0


def _crosses(line: Line, gutter: float) -> bool:
    return any(x0 < gutter - 1.0 and x1 > gutter for x0, x1, _ in line.runs)


def _part(block: list[Line], gutter: float) -> list[list[Line]] | None:
    """The left and the right column of lines that no word holds together; None where they are no prose."""
    left = [line for line in (_piece(line, gutter, True) for line in block) if line]
    right = [line for line in (_piece(line, gutter, False) for line in block) if line]
    if min(len(left), len(right)) < FEWEST_LINES:
        return None
    between = min(line.x0 for line in right) - max(line.x1 for line in left)
    if between > WIDEST_GUTTER * left[0].size or not _stand_side_by_side(left, right):
        return None
    return [left, right] if _is_prose(left) and _is_prose(right) else None


def _with_edges(column: list[Line]) -> list[Line]:
    """The lines of a column that know where it begins and ends."""
    edges = min(line.x0 for line in column), max(line.x1 for line in column)
    return [line if line.edges else line._replace(edges=edges) for line in column]


def _piece(line: Line, gutter: float, is_left: bool) -> Line | None:
    """The part of a line on one side of a gutter."""
    runs = tuple(run for run in line.runs if (run[0] < gutter - 1.0) is is_left)
    if not runs:
        return None
    text = " ".join(run[2] for run in runs)
    return line._replace(text=text, x0=runs[0][0], x1=runs[-1][1], runs=runs)


def _stand_side_by_side(left: list[Line], right: list[Line]) -> bool:
    """Whether two columns stand beside each other for half of the lower one's height."""
    top, bottom = max(left[0].top, right[0].top), min(left[-1].bottom, right[-1].bottom)
    heights = [column[-1].bottom - column[0].top for column in (left, right)]
    return bottom - top >= 0.5 * min(heights)


def _is_prose(column: list[Line]) -> bool:
    left, right = min(line.x0 for line in column), max(line.x1 for line in column)
    full = [line for line in column if right - line.x1 < RAGGED * line.size]
    return right - left >= NARROWEST * column[0].size and len(full) >= MOST_FULL * len(column)
