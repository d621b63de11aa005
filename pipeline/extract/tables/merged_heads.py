"""What the heads say over a cell of amounts that is merged over several columns: only what all of them say limits it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from pipeline.extract.tables.columns import Column
from pipeline.extract.tables.grid_roles import Slot
from pipeline.extract.tables.heads import said_alike
from pipeline.extract.tables.table_reading import Reading
from pipeline.model.printed import Amount


class Over(NamedTuple):
    """What stands over a cell: its column as all of its heads say it, the classes that they name apart, whether these are all the
    classes of the table, and doubts."""

    column: Column
    classes: tuple[str, ...] = ()
    is_whole: bool = False
    doubts: tuple[str, ...] = ()


def heads_over(reading: Reading, column: Column, slot: Slot) -> Over:
    """What stands over a cell of amounts. A cell under some heads of several, not under all, holds for whom they name: in doubt."""
    covered = range(slot.column, slot.column + slot.column_span)
    alike = [c for c in reading.amounts if (c.block, c.field) == (column.block, column.field)]
    reached = [c for c in alike if c.index in covered]
    if len(reached) < 2 or slot.column != column.index:
        return Over(column)
    said = said_alike([c.says for c in reached])
    says = replace(said, grades=column.says.grades, unit=column.says.unit)
    is_whole = len(reached) == len(alike)
    apart = {
        "doubtful_scarcity": says.tier != column.says.tier,
        "doubtful_condition": says.condition != column.says.condition,
        "doubtful_beneficiary": says.beneficiary != column.says.beneficiary,
    }
    doubts = () if is_whole else tuple(doubt for doubt, is_so in apart.items() if is_so)
    classes = () if says.printed_class else (c.says.printed_class for c in reached)
    named = tuple(dict.fromkeys(letter for letter in classes if letter))
    return Over(replace(column, says=says), named, is_whole, doubts)


def rates_of_classes(rate: Amount, over: Over) -> Iterator[Amount]:
    """A rate of each of the classes that its cell reaches under, where a class is paid by it: under some classes, or for a grade of
    training. What is paid alike in all classes for anything else has none."""
    is_of_class = not over.is_whole or (
        rate.printed_grade and rate.programme == "vocational_qualification"
    )
    if rate.printed_class or not over.classes or not is_of_class:
        yield rate
        return
    for letter in over.classes:
        yield replace(rate, printed_class=letter)
