"""Characters to lines: grouped by baseline, since one visual line can mix two fonts whose tops lie 9 points apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from pipeline.read.pdf_objects import Char


@dataclass(frozen=True, slots=True)
class Line:
    """A visual line: its text, its box, the size of its characters and its runs parted by wide gaps (x0, x1, text)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    runs: tuple[tuple[float, float, str], ...]


def group_lines(chars: Iterable[Char]) -> list[Line]:
    """Lines from top to bottom, each read from left to right."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda c: (c.baseline, c.x0)):
        if rows and abs(char.baseline - rows[-1][-1].baseline) <= 0.35 * max(char.size, rows[-1][-1].size, 4.0):
            rows[-1].append(char)
        else:
            rows.append([char])
    return [line for row in rows if (line := _build_line(sorted(row, key=lambda c: c.x0))) is not None]


def _build_line(row: list[Char]) -> Line | None:
    """One line of characters in reading order; a character drawn twice (false bold) counts once."""
    ink = [c for c in row if not c.text.isspace()]
    if not ink:
        return None
    size = median(c.size for c in ink) or 1.0
    runs: list[tuple[float, float, str]] = []
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
            runs[-1] = (start, char.x1, text + (" " if blank and gap > 0.15 * size else "") + char.text)
        last, blank = char, False
    box = min(c.x0 for c in ink), min(c.top for c in ink), max(c.x1 for c in ink), max(c.bottom for c in ink)
    return Line(" ".join(run[2] for run in runs), *box, size, tuple(runs))


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
    latin = before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalpha()
    return " " if latin else ""
