"""Characters to lines: grouped by baseline, since one visual line can mix two fonts whose tops lie 9 points apart."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from pipeline.read.pdf.page_objects import Char

Run = tuple[float, float, str]
_BASELINE_THEN_LEFT = itemgetter(5, 1)
_LEFT = itemgetter(1)


class Line(NamedTuple):
    """A visual line: its text, its box, the size of its characters and its runs parted by wide gaps (x0, x1, text)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    runs: tuple[Run, ...]


def group_lines(chars: Iterable[Char]) -> list[Line]:
    """Lines from top to bottom, each read from left to right."""
    rows: list[list[Char]] = []
    baseline = size = 0.0
    for char in sorted(chars, key=_BASELINE_THEN_LEFT):
        if not rows or char.baseline - baseline > 0.35 * max(char.size, size, 4.0):
            rows.append([])
        rows[-1].append(char)
        baseline, size = char.baseline, char.size
    return [line for row in rows if (line := _build_line(row)) is not None]


def _build_line(row: list[Char]) -> Line | None:
    """One line of characters in reading order; a character drawn twice (false bold) counts once."""
    row.sort(key=_LEFT)
    ink = [char for char in row if not char.text.isspace()]
    if not ink:
        return None
    texts, lefts, tops, rights, bottoms, _, sizes = zip(*ink, strict=True)
    size = sizes[0] if min(sizes) == max(sizes) else median(sizes)
    size = size or 1.0
    box = lefts[0], min(tops), max(rights), max(bottoms)
    if len(ink) == len(row) and _is_dense(lefts, rights, size):
        text = "".join(texts)
        return Line(text, *box, size, ((lefts[0], rights[-1], text),))
    runs = tuple(_runs(row, size))
    return Line(" ".join(run[2] for run in runs), *box, size, runs)


def _is_dense(lefts: tuple[float, ...], rights: tuple[float, ...], size: float) -> bool:
    """Whether the characters follow each other with no wide gap and none drawn twice."""
    wide, narrow = 1.6 * size, 0.2 * size
    return all(
        left - before_right <= wide and left - before_left >= narrow
        for left, before_left, before_right in zip(lefts[1:], lefts, rights, strict=False)
    )


def _runs(row: list[Char], size: float) -> list[Run]:
    """The words of a line parted by wide gaps; a drawn blank that shows as a gap stays one."""
    runs: list[Run] = []
    last: Char | None = None
    blank = False
    for char in row:
        if char.text.isspace():
            blank = True
            continue
        if last and char.text == last.text and abs(char.x0 - last.x0) < 0.2 * size:
            continue
        gap = char.x0 - last.x1 if last else 0.0
        if last is None or gap > 1.6 * size:
            runs.append((char.x0, char.x1, char.text))
        else:
            start, _, text = runs[-1]
            runs[-1] = (
                start,
                char.x1,
                text + (" " if blank and gap > 0.15 * size else "") + char.text,
            )
        last, blank = char, False
    return runs


def join_cell_lines(lines: list[Line], width: float) -> str:
    """The text of a cell `width` points wide: wrapped lines joined, a line broken before the cell was full kept apart."""
    text = ""
    ahead: list[Line | None] = [*lines[1:], None]
    for line, following in zip(lines, ahead, strict=bool(lines)):
        text += line.text
        if following is None:
            break
        room = width - 11.0 - (line.x1 - line.x0)
        text += "\n" if room > 2.2 * line.size else _seam(line.text, following.text)
    return text


def _seam(before: str, after: str) -> str:
    latin = (
        before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalpha()
    )
    return " " if latin else ""
