"""The head of a table without vertical rules: cells over one column or several, in levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.read.pdf.open_tables.pieces import Piece
from pipeline.read.pdf.ruled_lines import Rule


@dataclass
class HeadCell:
    """Pieces of a cell of the head, over the columns `first` to `last`, on the levels `level` to `level + levels - 1`."""

    pieces: list[Piece]
    first: int
    last: int
    level: int = 0
    levels: int = 1

    @property
    def baseline(self) -> float:
        return self.pieces[-1].baseline


@dataclass
class Head:
    """The cells of a head and how many levels they make."""

    cells: list[HeadCell] = field(default_factory=list)
    levels: int = 0


def read_head(
    lines: Sequence[Sequence[Piece]],
    rules: Sequence[Rule],
    columns: Sequence[tuple[float, float]],
) -> Head:
    """The head that lines make over columns (x0, x1 of their words); `rules` are shorter than the table and stand below what
    spans the columns under them."""
    pieces = [piece for line in lines for piece in line]
    if not pieces:
        return Head()
    spanners, rest = _spanners(pieces, rules, columns)
    own: dict[int, list[Piece]] = {}
    for piece in rest:
        own.setdefault(piece.first, []).append(piece)
    depths = {id(cell): _depth(cell, spanners) for cell in spanners}
    below = {
        column: max(
            (depths[id(cell)] + 1 for cell in spanners if cell.first <= column <= cell.last),
            default=0,
        )
        for column in range(len(columns))
    }
    levels = max([*below.values(), 0]) + 1
    for cell in spanners:
        cell.level = depths[id(cell)]
    cells = [
        HeadCell(found, column, column, below[column], levels - below[column])
        for column, found in own.items()
    ]
    return Head([*spanners, *cells], levels)


def _depth(cell: HeadCell, spanners: Sequence[HeadCell]) -> int:
    over = [
        other
        for other in spanners
        if other.baseline < cell.pieces[0].baseline - 1.0
        and other.first <= cell.first
        and other.last >= cell.last
        and other is not cell
    ]
    return max((_depth(other, spanners) + 1 for other in over), default=0)


def _spanners(
    pieces: Sequence[Piece], rules: Sequence[Rule], columns: Sequence[tuple[float, float]]
) -> tuple[list[HeadCell], list[Piece]]:
    """The cells that span columns, and the pieces that are no part of one."""
    spanners: list[HeadCell] = []
    rest: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (p.baseline, p.first)):
        first, last = _extent(piece, pieces, rules, columns)
        if first == last:
            rest.append(piece)
            continue
        before = next((s for s in spanners if (s.first, s.last) == (first, last)), None)
        if before and piece.baseline - before.baseline < 1.6 * piece.size:
            before.pieces.append(piece)
        else:
            spanners.append(HeadCell([piece], first, last))
    return spanners, rest


def _extent(
    piece: Piece,
    pieces: Sequence[Piece],
    rules: Sequence[Rule],
    columns: Sequence[tuple[float, float]],
) -> tuple[int, int]:
    """The columns that a piece of the head stands over: those above whose rule it stands, else those it runs through."""
    under = [
        rule
        for rule in rules
        if rule.x0 - 2 <= piece.middle <= rule.x1 + 2
        and 0 <= rule.top - piece.baseline + 1 < 1.9 * piece.size
        and not any(
            other.baseline > piece.baseline + 1
            and other.baseline < rule.top + 1
            and rule.x0 < other.middle < rule.x1
            for other in pieces
        )
    ]
    if under:
        rule = min(under, key=lambda r: r.top)
        over = [
            index
            for index, (x0, x1) in enumerate(columns)
            if rule.x0 - 3 <= (x0 + x1) / 2 <= rule.x1 + 3
        ]
        if over:
            return min(over[0], piece.first), max(over[-1], piece.last)
    return piece.first, piece.last
