"""Versions of every age: each is read by the schema that it was released with, in its own datapackage.json."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from pipeline.model.schema import TABLES, arrow_schema
from pipeline.store.tables import read_table
from pipeline.store.versions import PACKAGE, read_package

_KNOWN = {table.name: table for table in TABLES}


def read_in_columns_of_now(directory: Path, name: str) -> pa.Table:
    """A table of a version with every column that is published now: one that the version lacks is null. Columns that are not
    published any more stand behind them, as released."""
    table = read_table(directory, name)
    if name not in _KNOWN:
        return table
    schema = arrow_schema(name)
    columns: dict[str, pa.ChunkedArray | pa.Array] = {
        field.name: table[field.name]
        if field.name in table.column_names
        else pa.nulls(table.num_rows, field.type)
        for field in schema
    }
    gone = [field for field in table.schema if field.name not in columns]
    columns |= {field.name: table[field.name] for field in gone}
    now = [field.with_nullable(True) for field in schema]
    return pa.table(columns, schema=pa.schema([*now, *gone]))


def meanings(directory: Path, name: str) -> Mapping[str, Mapping[str, str]]:
    """`en` and `zh` -> what each column means: as the version says it, else as it is said now."""
    columns = _KNOWN[name].columns if name in _KNOWN else ()
    said = {"en": {c.name: c.en for c in columns}, "zh": {c.name: c.zh for c in columns}}
    if not (directory / PACKAGE).exists():
        return said
    for resource in read_package(directory)["resources"]:
        for field in resource["schema"]["fields"] if resource["name"] == name else ():
            said["en"][field["name"]] = field["description"]
            said["zh"][field["name"]] = field["description_zh"]
    return said
