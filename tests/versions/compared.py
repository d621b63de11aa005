"""Two small versions compared, and what was found in short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from pipeline.diff.difference import compare
from pipeline.diff.models import Difference, Side
from pipeline.store.inputs import Inputs
from tests.versions.tables import Tables, make_table, make_version

Found = tuple[Any, ...]


def of_rows(
    table: str, a: Sequence[Mapping[str, Any]], b: Sequence[Mapping[str, Any]]
) -> Difference:
    return compare(Side("a", make_version(**{table: a})), Side("b", make_version(**{table: b})))


def found(difference: Difference, table: str) -> list[Found]:
    """(kind, column, old, new, names) of each group of a table."""
    groups = [group for group in difference.groups if group.table == table]
    return [
        (g.kind, g.column, g.old, g.new, [event.row.get("name") for event in g.events])
        for g in groups
    ]


def list_of(*names: str, **cells: Any) -> list[dict[str, Any]]:
    return [{"name": name, "list": "subsidised", "subsidy_class": "A", **cells} for name in names]


def coded(name: str, code: str | None) -> dict[str, Any]:
    return list_of(name, occupation_code=code, match_status="accepted" if code else "unmatched")[0]


NAMES = [f"第{number}号设备操作工" for number in range(21)]
RATE = {
    "programme": "vocational_qualification",
    "subsidy_class": "C",
    "grade": 3,
    "unit": "per_person",
}


def paid(amount: int) -> Tables:
    rows = [
        {"name": name, "programme": RATE["programme"], "subsidy_class": "C", "grade": 3}
        for name in NAMES
    ]
    catalogue = [{**row, "base_amount_yuan": amount, "amount_yuan": amount * 1.3} for row in rows]
    return make_version(rates=[{**RATE, "amount_yuan": amount}], catalogue=catalogue)


PLACE = "p1.t1.r1"


def with_file(sha256: str, rows: list[dict[str, Any]], **more: Any) -> Tables:
    version = make_version(occupations=rows, **more)
    return version | {
        "notices": make_table("notices", [{"notice_id": "town-2023", "sha256": sha256}])
    }


UNMATCHED, MATCHED = coded("车工", None), coded("车工", "6-18-01-01")
CAUSED = {
    "document": (with_file("a" * 64, list_of("车工")), with_file("b" * 64, list_of("铣床工")), Inputs()),
    "reading": (with_file("a" * 64, list_of("车工")), with_file("a" * 64, list_of("铣床工")), Inputs()),
    "decision": (with_file("a" * 64, list_of("车工")), with_file("a" * 64, list_of("铣床工")),
                 Inputs(corrections=frozenset({("town-2023", PLACE, "name", "铣床工")}))),
    "reference": (
        with_file("a" * 64, [UNMATCHED]),
        with_file("a" * 64, [MATCHED], csco=[{"edition": "2022", "code": "6-18-01-01", "name": "车工"}]), Inputs()),
}  # fmt: skip


def upside_down(tables: Tables) -> Tables:
    rows = {
        name: pa.array(range(table.num_rows - 1, -1, -1), pa.int64())
        for name, table in tables.items()
    }
    return {name: table.take(rows[name]) for name, table in tables.items()}
