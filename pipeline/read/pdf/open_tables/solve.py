"""The columns, head, rows and merged cells of a region."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.open_tables.columns import (
    Blank,
    carry_on,
    data_lines,
    find_blanks,
    meet,
    outer_blanks,
    with_head,
)
from pipeline.read.pdf.open_tables.heads import measure_columns, read_head
from pipeline.read.pdf.open_tables.merges import find_merges, is_apart
from pipeline.read.pdf.open_tables.pieces import Piece, cut_line
from pipeline.read.pdf.open_tables.region import Before, Region, Solved
from pipeline.read.pdf.open_tables.rows import group_rows
from pipeline.read.pdf.open_tables.words import TextLine, is_number, join_overlapping
from pipeline.text import squeeze

# From this share of numbers on, a column is one of numbers.
MOSTLY = 0.6


def solve(region: Region, before: Before) -> Solved | None:
    """None where no columns show."""
    count = _count_ruled_head(region)
    body_lines = region.lines[count or 0 :]
    data = data_lines(join_overlapping(body_lines))
    blanks = outer_blanks(find_blanks(data), data, region.lines)
    carried = _carry_on(before, blanks, body_lines)
    blanks = carried or blanks
    if not blanks:
        return None
    if count is None:
        lines = [cut_line(line, blanks) for line in region.lines]
        count = _count_again(lines, before.head) if carried else _count_head(lines)
    if not carried:
        blanks = with_head(blanks, region.lines[:count])
    pieces = [cut_line(line, blanks) for line in region.lines]
    head, body = pieces[:count], pieces[count:]
    if carried and count and not _fills(pieces, len(blanks) + 1):
        return solve(region, Before())
    columns = measure_columns(body, blanks, region.x0, region.x1)
    merges = find_merges(body, region.full, before.merged if carried else None)
    kept = [[piece for piece in line if is_apart(piece, merges)] for line in body]
    rows = group_rows([line for line in kept if line], region.full)
    return Solved(
        blanks,
        read_head(head, region.short, columns),
        rows,
        merges.cells,
        bool(carried),
        merges.is_unclear,
    )


def _fills(lines: Sequence[Sequence[Piece]], count: int) -> bool:
    """Whether words stand in each column."""
    return len({c for pieces in lines for p in pieces for c in range(p.first, p.last + 1)}) == count


def _carry_on(before: Before, found: Sequence[Blank], lines: Sequence[TextLine]) -> list[Blank]:
    """The blanks of the page before as these lines leave them; none where the lines show others."""
    if not before.blanks:
        return []
    carried = carry_on(before.blanks, data_lines(join_overlapping(lines)) or lines)
    return carried if all(any(meet(own, other) for other in carried) for own in found) else []


def _count_ruled_head(region: Region) -> int | None:
    """How many lines stand above the first full rule with words above it; None where none does, or rows of numbers."""
    for y in sorted(region.full):
        above = [line for line in region.lines if line.middle < y]
        if above and len(above) < len(region.lines):
            is_body = sum(map(_is_data, above)) > 1 and len(above) > 2
            return None if is_body else len(above)
    return None


def _is_data(line: TextLine) -> bool:
    """Whether most segments of a line are numbers; years alone are a head."""
    texts = [" ".join(word.text for word in words) for words in line.segments]
    numbers = [text for text in texts if is_number(text)]
    return len(texts) > 1 and 2 * len(numbers) >= len(texts) and not all(map(_is_year, numbers))


def _is_year(text: str) -> bool:
    return text.isdigit() and len(text) == 4 and "1900" <= text <= "2100"


def _count_head(lines: Sequence[Sequence[Piece]]) -> int:
    """How many lines stand above the first with a number in a column of numbers, and above what reaches into its height."""
    counts: dict[int, list[bool]] = {}
    for piece in (p for pieces in lines for p in pieces if p.first == p.last):
        counts.setdefault(piece.first, []).append(piece.is_number)
    of_numbers = {c for c, found in counts.items() if sum(found) >= MOSTLY * len(found)}
    first = next((n for n, pieces in enumerate(lines) if _has_value(pieces, of_numbers)), 0)
    while first and _reaches_into(lines[first - 1], lines[first]):
        first -= 1
    while (
        first > 1 and len(lines[first - 1]) == 1 and _is_apart(lines[first - 2], lines[first - 1])
    ):
        # A label of the rows below it.
        first -= 1
    return first


def _count_again(lines: Sequence[Sequence[Piece]], head: Sequence[str]) -> int:
    """How many lines print the head of the page before again; a cell of it may go over several lines."""
    for count, pieces in enumerate(lines):
        texts = [squeeze(piece.text) for piece in pieces]
        if any(piece.is_number for piece in pieces) or not all(
            any(text == cell or (len(text) > 1 and text in cell) for cell in head) for text in texts
        ):
            return count
    return 0


def _has_value(pieces: Sequence[Piece], of_numbers: set[int]) -> bool:
    numbers = [
        p.text for p in pieces if p.first == p.last and p.first in of_numbers and p.is_number
    ]
    return bool(numbers) and not all(map(_is_year, numbers))


def _reaches_into(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    return above[0].bottom - below[0].top > 0.25 * below[0].size


def _is_apart(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    return below[0].baseline - above[0].baseline > 1.5 * below[0].size
