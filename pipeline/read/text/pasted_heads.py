"""A table pasted one cell a line that has no serial numbers: its head says how many columns there are.

职业名称             The head is all known words. Below it each column must be of one kind, row for row, and one of
等级                 numbers, so that no cell is missing. Else the lines, as far as they look like cells, are one unread
补贴标准             paragraph.
车工 ...
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.document import Cell, Paragraph, Place, Table
from pipeline.read.guards import check_table
from pipeline.read.text.pasted import BLANKS, LONGEST_HEAD, MOST_COLUMNS, Run, kind_of
from pipeline.rules.vocabulary import read_heading

FEWEST_COLUMNS, FEWEST_ROWS = 2, 3


class _Line(NamedTuple):
    """A line that is not blank, with its number from 0, and what kind of cell it would be."""

    number: int
    text: str
    kind: str


def find_headed(lines: list[str], before: int) -> Iterator[Run]:
    """The tables pasted one cell a line below a head without 序号, in order; `before`: how many lines of the file stand
    before these."""
    filled = [
        _Line(n, text, kind_of(text) if "\t" not in line and len(text) <= LONGEST_HEAD else "")
        for n, line in enumerate(lines)
        if (text := line.strip(BLANKS))
    ]
    at = 0
    while at < len(filled):
        columns = _head_at(filled, at)
        found = _read(filled, at, columns, before) if columns else None
        if found is None:
            at += 1
            continue
        yield found
        at = next((n for n in range(at, len(filled)) if filled[n].number >= found.end), len(filled))


def _head_at(lines: list[_Line], at: int) -> int:
    """How many lines from here on are words of a head, one of them of an amount; 0 where they are no head."""
    fields: list[tuple[str, ...]] = []
    for line in lines[at : at + MOST_COLUMNS]:
        fields.append(read_heading(line.text).fields if line.kind in {"words", "grade"} else ())
        if not fields[-1]:
            fields.pop()
            break
    is_head = len(fields) >= FEWEST_COLUMNS and any("amount" in found for found in fields)
    return len(fields) if is_head else 0


def _read(lines: list[_Line], at: int, columns: int, before: int) -> Run | None:
    """The table below a head; its lines unread where they do not fit the head; None where there are none."""
    body = lines[at + columns :]
    kinds = [line.kind for line in body[:columns]]
    rows = [lines[at : at + columns]]
    for n in range(0, len(body) - columns + 1, columns):
        row = body[n : n + columns]
        if [line.kind for line in row] != kinds:
            break
        rows.append(row)
    rest = body[columns * (len(rows) - 1) :]
    is_proven = len(rows) > FEWEST_ROWS and "number" in kinds and "words" in kinds
    if is_proven and not any(_is_value(line) for line in rest[: 2 * columns]):
        return _table(rows, before)
    end = next((n for n, line in enumerate(body) if line.kind in {"", "sentence"}), len(body))
    values = [n for n, line in enumerate(body[:end]) if _is_value(line)]
    if len(values) < FEWEST_ROWS:
        return None
    return _unread([*lines[at : at + columns], *body[: values[-1] + 1]], before)


def _is_value(line: _Line) -> bool:
    return line.kind in {"number", "code", "grade"}


def _table(rows: list[list[_Line]], before: int) -> Run:
    check_table(len(rows), len(rows[0]))
    cells = tuple(
        Cell(line.text, row, column) for row, found in enumerate(rows) for column, line in enumerate(found)
    )  # fmt: skip
    places = tuple(Place(f"l{found[0].number + before + 1}") for found in rows)
    table = Table(cells, len(rows[0]), places, spans_known=False, is_inferred=True)
    return Run(rows[0][0].number, rows[-1][-1].number + 1, table)


def _unread(lines: list[_Line], before: int) -> Run:
    place = Place(f"l{lines[0].number + before + 1}")
    words = "\n".join(line.text for line in lines)
    return Run(lines[0].number, lines[-1].number + 1, Paragraph(words, place, "unread"))
