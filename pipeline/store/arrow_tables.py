"""Rows to Arrow tables with the published schemas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from pipeline.base.errors import UserError
from pipeline.model.schema import arrow_schema


def build_tables(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, pa.Table]:
    """name -> table; a value that does not fit its column is a UserError that names table and column."""
    return {name: build_table(name, list(table)) for name, table in rows.items()}


def build_table(name: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """One table by its schema; columns that a row lacks are null."""
    schema = arrow_schema(name)
    columns = []
    for field in schema:
        least: list[str] | None = (
            [] if pa.types.is_list(field.type) and not field.nullable else None
        )
        values = [row.get(field.name, least) for row in rows]
        try:
            columns.append(pa.array(values, field.type))
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            raise UserError(
                f"table {name}, column {field.name}: {str(error).splitlines()[0]}"
            ) from error
    return pa.table(columns, schema=schema)
