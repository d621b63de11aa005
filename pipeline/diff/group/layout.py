"""Changes that are about the paper, not the policy, and about the tables, not the rows: a line each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

from pipeline.diff.cells import Keys, Row
from pipeline.diff.compare.pairs import Pair
from pipeline.diff.compare.rows import Touched, column_codes, take_rows
from pipeline.diff.models import Event, Fact, Group
from pipeline.diff.table_config import COUNTED


def find_layout(a: pa.Table, b: pa.Table, touched: Touched, pairs: Sequence[Pair]) -> list[Group]:
    """Annexes that moved or changed places, and lists whose printed numbers are others, of two occupations tables."""
    moved = [(pair.a, pair.b) for pair in pairs if pair.a and pair.b] + _same_elsewhere(
        a, b, touched
    )
    return _annexes(moved) + _renumbered(moved)


def _same_elsewhere(a: pa.Table, b: pa.Table, touched: Touched) -> list[tuple[Row, Row]]:
    """Rows that are equal but for their annex or number."""
    other = np.zeros(touched.same_a.size, dtype=bool)
    for name in ("annex", "seq"):
        codes = column_codes(a[name], b[name], clean=False)
        other |= codes[touched.same_a] != codes[a.num_rows :][touched.same_b]
    sides = ((a, touched.same_a[other]), (b, touched.same_b[other]))
    before, after = (take_rows(table, rows, "name") for table, rows in sides)
    return list(zip(before, after, strict=True))


def _annexes(rows: Sequence[tuple[Row, Row]]) -> list[Group]:
    found: dict[Keys, list[Event]] = defaultdict(list)
    for a, b in rows:
        if a["annex"] != b["annex"] and a["list"] == b["list"]:
            fact = Fact("annex", "annex", a["annex"], b["annex"])
            found[b["notice_id"], fact.old, fact.new].append(Event("occupations", a, b, (fact,)))
    groups = []
    for (notice, old, new), events in found.items():
        back = found.get((notice, new, old), [])
        if back and str(new) < str(old):
            continue
        lists = "、".join(sorted({str(event.row["list"]) for event in events + back}))
        values = (f"{old}、{new}", f"{new}、{old}") if back else (old, new)
        where = (("notice_id", notice), ("list", lists))
        groups.append(
            Group("occupations", "annex", "document", where, tuple(events + back), "annex", *values)
        )
    return groups


def _renumbered(rows: Sequence[tuple[Row, Row]]) -> list[Group]:
    found: dict[Keys, list[Event]] = defaultdict(list)
    for a, b in rows:
        if a["seq"] != b["seq"] and a["list"] == b["list"]:
            fact = Fact("renumbered", "seq", a["seq"], b["seq"])
            found[b["notice_id"], b["list"]].append(Event("occupations", a, b, (fact,)))
    return [
        Group(
            "occupations",
            "renumbered",
            "document",
            (("notice_id", notice), ("list", name)),
            tuple(events),
            "seq",
        )
        for (notice, name), events in found.items()
    ]


def find_schema(a: Mapping[str, pa.Table], b: Mapping[str, pa.Table]) -> list[Group]:
    """Tables and columns that came, went, or have another type."""
    groups = [_schema(name, "", "table", None) for name in sorted(a.keys() - b.keys())]
    groups += [_schema(name, "", None, "table") for name in sorted(b.keys() - a.keys())]
    for name in sorted(a.keys() & b.keys()):
        old, new = ({field.name: str(field.type) for field in side[name].schema} for side in (a, b))
        for column in [*old, *(extra for extra in new if extra not in old)]:
            if old.get(column) != new.get(column):
                groups.append(_schema(name, column, old.get(column), new.get(column)))
    return groups


def _schema(table: str, column: str, old: str | None, new: str | None) -> Group:
    return Group(table, "schema", "none", (), (), column, old, new)


def find_counts(a: Mapping[str, pa.Table], b: Mapping[str, pa.Table]) -> list[Group]:
    """Tables that tell of the work (coverage, issues), counted: unread 3 -> 1."""
    groups = []
    for table, columns in COUNTED.items():
        if table not in a or table not in b:
            continue
        before, after = (_count(side[table], columns) for side in (a, b))
        for key in sorted(before.keys() | after.keys()):
            if before[key] != after[key]:
                where = tuple(zip(columns, key, strict=True))
                groups.append(
                    Group(table, "counts", "none", where, (), columns[-1], before[key], after[key])
                )
    return groups


def _count(table: pa.Table, columns: Sequence[str]) -> Counter[tuple[str, ...]]:
    counts = table.select(columns).group_by(list(columns)).aggregate([([], "count_all")])
    keys = zip(*(counts[column].to_pylist() for column in columns), strict=True)
    return Counter(dict(zip(keys, counts["count_all"].to_pylist(), strict=True)))
