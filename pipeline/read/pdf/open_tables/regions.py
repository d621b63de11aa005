"""Where tables without vertical rules may stand: between horizontal rules of the same extent."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.open_tables.solve import Region
from pipeline.read.pdf.open_tables.words import TextLine
from pipeline.read.pdf.ruled_lines import Rule

SAME = 5.0
FULL_LINE, MOST_FULL = 0.85, 0.15


def find_stacks(lines: Sequence[TextLine], flats: Sequence[Rule]) -> list[Region]:
    """Regions between rules of the same extent, from top to bottom."""
    regions = []
    for x0, x1, ys in _stacks(flats):
        for run in _table_runs(lines, x0, x1, ys):
            top, bottom = run[0], run[-1]
            held = [
                part
                for line in lines
                if top < line.middle < bottom and (part := line.within(x0 - 3, x1 + 3))
            ]
            short = [
                r
                for r in flats
                if top + 1 < r.top < bottom - 1
                and r.x0 >= x0 - SAME
                and r.x1 <= x1 + SAME
                and r.x1 - r.x0 < x1 - x0 - SAME
            ]
            regions.append(Region(held, x0, x1, run, short))
    return sorted(regions, key=lambda r: r.full[0])


def _stacks(flats: Sequence[Rule]) -> list[tuple[float, float, list[float]]]:
    """Extents with the y of the rules that share them, two or more."""
    stacks: list[tuple[float, float, list[float]]] = []
    for rule in sorted(flats, key=lambda r: r.top):
        for x0, x1, ys in stacks:
            if abs(x0 - rule.x0) <= SAME and abs(x1 - rule.x1) <= SAME:
                ys.append(rule.top)
                break
        else:
            stacks.append((rule.x0, rule.x1, [rule.top]))
    return [stack for stack in stacks if len(stack[2]) > 1]


def _table_runs(
    lines: Sequence[TextLine], x0: float, x1: float, ys: Sequence[float]
) -> list[list[float]]:
    """The y of rules between which no prose stands; first and last band show columns."""
    runs: list[list[float]] = []
    run: list[float] = [ys[0]]
    kinds: list[str] = []
    for top, bottom in zip(ys, ys[1:], strict=False):
        kind = _kind(lines, x0, x1, top, bottom)
        if kind == "prose":
            runs.append(_trim(run, kinds))
            run, kinds = [bottom], []
        else:
            run.append(bottom)
            kinds.append(kind)
    runs.append(_trim(run, kinds))
    return [run for run in runs if len(run) > 1]


def _trim(run: list[float], kinds: list[str]) -> list[float]:
    while kinds and kinds[0] != "table":
        run, kinds = run[1:], kinds[1:]
    while kinds and kinds[-1] != "table":
        run, kinds = run[:-1], kinds[:-1]
    return run if kinds else []


def _kind(lines: Sequence[TextLine], x0: float, x1: float, top: float, bottom: float) -> str:
    band = [
        part
        for line in lines
        if top < line.middle < bottom and (part := line.within(x0 - 3, x1 + 3))
    ]
    if not band:
        return "blank"
    full = sum(
        any(words[-1].x1 - words[0].x0 > FULL_LINE * (x1 - x0) for words in line.segments)
        for line in band
    )
    if full > MOST_FULL * len(band):
        return "prose"
    return "table" if any(len(line.segments) > 1 for line in band) else "label"
