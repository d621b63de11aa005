"""What must hold inside and between tables: columns, keys, no null where none may be, closed lists, foreign keys."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.base.errors import UserError
from pipeline.model.rows.definition import TableSchema
from pipeline.model.schema import arrow_schema, table_schema


def conform(name: str, table: pa.Table) -> pa.Table:
    """The table with the published types, order and field metadata; UserError where columns or values do not fit."""
    schema = arrow_schema(name)
    if set(table.column_names) != set(schema.names):
        missing = sorted(set(schema.names) - set(table.column_names))
        unknown = sorted(set(table.column_names) - set(schema.names))
        raise UserError(f"table {name}: columns missing: {missing}; columns unknown: {unknown}")
    try:
        return table.select(schema.names).cast(schema)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError) as error:
        raise UserError(f"table {name}: {_why(table, table_schema(name)) or error}") from error


def check_table(name: str, table: pa.Table) -> None:
    """UserError, naming table, key and sources: a key is doubled, a required cell null, or a word not allowed."""
    spec = table_schema(name)
    problem = _why(table, spec) or doubled(table, spec.key)
    if problem:
        raise UserError(f"table {name}: {problem}")


def check_foreign(tables: Mapping[str, pa.Table]) -> None:
    """UserError where a row names a row of another table that is not there."""
    for name, table in tables.items():
        for own, other, theirs in table_schema(name).foreign:
            if other not in tables:
                raise UserError(f"table {name} needs table {other}, which is missing")
            if missing := lost(table, own, tables[other], theirs):
                raise UserError(f"table {name}: {', '.join(own)} {missing} is not in table {other}")


def lost(
    table: pa.Table, own: tuple[str, ...], other: pa.Table | None, theirs: tuple[str, ...]
) -> str:
    """The first key of `table` that `other` does not have; empty where all are there."""
    missing = _rows(table, own) - (_rows(other, theirs) if other is not None else set())
    return ", ".join(str(value) for value in sorted(missing, key=str)[0]) if missing else ""


def _rows(table: pa.Table, columns: tuple[str, ...]) -> set[tuple[object, ...]]:
    distinct = table.select(columns).group_by(list(columns)).aggregate([])
    return {
        row
        for row in zip(*(distinct[c].to_pylist() for c in columns), strict=True)
        if None not in row
    }


def _why(table: pa.Table, spec: TableSchema) -> str:
    for column in spec.columns:
        values = table[column.name]
        if column.required and values.null_count:
            return f"{column.name} is null at {_sources(table.filter(pc.is_null(values)))}"
        if column.values:
            strange = pc.and_(
                pc.is_valid(values), pc.invert(pc.is_in(values, pa.array(column.values)))
            )
            if pc.any(strange).as_py():
                bad = table.filter(strange)
                word = bad[column.name][0].as_py()
                return f"{column.name} {word!r} at {_sources(bad)} is none of: {', '.join(column.values)}"
    return ""


def doubled(table: pa.Table, key: tuple[str, ...]) -> str:
    """What key stands more than once, how often and where; empty where none does."""
    counts = table.select(key).group_by(list(key)).aggregate([([], "count_all")])
    more = counts.filter(pc.greater(counts["count_all"], 1))
    if not more.num_rows:
        return ""
    first = more.slice(0, 1).to_pylist()[0]
    same = table
    for column in key:
        value = first[column]
        same = same.filter(
            pc.is_null(same[column]) if value is None else pc.equal(same[column], value)
        )
    said = ", ".join(f"{column} {first[column]}" for column in key)
    return f"key ({said}) stands {same.num_rows} times: {_sources(same)}; {more.num_rows} keys are doubled"


def _sources(table: pa.Table) -> str:
    if "source" not in table.column_names:
        return f"{table.num_rows} rows"
    places = table["source"].to_pylist()
    return ", ".join(str(place) for place in places[:3]) + (
        f" and {len(places) - 3} more" if len(places) > 3 else ""
    )
