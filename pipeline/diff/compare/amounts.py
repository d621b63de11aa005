"""The amounts of two notices side by side, by programme, grade and class: what a policy changes, before any row is told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from pipeline.diff.cells import Row
from pipeline.diff.models import AmountCell, AmountTable

Slot = tuple[str, str, int]
# (class or null) -> the amounts printed for it
ByClass = dict[str | None, tuple[int, ...]]
# `t1.r3` of a table, `s1.r3` of a sheet.
_IN_TABLE = re.compile(r"(?:#|\.)[ts]\d+\.r\d+")
COLUMNS = (
    "programme",
    "unit",
    "grade",
    "subsidy_class",
    "amount_yuan",
    "component",
    "occupation",
    "source",
)
# Of a condition, a tier or a person the table cannot speak; a version of before has no such column.
LIMITS = ("condition", "scarcity", "beneficiary", "amount_max_yuan")


def amount_tables(a: Mapping[str, pa.Table], b: Mapping[str, pa.Table]) -> tuple[AmountTable, ...]:
    """One table a programme that pays by grade, where anything changed; `a` and `b` are the tables of one notice each."""
    if "rates" not in a or "rates" not in b:
        return ()
    before, after = (_amounts(side["rates"]) for side in (a, b))
    rests = tuple(_residual_class(side) for side in (a, b))
    found: dict[tuple[str, str], list[tuple[int, tuple[AmountCell, ...]]]] = defaultdict(list)
    for slot in sorted(before.keys() & after.keys(), key=lambda slot: (slot[0], slot[1], -slot[2])):
        found[slot[:2]].append((slot[2], _cells(before[slot], after[slot], rests)))
    return tuple(
        AmountTable(programme, unit, tuple(lines))
        for (programme, unit), lines in found.items()
        if any(cell.before != cell.after for _, cells in lines for cell in cells)
    )


def _amounts(rates: pa.Table) -> dict[Slot, ByClass]:
    """(programme, unit, grade) -> class -> amounts; the tables of a notice go before its prose, which says them again."""
    names = [name for name in (*COLUMNS, *LIMITS) if name in rates.column_names]
    rows = [row for row in rates.select(names).to_pylist() if _is_plain(row)]
    in_tables = {row["programme"] for row in rows if _IN_TABLE.search(row["source"])}
    found: dict[Slot, dict[str | None, dict[int, None]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        if row["programme"] not in in_tables or _IN_TABLE.search(row["source"]):
            slot = (row["programme"], row["unit"], row["grade"])
            found[slot][row["subsidy_class"]][row["amount_yuan"]] = None
    return {
        slot: {name: tuple(amounts) for name, amounts in classes.items()}
        for slot, classes in found.items()
    }


def _is_plain(row: Row) -> bool:
    """An amount that holds for every occupation of its class and grade."""
    said = (row["programme"], row["grade"], row["amount_yuan"])
    limits = [row.get(name) for name in LIMITS]
    return (
        None not in said
        and row["component"] == "total"
        and not row["occupation"]
        and all(limit in (None, "any") for limit in limits)
    )


def _residual_class(side: Mapping[str, pa.Table]) -> str | None:
    """The class of all others, where a notice has exactly one."""
    if "occupations" not in side:
        return None
    rows = side["occupations"].select(["is_residual", "subsidy_class"]).to_pylist()
    classes = {row["subsidy_class"] for row in rows if row["is_residual"]}
    return classes.pop() if len(classes) == 1 else None


def _cells(before: ByClass, after: ByClass, rests: Sequence[str | None]) -> tuple[AmountCell, ...]:
    """A cell a class of either side. A class that one side lacks is held against what stood for all others there."""
    cells = []
    for name in _in_order({*before, *after}, before, after):
        old, from_old = _of(before, name, rests[0])
        new, _ = _of(after, name, rests[1])
        cells.append(AmountCell(name, old, new, None if name in before else from_old))
    return tuple(cells)


def _in_order(names: Iterable[str | None], before: ByClass, after: ByClass) -> list[str | None]:
    """Classes by letter. What stood for all occupations has no column of its own where the other side tells classes apart."""
    lettered = sorted(name for name in names if name is not None)
    bare = None in before and None in after
    return [*([None] if bare or not lettered else []), *lettered]


def _of(side: ByClass, name: str | None, rest: str | None) -> tuple[tuple[int, ...], str | None]:
    """(amounts, the class they were taken from) for a class on one side."""
    if name in side:
        return side[name], name
    for other in (None, rest):
        if other in side:
            return side[other], other or ""
    return (), None
