"""The published tables as Arrow knows them, read off the row classes in `pipeline/model/rows/`."""

from __future__ import annotations

from functools import cache

import pyarrow as pa

from pipeline.model.rows import ROWS, TableSchema, schema_of
from pipeline.model.rows.definition import ARROW

TABLES: tuple[TableSchema, ...] = tuple(schema_of(kind) for kind in ROWS)
_BY_NAME = {table.name: table for table in TABLES}


def table_schema(name: str) -> TableSchema:
    """The schema of a published table; KeyError names the known ones."""
    if name not in _BY_NAME:
        raise KeyError(f"no table {name!r}; there are: {', '.join(_BY_NAME)}")
    return _BY_NAME[name]


@cache
def arrow_schema(name: str) -> pa.Schema:
    """Arrow schema of a table, its descriptions (`en`, `zh`) in the metadata of every field."""
    table = table_schema(name)
    fields = [
        pa.field(c.name, ARROW[c.type], nullable=not c.required, metadata={"en": c.en, "zh": c.zh})
        for c in table.columns
    ]
    return pa.schema(fields, metadata={"en": table.en, "zh": table.zh, "key": ",".join(table.key)})
