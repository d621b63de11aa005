"""The constraints inside and between tables: columns, keys, no null where none may be, closed lists, foreign keys."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.base.errors import UserError
from pipeline.base.language import Words, same
from pipeline.model.rows.definition import TableSchema
from pipeline.model.schema import TABLES, arrow_schema, table_schema


def conform(name: str, table: pa.Table) -> pa.Table:
    """The table with the published types, order and field metadata; UserError where columns or values do not fit."""
    schema = arrow_schema(name)
    if set(table.column_names) != set(schema.names):
        missing = sorted(set(schema.names) - set(table.column_names))
        unknown = sorted(set(table.column_names) - set(schema.names))
        raise UserError(
            f"table {name}: columns missing: {missing}; columns unknown: {unknown}",
            f"表 {name}：缺少的列：{missing}；不认识的列：{unknown}",
        )
    try:
        return table.select(schema.names).cast(schema)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError) as error:
        why = _why(table, table_schema(name)) or same(str(error).splitlines()[0])
        raise _refused(name, why) from error


def check_table(name: str, table: pa.Table) -> None:
    """UserError, naming table, key and sources: a key is doubled, a required cell null, or a word not allowed."""
    spec = table_schema(name)
    problem = _why(table, spec) or doubled(table, spec.key)
    if problem:
        raise _refused(name, problem)


def check_foreign(tables: Mapping[str, pa.Table]) -> None:
    """UserError where a row names a row of another table that is not there."""
    for name, table in tables.items():
        for own, other, theirs in table_schema(name).foreign:
            if other not in tables:
                raise UserError(
                    f"table {name} needs table {other}, which is missing",
                    f"表 {name} 需要表 {other}，但缺少该表",
                )
            if missing := lost(table, own, tables[other], theirs):
                key = ", ".join(own)
                words = Words(
                    f"{key} {missing} is not in table {other}",
                    f"{key} {missing} 不在表 {other} 中",
                )
                raise _refused(name, words)


def linked_columns(name: str) -> list[str]:
    """The columns of a table by which rows of others, or its own rows, name each other."""
    links = [link for table in TABLES for link in table.foreign]
    theirs = [column for _, other, columns in links if other == name for column in columns]
    own = [column for columns, _, _ in table_schema(name).foreign for column in columns]
    return list(dict.fromkeys([*own, *theirs]))


def _refused(name: str, why: Words) -> UserError:
    return UserError(*Words(f"table {name}", f"表 {name}").before(why))


def lost(
    table: pa.Table, own: tuple[str, ...], other: pa.Table | None, theirs: tuple[str, ...]
) -> str:
    """The first key of `table` that `other` does not have; empty where all are there."""
    if other is not None and len(own) == 1:
        there = pc.unique(other[theirs[0]])
        rest = table[own[0]].filter(pc.invert(pc.is_in(table[own[0]], there)))
        return min((str(one) for one in pc.unique(rest).to_pylist() if one is not None), default="")
    missing = _rows(table, own) - (_rows(other, theirs) if other is not None else set())
    return ", ".join(str(value) for value in sorted(missing, key=str)[0]) if missing else ""


def _rows(table: pa.Table, columns: tuple[str, ...]) -> set[tuple[object, ...]]:
    distinct = table.select(columns).group_by(list(columns)).aggregate([])
    return {
        row
        for row in zip(*(distinct[c].to_pylist() for c in columns), strict=True)
        if None not in row
    }


def _why(table: pa.Table, spec: TableSchema) -> Words | None:
    for column in spec.columns:
        values = table[column.name]
        if column.required and values.null_count:
            places = _sources(table.filter(pc.is_null(values)))
            return Words(
                f"{column.name} is null at {places.en}", f"{column.name} 为空：{places.zh}"
            )
        if column.values:
            if _all_among(values, column.values):
                continue
            strange = pc.and_(
                pc.is_valid(values), pc.invert(pc.is_in(values, pa.array(column.values)))
            )
            if pc.any(strange).as_py():
                bad = table.filter(strange)
                word = bad[column.name][0].as_py()
                places, allowed = _sources(bad), ", ".join(column.values)
                return Words(
                    f"{column.name} {word!r} at {places.en} is none of: {allowed}",
                    f"{column.name} {word!r}（{places.zh}）不在其中：{allowed}",
                )
    return None


def _all_among(values: pa.ChunkedArray, allowed: Collection[str]) -> bool:
    """Whether all words of a column of text are allowed ones; null is."""
    found = pc.unique(values).to_pylist() if pa.types.is_string(values.type) else [object]
    return {None, *allowed}.issuperset(found)


def _are_distinct(table: pa.Table, key: tuple[str, ...]) -> bool:
    """Whether no key stands twice, told in the cheapest way there is; a key of several columns is not told."""
    if not table.num_rows:
        return True
    return len(key) == 1 and pc.count_distinct(table[key[0]], mode="all").as_py() == table.num_rows


def doubled(table: pa.Table, key: tuple[str, ...]) -> Words | None:
    """The key that stands more than once, how often and where; None where none does."""
    if _are_distinct(table, key):
        return None
    counts = table.select(key).group_by(list(key)).aggregate([([], "count_all")])
    more = counts.filter(pc.greater(counts["count_all"], 1))
    if not more.num_rows:
        return None
    first = more.slice(0, 1).to_pylist()[0]
    rows = table
    for column in key:
        value = first[column]
        rows = rows.filter(
            pc.is_null(rows[column]) if value is None else pc.equal(rows[column], value)
        )
    said = ", ".join(f"{column} {first[column]}" for column in key)
    places = _sources(rows)
    return Words(
        f"key ({said}) stands {rows.num_rows} times: {places.en}; {more.num_rows} keys are doubled",
        f"键（{said}）出现 {rows.num_rows} 次：{places.zh}；共 {more.num_rows} 个键重复",
    )


def _sources(table: pa.Table) -> Words:
    if "source" not in table.column_names:
        return Words(f"{table.num_rows} rows", f"{table.num_rows} 行")
    places = table["source"].to_pylist()
    first, more = ", ".join(str(place) for place in places[:3]), len(places) - 3
    if more <= 0:
        return same(first)
    return Words(f"{first} and {more} more", f"{first} 等，另 {more} 处")
