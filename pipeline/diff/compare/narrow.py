"""Two versions without the notices that stand in one of them only, and without those of which no row is otherwise: what is left
fits in memory however many notices there are. Each table is streamed twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from pipeline.diff.models import Group
from pipeline.store.changed_notices import (
    NOBODY,
    NOTICE,
    Rows,
    changed_notices,
    columns_of,
    look_through,
    only_notices,
)

Tables = Mapping[str, pa.Table]
# The tables whose rows are counted of a notice that came or went.
TOLD = ("occupations", "rates", "rules")


@dataclass(frozen=True)
class Narrowed:
    """Both sides made small, their tables without rows (`empty_a`, `empty_b`), the rows of each table that both had, and a group
    for each notice that came or went."""

    a: Tables
    b: Tables
    empty_a: Tables
    empty_b: Tables
    rows: Mapping[str, tuple[int, int]]
    groups: list[Group]


def narrow(a: Tables, b: Tables) -> Narrowed:
    """The notices of both versions of which a row is otherwise, and those beside them in the tables: a row is also told by the
    rows above and below it."""
    before, after = _look(a, b), _look(b, a)
    shared = sorted(before.keys() & after.keys())
    there, here = _notices(before), _notices(after)
    groups = [_notice(name, "notice_removed", before) for name in sorted(there - here)]
    groups += [_notice(name, "notice_added", after) for name in sorted(here - there)]
    changed = _changed([(before[name], after[name]) for name in shared])
    is_whole = changed is None and not groups
    wanted = there & here if changed is None else there & here & changed
    left, right = (
        side if is_whole else _only(side, looked, wanted)
        for side, looked in ((a, before), (b, after))
    )
    return Narrowed(
        left, right, _empty(before), _empty(after),
        {name: (before[name].count, after[name].count) for name in shared}, groups,
    )  # fmt: skip


def _look(side: Tables, other: Tables) -> dict[str, Rows]:
    """Each table of a side looked through, its notices hashed over the columns that both sides have."""
    looked = {}
    for name in sorted(side):
        theirs = columns_of(other, name) if name in other else []
        common = [column for column in columns_of(side, name) if column in theirs]
        looked[name] = look_through(side, name, common)
    return looked


def _empty(looked: Mapping[str, Rows]) -> Tables:
    return {name: rows.empty for name, rows in looked.items()}


def _notices(looked: Mapping[str, Rows]) -> set[str]:
    return {
        name
        for rows in looked.values()
        if NOTICE in rows.empty.column_names
        for name in rows.by_notice
        if name != NOBODY
    }


def _changed(pairs: Sequence[tuple[Rows, Rows]]) -> set[str] | None:
    """The notices that are otherwise in any table, with those beside them; None where that cannot be told."""
    changed: set[str] = set()
    for old, new in pairs:
        if NOTICE in old.empty.column_names:
            found = changed_notices(old, new)
            if found is None:
                return None
            changed |= found | _beside(old, found) | _beside(new, found)
    return changed


def _beside(rows: Rows, names: set[str]) -> set[str]:
    """The notices that stand right before and behind some others."""
    order = list(rows.by_notice)
    return {
        other
        for place, name in enumerate(order)
        if name in names
        for other in (*order[max(0, place - 1) : place], *order[place + 1 : place + 2])
    }


def _only(tables: Tables, looked: Mapping[str, Rows], notices: set[str]) -> Tables:
    return {
        name: only_notices(tables, name, notices)
        if NOTICE in rows.empty.column_names
        else tables[name]
        for name, rows in looked.items()
    }


def _notice(name: str, kind: str, side: Mapping[str, Rows]) -> Group:
    rows = [(table, side[table].by_notice.get(name, 0)) for table in TOLD if table in side]
    return Group("notices", kind, "document", ((NOTICE, name), *rows), ())
