"""delta.json of a version: which rows came, went and changed since the version before, by key, for programs that follow."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.base.language import Words
from pipeline.model.schema import table_schema
from pipeline.store.changed_notices import (
    changed_notices,
    columns_of,
    look_through,
    only_notices,
)

DELTA = "delta.json"
FORMAT = "subsidy-catalogue/delta/1"
Tables: TypeAlias = Mapping[str, pa.Table]
Key: TypeAlias = tuple[str | int | None, ...]


class Changed(msgspec.Struct, frozen=True):
    """A row that stands in both versions, and the columns in which it differs."""

    key: Key
    columns: tuple[str, ...]


class TableDelta(msgspec.Struct, frozen=True):
    """One table. `added`, `removed` and `changed` are null where the version before has no such table or names its rows by
    other columns: then every row is new. Columns that only one version has are told and not compared."""

    name: str
    key: tuple[str, ...]
    rows_before: int
    rows: int
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    added: tuple[Key, ...] | None = None
    removed: tuple[Key, ...] | None = None
    changed: tuple[Changed, ...] | None = None


class Delta(msgspec.Struct, frozen=True, rename={"before": "from", "version": "to"}):
    """The whole file; `from` is null for the first version."""

    format: str
    before: str | None
    version: str
    tables: tuple[TableDelta, ...]


def write_delta(before: str | None, old: Tables, version: str, new: Tables) -> bytes:
    """delta.json as bytes; tables by name, keys in their own order."""
    tables = tuple(_table(name, old, new) for name in sorted(new))
    return msgspec.json.encode(Delta(FORMAT, before, version, tables)) + b"\n"


def _table(name: str, old: Tables, new: Tables) -> TableDelta:
    key, columns = table_schema(name).key, columns_of(new, name)
    were = columns_of(old, name) if name in old else []
    common = [column for column in columns if column in were]
    after = look_through(new, name, common)
    if not {*key} <= {*were}:
        before_rows = look_through(old, name).count if were else 0
        return TableDelta(name, key, before_rows, after.count)
    before = look_through(old, name, common)
    changed = changed_notices(before, after)
    sides = [
        side[name] if changed is None else only_notices(side, name, changed) for side in (old, new)
    ]
    was, now = (_by_key(side, key, common) for side in sides)
    return TableDelta(
        name, key, before.count, after.count,
        tuple(column for column in columns if column not in common),
        tuple(column for column in were if column not in common),
        _sorted(now.keys() - was.keys()), _sorted(was.keys() - now.keys()),
        tuple(
            Changed(one, _columns(common, was[one], now[one]))
            for one in _sorted(was.keys() & now.keys()) if was[one] != now[one]
        ),
    )  # fmt: skip


def _by_key(
    table: pa.Table, key: Sequence[str], columns: Sequence[str]
) -> dict[Key, tuple[Any, ...]]:
    keys = zip(*(table[column].to_pylist() for column in key), strict=True)
    rows = zip(*(table[column].to_pylist() for column in columns), strict=True)
    return dict(zip(keys, rows, strict=True))


def _sorted(keys: set[Key]) -> tuple[Key, ...]:
    return tuple(sorted(keys, key=lambda key: [(part is not None, part) for part in key]))


def _columns(names: Sequence[str], old: Sequence[Any], new: Sequence[Any]) -> tuple[str, ...]:
    return tuple(name for name, a, b in zip(names, old, new, strict=True) if a != b)


def name_before(data: bytes) -> str | None:
    """The version that a delta.json starts from; None for the first one, and where the file cannot be read."""
    try:
        return msgspec.json.decode(data, type=Delta).before
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def check_delta(
    data: bytes, version: str, tables: Tables, before: Mapping[str, int] | None
) -> list[Words]:
    """All that in a delta.json does not agree with the tables of its version, and with the row counts of the version before
    (None where that does not stand)."""
    try:
        delta = msgspec.json.decode(data, type=Delta)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return [Words(f"{DELTA} cannot be read: {error}", f"{DELTA} 无法读取：{error}")]
    problems = []
    if delta.version != version:
        problems.append(_wrong(f"is of version {delta.version}", f"属于版本 {delta.version}"))
    told = {one.name for one in delta.tables}
    for name in sorted(told ^ set(tables)):
        problems.append(
            _wrong(f"and the version do not both have {name}", f"与版本的表不一致：{name}")
        )
    for one in delta.tables:
        if one.name in tables:
            problems += _check(one, tables[one.name], before)
    return problems


def _wrong(en: str, zh: str) -> Words:
    return Words(f"{DELTA} {en}", f"{DELTA} {zh}")


def _check(one: TableDelta, table: pa.Table, before: Mapping[str, int] | None) -> list[Words]:
    problems = []
    if one.rows != table.num_rows:
        problems.append(_wrong(
            f"counts {one.rows} rows in {one.name}, there are {table.num_rows}",
            f"称 {one.name} 有 {one.rows} 行，实为 {table.num_rows} 行",
        ))  # fmt: skip
    if before is not None and one.rows_before != before.get(one.name, 0):
        problems.append(_wrong(
            f"counts {one.rows_before} rows in {one.name} before, there were {before.get(one.name, 0)}",
            f"称 {one.name} 此前有 {one.rows_before} 行，实为 {before.get(one.name, 0)} 行",
        ))  # fmt: skip
    if one.added is None or one.removed is None:
        return problems
    if one.rows_before + len(one.added) - len(one.removed) != one.rows:
        problems.append(
            _wrong(f"does not add up for {one.name}", f"中 {one.name} 的增减与行数不符")
        )
    named = {*one.added, *(row.key for row in one.changed or ())}
    there = _present(table, one.key, named | set(one.removed))
    for key in _sorted((named - there) | (there & set(one.removed)))[:1]:
        said = json.dumps(key, ensure_ascii=False)
        problems.append(_wrong(f"is wrong about {one.name} {said}", f"中 {one.name} {said} 有误"))
    return problems


def _present(table: pa.Table, key: Sequence[str], named: set[Key]) -> set[Key]:
    """Those of some keys that a table has, and maybe others: it is made smaller by each column first."""
    for number, column in enumerate(key):
        values = {one[number] for one in named if len(one) == len(key)}
        try:
            wanted = pa.array(list(values), table[column].type)
        except (pa.ArrowInvalid, pa.ArrowTypeError):
            continue
        table = table.filter(pc.is_in(table[column], wanted))
    return set(zip(*(table[column].to_pylist() for column in key), strict=True))
