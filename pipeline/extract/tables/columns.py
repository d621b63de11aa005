"""A column of a table as its heads and what stands below it say."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.tables.head_parts import Head

AMOUNTS = {
    "amount": "total",
    "amount_training": "training",
    "amount_appraisal": "appraisal",
    "amount_other": "other",
}
# Fields whose cells say what a row is about, not what it is worth.
LABELS = {"programme", "label", "class", "industry", "certificate", "situation"}
NOTHING_SAID = Head("")


@dataclass(frozen=True)
class Column:
    """A column: its heads from top to bottom, its field, the list it belongs to where several stand side by side (`block`), the
    side of a crosswalk (`side`: current, old), and for amounts what the heads together say of them (`says`). `before`: the index of
    the old standards where this column holds the new ones. `is_unknown`: its head is in no vocabulary; `is_unclear`: it holds
    amounts, but nothing of its lowest head is known. `group`: what the head of a column of names says of all of them (制造业)."""

    index: int
    heads: tuple[str, ...]
    field: str
    says: Head = NOTHING_SAID
    block: int = 0
    side: str = ""
    before: int | None = None
    is_guessed: bool = False
    is_unknown: bool = False
    is_unclear: bool = False
    group: str = ""
