"""Typed rows to Arrow tables with the published schemas, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import TypeVar

import pyarrow as pa

from pipeline.base.errors import UserError
from pipeline.model.rows import ROWS, Row
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
    for field in schema:
        values = [getattr(row, field.name) for row in rows]
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
    """Rows of any kinds as one table a kind, in the order of the published tables; empty ones too."""
    found: dict[str, list[Row]] = {kind.TABLE.name: [] for kind in ROWS}
    for row in rows:
        found[row.TABLE.name].append(row)
    return {kind.TABLE.name: to_table(kind, found[kind.TABLE.name]) for kind in ROWS}


def from_table(kind: type[Kind], table: pa.Table) -> list[Kind]:
    """The rows of a table of any age. A column that it lacks is null, or the least value of its type where the row knows
    no null; columns that the row does not know are left out. A word that is in no closed list any more is a UserError."""
    names = [field.name for field in fields(kind)]
    columns = []
    for name in names:
        values = table[name].to_pylist() if name in table.column_names else None
        columns.append(_typed(kind, name, values, table.num_rows))
    return [kind(**dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)]


def _typed(kind: type[Row], name: str, values: Sequence[Cell] | None, count: int) -> Sequence[Cell]:
    """A column as the row class holds it: words of closed lists as such, lists as tuples."""
    column = next(c for c in table_schema(kind.TABLE.name).columns if c.name == name)
    if values is None:
        return [_LEAST[column.type] if column.required else None] * count
    if column.terms:
        words: dict[str, Term] = {str(term): term for term in column.terms}
        unknown = {str(value) for value in values if value is not None} - words.keys()
        if unknown:
            known = ", ".join(words)
            table, word = kind.TABLE.name, sorted(unknown)[0]
            raise UserError(
                f"table {table}, column {name}: {word!r} is none of: {known}",
                f"表 {table} 列 {name}：{word!r} 不在其中：{known}",
            )
        return [None if value is None else words[str(value)] for value in values]
    return [_frozen(value) for value in values] if column.type in {"list", "bbox"} else values


def _frozen(value: Cell) -> Cell:
    """A list as a tuple: rows are frozen."""
    if not isinstance(value, list):
        return value
    frozen: Cell = tuple(value)  # type: ignore[assignment]
    return frozen


def cells_of(row: Row) -> dict[str, Cell]:
    """A row as the published table shows it: column name -> cell, in the order of the columns."""
    return {name: getattr(row, name) for name in table_schema(row.TABLE.name).names}
