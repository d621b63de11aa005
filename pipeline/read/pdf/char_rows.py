"""Upright characters by baseline. Several steps ask the same of a row (does it hold blanks, how far do its characters stand
apart), each for every character of a page: a row works it out once."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter, sub
from typing import Any

from pipeline.read.pdf.page_objects import Char
from pipeline.read.pdf.raised_marks import SMALL, join_marks

_LEFT, _BASELINE, _SIZE = itemgetter(1), itemgetter(5), itemgetter(6)


class Row:
    """The characters on one baseline from left to right, and `head`, the one of them that stands highest, at its left; their
    texts, lefts and so on, each kind together; their text; those of them that are no blanks (`ink`: the list of all, where
    none is one); the gap behind each but the last, the widest of them, and the shortest way from where one begins to where
    the next does."""

    __slots__ = ("chars", "closest", "gaps", "head", "ink", "parts", "text", "widest")

    def __init__(self, chars: list[Char]) -> None:
        self.chars, self.head = chars, chars[0]
        self._measure()
        if self.closest < 0:
            chars.sort(key=_LEFT)
            self._measure()
        has_blanks = self.text.split() != [self.text]
        self.ink = [char for char in chars if not char[0].isspace()] if has_blanks else chars

    def _measure(self) -> None:
        self.parts: tuple[tuple[Any, ...], ...] = tuple(zip(*self.chars, strict=True))
        texts, lefts, _, rights, *_ = self.parts
        self.text = "".join(texts)
        following = lefts[1:]
        self.gaps: list[float] = [*map(sub, following, rights)]
        self.widest = max(self.gaps, default=0.0)
        self.closest = min(map(sub, following, lefts), default=0.0)


def group_rows(chars: list[Char]) -> list[Row]:
    """Upright characters by baseline, from top to bottom; marks stand with the words they belong to."""
    on: dict[float, list[Char]] = {}
    for baseline, group in groupby(chars, _BASELINE):
        on.setdefault(baseline, []).extend(group)
    rows: list[list[Char]] = []
    before = size = 0.0
    for baseline in sorted(on):
        row = on[baseline]
        row.sort(key=_LEFT)
        if not rows or baseline - before > 0.35 * max(row[0][6], size, 4.0):
            rows.append(row)
        else:
            rows[-1] += row
        before, size = baseline, row[-1][6]
    if len(rows) > 1:
        sizes = [*map(_SIZE, chars)]
        rows = join_marks(rows) if min(sizes) < SMALL * max(sizes) else rows
    return [*map(Row, rows)]
