"""Characters to lines: grouped by baseline, since one visual line can mix two fonts whose tops lie 9 points apart."""

from __future__ import annotations

from operator import itemgetter, sub
from statistics import median
from typing import Any, NamedTuple

from pipeline.read.pdf.char_rows import Row, group_rows
from pipeline.read.pdf.page_objects import DOWNWARDS, Char
from pipeline.read.pdf.raised_marks import SMALL, mark_raised
from pipeline.read.pdf.turned_text import own_box, own_chars

Run = tuple[float, float, str]
# Shares of the size: no two characters that follow each other overlap so much; the middles of a character and its shadow.
OVERLAP, SAME_MIDDLE = 0.3, 0.06
_TURN = itemgetter(7)


class Line(NamedTuple):
    """A visual line: its text, its box, the size of its characters, its runs parted by wide gaps (x0, x1, text), its turn in
    degrees clockwise, and where prose stands in columns the left and right edge of its own. A turned line has one run, whose
    ends are measured along it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    runs: tuple[Run, ...]
    turn: int = 0
    edges: tuple[float, float] | None = None


def group_lines(chars: list[Char], rows: list[Row] | None = None) -> list[Line]:
    """Lines from top to bottom, each read from left to right; turned text along its own lines, in the place where it begins.
    `rows` are the upright characters by baseline, where they are known."""
    if not chars:
        return []
    if rows is not None and len(rows) > 1:
        turns, line = set(map(_TURN, chars)), None
    else:
        parts = tuple(zip(*chars, strict=True))
        turns = set(parts[7])
        line = _plain_line(parts) if turns == {0} else None
    if turns == {0}:
        return [line] if line else _lines(rows or group_rows(chars))
    lines = _lines(rows or group_rows([char for char in chars if not char.turn]))
    for turn in sorted(turns - {0}):
        own = _upright_lines(own_chars([char for char in chars if char.turn == turn], turn))
        lines += [_turned(line, turn) for line in own]
    return _from_head_to_foot(lines) if len(turns) > 1 else lines


def _from_head_to_foot(lines: list[Line]) -> list[Line]:
    """Lines of several turns by where they begin; those written downwards side by side stay one after the other."""
    heads: list[tuple[float, float, Line]] = []
    last: Line | None = None
    for line in lines:
        is_beside = last is not None and last.turn == line.turn == DOWNWARDS and line.top < last.bottom  # fmt: skip
        head = heads[-1][0] if is_beside else line.top
        heads.append((head, -line.x0 if line.turn == DOWNWARDS else line.x0, line))
        last = line
    return [line for _, _, line in sorted(heads, key=lambda found: found[:2])]


def _plain_line(parts: tuple[tuple[Any, ...], ...]) -> Line | None:
    """The line of characters of one size on one baseline, drawn from left to right without blanks, as most cells hold; None
    for all others. `parts` are the texts, lefts and so on of its characters."""
    texts, lefts, tops, rights, bottoms, baselines, sizes, _ = parts
    size = sizes[0]
    number = len(texts)
    if baselines.count(baselines[0]) != number or sizes.count(size) != number:
        return None
    text = "".join(texts)
    following = lefts[1:]
    gaps, closest = [*map(sub, following, rights)], min(map(sub, following, lefts), default=0.0)
    if not _is_dense(gaps, closest, size) or text.split() != [text]:
        return None
    box = lefts[0], min(tops), rights[-1], max(bottoms)
    return Line(text, *box, size or 1.0, ((lefts[0], rights[-1], text),))


def _turned(line: Line, turn: int) -> Line:
    box = own_box((line.x0, line.top, line.x1, line.bottom), turn)
    return Line(line.text, *box, line.size, ((line.x0, line.x1, line.text),), turn)


def _upright_lines(chars: list[Char]) -> list[Line]:
    return _lines(group_rows(chars))


def _lines(rows: list[Row]) -> list[Line]:
    return [line for row in rows if (line := _build_line(row)) is not None]


def _build_line(row: Row) -> Line | None:
    """One line of characters in reading order; a character drawn twice (false bold) counts once."""
    ink = row.ink
    if not ink:
        return None
    has_blanks = ink is not row.chars
    parts = zip(*ink, strict=True) if has_blanks else row.parts
    _, lefts, tops, rights, bottoms, _, sizes, _ = parts
    least, most = min(sizes), max(sizes)
    size = most if least == most else median(sizes)
    size = size or 1.0
    box = lefts[0], min(tops), max(rights), max(bottoms)
    chars = row.chars
    if least < SMALL * most:
        chars = mark_raised(chars)
    elif not has_blanks and _is_dense(row.gaps, row.closest, size):
        return Line(row.text, *box, size, ((lefts[0], rights[-1], row.text),))
    runs = tuple(_runs(chars, size))
    return Line(" ".join(run[2] for run in runs), *box, size, runs)


def _is_dense(gaps: list[float], closest: float, size: float) -> bool:
    """Whether characters follow each other with no wide gap and none drawn twice."""
    return not gaps or (
        max(gaps) <= 1.6 * size and min(gaps) >= -OVERLAP * size and closest >= 0.2 * size
    )


def is_drawn_again(char: Char, before: Char) -> bool:
    """Whether a character is the one before once more, a little to the right, or as a shadow around it: no two stand that
    close."""
    room = 0.35 * max(char.size, 4.0)
    if char.text != before.text or abs(char.baseline - before.baseline) > room:
        return False
    width, size = min(char.x1 - char.x0, before.x1 - before.x0), char.size
    return (
        abs(char.x0 - before.x0) < max(min(0.5 * width, 0.2 * size), 0.06 * size)
        or abs(char.x0 + char.x1 - before.x0 - before.x1) < 2 * SAME_MIDDLE * size
    )


def _runs(row: list[Char], size: float) -> list[Run]:
    """The words of a line parted by wide gaps; a drawn blank that shows as a gap stays one."""
    runs: list[Run] = []
    kept: list[Char] = []
    blank = False
    start = end = before = 0.0
    words: list[str] = []
    wide, narrow, seen, inside = 1.6 * size, 0.2 * size, 0.15 * size, OVERLAP * size
    for char in row:
        text, x0, _, x1, *_ = char
        if text.isspace():
            blank = True
            continue
        # Doubles of several characters may stand between a character and its own.
        is_near = kept and (x0 - before < narrow or end - x0 > inside)
        if is_near and any(is_drawn_again(char, c) for c in kept[-4:]):
            continue
        if kept and x0 - end <= wide:
            words.append(f" {text}" if blank and x0 - end > seen else text)
        else:
            if kept:
                runs.append((start, end, "".join(words)))
            start, words = x0, [text]
        before, end, blank = x0, x1, False
        kept.append(char)
    return [*runs, (start, end, "".join(words))]


def join_cell_lines(lines: list[Line], width: float) -> str:
    """The text of a cell `width` points wide (along its lines): wrapped lines joined, a line broken before the cell was full kept apart."""
    text = ""
    ahead: list[Line | None] = [*lines[1:], None]
    for line, following in zip(lines, ahead, strict=bool(lines)):
        text += line.text
        if following is None:
            break
        length = line.runs[-1][1] - line.runs[0][0] if line.turn else line.x1 - line.x0
        room = width - 11.0 - length
        text += "\n" if room > 2.2 * line.size else _seam(line.text, following.text)
    return text


def _seam(before: str, after: str) -> str:
    latin = (
        before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalpha()
    )
    return " " if latin else ""
