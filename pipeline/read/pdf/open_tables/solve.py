"""A region of lines, with the rules in it, to a grid: columns, head, rows, cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.read.pdf.grids import Grid
from pipeline.read.pdf.open_tables.cells import Placed, fill_grid
from pipeline.read.pdf.open_tables.columns import Blank, data_lines, find_blanks
from pipeline.read.pdf.open_tables.heads import Head, read_head
from pipeline.read.pdf.open_tables.pieces import Piece, cut_line
from pipeline.read.pdf.open_tables.rows import group_rows
from pipeline.read.pdf.open_tables.words import TextLine, Word, is_number
from pipeline.read.pdf.ruled_lines import Rule


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


def solve(region: Region) -> Solved | None:
    """None where no columns show."""
    head_lines, body_lines = part_head(region)
    data = data_lines(body_lines or region.lines)
    blanks = find_blanks(data)
    if not blanks:
        return None
    body = [cut_line(line, blanks) for line in body_lines]
    head = [cut_line(line, blanks) for line in head_lines]
    columns = _extents(body, len(blanks) + 1)
    rows = group_rows(body, region.full)
    return Solved(blanks, read_head(head, region.short, columns), rows)


def part_head(region: Region) -> tuple[list[TextLine], list[TextLine]]:
    """The lines of the head, and those of the body: parted by the first full rule with words above it, else by the first
    line of numbers."""
    lines = region.lines
    for y in sorted(region.full):
        above = [line for line in lines if line.middle < y]
        below = lines[len(above) :]
        if above and below:
            if sum(map(_is_data, above)) > 1 and len(above) > 2:
                break
            return above, below
    first = next((n for n, line in enumerate(lines) if _is_data(line)), 0)
    return lines[:first], lines[first:]


def _is_data(line: TextLine) -> bool:
    """Whether a line gives numbers; years alone are a head."""
    texts = [" ".join(word.text for word in words) for words in line.segments]
    numbers = [text for text in texts if is_number(text)]
    values = [text for text in numbers if not _is_year(text)]
    return len(texts) > 1 and 2 * len(numbers) >= len(texts) and bool(values)


def _is_year(text: str) -> bool:
    return text.isdigit() and len(text) == 4 and "1900" <= text <= "2100"


def _extents(body: Sequence[Sequence[Piece]], count: int) -> list[tuple[float, float]]:
    """The x of the words of each column."""
    found: list[list[Piece]] = [[] for _ in range(count)]
    for piece in (piece for pieces in body for piece in pieces):
        if piece.first == piece.last:
            found[piece.first].append(piece)
    return [
        (min(p.x0 for p in pieces), max(p.x1 for p in pieces)) if pieces else (0.0, 0.0)
        for pieces in found
    ]


def build_grid(solved: Solved, region: Region, page: int) -> Grid:
    """The grid of a solved region."""
    placed = [
        Placed(c.level, c.levels, c.first, c.last - c.first + 1, _words(c.pieces))
        for c in solved.head.cells
    ]
    for number, row in enumerate(solved.rows, solved.head.levels):
        placed += [
            Placed(number, 1, first, last - first + 1, _words(pieces))
            for first, last, pieces in _cells_of(row)
        ]
    ys = _heights(placed, solved.head.levels + len(solved.rows))
    xs = [region.x0, *(blank.middle for blank in solved.blanks), region.x1]
    return fill_grid(xs, ys, placed, page)


def _words(pieces: Sequence[Piece]) -> list[Word]:
    return [word for piece in pieces for word in piece.words]


def _cells_of(row: Sequence[Piece]) -> list[tuple[int, int, list[Piece]]]:
    cells: list[tuple[int, int, list[Piece]]] = []
    for piece in sorted(row, key=lambda p: (p.first, p.baseline)):
        if cells and piece.first <= cells[-1][1]:
            first, last, pieces = cells[-1]
            cells[-1] = first, max(last, piece.last), [*pieces, piece]
        else:
            cells.append((piece.first, piece.last, [piece]))
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
