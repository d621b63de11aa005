"""Columns of a sheet: header words to fields through the vocabulary; what stands below settles and, if need be, guesses."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.extract.tables.columns import AMOUNTS, Column
from pipeline.extract.tables.grid_roles import Sheet
from pipeline.extract.tables.guess_columns import (
    are_percents,
    choose,
    field_of_percents,
    guess,
    is_numeric,
)
from pipeline.extract.tables.head_parts import Head
from pipeline.extract.tables.heads import merge_heads, read_head
from pipeline.extract.tables.replaced_standards import settle_replaced
from pipeline.extract.tables.settle_classes import settle_classes
from pipeline.extract.tables.settle_columns import (
    settle_caps,
    settle_names,
    settle_parts,
    settle_shared_heads,
    split_blocks,
    trust_heads,
)
from pipeline.extract.tables.settle_groups import settle_groups
from pipeline.extract.tables.settle_hours import settle_hours
from pipeline.extract.tables.settle_persons import settle_persons
from pipeline.extract.tables.settle_work_types import settle_work_types
from pipeline.extract.tables.unit_column import settle_units
from pipeline.text import fold, is_chinese


def read_columns(
    sheet: Sheet, known_names: Collection[str], overrides: dict[str, str]
) -> list[Column]:
    """The columns of a sheet. `overrides` maps printed heads (folded) to fields, from `[[tables]]` of notice.toml."""
    columns = [
        _read_column(sheet, index, known_names, overrides) for index in range(sheet.table.columns)
    ]
    columns = settle_shared_heads(sheet, settle_replaced(sheet, columns), known_names)
    columns = settle_classes(sheet, settle_names(sheet, columns, known_names))
    columns = settle_caps(settle_parts(trust_heads(settle_groups(sheet, columns))))
    columns = settle_units(sheet, settle_persons(sheet, columns))
    return split_blocks(settle_work_types(sheet, settle_hours(columns), overrides))


def heads_of(sheet: Sheet, index: int) -> tuple[str, ...]:
    """Head words over a column, from top to bottom; a blank group head goes on with the one at its left."""
    heads: list[str] = []
    for row in sheet.header:
        slot = sheet.slots[row][index]
        left = index
        while not slot.text and left > 0 and _may_reach(sheet, row, left):
            left -= 1
            slot = sheet.slots[row][left]
        if slot.text and slot.text not in heads:
            heads.append(slot.text)
    return tuple(heads)


def _may_reach(sheet: Sheet, row: int, index: int) -> bool:
    """Whether a blank head may belong to the group head at its left: in the first row; in a text export, where merges are
    not known, in every row but the last, unless a head of its own stands above."""
    if row == sheet.header[0]:
        return True
    own = any(sheet.slots[above][index].text for above in sheet.header if above < row)
    return not sheet.table.spans_known and row != sheet.header[-1] and not own


def _read_column(
    sheet: Sheet, index: int, known: Collection[str], overrides: dict[str, str]
) -> Column:
    heads = heads_of(sheet, index)
    chosen = next(
        (overrides[fold(head)] for head in reversed(heads) if fold(head) in overrides), ""
    )
    parts = [read_head(head) for head in heads]
    says = merge_heads(parts)
    if chosen:
        return Column(index, heads, chosen, says)
    field = choose(sheet, index, parts, known)
    if field in {"", *AMOUNTS} and are_percents(sheet, index):
        return Column(index, heads, field_of_percents(heads), says)
    if not field and heads and _heads_amounts(parts, says) and is_numeric(sheet, index):
        return Column(index, heads, "amount", says)
    if not field:
        guessed = guess(sheet, index, known)
        is_headed = bool(heads)
        return Column(
            index,
            heads,
            guessed or "label",
            says,
            is_guessed=is_headed and bool(guessed),
            is_unknown=is_headed and not says.is_labelled,
        )
    if field == "name" and is_numeric(sheet, index):
        field = "amount"
    return Column(index, heads, field, says, is_unclear=field in AMOUNTS and _is_unclear(parts))


def _heads_amounts(parts: Sequence[Head], says: Head) -> bool:
    """Whether the heads say what amounts below would be for; a place alone says it only under a head for money."""
    is_place = parts[-1].is_place
    return says.is_labelled and (not is_place or any(p.fields or p.has_money for p in parts[:-1]))


def _is_unclear(parts: Sequence[Head]) -> bool:
    """Whether amounts stand under a group head that is known and a head of their own of which no word is."""
    lowest = parts[-1]
    return len(parts) > 1 and lowest == Head(lowest.text) and any(map(is_chinese, lowest.text))
