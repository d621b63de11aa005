"""Tables out of short rows: what a row does not say is null, or the least its column allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from pipeline.model.rows.definition import Column
from pipeline.model.schema import arrow_schema, table_schema

KEYS = ("entry_id", "rate_id", "rule_id", "row_id", "issue_id")
Rows = Sequence[Mapping[str, Any]]
Tables = dict[str, pa.Table]


def make_table(name: str, rows: Rows) -> pa.Table:
    """A table of schema `name`; keys ending in _id and places are numbered where a row does not give them."""
    full = [_fill(name, row, number) for number, row in enumerate(rows, start=1)]
    return pa.Table.from_pylist(full, schema=arrow_schema(name))


def _fill(name: str, row: Mapping[str, Any], number: int) -> dict[str, Any]:
    unknown = set(row) - set(table_schema(name).names)
    assert not unknown, unknown
    notice = row.get("notice_id", "town-2023")
    given = {"notice_id": notice, "source": f"{notice}/notice.pdf#p1.t1.r{number}"}
    given |= {key: f"{notice}/{key}/{number}" for key in KEYS}
    if "name" in row:
        given |= {"printed_name": row["name"]}
    return {
        column.name: row.get(column.name, given.get(column.name, least(column)))
        for column in _columns(name)
    }


def _columns(name: str) -> tuple[Column, ...]:
    return table_schema(name).columns


def least(column: Column) -> Any:
    """The least that a column may hold: null, or where that is not allowed its last word, an empty list, 0."""
    if not column.required:
        return None
    if column.values:
        return column.values[-1]
    return {"list": [], "bool": False, "int32": 0}.get(column.type, "x")


def make_version(notices: Sequence[str] = ("town-2023",), **rows: Rows) -> Tables:
    """A version of some notices with the rows given, and empty tables for the rest."""
    rows = {"notices": [{"notice_id": notice, "sha256": "f" * 64} for notice in notices], **rows}
    names = (
        "notices",
        "occupations",
        "rates",
        "rules",
        "crosswalk",
        "training_codes",
        "catalogue",
        "csco",
    )
    return {name: make_table(name, rows.get(name, ())) for name in (*names, "coverage", "issues")}
