"""The tables of a release without the notices that are left out of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.store.lazy_tables import LazyTables, batches_of

Tables = Mapping[str, pa.Table]
Rows = TypeVar("Rows", pa.Table, pa.RecordBatch)


def notices_with_errors(tables: Tables) -> tuple[str, ...]:
    """Notices with an error that nobody accepted, sorted."""
    issues = tables["issues"]
    wrong = issues.filter(
        pc.and_(pc.equal(issues["severity"], "error"), pc.is_null(issues["accepted"]))
    )
    return tuple(sorted({name for name in wrong["notice_id"].to_pylist() if name is not None}))


def without_notices(tables: Tables, notices: tuple[str, ...]) -> Tables:
    """The tables without the rows of some notices; a period that one of those had closed is open again."""
    if not notices:
        return tables
    gone = pa.array(notices, pa.string())
    is_gone = pc.is_in(tables["notices"]["notice_id"], gone)
    left = tables["notices"].filter(pc.invert(is_gone))
    without = tables["notices"].filter(is_gone)

    def keep(name: str, rows: Rows) -> Rows:
        if "notice_id" in rows.schema.names:
            rows = rows.filter(pc.invert(pc.is_in(rows["notice_id"], gone)))
        return _reopen(rows, left, without) if name == "catalogue" else rows

    return LazyTables(
        tuple(tables),
        lambda name: keep(name, tables[name]),
        lambda name: (keep(name, batch) for batch in batches_of(tables, name)),
    )


def _reopen(table: Rows, left: pa.Table, gone: pa.Table) -> Rows:
    """`catalogue` closes the period of a superseded notice; without the later notice it ends as printed."""
    superseded = set(gone["supersedes"].to_pylist()) - set(left["supersedes"].to_pylist())
    if not superseded - {None}:
        return table
    notices = left.select(["notice_id", "effective_to"]).to_pydict()
    printed = dict(zip(notices["notice_id"], notices["effective_to"], strict=True))
    ends = [
        printed[notice] if notice in superseded else end
        for notice, end in zip(
            table["notice_id"].to_pylist(), table["effective_to"].to_pylist(), strict=True
        )
    ]
    field = table.schema.field("effective_to")
    place = table.schema.get_field_index("effective_to")
    return table.set_column(place, field, pa.array(ends, field.type))
