"""Cells that print two figures, one in brackets, under a head that says in brackets whom those are for: 培训补贴（紧缺） over 0.12（0.14）."""

from __future__ import annotations

from pipeline.extract.tables.cell_parts import Part, parts_of_cell
from pipeline.extract.tables.columns import Column
from pipeline.extract.tables.table_reading import Reading
from pipeline.rules.lexicon import lexicon
from pipeline.rules.patterns import pattern
from pipeline.text import fold

_PAIR = pattern("bracketed.pair")
_BEHIND = pattern("bracketed.behind")


def tiered_parts(reading: Reading, column: Column, text: str) -> tuple[tuple[Part, str], ...]:
    """Each value of a cell of amounts with the tier of scarcity that it is for, "" for any."""
    tier = column.says.tier
    if not (tier and _is_paired(reading, column)):
        return tuple((part, tier) for part in parts_of_cell(text))
    pair = _PAIR.fullmatch(fold(text))
    if pair is None:
        return tuple((part, "") for part in parts_of_cell(text))
    return (Part(pair["outer"]), ""), (Part(pair["inner"], at=pair.start("inner")), tier)


def _is_paired(reading: Reading, column: Column) -> bool:
    """Whether the tier stands in the bracket of a head, and figures in brackets below it, in this column or its neighbours."""
    heads = [fold(head) for head in column.heads]
    tiered = {
        head for head in heads if (m := _BEHIND.search(head)) and lexicon("tier").of(m[1], "tier")
    }
    return bool(tiered) and any(
        _PAIR.fullmatch(fold(text))
        for other in reading.amounts
        if tiered & {fold(head) for head in other.heads}
        for text in reading.sheet.column_texts(other.index)
    )
