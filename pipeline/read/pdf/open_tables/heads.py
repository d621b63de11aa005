"""The head of a table without vertical rules: cells over one column or several, in levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.read.pdf.open_tables.columns import Blank
from pipeline.read.pdf.open_tables.pieces import Piece
from pipeline.read.pdf.ruled_lines import RuledLine

# In sizes of a letter: how far the middle of a cell may lie from the middle of the columns it spans, how far apart lines of
# one cell stand at most, and how much lower a line must be to be below another.
CENTRED, ONE_CELL, BELOW = 1.0, 1.6, 0.4


@dataclass
class HeadCell:
    """Pieces of a cell of the head, over the columns `first` to `last`, on the levels `level` to `level + levels - 1`."""

    pieces: list[Piece]
    first: int
    last: int
    level: int = 0
    levels: int = 1


@dataclass
class Head:
    """The cells of a head and how many levels they make."""

    cells: list[HeadCell] = field(default_factory=list)
    levels: int = 0


@dataclass(frozen=True)
class Columns:
    """The x of the words in each column, and of the lines half way between the columns, with the table's sides."""

    words: Sequence[tuple[float, float]]
    sides: Sequence[float]

    def middles(self, first: int, last: int) -> tuple[float, float]:
        """The middle of some columns, by their words and by their sides."""
        held = [ends for ends in self.words[first : last + 1] if ends[1] > ends[0]]
        sides = (self.sides[first] + self.sides[last + 1]) / 2
        if not held:
            return sides, sides
        return (min(a for a, _ in held) + max(b for _, b in held)) / 2, sides

    def distance(self, x: float, first: int, last: int) -> float:
        """How far x lies from the middle of some columns."""
        return min(abs(x - middle) for middle in self.middles(first, last))


def measure_columns(
    body: Sequence[Sequence[Piece]], blanks: Sequence[Blank], x0: float, x1: float
) -> Columns:
    """The columns between the blanks of a table from x0 to x1."""
    found: list[list[Piece]] = [[] for _ in range(len(blanks) + 1)]
    for piece in (piece for pieces in body for piece in pieces):
        if piece.first == piece.last:
            found[piece.first].append(piece)
    words = [
        (min(p.x0 for p in pieces), max(p.x1 for p in pieces)) if pieces else (0.0, 0.0)
        for pieces in found
    ]
    return Columns(words, [x0, *(blank.middle for blank in blanks), x1])


def read_head(
    lines: Sequence[Sequence[Piece]], rules: Sequence[RuledLine], columns: Columns
) -> Head:
    """The head that lines make. `rules` are shorter than the table and stand below what spans the columns over them."""
    pieces = sorted((p for line in lines for p in line), key=lambda p: (p.baseline, p.first))
    if not pieces:
        return Head()
    spanners: list[HeadCell] = []
    own: dict[int, list[Piece]] = {}
    for piece in pieces:
        first, last = _extent(piece, pieces, rules, columns)
        if first == last:
            own.setdefault(first, []).append(piece)
        else:
            _add_spanner(spanners, piece, first, last)
    for cell in spanners:
        cell.level = _depth(cell, spanners)
    below = {
        column: max(
            (cell.level + 1 for cell in spanners if cell.first <= column <= cell.last), default=0
        )
        for column in range(len(columns.words))
    }
    levels = max([*below.values(), *(depth + 1 for c, depth in below.items() if c in own)])
    cells = [
        HeadCell(found, column, column, below[column], max(1, levels - below[column]))
        for column, found in own.items()
    ]
    return Head([*spanners, *cells], levels)


def _add_spanner(spanners: list[HeadCell], piece: Piece, first: int, last: int) -> None:
    before = next((s for s in reversed(spanners) if (s.first, s.last) == (first, last)), None)
    if before and piece.baseline - before.pieces[-1].baseline < ONE_CELL * piece.size:
        before.pieces.append(piece)
    else:
        spanners.append(HeadCell([piece], first, last))


def _depth(cell: HeadCell, spanners: Sequence[HeadCell]) -> int:
    """How many cells stand over this one, one above the other."""
    over = [
        other
        for other in spanners
        if other.first <= cell.first
        and other.last >= cell.last
        and _is_below(cell.pieces[0], other.pieces[-1])
    ]
    return max((_depth(other, spanners) + 1 for other in over), default=0)


def _is_below(piece: Piece, other: Piece) -> bool:
    return piece.baseline > other.baseline + BELOW * piece.size


def _extent(
    piece: Piece, pieces: Sequence[Piece], rules: Sequence[RuledLine], columns: Columns
) -> tuple[int, int]:
    """The columns that a piece of the head stands over: those over whose rule it stands, else those in whose middle it
    stands and which have words of their own below it."""
    return (
        _extent_by_rule(piece, pieces, rules, columns)
        or _extent_by_middle(piece, pieces, columns)
        or (piece.first, piece.last)
    )


def _extent_by_rule(
    piece: Piece, pieces: Sequence[Piece], rules: Sequence[RuledLine], columns: Columns
) -> tuple[int, int] | None:
    under = [
        rule
        for rule in rules
        if rule.x0 - 2 <= piece.middle <= rule.x1 + 2
        and 0 <= rule.top - piece.baseline + 1 < 1.9 * piece.size
        and not any(
            piece.baseline + 1 < other.baseline < rule.top + 1 and rule.x0 < other.middle < rule.x1
            for other in pieces
        )
    ]
    if not under:
        return None
    rule = min(under, key=lambda r: r.top)
    over = [
        index
        for index, (x0, x1) in enumerate(columns.words)
        if rule.x0 - 3 <= (x0 + x1) / 2 <= rule.x1 + 3
    ]
    return (min(over[0], piece.first), max(over[-1], piece.last)) if over else None


def _extent_by_middle(
    piece: Piece, pieces: Sequence[Piece], columns: Columns
) -> tuple[int, int] | None:
    """The widest run of columns with words below the piece and none beside it, in whose middle it stands."""
    below = _columns_below(piece, pieces, len(columns.words))
    beside = [p for p in pieces if abs(p.baseline - piece.baseline) < BELOW * piece.size]
    below = {c for c in below if _nearest(beside, columns.middles(c, c)[1]) is piece}
    first, last = piece.first, piece.last
    if not below & set(range(first, last + 1)):
        return None
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    runs = [
        (columns.distance(piece.middle, a, b), a - b, (a, b))
        for a in range(first, piece.first + 1)
        for b in range(piece.last, last + 1)
    ]
    alone = columns.distance(piece.middle, piece.first, piece.last)
    good = [run for run in runs if run[0] < CENTRED * piece.size]
    if not good:
        return None
    nearest = min(good)[0]
    _, _, found = min((b, d, ends) for d, b, ends in good if d < nearest + 0.35 * piece.size)
    is_alone = piece.first == piece.last and alone < nearest + 0.35 * piece.size
    return None if is_alone and not _is_level(piece, pieces, below) else found


def _nearest(pieces: Sequence[Piece], x: float) -> Piece:
    return min(pieces, key=lambda piece: abs(piece.middle - x))


def _columns_below(piece: Piece, pieces: Sequence[Piece], count: int) -> set[int]:
    """The columns whose words in the head all stand below a piece; not those of cells beside it, with their middle half way
    down to the foot of the head."""
    heads: dict[int, list[Piece]] = {}
    for other in pieces:
        if other is not piece and other.baseline > piece.baseline - BELOW * piece.size:
            for column in range(other.first, min(other.last + 1, count)):
                heads.setdefault(column, []).append(other)
    half = (piece.baseline + max(other.baseline for other in pieces)) / 2
    return {
        column
        for column, others in heads.items()
        if _is_below(others[0], piece)
        and (others[0].baseline + others[-1].baseline) / 2 > half + BELOW * piece.size / 2
    }


def _is_level(piece: Piece, pieces: Sequence[Piece], below: set[int]) -> bool:
    """Whether what stands below a piece is no second line of it: too far below, or other cells have their line half way."""
    lower = [o.baseline for o in pieces if o.first in below and _is_below(o, piece)]
    if not lower:
        return False
    return min(lower) - piece.baseline > ONE_CELL * piece.size or any(
        _is_below(other, piece) and other.baseline < min(lower) - BELOW * piece.size
        for other in pieces
    )
