"""A table pasted one cell a line, with nothing between the cells: the serial numbers say where its rows begin.

序号                 The head stands from 序号 to the line before 1, so that it says how many columns there are. Each
职业名称             serial number must stand that many lines below the one before; what stands in one column must
等级                 be of one kind. Then the columns are proven. Else the lines are one unread paragraph.
1
车工 ...
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model.document import Cell, Paragraph, Place, Table
from pipeline.read.guards import check_table
from pipeline.rules.patterns import pattern
from pipeline.rules.vocabulary import grade_range, headers, read_heading
from pipeline.text import fold, fold_dashes, whole_number

MOST_COLUMNS = 30
# A tab is no blank: a line with one is a row or a cell of a table that is marked as such.
BLANKS = " \u3000\xa0"
LONGEST_HEAD = 30
# A head is known where this share of its words is in the vocabulary.
KNOWN = 0.5
_NUMBER = pattern("pasted_text.number")
_CODE = re.compile(r"[A-Z]?\d+(?:-\d+)+|\d{5,}")


@dataclass(frozen=True)
class Run:
    """Lines of a file, from `start` up to before `end` (both from 0), that are such a table; `block` is what they say."""

    start: int
    end: int
    block: Table | Paragraph


class _Line(NamedTuple):
    number: int
    text: str


def find_pasted(lines: list[str]) -> Iterator[Run]:
    """The tables pasted one cell a line, in order; lines of a file, without their ends."""
    if not any(_is_serial_head(line.strip(BLANKS)) for line in lines):
        return
    all_lines = [_Line(number, line.strip(BLANKS)) for number, line in enumerate(lines)]
    filled = [line for line in all_lines if line.text]
    at = 0
    while at < len(filled):
        one = _first_serial(filled, at) if _is_serial_head(filled[at].text) else 0
        if not one:
            at += 1
            continue
        # Blank lines are empty cells in one way of pasting, and nothing in another.
        start, blank = filled[at].number, _first_serial(all_lines, filled[at].number)
        run = _read(filled, at, one) or (_read(all_lines, start, blank) if blank else None)
        run = run or _unread(filled, at, one)
        if run is None:
            at += 1
            continue
        yield run
        at = next((n for n in range(at, len(filled)) if filled[n].number >= run.end), len(filled))


def _is_serial_head(text: str) -> bool:
    return 0 < len(text) <= LONGEST_HEAD and "\t" not in text and fold(text) in headers()["seq"][0]


def _first_serial(lines: list[_Line], head: int) -> int:
    """Where the serial number 1 stands below a head of at least two columns; 0 where there is none."""
    for index in range(head + 1, min(head + MOST_COLUMNS, len(lines))):
        if _serial(lines[index]) == 1:
            words = [line.text for line in lines[head:index] if line.text]
            known = sum(bool(read_heading(word).fields) for word in words)
            is_head = len(words) > 1 and known >= KNOWN * len(words)
            return index if is_head and max(map(len, words)) <= LONGEST_HEAD else 0
        if "\t" in lines[index].text:
            return 0
    return 0


def _read(lines: list[_Line], head: int, one: int) -> Run | None:
    """The table, where serial numbers and kinds of cells prove its columns; else None."""
    columns = one - head
    rows = [lines[head:one]]
    at = one
    while at + columns <= len(lines) and _serial(lines[at]) == len(rows):
        rows.append(lines[at : at + columns])
        at += columns
    # A serial number off its place: a cell is missing, or one was wrapped.
    goes_on = any(_serial(line) == len(rows) for line in lines[at - columns + 1 : at + columns])
    if len(rows) < 3 or goes_on or not _are_of_a_kind(rows[1:]):
        return None
    check_table(len(rows), columns)
    cells = tuple(
        Cell(line.text, row, column) for row, found in enumerate(rows) for column, line in enumerate(found)
    )  # fmt: skip
    places = tuple(Place(f"l{found[0].number + 1}") for found in rows)
    table = Table(cells, columns, places, spans_known=False, is_inferred=True)
    return Run(lines[head].number, lines[at - 1].number + 1, table)


def _serial(line: _Line) -> int | None:
    return None if "\t" in line.text else whole_number(fold(line.text))


def _are_of_a_kind(rows: list[list[_Line]]) -> bool:
    """Whether each column holds cells of one kind (blank ones apart), the last row like those before it."""
    for column in range(1, len(rows[0])):
        kinds = [kind_of(row[column].text) for row in rows]
        said = [kind for kind in kinds if kind]
        if kinds[-1] and len(said) > 1 and kinds[-1] not in said[:-1]:
            return False
        if said and max(said.count(kind) for kind in set(said)) < 0.8 * len(said):
            return False
    return True


def kind_of(text: str) -> str:
    """Of what kind a cell is: number, code, grade, sentence, words; "" for a blank one."""
    folded = fold(text)
    if not folded:
        return ""
    if _NUMBER.fullmatch(folded):
        return "number"
    if _CODE.fullmatch(fold_dashes(folded)):
        return "code"
    if grade_range(folded):
        return "grade"
    return "sentence" if re.search("[。；]", text) else "words"


def _unread(lines: list[_Line], head: int, one: int) -> Run | None:
    """All lines from the head to the row of the last serial number, as one unread paragraph; None where only 1 is met."""
    last, number = one, 1
    columns = one - head
    for index in range(one + 1, len(lines)):
        if index > last + 3 * columns:
            break
        if _serial(lines[index]) == number + 1:
            last, number = index, number + 1
    if number == 1:
        return None
    end = min(last + columns, len(lines))
    text = "\n".join(line.text for line in lines[head:end])
    return Run(
        lines[head].number,
        lines[end - 1].number + 1,
        Paragraph(text, Place(f"l{lines[head].number + 1}"), "unread"),
    )
