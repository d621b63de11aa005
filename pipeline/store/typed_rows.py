"""Typed rows to Arrow tables with the published schemas, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from operator import attrgetter
from typing import TypeVar

import pyarrow as pa

from pipeline.base.errors import UserError
from pipeline.model.rows import ROWS, Column, Row
from pipeline.model.schema import arrow_schema, table_schema
from pipeline.model.vocabularies import Term

Kind = TypeVar("Kind", bound=Row)
# What may stand in a cell of a published table of any age.
Cell = (
    str
    | int
    | float
    | bool
    | date
    | tuple[str, ...]
    | tuple[float, ...]
    | list[str]
    | list[float]
    | None
)
# What stands for a column that an older version lacks and the row's type does not let be null.
_LEAST: Mapping[str, Cell] = {"string": "", "list": (), "bool": False, "int32": 0, "float64": 0.0}


def to_table(kind: type[Row], rows: Sequence[Row]) -> pa.Table:
    """A table of rows of one kind; UserError names table and column where a value does not fit."""
    name = kind.TABLE.name
    schema = arrow_schema(name)
    columns = []
    cells = map(attrgetter(*schema.names), rows)
    by_column = zip(*cells, strict=True) if rows else [() for _ in schema]
    for field, values in zip(schema, by_column, strict=True):
        try:
            columns.append(pa.array(values, field.type))
        except UnicodeEncodeError:
            columns.append(pa.array([_encodable(value) for value in values], field.type))
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            reason = str(error).splitlines()[0]
            raise UserError(
                f"table {name}, column {field.name}: {reason}",
                f"表 {name} 列 {field.name}：{reason}",
            ) from error
    return pa.table(columns, schema=schema)


def _encodable(value: Cell) -> Cell:
    """Text in which `?` stands for halves of surrogate pairs, which no table can hold."""
    if isinstance(value, tuple):
        words: Cell = tuple(str(_encodable(part)) for part in value)
        return words
    return value.encode(errors="replace").decode() if isinstance(value, str) else value


def to_tables(rows: Sequence[Row]) -> dict[str, pa.Table]:
    """Rows of any kinds as one table a kind, in the order of the published tables; none where there are no rows."""
    found: dict[type[Row], list[Row]] = {kind: [] for kind in ROWS}
    for row in rows:
        found[type(row)].append(row)
    return {kind.TABLE.name: to_table(kind, own) for kind, own in found.items() if own}


def from_table(kind: type[Kind], table: pa.Table) -> list[Kind]:
    """The rows of a table of any age. A column that it lacks is null, or the least value of its type where the row knows
    no null; columns that the row does not know are left out. A word that is in no closed list any more is a UserError."""
    there = set(table.column_names)
    columns = [
        _typed(kind, one, table[one.name].to_pylist() if one.name in there else None, table)
        for one in _columns(kind.TABLE.name)
    ]
    names = [one.name for one in _columns(kind.TABLE.name)]
    return [kind(**dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)]


@dataclass(frozen=True)
class _Typed:
    """A column as the row class holds it, with the words of its closed list."""

    name: str
    column: Column
    words: Mapping[str, Term]


@cache
def _columns(table: str) -> tuple[_Typed, ...]:
    """The columns of the row class of a table, in the order of its fields."""
    kind = next(kind for kind in ROWS if kind.TABLE.name == table)
    known = {column.name: column for column in table_schema(table).columns}
    return tuple(
        _Typed(name, known[name], {str(term): term for term in known[name].terms})
        for name in (field.name for field in fields(kind))
    )


def _typed(
    kind: type[Row], one: _Typed, values: Sequence[Cell] | None, table: pa.Table
) -> Sequence[Cell]:
    """The cells of a column: words of closed lists as such, lists as tuples."""
    column = one.column
    if values is None:
        return [_LEAST[column.type] if column.required else None] * table.num_rows
    if not one.words:
        return [_frozen(value) for value in values] if column.type in {"list", "bbox"} else values
    unknown = {str(value) for value in values if value is not None} - one.words.keys()
    if unknown:
        known, word = ", ".join(one.words), min(unknown)
        raise UserError(
            f"table {kind.TABLE.name}, column {one.name}: {word!r} is none of: {known}",
            f"表 {kind.TABLE.name} 列 {one.name}：{word!r} 不在其中：{known}",
        )
    return [None if value is None else one.words[str(value)] for value in values]


def _frozen(value: Cell) -> Cell:
    """A list as a tuple: rows are frozen."""
    if not isinstance(value, list):
        return value
    frozen: Cell = tuple(value)  # type: ignore[assignment]
    return frozen


def cells_of(row: Row) -> dict[str, Cell]:
    """A row as the published table shows it: column name -> cell, in the order of the columns."""
    return {name: getattr(row, name) for name in table_schema(row.TABLE.name).names}
