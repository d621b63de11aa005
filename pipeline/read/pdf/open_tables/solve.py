"""A region of lines, with the rules in it, to a grid: columns, head, rows, cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.read.pdf.grids import Grid
from pipeline.read.pdf.open_tables.cells import Placed, fill_grid
from pipeline.read.pdf.open_tables.columns import (
    Blank,
    carry_on,
    data_lines,
    find_blanks,
    meet,
    with_head,
)
from pipeline.read.pdf.open_tables.heads import Head, measure_columns, read_head
from pipeline.read.pdf.open_tables.pieces import Piece, cut_line
from pipeline.read.pdf.open_tables.rows import group_rows
from pipeline.read.pdf.open_tables.words import TextLine, Word, is_number, join_overlapping
from pipeline.read.pdf.ruled_lines import Rule


# In sizes of a letter: how far from the middle of a table a line may stand that is centred.
CENTRED = 0.6
# From this share of numbers on, a column is one of numbers.
MOSTLY = 0.6


@dataclass
class Region:
    """Lines that may be a table: full rules from side to side, and shorter ones."""

    lines: list[TextLine]
    x0: float
    x1: float
    full: list[float] = field(default_factory=list)
    short: list[Rule] = field(default_factory=list)


@dataclass
class Solved:
    """A table of a region before it is a grid: blanks between its columns, head, rows."""

    blanks: list[Blank]
    head: Head
    rows: list[list[Piece]]
    goes_on: bool = False


def solve(region: Region, hint: Sequence[tuple[float, float]] = ()) -> Solved | None:
    """None where no columns show. `hint`: the blanks of the table that may go on from the page before."""
    count = _count_head(region)
    blanks = find_blanks(data_lines(join_overlapping(region.lines[count or 0 :])))
    carried = _carry_on(hint, blanks, region.lines[count or 0 :])
    blanks = carried or blanks
    if not blanks:
        return None
    if count is None:
        count = 0 if carried else _count_words([cut_line(l, blanks) for l in region.lines])
    if not carried:
        blanks = with_head(blanks, region.lines[:count])
    pieces = [cut_line(line, blanks) for line in region.lines]
    columns = measure_columns(pieces[count:], blanks, region.x0, region.x1)
    head = read_head(pieces[:count], region.short, columns)
    return Solved(blanks, head, group_rows(pieces[count:], region.full), bool(carried))


def _carry_on(
    hint: Sequence[tuple[float, float]], found: Sequence[Blank], lines: Sequence[TextLine]
) -> list[Blank]:
    """The blanks of the page before as these lines leave them; none where the lines show others."""
    if not hint:
        return []
    carried = carry_on(hint, data_lines(join_overlapping(lines)) or lines)
    return carried if all(any(meet(own, other) for other in carried) for own in found) else []


def _count_head(region: Region) -> int | None:
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


def _count_words(lines: Sequence[Sequence[Piece]]) -> int:
    """How many lines stand above the first with a number in a column of numbers, and above what reaches into its height."""
    counts: dict[int, list[bool]] = {}
    for piece in (p for pieces in lines for p in pieces if p.first == p.last):
        counts.setdefault(piece.first, []).append(piece.is_number)
    of_numbers = {c for c, found in counts.items() if sum(found) >= MOSTLY * len(found)}
    first = next((n for n, pieces in enumerate(lines) if _has_value(pieces, of_numbers)), 0)
    while first and lines[first - 1][0].bottom - lines[first][0].top > 0.25 * lines[first][0].size:
        first -= 1
    return first


def _has_value(pieces: Sequence[Piece], of_numbers: set[int]) -> bool:
    numbers = [
        p.text for p in pieces if p.first == p.last and p.first in of_numbers and p.is_number
    ]
    return bool(numbers) and not all(map(_is_year, numbers))


def build_grid(solved: Solved, region: Region, page: int) -> Grid:
    """The grid of a solved region."""
    placed = [
        Placed(c.level, c.levels, c.first, c.last - c.first + 1, _words(c.pieces))
        for c in solved.head.cells
    ]
    for number, row in enumerate(solved.rows, solved.head.levels):
        placed += [
            Placed(number, 1, first, last - first + 1, _words(pieces))
            for first, last, pieces in _cells_of(row, region, len(solved.blanks))
        ]
    ys = _heights(placed, solved.head.levels + len(solved.rows))
    xs = [region.x0, *(blank.middle for blank in solved.blanks), region.x1]
    grid = fill_grid(xs, ys, placed, page)
    grid.blanks = [(blank.x0, blank.x1) for blank in solved.blanks]
    return grid


def _words(pieces: Sequence[Piece]) -> list[Word]:
    return [word for piece in pieces for word in piece.words]


def _cells_of(
    row: Sequence[Piece], region: Region, last_column: int
) -> list[tuple[int, int, list[Piece]]]:
    """The cells of a row, as first and last column with their pieces; one alone in the table's middle spans it all."""
    cells: list[tuple[int, int, list[Piece]]] = []
    for piece in sorted(row, key=lambda p: (p.first, p.baseline)):
        if cells and piece.first <= cells[-1][1]:
            first, last, pieces = cells[-1]
            cells[-1] = first, max(last, piece.last), [*pieces, piece]
        else:
            cells.append((piece.first, piece.last, [piece]))
    if len(cells) == 1 and all(
        abs(p.middle - (region.x0 + region.x1) / 2) < CENTRED * p.size for p in row
    ):
        return [(0, last_column, cells[0][2])]
    return cells


def _heights(placed: Sequence[Placed], count: int) -> list[float]:
    """The y between rows: in the middle between the words of one and the next."""
    tops, bottoms = [float("inf")] * count, [0.0] * count
    for cell in placed:
        foot = cell.row + cell.rows - 1
        tops[cell.row] = min([tops[cell.row], *(word.top for word in cell.words)])
        bottoms[foot] = max([bottoms[foot], *(word.bottom for word in cell.words)])
    ys = [min(tops)]
    for row in range(1, count):
        is_known = bottoms[row - 1] and tops[row] < float("inf")
        y = (bottoms[row - 1] + tops[row]) / 2 if is_known else ys[-1] + 1
        ys.append(max(y, ys[-1] + 0.1))
    return [*ys, max(*bottoms, ys[-1] + 0.1)]
