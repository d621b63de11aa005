"""Whether lines that stand in columns are a table, and not prose in columns, a form, or a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.pdf.open_tables.build import cells_of
from pipeline.read.pdf.open_tables.pieces import Piece
from pipeline.read.pdf.open_tables.region import Region, Solved
from pipeline.read.pdf.open_tables.words import is_number
from pipeline.rules.patterns import pattern

CODE = re.compile(r"\d[-—–－]\d{2}[-—–－]\d{2}[-—–－]\d{2}.*")
PHONE = re.compile(r"(?:\d{3,4}[-－]?)?\d{7,8}|1\d{10}")
LEADER = re.compile(r"[.…·‥_]{3,}")
NUMBERED = pattern("open_tables.numbered")
FIGURE = re.compile(r"-?\d{1,9}(?:\.\d+)?")
# More characters than this in most cells are prose; a page number is smaller than the second.
LONG, MOST_PAGES = 40, 400
# The share of rows that may be one line of words through several columns.
MOST_THROUGH = 0.34


def is_table(solved: Solved, region: Region) -> bool:
    """Whether a solved region is a table: judged strictly where it has not the three rules of one."""
    last_column = len(solved.blanks)
    labels = [cells_of(row, region, solved)[0][:2] == (0, last_column) for row in solved.rows]
    rows = [_texts(row) for row, is_label in zip(solved.rows, labels, strict=True) if not is_label]
    several = [row for row in rows if len(row) > 1]
    through = sum(len(row) == 1 and row[0].last > row[0].first for row in solved.rows)
    through -= sum(labels)
    if not several or through > MOST_THROUGH * len(rows) or _is_prose(several, bool(region.full)):
        return False
    if solved.goes_on and 2 * len(several) >= len(rows):
        return True
    has_head = bool(solved.head.cells) and len(region.full) > 2
    if len(several) < (1 if has_head else 2 if region.full else 3):
        return False
    if _is_contents(several, bool(solved.head.cells)):
        return False
    columns = len(solved.blanks) + 1
    if has_head:
        return len(several) >= 0.4 * len(rows)
    return (
        len(several) >= 0.5 * len(rows)
        and _has_evidence(several, columns, bool(solved.head.cells))
        and not _is_chart(rows, columns)
    )


def _texts(row: Sequence[Piece]) -> dict[int, str]:
    """The words of a row by column."""
    texts: dict[int, str] = {}
    for piece in sorted(row, key=lambda p: (p.baseline, p.x0)):
        texts[piece.first] = texts.get(piece.first, "") + piece.text
    return texts


def _has_evidence(rows: Sequence[dict[int, str]], columns: int, has_head: bool) -> bool:
    values = [text for row in rows for column, text in row.items() if column > 0]
    numbers = [text for text in values if is_number(text) and not PHONE.fullmatch(text)]
    filled = sum(map(len, rows)) / (len(rows) * columns)
    if columns == 2:
        return len(numbers) >= 0.6 * len(values) or (has_head and _is_list(rows))
    return filled >= 0.5 and (len(numbers) >= 0.25 * len(values) or _is_list(rows))


def _is_list(rows: Sequence[dict[int, str]]) -> bool:
    """Whether a column holds serial numbers in order, or codes."""
    for column in {column for row in rows for column in row}:
        texts = [row[column] for row in rows if column in row]
        serials = [int(text) for text in texts if text.isdecimal() and len(text) < 5]
        steps = [other - one for one, other in pairwise(serials)]
        if len(steps) > 1 and sum(step == 1 for step in steps) >= 0.8 * len(rows) - 1:
            return True
        if sum(bool(CODE.fullmatch(text)) for text in texts) >= max(2, 0.5 * len(rows)):
            return True
    return False


def _is_contents(rows: Sequence[dict[int, str]], has_head: bool) -> bool:
    """Whether rows are headings with the pages they stand on, behind dots or, without a head, behind nothing."""
    last = [row[max(row)] for row in rows if len(row) > 1]
    pages = [int(text) for text in last if text.isdecimal() and len(text) < 5]
    leaders = sum(any(LEADER.search(text) for text in row.values()) for row in rows)
    rising = sum(a <= b for a, b in pairwise(pages))
    return (
        max(map(len, rows)) <= 3
        and len(pages) >= 0.6 * len(last)
        and (2 * leaders >= len(rows) or (not has_head and max(pages) < MOST_PAGES))
        and rising >= 0.8 * (len(pages) - 1)
    )


def _is_chart(rows: Sequence[dict[int, str]], columns: int) -> bool:
    """Whether a column holds the numbers of an axis, in equal steps, in a grid with many holes."""
    if sum(map(len, rows)) > 0.75 * len(rows) * columns:
        return False
    for column in range(columns):
        values = [float(row[column]) for row in rows if FIGURE.fullmatch(row.get(column, ""))]
        steps = {round(b - a, 6) for a, b in pairwise(values)}
        if len(values) > 2 and len(steps) == 1 and steps not in ({1.0}, {0.0}):
            return True
    return False


def _is_prose(rows: Sequence[dict[int, str]], has_rules: bool) -> bool:
    """Whether most cells beside the first column are long (between rules: the first column too), or the first column is
    signs before lines of a list, or numbers before its clauses."""
    beside = [text for row in rows for column, text in row.items() if column > 0]
    first = [row[0] for row in rows if 0 in row]
    if _are_long(beside) and (not has_rules or _are_long(first)):
        return True
    bullets = sum(len(text) == 1 and not text.isalnum() for text in first)
    numbered = sum(bool(NUMBERED.fullmatch(text)) for text in first)
    return bullets >= 0.5 * len(rows) or (
        max(map(len, rows)) == 2 and bullets + numbered >= 0.5 * len(rows)
    )


def _are_long(texts: Sequence[str]) -> bool:
    return 2 * sum(len(text) > LONG for text in texts) > len(texts)
