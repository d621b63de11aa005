"""The values that the steps of finding a table without rules hand on: where it may stand, what the page before says, what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.read.pdf.grids import Grid
from pipeline.read.pdf.open_tables.columns import Blank
from pipeline.read.pdf.open_tables.heads import Head
from pipeline.read.pdf.open_tables.merges import Merged
from pipeline.read.pdf.open_tables.pieces import Piece
from pipeline.read.pdf.open_tables.words import TextLine
from pipeline.read.pdf.ruled_lines import RuledLine
from pipeline.text import squeeze

# A head has no more rows than this.
HEAD_LEVELS = 4


@dataclass
class Region:
    """Lines that may be a table: full rules from side to side, and shorter ones."""

    lines: list[TextLine]
    x0: float
    x1: float
    full: list[float] = field(default_factory=list)
    short: list[RuledLine] = field(default_factory=list)


@dataclass(frozen=True)
class Before:
    """The table that may go on from the page before: the blanks between its columns, the columns with merged cells, and the
    words at its head."""

    blanks: Sequence[tuple[float, float]] = ()
    merged: frozenset[int] = frozenset()
    head: tuple[str, ...] = ()


def read_before(grid: Grid | None) -> Before:
    """The columns that a grid hands to the next page; nothing where its columns stand between rules."""
    if grid is None or not grid.blanks:
        return Before()
    merged = {cell.column for cell in grid.cells if cell.row_span > 1 and cell.row > 0}
    head = tuple(squeeze(cell.text) for cell in grid.cells if cell.row < HEAD_LEVELS and cell.text)
    return Before(grid.blanks, frozenset(merged), head)


def begin_again(region: Region, before: Before) -> Region:
    """A region from the head on that the page before prints too: a title above it there stands above it here."""
    for number, line in enumerate(region.lines[:HEAD_LEVELS]):
        texts = [squeeze("".join(word.text for word in words)) for words in line.segments]
        known = [any(text in cell for cell in before.head) for text in texts]
        if len(texts) > 1 and all(known):
            return replace(region, lines=region.lines[number:])
        if len(texts) > 1 or any(known):
            break
    return region


@dataclass
class Solved:
    """A table of a region before it is a grid: blanks between its columns, head, rows, cells over several rows. It goes on
    from the page before, or it cannot be told which rows some words belong to."""

    blanks: list[Blank]
    head: Head
    rows: list[list[Piece]]
    merged: list[Merged] = field(default_factory=list)
    goes_on: bool = False
    is_unclear: bool = False
