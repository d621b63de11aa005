"""The tables of a page that no rules bound."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.grids import Grid
from pipeline.read.pdf.open_tables.accept import is_table
from pipeline.read.pdf.open_tables.refine import refine
from pipeline.read.pdf.open_tables.regions import find_stacks
from pipeline.read.pdf.open_tables.runs import find_runs
from pipeline.read.pdf.open_tables.solve import Region, build_grid, solve
from pipeline.read.pdf.open_tables.words import TextLine, read_lines
from pipeline.read.pdf.page_objects import Char
from pipeline.read.pdf.ruled_lines import Rule
from pipeline.read.pdf.table_sides import join_flat

# Shorter rules underline words.
SHORTEST = 15.0
NEAR = 3.0


def find_open_grids(
    rules: Sequence[Rule],
    chars: list[Char],
    grids: Sequence[Grid],
    page: int,
    before: Grid | None = None,
) -> tuple[list[Grid], list[Char]]:
    """Grids of the tables of a page, and the characters that stand in none of them. `grids` are the ruled ones, `before` the
    last of the page before, which may go on."""
    kept = [refine(grid, page) if grid.held else grid for grid in grids]
    flats = [r for r in join_flat(rules) if r.x1 - r.x0 > SHORTEST and not _is_in(r, grids)]
    hint = before.blanks if before and not kept else []
    found: list[Grid] = []
    used: set[int] = set()
    for find in (lambda lines: find_stacks(lines, flats), lambda lines: find_runs(lines, hint)):
        lines = read_lines([char for char in chars if id(char) not in used])
        for region in find(lines):
            own = _chars_of(region.lines)
            if own & used:
                continue
            is_first = region.lines[0].baseline <= min([*(g.box[1] for g in found), 1e9])
            solved = solve(region, hint if is_first else ())
            if solved is not None and is_table(solved, region):
                found.append(build_grid(solved, region, page))
                used |= own
    ordered = sorted([*kept, *found], key=lambda g: (g.box[1], g.box[0]))
    return ordered, [char for char in chars if id(char) not in used]


def _is_in(rule: Rule, grids: Sequence[Grid]) -> bool:
    return any(
        g.box[1] - NEAR <= rule.top <= g.box[3] + NEAR
        and g.box[0] - NEAR <= rule.x0
        and rule.x1 <= g.box[2] + NEAR
        for g in grids
    )


def _chars_of(lines: Sequence[TextLine]) -> set[int]:
    return {id(char) for line in lines for word in line.words for char in word.chars}
