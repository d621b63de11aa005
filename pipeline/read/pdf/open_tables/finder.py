"""The tables of a page that no rules bound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.model.document import Box
from pipeline.read.pdf.char_rows import Row, group_rows
from pipeline.read.pdf.grids import Grid
from pipeline.read.pdf.open_tables.accept import is_table
from pipeline.read.pdf.open_tables.build import build_grid
from pipeline.read.pdf.open_tables.refine import refine
from pipeline.read.pdf.open_tables.region import Before, Region, begin_again, read_before
from pipeline.read.pdf.open_tables.regions import find_stacks
from pipeline.read.pdf.open_tables.runs import find_runs
from pipeline.read.pdf.open_tables.solve import solve
from pipeline.read.pdf.open_tables.words import TextLine, may_hold_runs, read_lines
from pipeline.read.pdf.page_objects import Char
from pipeline.read.pdf.ruled_lines import RuledLine
from pipeline.read.pdf.table_sides import join_flat

# Shorter rules underline words.
SHORTEST = 15.0
NEAR = 3.0
# Above a table that goes on stands no more than this, in points from the head of the page: a running head.
HEAD = 75.0


@dataclass
class PageTables:
    """The tables of a page from top to bottom, the characters that stand in none, the upright ones of them by baseline, and
    the boxes of tables that cannot be read."""

    grids: list[Grid]
    rest: list[Char]
    rows: list[Row]
    unread: list[Box]


def find_open_grids(
    rules: Sequence[RuledLine],
    chars: list[Char],
    grids: Sequence[Grid],
    page: int,
    before: Grid | None = None,
) -> PageTables:
    """The tables of a page, those without rules too. `grids` are the ruled ones, which get the columns and rows that only
    their words show; `before` is the last of the page before, which may go on."""
    kept = [refine(grid, page) if grid.held else grid for grid in grids]
    flats = [] if _hold_all(grids, rules) else join_flat(rules)
    flats = [r for r in flats if r.x1 - r.x0 > SHORTEST and not any(_is_in(r, g) for g in grids)]
    state = _Finder(chars, page, Before() if kept else read_before(before))
    if len(flats) > 1:
        state.find(lambda lines: find_stacks(lines, flats))
    if state.before.blanks or may_hold_runs(state.rows()):
        state.find(lambda lines: find_runs(lines, state.before.blanks))
    ordered = sorted([*kept, *state.grids], key=lambda grid: (grid.box[1], grid.box[0]))
    return PageTables(ordered, state.rest(), state.rows(), state.unread)


class _Finder:
    """The tables found so far, and the characters they took."""

    def __init__(self, chars: list[Char], page: int, before: Before) -> None:
        self.chars, self.page, self.before = chars, page, before
        self.grids: list[Grid] = []
        self.unread: list[Box] = []
        self.used: set[int] = set()
        self._rows: tuple[int, list[Row]] = -1, []
        self._lines: tuple[int, list[TextLine]] = -1, []

    def rest(self) -> list[Char]:
        return (
            [char for char in self.chars if id(char) not in self.used] if self.used else self.chars
        )

    def rows(self) -> list[Row]:
        """The upright characters that are left, by baseline."""
        if self._rows[0] != len(self.used):
            upright = [char for char in self.rest() if not char[7]]
            self._rows = len(self.used), group_rows(upright) if upright else []
        return self._rows[1]

    def lines(self) -> list[TextLine]:
        """The lines of words that they make."""
        if self._lines[0] != len(self.used):
            self._lines = len(self.used), read_lines(self.rows())
        return self._lines[1]

    def find(self, regions_in: Callable[[list[TextLine]], list[Region]]) -> None:
        """Takes the tables among the regions of the lines that are left."""
        lines = self.lines()
        for region in regions_in(lines):
            region = begin_again(region, self.before)
            own = {id(char) for line in region.lines for word in line.words for char in word.chars}
            if own & self.used:
                continue
            solved = solve(region, self.before if self._is_first(region, lines) else Before())
            if solved is None:
                continue
            if solved.is_unclear:
                self.unread.append(_box(region))
            elif is_table(solved, region):
                self.grids.append(build_grid(solved, region, self.page))
                self.used |= own

    def _is_first(self, region: Region, lines: Sequence[TextLine]) -> bool:
        """Whether no table and no words but a running head stand above a region."""
        top = region.lines[0].top
        above = [line for line in lines if line.baseline > HEAD and line.bottom <= top]
        return not above and all(grid.box[1] > top for grid in self.grids)


def _hold_all(grids: Sequence[Grid], rules: Sequence[RuledLine]) -> bool:
    """Whether one grid alone, as most pages have it, holds all horizontal rules."""
    return len(grids) == 1 and all(_is_in(rule, grids[0]) for rule in rules if rule.is_horizontal)


def _is_in(rule: RuledLine, grid: Grid) -> bool:
    left, top, right, bottom = grid.box
    return (
        top - NEAR <= rule.top <= bottom + NEAR
        and left - NEAR <= rule.x0
        and rule.x1 <= right + NEAR
    )


def _box(region: Region) -> Box:
    lines = region.lines
    return region.x0, lines[0].top, region.x1, lines[-1].bottom
