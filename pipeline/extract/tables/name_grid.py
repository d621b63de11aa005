"""A list printed as a grid of bare names: nothing heads them, or the names of their groups do (制造业（6个） | 数字经济（5个）)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.name_lists import outside
from pipeline.extract.prose.occupation_names import are_names, is_name
from pipeline.extract.tables.cell_kinds import kind_of
from pipeline.extract.tables.columns import Column
from pipeline.extract.tables.grid_roles import Slot, filled_slots
from pipeline.extract.tables.table_reading import Reading
from pipeline.model.document import Table
from pipeline.rules.patterns import pattern
from pipeline.text import MARK_SIGNS, fold

# Fewer names in a grid may be anything, such as who signs.
FEWEST_NAMES = 4
_OF_OCCUPATIONS = pattern("name_grid.title")


def read_name_grid(table: Table, reading: Reading) -> Reading | None:
    """The reading of a table as names, row by row, where its caption or annex says that it lists occupations and each cell
    holds one; None for any other. `reading`: what was made of it before, its captions and notes."""
    if not table.spans_known or not any(map(_OF_OCCUPATIONS.search, reading.context.words)):
        return None
    sheet = reading.sheet
    rows = sorted({*sheet.header, *sheet.data})
    while rows and _is_note(filled_slots(sheet, rows[-1])):
        rows.pop()
    if len(rows) < 2:
        return None
    head = rows[:1] if _are_groups(filled_slots(sheet, rows[0])) else []
    slots = [slot for row in rows[len(head) :] for slot in filled_slots(sheet, row)]
    if len(slots) < FEWEST_NAMES or not _are_all_names(slots):
        return None
    columns = [
        Column(n, (group,) if group else (), "name", block=n, group=group)
        for n in range(table.columns)
        for group in [outside(sheet.slots[head[0]][n].text) if head else ""]
    ]
    fates = {row: fate for row, fate in reading.fates.items() if row not in rows}
    data = rows[len(head) :]
    return replace(
        reading,
        sheet=replace(sheet, header=head, data=data, _data=set(data)),
        columns=columns,
        fates=fates | dict.fromkeys(head, "header"),
    )


def _is_note(filled: Sequence[Slot]) -> bool:
    return len(filled) == 1 and kind_of(filled[0].text) == "sentence"


def _are_groups(filled: Sequence[Slot]) -> bool:
    """Whether the words of a row are names of groups: two or more, and none of an occupation."""
    return len(filled) > 1 and not any(are_names([_unmarked(slot.text)]) for slot in filled)


def _are_all_names(slots: Sequence[Slot]) -> bool:
    """Whether each cell has the form of one name, and most are of the classification; none reaches over others."""
    names = [_unmarked(slot.text) for slot in slots]
    are_single = all(slot.row_span == slot.column_span == 1 for slot in slots)
    return are_single and all(map(is_name, names)) and are_names(names)


def _unmarked(text: str) -> str:
    return fold(text).strip(MARK_SIGNS)
