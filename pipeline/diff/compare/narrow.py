"""Two versions without the notices that stand in one of them only, and without those of which no row is otherwise: what is left
fits in memory however many notices there are. Each table is read twice, and no two of one side are held at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.diff.models import Group
from pipeline.store.changed_notices import NOTICE, changed_notices, only_notices

Tables = Mapping[str, pa.Table]
# The tables whose rows are counted of a notice that came or went.
TOLD = ("occupations", "rates", "rules")


@dataclass
class _Looked:
    """What the first look at one side finds: its notices, their rows in the tables of TOLD, and each table without rows."""

    notices: set[str] = field(default_factory=set)
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    empty: dict[str, pa.Table] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    def look(self, name: str, table: pa.Table) -> None:
        """Takes in a table."""
        self.empty[name], self.rows[name] = table.slice(0, 0), table.num_rows
        if NOTICE not in table.column_names:
            return
        found = pc.value_counts(table[NOTICE])
        names, numbers = found.field("values").to_pylist(), found.field("counts").to_pylist()
        self.notices |= {str(one) for one in names if one is not None}
        if name in TOLD:
            self.counts[name] = Counter(dict(zip(names, numbers, strict=True)))


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
    before, after = _Looked(), _Looked()
    changed: set[str] | None = set()
    for name in sorted(a.keys() | b.keys()):
        old, new = a.get(name), b.get(name)
        for side, table in ((before, old), (after, new)):
            if table is not None:
                side.look(name, table)
        if old is not None and new is not None and NOTICE in old.column_names:
            changed = _more(changed, old, new)
    both = before.notices & after.notices
    groups = [
        _notice(name, "notice_removed", before) for name in sorted(before.notices - after.notices)
    ]
    groups += [
        _notice(name, "notice_added", after) for name in sorted(after.notices - before.notices)
    ]
    is_whole = changed is None and not groups
    wanted = both if changed is None else both & changed
    shared = before.rows.keys() & after.rows.keys()
    rows = {name: (before.rows[name], after.rows[name]) for name in sorted(shared)}
    left, right = (side if is_whole else _only(side, wanted) for side in (a, b))
    return Narrowed(left, right, before.empty, after.empty, rows, groups)


def _more(changed: set[str] | None, old: pa.Table, new: pa.Table) -> set[str] | None:
    """The notices that are otherwise, those of one more table with them; None where that cannot be told."""
    columns = [name for name in old.column_names if name in new.column_names]
    found = changed_notices(old, new, columns)
    if changed is None or found is None:
        return None
    return changed | found | _beside(old, found) | _beside(new, found)


def _beside(table: pa.Table, names: set[str]) -> set[str]:
    """The notices that stand right before and behind some others."""
    order = pc.unique(table[NOTICE]).to_pylist()
    return {
        other
        for place, name in enumerate(order)
        if name in names
        for other in (*order[max(0, place - 1) : place], *order[place + 1 : place + 2])
    }


def _only(tables: Tables, notices: set[str]) -> Tables:
    return {
        name: only_notices(table, notices) if NOTICE in table.column_names else table
        for name, table in tables.items()
    }


def _notice(name: str, kind: str, side: _Looked) -> Group:
    rows: Sequence[tuple[str, int]] = [
        (table, side.counts[table][name]) for table in TOLD if table in side.counts
    ]
    return Group("notices", kind, "document", ((NOTICE, name), *rows), ())
