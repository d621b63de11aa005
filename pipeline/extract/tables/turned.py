"""Tables with occupations as columns and grades as rows: read with rows and columns changed over, places as printed.

Only a table that says nothing known as it stands is turned, and only where all of it is read then: each column holds names of
occupations, and each row of amounts says by a label what they are for. Else it stays unread, whole.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.context import Context
from pipeline.extract.prose.occupation_names import (
    UNCLASSIFIED,
    are_names,
    known_in,
    without_bracket,
)
from pipeline.extract.tables.beside_turned import (
    cut_columns,
    read_aside,
    remarks_behind,
    remarks_of,
)
from pipeline.extract.tables.crosswalk import is_crosswalk
from pipeline.extract.tables.grid_roles import Sheet, build_sheet, filled_slots
from pipeline.extract.tables.heads import read_head
from pipeline.extract.tables.parts_of_sum import parts_of_sum
from pipeline.extract.tables.split_tables import cut_rows
from pipeline.extract.tables.table_reading import Reading, context_list, is_known, read_table
from pipeline.model.document import Cell, Place, Table
from pipeline.rules.patterns import one_word, pattern
from pipeline.rules.vocabulary import has_term, is_grade_word
from pipeline.text import whole_number

# Rows of a table that is turned: names, a class, and for each grade some amounts.
MOST_ROWS = 60
NAME_HEAD = one_word("turned.name")
_PIECES, _FORM = pattern("turned.pieces"), pattern("name_runs.form")


@dataclass(frozen=True)
class Turned:
    """The printed sheet of a table; from `first` on, its rows are columns."""

    printed: Sheet
    first: int

    def place(self, row: int, column: int) -> Place:
        """Of a cell of the turned table."""
        del row
        return self.printed.place(self.first + column)

    def offset(self, row: int, column: int) -> int:
        """Of a cell of the turned table."""
        return self.printed.offset(self.first + column, row)


def read_turned(table: Table, context: Context, known: Collection[str]) -> Reading | None:
    """The reading of a table with rows and columns changed over; None where that is not all known either."""
    sheet = build_sheet(table)
    start, end = _body(sheet)
    body = cut_rows(table, start, end)
    if not 1 < end - start <= MOST_ROWS or body.columns != table.columns or not _is_whole(body):
        return None
    captions = tuple(slot.text for row in range(start) for slot in filled_slots(sheet, row))
    wider = replace(context, captions=(*context.captions, *captions))
    width = body.columns - remarks_behind(body)
    turned = _turn(cut_columns(body, range(width)))
    is_headed = _names_occupations(turned)
    reading = read_table(_head_names(turned, is_headed), wider, known)
    reading.sheet.origin = Turned(sheet, start)
    remarks = remarks_of(body, width)
    if remarks:
        reading.aside = read_aside(body, width, wider, sheet, start)
    # A remark that says anything else may limit the amounts of its row.
    are_parts = all(map(parts_of_sum, remarks))
    return reading if are_parts and _is_sure(reading, is_headed) else None


def _body(sheet: Sheet) -> tuple[int, int]:
    """(first row, row behind the last) without captions above and notes below, which go across the table."""
    start, end = len(sheet.captions), len(sheet.table.places)
    while end > start and is_note(sheet, end - 1):
        end -= 1
    return start, end


def is_note(sheet: Sheet, row: int) -> bool:
    """Whether all that begins in a row is one cell of a note (注：…)."""
    own = filled_slots(sheet, row)
    return len(own) == 1 and has_term("note", own[0].text)


def _is_whole(table: Table) -> bool:
    """Whether each cell is where it stands: merges are known, or no row is shorter than the table is wide."""
    return table.spans_known or all(len(row) == table.columns for row in table.rows())


def _turn(table: Table) -> Table:
    """Rows for columns and columns for rows; the sheet gives the places as they are printed."""
    cells = tuple(
        cell._replace(row=cell.column, column=cell.row, row_span=cell.column_span, column_span=cell.row_span)
        for cell in sorted(table.cells, key=lambda cell: (cell.column, cell.row))
    )  # fmt: skip
    places = (table.places[0],) * table.columns
    return replace(
        table, cells=cells, columns=len(table.places), places=places, repeated=frozenset()
    )


def _corner(turned: Table) -> Cell | None:
    return next((cell for cell in turned.cells if (cell.row, cell.column) == (0, 0)), None)


def _names_occupations(turned: Table) -> bool:
    """Whether the corner heads names of occupations, alone or beside the head of the grades (职业 / 等级)."""
    corner = _corner(turned)
    pieces = [corner.text, *_PIECES.split(corner.text)] if corner else []
    return any("name" in read_head(piece).fields for piece in pieces)


def _head_names(turned: Table, is_headed: bool) -> Table:
    """With a head over the names of the first column where the corner has none of its own: it names the grades (等级), or nothing."""
    corner = _corner(turned)
    if corner is None or "name" in read_head(corner.text).fields:
        return turned
    names = [c.text for c in turned.cells if c.column == 0 and c is not corner and c.text]
    if not names or not _are_occupations(names, is_headed):
        return turned
    head = corner._replace(text=NAME_HEAD)
    return replace(turned, cells=tuple(head if c is corner else c for c in turned.cells))


def _are_occupations(names: Sequence[str], is_headed: bool) -> bool:
    """Whether most are names of the classification; below a head of occupations one is, and the others have the form of one."""
    has_form = all(_FORM.search(without_bracket(n)) and not is_grade_word(n) for n in names)
    return are_names(names) or (is_headed and has_form and known_in("、".join(names)) > 0)


def _is_sure(reading: Reading, is_headed: bool) -> bool:
    """Whether names stand in each row, most of them of the classification, and each amount is known by its head."""
    names = [column for column in reading.fields("name") if not column.is_guessed]
    if not (names and reading.sheet.header and is_known(reading)) or is_crosswalk(reading):
        return False
    says_all = not any(c.is_guessed or c.is_unclear for c in reading.amounts)
    rows = [[reading.slot(row, c).text for c in names] for row in reading.sheet.data]
    is_headed = not any(column.is_unknown for column in reading.columns)
    return (
        says_all
        and is_headed
        and bool(reading.amounts or reading.labels or _is_numbered(reading))
        and all(any(row) for row in rows)
        and _are_listed([text for row in rows for text in row if text], is_headed, reading)
    )


def _are_listed(names: Sequence[str], is_headed: bool, reading: Reading) -> bool:
    """Whether words are names of occupations, or of a numbered list whose names stand in no classification."""
    named = context_list(reading) if _is_numbered(reading) else ""
    return _are_occupations(names, is_headed) or (named in UNCLASSIFIED and are_names(names, named))


def _is_numbered(reading: Reading) -> bool:
    """Whether serial numbers prove that the rows are those of a list: each is one more than the last."""
    for column in reading.fields("seq"):
        numbers = [whole_number(reading.slot(row, column).text) for row in reading.sheet.data]
        if len(numbers) > 1 and all(
            one is not None and other == one + 1 for one, other in pairwise(numbers)
        ):
            return True
    return False
