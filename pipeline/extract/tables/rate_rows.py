"""The statements of the cells in a row of amounts beside its amounts: class, grade, hours, occupations, conditions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.context import context_class
from pipeline.extract.name_lists import cut_class, split_names
from pipeline.extract.programmes import labels_in, programme_of
from pipeline.extract.prose.choose import WITHOUT_GRADE
from pipeline.extract.prose.labels import Label
from pipeline.extract.tables.cell_kinds import kind_of
from pipeline.extract.tables.cell_parts import Part, hours_by_grade, values_of
from pipeline.extract.tables.columns import AMOUNTS, Column
from pipeline.extract.tables.entry_cells import asks_for
from pipeline.extract.tables.grid_roles import Slot
from pipeline.extract.tables.heads import read_head
from pipeline.extract.tables.lists import is_item
from pipeline.extract.tables.table_reading import Reading
from pipeline.extract.tables.unit_column import unit_below
from pipeline.extract.tables.work_types import columns_in
from pipeline.rules.lexicon import lexicon
from pipeline.rules.patterns import pattern
from pipeline.rules.vocabulary import (
    class_in_brackets,
    class_in_column,
    class_of,
    grade_range,
    has_term,
    not_paid,
)
from pipeline.text import close_gaps, fold

_HOURS, _HAS = pattern("rates.hours"), pattern("rates.has")
# Fields whose words are no labels of an amount.
UNLABELLED = {"industry", "situation", "uplift", "cap"}


@dataclass
class Row:
    """The statements of a row's cells beside its amounts. `hours_parts`: class hours that are printed for each grade or class.
    `over`: the occupation whose work type the row is about. `is_mixed`: several cells name occupations, and nothing tells which of
    them an amount is for; `is_for_names`: other rows of its class are paid otherwise. `listed_tier` is the tier of a
    column for scarcity. `unit` and `scale` are what the row prints of them, `is_unit_unread`: it prints something else there, or nothing."""

    labels: list[str]
    programme_words: list[str]
    printed_class: str = ""
    grade: str = ""
    hours: str = ""
    hours_parts: tuple[Part, ...] = ()
    tier: str = ""
    listed_tier: str = ""
    condition: str = ""
    beneficiary: str = ""
    occupations: tuple[str, ...] = ()
    over: str = ""
    is_mixed: bool = False
    is_for_names: bool = False
    unit: str = ""
    scale: int = 1
    is_unit_unread: bool = False


def say_row(reading: Reading, row: int, block: int) -> Row:
    """Sorts the cells of a row that are no amounts: class, grade, hours, occupations, and labels from left to right. Where lists
    stand side by side, those of one of them."""
    said = Row([], [])
    seen: set[tuple[int, int]] = set()
    own = columns_in(reading, row, block)
    _say_unit(reading, row, own, said)
    for column in own:
        slot = reading.slot(row, column)
        key = (slot.row, slot.column)
        if (
            not slot.text
            or _is_left_blank(slot.text)
            or key in seen
            or column.field in {"seq", "code", "remark", "mark", "ignored", "unit"}
        ):
            continue
        if (column.field in AMOUNTS and slot.column == column.index) or _reaches_amounts(
            reading, slot
        ):
            continue
        seen.add(key)
        _sort_cell(reading, column, slot, said, is_first=column is own[0])
    said.grade = reading.grade_span(row, block) or said.grade
    said.printed_class = (
        said.printed_class or _class_of_section(reading, row) or context_class(reading.context)
    )
    return said


def _is_left_blank(text: str) -> bool:
    """Whether a cell prints a sign for nothing: ——, /."""
    return bool(not_paid(text)) and not re.search(r"\w", text)


def _say_unit(reading: Reading, row: int, own: Sequence[Column], said: Row) -> None:
    """The unit that a row prints in a column of units."""
    for column in own:
        if column.field == "unit":
            said.unit, said.scale = unit_below(reading.slot(row, column).text)
            said.is_unit_unread = not said.unit


def _reaches_amounts(reading: Reading, slot: Slot) -> bool:
    """Whether a cell of words reaches into a column of amounts: then it stands for the amount."""
    covered = range(slot.column, slot.column + slot.column_span)
    return kind_of(slot.text) == "sentence" and any(
        column.index in covered for column in reading.amounts
    )


def _sort_cell(reading: Reading, column: Column, slot: Slot, said: Row, is_first: bool) -> None:
    text = close_gaps(slot.text.replace("\n", ""))
    if column.field == "name" and not is_item(reading, column, slot):
        letter, rest = cut_class(slot.text)
        said.printed_class = said.printed_class or letter
        names = () if has_term("residual", rest) else split_names(rest).names
        said.is_mixed = said.is_mixed or bool(names and said.occupations)
        said.occupations = names or said.occupations
    elif column.field == "scarcity":
        said.tier = said.listed_tier = _tier_in(column, text) or said.tier
    elif letter := _class_in(column, text):
        said.printed_class = letter
    elif parts := _hours_parts(column, slot):
        said.hours_parts = (*said.hours_parts, *parts)
    elif grade_range(text) or (
        column.field == "grade" and programme_of(text) == "training_completion"
    ):
        said.grade = text
    elif kind_of(text) == "number" or (column.field == "hours" and _HOURS.fullmatch(fold(text))):
        if column.field in {"hours", "grade"} and slot.column == column.index:
            said.is_mixed = said.is_mixed or bool(values_of(slot.text))
            said.hours = "" if values_of(slot.text) else re.sub(r"\D", "", fold(text))
    elif column.field == "condition" and not not_paid(text):
        said.beneficiary = said.beneficiary or lexicon().of(fold(text), "beneficiary")
        if not _HAS.search(text):
            _say_grade({label.kind: label for label in labels_in(text)}, text, said)
        said.condition = text
    elif column.field == "over":
        said.over = text
    elif column.field not in UNLABELLED and not not_paid(text):
        _say_label(column, text, said, is_first)


def _say_label(column: Column, text: str, said: Row, is_first: bool) -> None:
    """Words of a cell that no field of its column explains: a tier, people, a grade; and a label in any case."""
    labels = {label.kind: label for label in labels_in(text)}
    if "tier" in labels and len(labels["tier"].values) == 1:
        said.tier = labels["tier"].values[0]
    if "group" in labels:
        said.condition = said.condition or text
    _say_grade(labels, text, said)
    said.labels.append(text)
    if is_first or column.field in {"programme", "certificate"}:
        said.programme_words.append(text)
    said.printed_class = said.printed_class or class_in_brackets(text)


def _tier_in(column: Column, text: str) -> str:
    """The tier of a cell of scarcity. 是否紧缺 says what the occupation is; its amounts are those of everybody, before any uplift."""
    if asks_for(column):
        return ""
    labels = {label.kind: label for label in labels_in(text)}
    return labels["tier"].values[0] if "tier" in labels else text


def _class_in(column: Column, text: str) -> str:
    """The class that a cell beside amounts names; under a head for classes a bracket may explain it: 一类（先进制造）."""
    if column.field == "class":
        return class_in_column(text)
    return class_of(text) if column.field in {"label", "programme", "name", "grade"} else ""


def _hours_parts(column: Column, slot: Slot) -> tuple[Part, ...]:
    """The class hours that a cell prints for each grade or class, or that stand under the head of one; () for any other cell."""
    if column.field != "hours" or slot.column != column.index:
        return ()
    says, text = column.says, fold(slot.text)
    if not (says.grades or says.printed_class) or not _HOURS.fullmatch(text):
        return hours_by_grade(slot.text)
    hours = re.sub(r"\D", "", text)
    grades = [str(grade) for grade in says.grades] or [""]
    return tuple(Part(hours, grade, says.printed_class) for grade in grades)


def _say_grade(labels: Mapping[str, Label], text: str, said: Row) -> None:
    """The grade in a label such as 职业技能等级证书（四级） or 高级工（实训专项）; words beside the grade limit it."""
    grade = labels.get("grade")
    if (
        grade is None
        or len(grade.values) != 1
        or said.grade
        or programme_of(text, least=3) in WITHOUT_GRADE
    ):
        return
    said.grade = grade.values[0]
    if read_head(text).condition:
        said.condition = said.condition or read_head(text).condition


def _class_of_section(reading: Reading, row: int) -> str:
    """The class of the last section band above a row."""
    number = bisect_right(reading.bands, row)
    if not number:
        return ""
    text = reading.sheet.slots[reading.bands[number - 1]][0].text
    return cut_class(text)[0] or class_of(text)
