"""Cells of a table that stand one a paragraph, without serial numbers to prove its columns: they are never prose."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.notice.sections import Section
from pipeline.extract.tables.cell_kinds import kind_of
from pipeline.extract.tables.heads import read_head
from pipeline.model.document import Paragraph, Table
from pipeline.text import fold

# Fewer short lines than this are no table.
FEWEST = 5
LONGEST = 16
_VALUES = {"number", "amount", "hours", "grade", "code", "percent", "class"}
# Bars part the cells of a table that was pasted as text: `| a | b |`, or a bar on a line of its own between two cells.
BAR = "|"
FEWEST_BARS = 3


def mark_cell_lines(section: Section) -> None:
    """Runs of lines that are heads and values, or that bars part, become `unread`: each with an issue, none of them text."""
    for start, behind in _barred(section):
        for index in range(start, behind):
            block = section.blocks[index]
            if isinstance(block, Paragraph) and block.kind == "text":
                section.blocks[index] = replace(block, kind="unread")
    for start, run in _runs(section):
        heads = sum(bool(read_head(p.text).fields) and kind_of(p.text) not in _VALUES for p in run)
        values = sum(kind_of(p.text) in _VALUES for p in run)
        figures = sum(kind_of(p.text) in {"number", "amount", "percent"} for p in run)
        if len(run) >= FEWEST and heads and figures > 1 and heads + values >= 0.7 * len(run):
            section.blocks[start : start + len(run)] = [replace(p, kind="unread") for p in run]


def _barred(section: Section) -> list[tuple[int, int]]:
    """(first, behind the last) of each run of blocks with bars: rows of `| a | b |`, or cells with bars on lines of their own."""
    runs: list[list[int]] = []
    for index, block in enumerate(section.blocks):
        count = fold(block.text).count(BAR) if isinstance(block, Paragraph) else 0
        is_bar = isinstance(block, Paragraph) and fold(block.text) == BAR
        if not (is_bar or count >= FEWEST_BARS):
            continue
        if runs and _are_cells(section, runs[-1][-1] + 1, index):
            runs[-1].append(index)
        else:
            runs.append([index])
    return [(run[0], run[-1] + 1) for run in runs if len(run) >= FEWEST_BARS]


def _are_cells(section: Section, start: int, behind: int) -> bool:
    """Whether all blocks between two places are short lines."""
    between = section.blocks[start:behind]
    return all(isinstance(b, Paragraph) and _is_short(b.text) for b in between)


def _runs(section: Section) -> list[tuple[int, list[Paragraph]]]:
    """(place among the blocks, lines) of each run of short lines that are no sentences."""
    runs: list[tuple[int, list[Paragraph]]] = []
    for index, block in enumerate(section.blocks):
        if isinstance(block, Table) or block.kind != "text" or not _is_short(block.text):
            continue
        if runs and runs[-1][0] + len(runs[-1][1]) == index:
            runs[-1][1].append(block)
        else:
            runs.append((index, [block]))
    return runs


def _is_short(text: str) -> bool:
    folded = fold(text)
    return len(folded) <= LONGEST and not any(mark in folded for mark in "。;；,，")
