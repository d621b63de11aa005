"""Cells of amounts that are merged over several columns: what the heads of all of them say alike."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.tables.columns import Column
from pipeline.extract.tables.grid_roles import Slot
from pipeline.extract.tables.head_parts import Head
from pipeline.extract.tables.table_reading import Reading


def over_heads(reading: Reading, column: Column, slot: Slot) -> Column:
    """A column as the heads say that one of its cells reaches under: of all their grades, and of no class, tier, condition or
    beneficiary in which they differ."""
    reached = range(slot.column, slot.column + slot.column_span)
    heads = [c.says for c in reading.amounts if c.index in reached]
    if len(heads) < 2:
        return column
    says = column.says
    return replace(
        column,
        says=replace(
            says,
            grades=_grades(heads, says),
            printed_class=_one({head.printed_class for head in heads}),
            tier=_one({head.tier for head in heads}),
            condition=_one({head.condition for head in heads}),
            beneficiary=_one({head.beneficiary for head in heads}),
        ),
    )


def _grades(heads: list[Head], says: Head) -> tuple[int, ...]:
    """The grades of all heads where each has some, and pays for the same; else those of the first."""
    is_alike = all(head.grades and head.component == says.component for head in heads)
    grades = [grade for head in heads for grade in head.grades] if is_alike else says.grades
    return tuple(dict.fromkeys(grades))


def _one(found: set[str]) -> str:
    return found.pop() if len(found) == 1 else ""
