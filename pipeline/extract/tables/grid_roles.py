"""A table made ready for reading: caption rows and header rows told apart, every grid position knowing its cell."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from pipeline.extract.name_lists import outside
from pipeline.extract.tables.cell_kinds import AMOUNT, CODE, NUMBER, PERCENT
from pipeline.extract.tables.heads import heads_column, read_head
from pipeline.model.document import Place, Table
from pipeline.model.places import offsets_of
from pipeline.rules.patterns import pattern
from pipeline.rules.patterns import words as string_list
from pipeline.rules.vocabulary import (
    class_of,
    is_grade_word,
)
from pipeline.text import fold, squeeze

TOTAL = pattern("grid_roles.total")
_SUM = pattern("column_roles.sum")
DITTO = pattern("grid_roles.ditto")
SPAN_ENDS = frozenset(string_list("grade_columns.ends"))
_UNIT_LINE = pattern("sections.unit")
MOST_HEADER_ROWS = 4
LABEL_FIELDS = {"grade", "name", "seq", "programme", "condition", "class"}


class Slot(NamedTuple):
    """The content of a grid position: the words and reach of the cell there, or of the one that covers it. A tuple, as cells
    are, and for the same reason."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Origin(Protocol):
    """A table as it is printed, whose cells a sheet holds in another order."""

    @property
    def printed(self) -> Sheet:
        """The sheet of the table as it is printed."""

    def place(self, row: int, column: int) -> Place:
        """Where the printed row of a cell of the sheet stands."""

    def offset(self, row: int, column: int) -> int:
        """How many characters of its printed row stand before a cell of the sheet, white space not counted."""


@dataclass
class Sheet:
    """A table with its rows sorted out. `slots[row][column]`; `captions`, `header` and `data` are row numbers. `origin` says
    where its cells stand in print, where this one holds them otherwise."""

    table: Table
    slots: list[list[Slot]]
    captions: list[int] = field(default_factory=list)
    header: list[int] = field(default_factory=list)
    data: list[int] = field(default_factory=list)
    origin: Origin | None = None
    _starts: dict[int, list[int]] = field(default_factory=dict, repr=False)
    _data: set[int] = field(default_factory=set, repr=False)

    def is_data(self, row: int) -> bool:
        """Whether a row is one of `data`, to be asked once the rows are sorted."""
        if not self._data:
            self._data.update(self.data)
        return row in self._data

    def offset(self, row: int, column: int) -> int:
        """How many characters of the cells that begin in a printed row stand before a cell, white space not counted."""
        if self.origin:
            return self.origin.offset(row, column)
        if row not in self._starts:
            own = [
                s.text if (s.row, s.column) == (row, c) else ""
                for c, s in enumerate(self.slots[row])
            ]
            self._starts[row] = offsets_of(own)
        return self._starts[row][column]

    def place(self, row: int, column: int = 0) -> Place:
        """Where the row of a cell was printed."""
        return self.origin.place(row, column) if self.origin else self.table.places[row]

    def column_texts(self, column: int) -> list[str]:
        """Folded words that begin in a column of the data rows, blanks left out."""
        texts = []
        for row in self.data:
            slot = self.slots[row][column]
            if slot.row == row and slot.column == column and slot.text:
                texts.append(fold(slot.text))
        return texts


def build_sheet(table: Table, heads: Collection[str] = ()) -> Sheet:
    """Sorts the rows of a table; for text exports every cell is one position wide until `align` has placed it. `heads` are
    the words (folded) that notice.toml calls heads: a first row that holds one is a header."""
    slots = _slots(table)
    sheet = Sheet(table, slots)
    row, total = 0, len(table.places)
    while row < total and _is_caption(sheet, row):
        sheet.captions.append(row)
        row += 1
    depth = _header_depth(sheet, row)
    if not depth and row < total and any(fold(s.text) in heads for s in filled_slots(sheet, row)):
        depth = 1
    sheet.header = list(range(row, row + depth))
    skip = table.repeated | {
        n for n in range(row + depth, total) if depth and _repeats(sheet, n, sheet.header)
    }
    sheet.data = [n for n in range(row + depth, total) if n not in skip]
    return sheet


def _slots(table: Table) -> list[list[Slot]]:
    """The cell of each grid position; one that says 同上 is the cell above."""
    slots = _own_slots(table)
    if not any(cell.text and DITTO.fullmatch(fold(cell.text)) for cell in table.cells):
        return slots
    for row in range(1, len(slots)):
        for column, slot in enumerate(slots[row]):
            above = slots[row - 1][column]
            if slot.text and above.text and DITTO.fullmatch(fold(slot.text)):
                slots[row][column] = above
    return slots


def _own_slots(table: Table) -> list[list[Slot]]:
    return [
        [
            Slot(cell.text.strip(), cell.row, cell.column, cell.row_span, cell.column_span)
            if cell else Slot("", row, column)
            for column, cell in enumerate(owners)
        ]
        for row, owners in enumerate(table.owners())
    ]  # fmt: skip


def filled_slots(sheet: Sheet, row: int) -> list[Slot]:
    """The cells that begin in a row, blanks left out."""
    return [s for c, s in enumerate(sheet.slots[row]) if s.row == row and s.column == c and s.text]


def _is_caption(sheet: Sheet, row: int) -> bool:
    """One cell across the whole table, before any header: a title or unit set inside the table."""
    filled = filled_slots(sheet, row)
    match filled:
        case [unit] if _UNIT_LINE.fullmatch(fold(unit.text)):
            # At the right end, over columns that are blank there.
            return is_header_row(sheet, row + 1)
        case [line, unit] if _UNIT_LINE.fullmatch(fold(unit.text)):
            # 某市财政局 2022年3月21日 | 单位：元/人: a line over the table, in two cells.
            return not read_head(line.text).is_head and is_header_row(sheet, row + 1)
    if len(filled) != 1 or sheet.table.columns < 2 or row + 1 >= len(sheet.table.places):
        return False
    is_wide = filled[0].column_span == sheet.table.columns
    is_alone = not sheet.table.spans_known and not any(
        c.column for c in sheet.table.cells if c.row == row
    )
    return (is_wide or is_alone) and len(squeeze(filled[0].text)) < 60


def _header_depth(sheet: Sheet, first: int) -> int:
    """How many rows from `first` are header: known head words, or rows that a merged head cell reaches into."""
    depth = 0
    while depth < MOST_HEADER_ROWS and first + depth < len(sheet.table.places):
        row = first + depth
        filled = filled_slots(sheet, row)
        reached = any(s.row < row and s.row >= first and s.text for s in sheet.slots[row])
        if depth and len(filled) == 1 and filled[0].column_span == sheet.table.columns > 1:
            # 其他 over a section of the list, not the head of every column.
            break
        is_grade_head = depth > 0 and _is_grade_row(sheet, row, filled)
        if not (
            _is_header_row(filled)
            or is_grade_head
            or (reached and depth and (not _has_values(filled) or _is_class_row(filled)))
        ):
            break
        depth += 1
    return depth if first + depth < len(sheet.table.places) else 0


def is_header_row(sheet: Sheet, row: int) -> bool:
    """Whether a row holds head words, two or more, and no values."""
    if row >= len(sheet.table.places):
        return False
    filled = filled_slots(sheet, row)
    return len(filled) > 1 and _is_header_row(filled)


def _is_header_row(filled: list[Slot]) -> bool:
    """At least half of the words are head words and none is a value; classes beside a head (技能等级 | 甲类 | 乙类) are heads."""
    if not filled or _has_values(_without_classes(filled)):
        return False
    known = sum(heads_column(slot.text) for slot in filled)
    return known * 2 >= len(filled) and not all(is_grade_word(slot.text) for slot in filled)


def _without_classes(filled: list[Slot]) -> list[Slot]:
    """The cells that are no classes, where one of them heads a column of labels; else all of them."""
    others = [slot for slot in filled if not class_of(slot.text)]
    is_headed = any(set(read_head(slot.text).fields) & LABEL_FIELDS for slot in others)
    return (
        others
        if is_headed and len(others) < len(filled) and not any(len(s.text) == 1 for s in filled)
        else filled
    )


def _is_grade_row(sheet: Sheet, row: int, filled: list[Slot]) -> bool:
    """Two or more grades, or the words for the ends of a span, and nothing else: the second row of a head, where merges are not
    known, or a cell above is blank (a merge was lost)."""
    above = sheet.slots[row - 1]
    is_open = not sheet.table.spans_known or any(not above[slot.column].text for slot in filled)
    are_heads = all(is_grade_word(slot.text) or fold(slot.text) in SPAN_ENDS for slot in filled)
    return len(filled) > 1 and is_open and are_heads


def _is_class_row(filled: list[Slot]) -> bool:
    """Two or more classes, each once, and nothing else: beside a head that reaches down they are heads (一类 | 二类 | 三类)."""
    classes = [class_of(slot.text) for slot in filled]
    return len(classes) > 1 and all(classes) and len(set(classes)) == len(classes)


def _has_values(filled: list[Slot]) -> bool:
    return any(
        NUMBER.fullmatch(text)
        or AMOUNT.fullmatch(text)
        or PERCENT.fullmatch(text)
        or CODE.fullmatch(text)
        or _SUM.search(outside(text))
        or class_of(text)
        or len(text) > 40
        for text in (fold(slot.text) for slot in filled)
    )


def _repeats(sheet: Sheet, row: int, header: list[int]) -> bool:
    words = [fold(s.text) for s in filled_slots(sheet, row)]
    return bool(words) and any(
        words == [fold(s.text) for s in filled_slots(sheet, head)] for head in header
    )
