"""The stakes of a name that waits: how many rows, how much money, and what is printed around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.match.queue import QueueItem
from pipeline.model.rows import CatalogueRow, OccupationRow

# Printed rows shown before and after a name, and places shown of a name that stands in many.
AROUND, PLACES = 1, 3


@dataclass(frozen=True)
class Stake:
    """Rows of lists, rows of the catalogue, and the amounts of these: how many rows have one, the least and the greatest in
    yuan (None without any), and their sum."""

    rows: int
    catalogue_rows: int
    amounts: int
    least: float | None
    greatest: float | None
    total: float


@dataclass(frozen=True)
class PrintedRow:
    """A row of a list as printed; `is_it` marks the one that waits."""

    source: str
    words: str
    is_it: bool


def weigh_item(item: QueueItem, catalogue: Iterable[CatalogueRow]) -> Stake:
    """The rows that one decision on the name settles."""
    entries = set(item.entry_ids)
    rows = [row for row in catalogue if row.entry_id in entries]
    amounts = [row.amount_yuan for row in rows if row.amount_yuan is not None]
    return Stake(
        item.rows,
        len(rows),
        len(amounts),
        min(amounts, default=None),
        max(amounts, default=None),
        sum(amounts),
    )


def find_context(
    item: QueueItem, occupations: Sequence[OccupationRow]
) -> list[tuple[PrintedRow, ...]]:
    """The printed rows around the name, a group a place, the first place of each notice before others; `occupations` are in
    the order of print."""
    entries = set(item.entry_ids)
    places = [at for at, row in enumerate(occupations) if row.entry_id in entries]
    firsts: dict[str, int] = {}
    for at in places:
        firsts.setdefault(occupations[at].notice_id, at)
    order = [*firsts.values(), *(at for at in places if at not in firsts.values())]
    return [_around(at, occupations) for at in order[:PLACES]]


def _around(at: int, occupations: Sequence[OccupationRow]) -> tuple[PrintedRow, ...]:
    own = occupations[at]
    near = range(max(0, at - AROUND), min(len(occupations), at + AROUND + 1))
    return tuple(
        PrintedRow(row.source, words_of(row), place == at)
        for place in near
        if _is_beside(row := occupations[place], own)
    )


def _is_beside(row: OccupationRow, own: OccupationRow) -> bool:
    return (row.notice_id, row.annex, row.list) == (own.notice_id, own.annex, own.list)


def words_of(row: OccupationRow) -> str:
    """The printed cells of a row, in one line."""
    cells = (
        None if row.seq is None else str(row.seq),
        row.printed_code,
        row.printed_name,
        row.printed_grades,
        row.subsidy_class,
        row.industry,
    )
    return "  ".join(" ".join(cell.split()) for cell in cells if cell)
