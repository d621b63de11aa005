"""A table set by hand, a row a line: cells parted by bars (│ 1 │ 车工 │), or by two blanks or more.

Its head must be known words. Where each row has as many cells, it is a table; else all its lines are one unread paragraph,
since a blank cell cannot be told from a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.document import Cell, Paragraph, Place, Table
from pipeline.read.guards import check_table
from pipeline.read.text.pasted import LONGEST_HEAD, Run
from pipeline.rules.vocabulary import read_heading

_BAR = re.compile("[│┃║|｜]")
_BLANKS = re.compile("[ \xa0\u3000]{2,}")
_RULE = re.compile("[─━┄┅┈┉═=+:\\-－—_ │┃║|｜\u2500-\u257f]+")
FEWEST_CELLS, FEWEST_ROWS = 2, 2
# A head is known where this share of its words is in the vocabulary, and two of them at least.
KNOWN = 0.5


class _Row(NamedTuple):
    """A line with its number from 0, its cells, and whether bars part them."""

    number: int
    cells: list[str]
    is_barred: bool


def find_set(lines: list[str], before: int) -> Iterator[Run]:
    """The tables that are set by hand, in order; `before`: how many lines of the file stand before these."""
    at = 0
    while at < len(lines):
        head = _row(at, lines[at])
        run = _read(lines, head, before) if head and _is_head(head.cells) else None
        if run:
            yield run
        at = run.end if run else at + 1


def _row(number: int, line: str) -> _Row | None:
    """The cells of a line; None where it has none."""
    text = line.strip()
    if "\t" in text or not text:
        return None
    is_barred = len(_BAR.findall(text)) >= FEWEST_CELLS
    cells = _between_bars(text) if is_barred else _BLANKS.split(text)
    return _Row(number, cells, is_barred) if len(cells) >= FEWEST_CELLS else None


def _between_bars(text: str) -> list[str]:
    cells = [cell.strip() for cell in _BAR.split(text)]
    return cells[bool(_BAR.match(text)) : len(cells) - bool(_BAR.match(text[-1]))]


def _is_head(cells: list[str]) -> bool:
    if max(map(len, cells)) > LONGEST_HEAD:
        return False
    known = sum(bool(read_heading(cell).fields) for cell in cells if cell)
    return known >= max(FEWEST_CELLS, KNOWN * len(cells))


def _read(lines: list[str], head: _Row, before: int) -> Run | None:
    """The table below a head, whole or unread; None where no rows follow."""
    rows, start, end = [head], head.number, head.number + 1
    if start and _is_rule(lines[start - 1]):
        start -= 1
    for number in range(end, len(lines)):
        row = _row(number, lines[number])
        if _is_rule(lines[number]):
            continue
        if row is None or row.is_barred != head.is_barred:
            break
        rows.append(row)
        end = number + 1
    if end < len(lines) and _is_rule(lines[end]):
        end += 1
    if len(rows) <= (1 if head.is_barred else FEWEST_ROWS):
        return None
    if all(len(row.cells) == len(head.cells) for row in rows):
        return Run(start, end, _table(rows, before))
    words = "\n".join(lines[n].strip() for n in range(head.number, end))
    return Run(start, end, Paragraph(words, Place(f"l{head.number + before + 1}"), "unread"))


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and bool(_RULE.fullmatch(line.strip()))


def _table(rows: list[_Row], before: int) -> Table:
    columns = len(rows[0].cells)
    check_table(len(rows), columns)
    cells = tuple(Cell(text, n, column) for n, row in enumerate(rows) for column, text in enumerate(row.cells))  # fmt: skip
    places = tuple(Place(f"l{row.number + before + 1}") for row in rows)
    return Table(cells, columns, places, spans_known=False, is_inferred=True)
