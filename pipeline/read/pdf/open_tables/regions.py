"""Where tables without vertical rules may stand: between horizontal rules of the same extent."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.pdf.open_tables.region import Region
from pipeline.read.pdf.open_tables.words import TextLine, is_number, join_overlapping
from pipeline.read.pdf.ruled_lines import RuledLine

SAME = 5.0
# Shares of the width of a table: a line of prose is wider than the first, and begins within the last from its side; the
# share of lines that may be.
FULL_LINE, INDENT, MOST_FULL = 0.85, 0.045, 0.15


def find_stacks(lines: Sequence[TextLine], flats: Sequence[RuledLine]) -> list[Region]:
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
                and not _is_of((x0, x1), r)
            ]
            regions.append(Region(held, x0, x1, run, short))
    return sorted(regions, key=lambda r: r.full[0])


def _stacks(flats: Sequence[RuledLine]) -> list[tuple[float, float, list[float]]]:
    """Extents with the y of the rules that share them, two or more."""
    stacks: list[tuple[float, float, list[float]]] = []
    for rule in sorted(flats, key=lambda r: r.top):
        for x0, x1, ys in stacks:
            if _is_of((x0, x1), rule):
                ys.append(rule.top)
                break
        else:
            stacks.append((rule.x0, rule.x1, [rule.top]))
    return [stack for stack in stacks if len(stack[2]) > 1]


def _is_of(ends: tuple[float, float], rule: RuledLine) -> bool:
    """Whether a rule goes from side to side of what others do: it may be a little shorter at both ends."""
    return abs(ends[0] - rule.x0) <= SAME and abs(ends[1] - rule.x1) <= SAME


def _table_runs(
    lines: Sequence[TextLine], x0: float, x1: float, ys: Sequence[float]
) -> list[list[float]]:
    """The y of rules between which no prose stands; first and last band show columns."""
    bands = [_band(lines, x0, x1, top, bottom) for top, bottom in pairwise(ys)]
    kinds = [_kind(band, x0, x1 - x0) for band in bands]
    runs: list[list[float]] = []
    run: list[float] = [ys[0]]
    held: list[str] = []
    for number, bottom in enumerate(ys[1:]):
        kind = kinds[number]
        if kind == "prose" or (kind == "label" and _parts_tables(bands, kinds, number)):
            runs.append(_trim(run, held))
            run, held = [bottom], []
        else:
            run.append(bottom)
            held.append(kind)
    runs.append(_trim(run, held))
    return [run for run in runs if len(run) > 1]


def _parts_tables(bands: list[list[TextLine]], kinds: list[str], number: int) -> bool:
    """Whether a label is the caption of another table: in larger letters, or below numbers and above a head without any."""
    label = bands[number][0]
    beside = [
        band[0].size
        for band in bands[max(0, number - 1) : number + 2]
        if band and band[0] is not label
    ]
    if beside and label.size > 1.15 * min(beside):
        return True
    before = [band for band, kind in zip(bands[:number], kinds, strict=False) if kind == "table"]
    behind = [
        band
        for band, kind in zip(bands[number + 1 :], kinds[number + 1 :], strict=True)
        if kind == "table"
    ]
    return (
        len(before) > 1
        and len(behind) > 1
        and _has_numbers(before[-1])
        and not _has_numbers(behind[0])
        and _has_numbers(behind[1])
    )


def _has_numbers(band: Sequence[TextLine]) -> bool:
    return any(is_number(word.text) for line in band for word in line.words)


def _trim(run: list[float], kinds: list[str]) -> list[float]:
    while kinds and kinds[0] != "table":
        run, kinds = run[1:], kinds[1:]
    while kinds and kinds[-1] != "table":
        run, kinds = run[:-1], kinds[:-1]
    return run if kinds else []


def _kind(band: Sequence[TextLine], x0: float, width: float) -> str:
    """The kinds of stretch between two rules: nothing, rows of a table, labels, prose."""
    if not band:
        return "blank"
    full = sum(
        any(
            words[-1].x1 - words[0].x0 > FULL_LINE * width and words[0].x0 - x0 < INDENT * width
            for words in line.segments
        )
        for line in band
    )
    if full > MOST_FULL * len(band):
        return "prose"
    is_table = any(len(line.segments) > 1 for line in join_overlapping(band))
    return "table" if is_table else "label"


def _band(
    lines: Sequence[TextLine], x0: float, x1: float, top: float, bottom: float
) -> list[TextLine]:
    parts = (line.within(x0 - 3, x1 + 3) for line in lines if top < line.middle < bottom)
    return [part for part in parts if part is not None]
