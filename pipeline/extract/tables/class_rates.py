"""Whether the amounts of a row are those of its class, or of the names in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.extract.tables.rate_rows import Row
from pipeline.extract.tables.table_reading import Reading
from pipeline.model.printed import Amount

# Tiers that say of an occupation whether it is scarce, and not how much.
_LISTED = {"scarce", "not_scarce"}


def divided_rows(reading: Reading, said: Mapping[int, Mapping[int, Row]]) -> Iterator[Row]:
    """Of the rows of a table, each by its list, those of classes whose rows of names are paid differently: their amounts are of the
    names, not of the class."""
    rows: dict[tuple[object, ...], list[Row]] = {}
    paid: dict[tuple[object, ...], set[tuple[str, ...]]] = {}
    for row, blocks in said.items():
        for block, words in blocks.items():
            if words.printed_class and words.occupations:
                key = (block, *_apart(words))
                rows.setdefault(key, []).append(words)
                own = [column for column in reading.amounts if column.block == block]
                paid.setdefault(key, set()).add(tuple(reading.slot(row, c).text for c in own))
    for key, found in rows.items():
        yield from found if len(paid[key]) > 1 else ()


def rows_of_listed(said: Mapping[int, Mapping[int, Row]]) -> Iterator[Row]:
    """The rows whose column of scarcity says that their occupations are scarce, or not: their amounts are those of the occupation,
    before any uplift. Where an occupation has rows of several tiers for one grade, the amounts are of the tiers."""
    rows = [w for blocks in said.values() for w in blocks.values() if w.listed_tier in _LISTED]
    tiers: dict[tuple[str, str], set[str]] = {}
    for words in (w for blocks in said.values() for w in blocks.values()):
        for name in words.occupations:
            tiers.setdefault((name, words.grade), set()).add(words.tier)
    for words in rows:
        if words.occupations and all(len(tiers[n, words.grade]) == 1 for n in words.occupations):
            yield words


def _apart(row: Row) -> tuple[str, ...]:
    """What tells the amounts of one class apart, besides the names."""
    return (row.printed_class, row.grade, row.hours, row.tier, row.condition, *row.labels)


def rates_of_names(rate: Amount, said: Row) -> Iterator[Amount]:
    """A rate of the class where there is one that all its rows share; else of each occupation of the row."""
    is_of_class = bool(rate.printed_class) and not said.is_for_names
    if len(said.occupations) < 2 or is_of_class:
        yield rate
        return
    for name in said.occupations:
        yield replace(rate, occupation=name)
