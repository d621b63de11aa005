"""The official 分类体系表 (中类 | 小类 | 细类) as lines: column and words. What they mean is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from pipeline.base.errors import UserError
from pipeline.read.pdf.page_objects import Char, Frame
from pipeline.read.pdf.page_text import read_text
from pipeline.read.pdf.ruled_lines import RuledLine, read_rules

# Characters of two fonts on one printed line have baselines up to 1.6 pt apart; lines are 16 pt apart.
SAME_LINE = 5.0
# A rule that reaches over this much of the page bounds a table; it has no rules at its sides.
WIDE = 0.5
COLUMNS = 3


@dataclass(frozen=True)
class OfficialLine:
    """One printed line of a page (from 1): `column` 0, 1, 2 of the table or None outside it; no white space."""

    page: int
    column: int | None
    text: str


@dataclass(frozen=True)
class _Region:
    """A table body on a page: from below its header to its last rule, and the x of the two inner rules."""

    top: float
    bottom: float
    dividers: tuple[float, ...]

    def column_of(self, char: Char) -> int:
        return sum((char.x0 + char.x1) / 2 > x for x in self.dividers)


def read_official(path: Path) -> list[OfficialLine]:
    """All lines of the file in reading order, each column of a table by itself; UserError where it is no PDF."""
    try:
        document = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, FileNotFoundError) as error:
        raise UserError(
            f"{path}: cannot be read as a PDF ({error})", f"{path}：无法作为 PDF 读取（{error}）"
        ) from error
    try:
        return [line for number in range(len(document)) for line in _read_page(document, number)]
    finally:
        document.close()


def _read_page(document: pdfium.PdfDocument, number: int) -> Iterator[OfficialLine]:
    page = document[number]
    try:
        frame = Frame(page)
        chars = [char for char in read_text(page, frame).chars if not char.text.isspace()]
        regions = _find_regions(read_rules(page, frame), frame.width)
    finally:
        page.close()
    bounds = [
        0.0,
        *(edge for region in regions for edge in (region.top, region.bottom)),
        frame.height,
    ]
    for place in range(0, len(bounds), 2):
        outside = _between(chars, bounds[place], bounds[place + 1])
        yield from (OfficialLine(number + 1, None, text) for text in _lines_of(outside))
        if place // 2 < len(regions):
            region = regions[place // 2]
            body = _between(chars, region.top, region.bottom)
            for column in range(COLUMNS):
                inside = [char for char in body if region.column_of(char) == column]
                yield from (OfficialLine(number + 1, column, text) for text in _lines_of(inside))


def _find_regions(rules: Sequence[RuledLine], width: float) -> list[_Region]:
    """Bodies of the tables, downwards. Wide rules come in threes: above the header, below it, below the body."""
    wide = _merge(
        rule.top for rule in rules if rule.is_horizontal and rule.x1 - rule.x0 > WIDE * width
    )
    upright = [rule for rule in rules if not rule.is_horizontal]
    if len(wide) % 3:
        raise UserError(
            f"{len(wide)} wide rules on a page; three are expected for each table",
            f"一页有 {len(wide)} 条通栏横线；每张表应为三条",
        )
    regions = []
    for top, bottom in zip(wide[1::3], wide[2::3], strict=True):
        inside = [
            rule
            for rule in upright
            if rule.top > top - SAME_LINE and rule.bottom < bottom + SAME_LINE
        ]
        dividers = _merge((rule.x0 + rule.x1) / 2 for rule in inside)
        if len(dividers) != COLUMNS - 1:
            raise UserError(
                f"{len(dividers)} inner rules in a table; 2 are expected between its three columns",
                f"一张表有 {len(dividers)} 条栏线；中类、小类、细类之间应为 2 条",
            )
        regions.append(_Region(top, bottom, tuple(dividers)))
    return regions


def _merge(values: Iterable[float]) -> list[float]:
    """Sorted, those closer than a line's height as one."""
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > SAME_LINE:
            merged.append(value)
    return merged


def _between(chars: Iterable[Char], top: float, bottom: float) -> list[Char]:
    return [char for char in chars if top < char.baseline <= bottom]


def _lines_of(chars: Sequence[Char]) -> list[str]:
    """Characters grouped by baseline, downwards, each line from left to right."""
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: char.baseline):
        if not lines or char.baseline - lines[-1][0].baseline > SAME_LINE:
            lines.append([])
        lines[-1].append(char)
    return ["".join(char.text for char in sorted(line, key=lambda char: char.x0)) for line in lines]
