"""The tables of a release without the notices that are left out of it."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

Tables = Mapping[str, pa.Table]


def notices_with_errors(tables: Tables) -> tuple[str, ...]:
    """Notices with an error that nobody accepted, sorted."""
    issues = tables["issues"]
    wrong = issues.filter(
        pc.and_(pc.equal(issues["severity"], "error"), pc.is_null(issues["accepted"]))
    )
    return tuple(sorted({name for name in wrong["notice_id"].to_pylist() if name is not None}))


def without_notices(tables: Tables, notices: tuple[str, ...]) -> dict[str, pa.Table]:
    """The tables without the rows of some notices; a period that one of those had closed is open again."""
    if not notices:
        return dict(tables)
    gone = pa.array(notices, pa.string())
    kept = {
        name: table.filter(pc.invert(pc.is_in(table["notice_id"], gone)))
        if "notice_id" in table.column_names
        else table
        for name, table in tables.items()
    }
    return _reopen(kept, tables["notices"].filter(pc.is_in(tables["notices"]["notice_id"], gone)))


def _reopen(tables: dict[str, pa.Table], gone: pa.Table) -> dict[str, pa.Table]:
    """`catalogue` closes the period of a superseded notice; without the later notice it ends as printed."""
    superseded = set(gone["supersedes"].to_pylist()) - set(
        tables["notices"]["supersedes"].to_pylist()
    )
    if "catalogue" not in tables or not superseded - {None}:
        return tables
    notices = tables["notices"].select(["notice_id", "effective_to"]).to_pydict()
    printed = dict(zip(notices["notice_id"], notices["effective_to"], strict=True))
    table = tables["catalogue"]
    ends = [
        printed[notice] if notice in superseded else end
        for notice, end in zip(
            table["notice_id"].to_pylist(), table["effective_to"].to_pylist(), strict=True
        )
    ]
    field = table.schema.field("effective_to")
    place = table.schema.get_field_index("effective_to")
    return {**tables, "catalogue": table.set_column(place, field, pa.array(ends, field.type))}
