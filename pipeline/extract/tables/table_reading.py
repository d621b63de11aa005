"""A table as a whole: its sheet and columns, and the words around it that hold for all its rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from pipeline.extract.context import Context
from pipeline.extract.named_list import SCARCE, named_list
from pipeline.extract.programmes import programme_of
from pipeline.extract.tables.align import align_table
from pipeline.extract.tables.caption_tier import tier_of
from pipeline.extract.tables.cell_kinds import kind_of
from pipeline.extract.tables.column_roles import read_columns
from pipeline.extract.tables.columns import AMOUNTS, LABELS, Column
from pipeline.extract.tables.grade_columns import ends_of_span, join_ends
from pipeline.extract.tables.grid_roles import Sheet, Slot, build_sheet, filled_slots
from pipeline.extract.tables.heads import unit_in
from pipeline.extract.tables.standard_sides import is_unchanged
from pipeline.model.document import Table

# Fields that tell the amounts of a table apart, and what cells of one kind prove of a column whose head is unknown.
APART = ("grade", "hours", "condition", "scarcity")
PROVEN = {"grade", "code", "seq", "class"}
SHARES = {"share", "uplift"}
HOURLY = "per_class_hour"


@dataclass
class Reading:
    """A table being read: sheet, columns, context, and what became of each row (`fates`, `counts`). `aside` is what stands beside a
    table that is read turned."""

    sheet: Sheet
    columns: list[Column]
    context: Context
    fates: dict[int, str] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    has_code: bool = False
    aside: Reading | None = None

    @property
    def printed(self) -> Sheet:
        """The sheet as it is printed, where that read holds its cells otherwise."""
        return self.sheet.origin.printed if self.sheet.origin else self.sheet

    def fields(self, name: str) -> list[Column]:
        """The columns that hold a field."""
        return [column for column in self.columns if column.field == name]

    def slot(self, row: int, column: Column) -> Slot:
        """The cell of a row in a column, or the one that covers it."""
        return self.sheet.slots[row][column.index]

    def paid_column(self, row: int, column: Column) -> Column:
        """The column whose cell in a row is what is paid: of new standards the column of old ones where the cell says 不变."""
        if column.before is None or not is_unchanged(self.slot(row, column).text):
            return column
        return replace(column, index=column.before)

    def text(self, row: int, name: str, block: int = 0) -> str:
        """Words of the first column of a field in a row, merged cells filled; "" where there is no such column."""
        for column in self.columns:
            if column.field == name and column.block == block:
                return self.slot(row, column).text
        return ""

    @cached_property
    def amounts(self) -> list[Column]:
        return [column for column in self.columns if column.field in AMOUNTS]

    @cached_property
    def components(self) -> dict[int, str]:
        """For each column of amounts the component that it pays."""
        return {column.index: _component(self.amounts, column) for column in self.amounts}

    @property
    def shares(self) -> list[Column]:
        """Columns of percents: shares of the standard, and uplifts."""
        return [column for column in self.columns if column.field in SHARES]

    @cached_property
    def labels(self) -> list[Column]:
        return [column for column in self.columns if column.field in LABELS]

    @cached_property
    def unit(self) -> str:
        """The unit that a caption names (`单位：元/人`, `补贴标准（元/人）`), or ""."""
        return next((unit for text in self.context.words if (unit := unit_in(text)[0])), "")

    @cached_property
    def scale(self) -> int:
        """The power of ten that a caption names (`单位：百元`), else 1."""
        return next((s for text in self.context.words if (s := unit_in(text)[1]) > 1), 1)

    @cached_property
    def tier(self) -> str:
        """The tier of scarcity that a caption prints, or ""."""
        return tier_of(self.context.captions, is_paid=bool(self.amounts))

    @cached_property
    def programme(self) -> str:
        """The programme that captions and title name, or ""."""
        return programme_of(*reversed(self.context.words))

    @cached_property
    def _ends_of_grades(self) -> dict[int, tuple[Column, Column] | None]:
        """For each list with grade columns the two that print the ends of one span."""
        grades = self.fields("grade")
        return {
            block: ends_of_span([c for c in grades if c.block == block])
            for block in dict.fromkeys(column.block for column in grades)
        }

    def grade_span(self, row: int, block: int) -> str:
        """The span of grades that two columns of a list print for a row; "" where there are no such columns."""
        ends = self._ends_of_grades.get(block)
        return join_ends(*(self.slot(row, column).text for column in ends)) if ends else ""

    @cached_property
    def blocks(self) -> tuple[int, ...]:
        """The numbers of the lists that stand side by side."""
        return tuple(dict.fromkeys(column.block for column in self.columns))

    def columns_of(self, block: int) -> list[Column]:
        """The columns of one of the lists side by side, with those beside them that hold for all lists."""
        own = {column.field for column in self.columns if column.block == block}
        return [
            column
            for column in self.columns
            if column.block == block or (column.block == 0 and column.field not in own)
        ]

    @cached_property
    def bands(self) -> list[int]:
        """The rows across the table between data rows, from top to bottom; to be asked once the lists are read."""
        return [row for row in self.sheet.data if self.fates.get(row) == "caption"]

    @cached_property
    def spans(self) -> dict[int, int]:
        """How many grid columns a cell is wide that begins in a column: the narrowest (a stray rule can part it)."""
        found: dict[int, int] = {}
        for row in self.sheet.data:
            for number, slot in enumerate(self.sheet.slots[row]):
                if slot.text and (slot.row, slot.column) == (row, number):
                    found[number] = min(slot.column_span, found.get(number, slot.column_span))
        return found

    def note_record(self, row: int, count: int = 1) -> None:
        """Count the records that a row has given."""
        if count:
            self.fates[row] = "records"
            self.counts[row] = self.counts.get(row, 0) + count


def _component(amounts: Sequence[Column], column: Column) -> str:
    """total where one amount is printed for the row and grade, or where the others are parts of it (其中); else what the head says."""
    same = [c for c in amounts if _told(c) == _told(column)]
    own = AMOUNTS[column.field]
    own = column.says.component or own if column.field == "amount_other" else own
    if column.says.unit == HOURLY and any(c.says.unit != HOURLY for c in same):
        # 课时单价 | 培训补贴: the price that the training is worked out with.
        return "training"
    if column.says.is_part and any(not c.says.is_part for c in amounts):
        return own
    is_whole = not column.says.is_part and any(c.says.is_part for c in same)
    # 生活费 | 交通费: two, each of its own.
    are_alike = len({c.field for c in same}) < 2 and (
        column.field != "amount_other" or len(same) < 2
    )
    return "total" if is_whole or are_alike else own


def _told(column: Column) -> tuple[object, ...]:
    says = column.says
    return says.grades, says.printed_class, says.tier, says.condition, says.beneficiary


def read_table(table: Table, context: Context, known: Collection[str]) -> Reading:
    """Sorts rows and columns of a table; captions printed inside it join the context."""
    sheet = build_sheet(align_table(table), context.header)
    columns = read_columns(sheet, known, context.header)
    inside = tuple(slot.text for row in sheet.captions for slot in filled_slots(sheet, row))
    wider = replace(context, captions=(*context.captions, *inside))
    reading = Reading(sheet, columns, wider)
    reading.fates = (
        dict.fromkeys(sheet.captions, "caption")
        | dict.fromkeys(sheet.header, "header")
        | dict.fromkeys(table.repeated, "repeated_header")
    )
    reading.fates |= {
        n: "repeated_header"
        for n in range(len(table.places))
        if n not in reading.fates and not sheet.is_data(n)
    }
    return reading


def is_known(reading: Reading) -> bool:
    """Whether the table says something this project reads, and can be trusted to: names, or amounts that something tells
    apart, under heads of which most are known. A table without heads is read only where a cell lists many names."""
    has_names = bool(reading.fields("name"))
    if not reading.sheet.header:
        lists = [
            text for c in reading.fields("name") for text in reading.sheet.column_texts(c.index)
        ]
        return any(kind_of(text) == "names" for text in lists) and not reading.amounts
    apart = (
        has_names
        or reading.labels
        or any(reading.fields(name) for name in APART)
        or any(column.says.is_labelled for column in reading.amounts)
    )
    has_figures = bool(reading.amounts or reading.shares)
    return (has_names or bool(has_figures and apart)) and not _is_doubtful(reading)


def _is_doubtful(reading: Reading) -> bool:
    """Whether half of the heads say nothing known, more than one column of amounts is only a guess, or the only amounts are
    fees beside the training (教材费)."""
    headed = [column for column in reading.columns if column.heads]
    strange = [c for c in headed if c.is_unknown and not (c.is_guessed and c.field in PROVEN)]
    guessed = [column for column in reading.amounts if column.is_guessed]
    only_extras = bool(reading.amounts) and all(
        column.field == "amount_other" and column.says.component != "living"
        for column in reading.amounts
    )
    return (bool(strange) and 2 * len(strange) >= len(headed)) or len(guessed) > 1 or only_extras


def context_list(reading: Reading, label: str = "") -> str:
    """The list a row belongs to: by its own label, by the captions, by the annex title; subsidised where nothing is said."""
    if reading.context.list:
        return reading.context.list
    found = named_list(label, *reading.context.words)
    # A table that pays its own amounts is what is subsidised, however scarce its title calls it, unless they are for scarce ones.
    is_paid = any(not column.says.tier for column in reading.amounts)
    is_other = found == SCARCE and (is_paid or _marks_some(reading))
    return "subsidised" if not found or is_other else found


def _marks_some(reading: Reading) -> bool:
    """Whether a column says of some names that they are scarce, and of others nothing: 指导目录（含急需紧缺工种） | 是否紧缺."""
    columns = reading.fields("scarcity")
    return any(not reading.slot(row, c).text for row in reading.sheet.data for c in columns)
