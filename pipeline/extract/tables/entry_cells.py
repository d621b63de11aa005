"""The statements of a row beside the name of its entry: class, grades, tier of scarcity."""

from __future__ import annotations

from pipeline.extract.context import context_class
from pipeline.extract.tables.cell_kinds import is_tick
from pipeline.extract.tables.columns import Column
from pipeline.extract.tables.grid_roles import Slot
from pipeline.extract.tables.table_reading import Reading
from pipeline.extract.tables.work_types import named_column
from pipeline.rules.lexicon import lexicon
from pipeline.rules.patterns import one_word, pattern
from pipeline.rules.vocabulary import class_in_column, class_of
from pipeline.text import close_gaps, fold, marks_alone

ASKS = pattern("lists.asks")
_GONE = pattern("lists.gone")
LISTED = one_word("lists.listed")


def class_in(reading: Reading, row: int, block: int, section: dict[str, str]) -> str:
    """The class of a row: of its own column, else of its section, else of the caption."""
    text = reading.text(row, "class", block) or reading.text(row, "class")
    labels = [
        reading.slot(row, column).text for column in reading.labels if column.field != "class"
    ]
    own = (
        class_in_column(text)
        or close_gaps(text)
        or next((class_of(label) for label in labels if class_of(label)), "")
    )
    return own or section.get("class", "") or context_class(reading.context)


def grades_in(reading: Reading, row: int, block: int) -> str:
    """The printed grades of an entry; none where the grades are rows of their own below it."""
    if span := reading.grade_span(row, block):
        return span
    column = next((c for c in reading.columns if c.field == "grade" and c.block == block), None)
    if column is None:
        return _ticked_grades(reading, row, block)
    name = next(c for c in reading.columns if c.field == "name" and c.block == block)
    own, slot = reading.slot(row, named_column(reading, row, name)), reading.slot(row, column)
    return close_gaps(slot.text.replace("\n", "")) if slot.row_span >= own.row_span else ""


def is_gone(reading: Reading, name: Slot) -> bool:
    """Whether every amount of an occupation is said to be paid no more (取消): the list has it no longer."""
    rows = range(name.row, name.row + name.row_span)
    cells = [fold(reading.slot(row, column).text) for row in rows for column in reading.amounts]
    return bool(cells) and all(map(_GONE.fullmatch, cells))


def _ticked_grades(reading: Reading, row: int, block: int) -> str:
    """The heads of the columns of grades that are ticked for an entry."""
    ticked = [
        fold(column.heads[-1])
        for column in reading.fields("mark")
        if column.block == block and column.says.grades and is_tick(reading.slot(row, column).text)
    ]
    return LISTED.join(ticked)


def scarcity_of(reading: Reading, row: int, block: int) -> str:
    """The tier of scarcity of a row: of its column, else of a remark that is a word for a tier, or marks, and nothing else."""
    column = next((c for c in reading.columns if c.field == "scarcity" and c.block == block), None)
    if column:
        return scarcity_in(column, reading.slot(row, column).text)
    remark = close_gaps(reading.text(row, "remark", block))
    is_tier = lexicon("tier").of(fold(remark), "tier") or marks_alone(remark)
    return remark if is_tier else ""


def scarcity_in(column: Column, text: str) -> str:
    """The tier of scarcity that a cell of its column prints; under a head that asks whether (是否紧缺) the tier it asks for, or ""."""
    tier, text = asks_for(column), close_gaps(text)
    if not tier:
        return text
    return tier if is_tick(text) or tier in fold(text) else ""


def asks_for(column: Column) -> str:
    """The tier that the head of a column asks for (是否紧缺, or 紧缺 alone), or ""."""
    head = fold(column.heads[-1]) if column.heads else ""
    found = ASKS.search(head)
    return found.group("tier") if found else head if lexicon("tier").of(head, "tier") else ""
