"""What a published table and its columns are; `schema` lists them."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

ARROW = {
    "string": pa.string(),
    "int8": pa.int8(),
    "int32": pa.int32(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "list": pa.list_(pa.string()),
    "bbox": pa.list_(pa.float64()),
}


@dataclass(frozen=True)
class Column:
    """One column: `type` is a key of ARROW; `required` columns are never null; `values` is the closed list, if any."""

    name: str
    type: str
    required: bool
    en: str
    zh: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableSchema:
    """A published table: primary key, columns, and foreign keys (own columns, other table, its columns)."""

    name: str
    key: tuple[str, ...]
    en: str
    zh: str
    columns: tuple[Column, ...]
    foreign: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]


def column(name: str, kind: str, en: str, zh: str, values: str = "") -> Column:
    """`kind` ends in `!` where the column is never null; `values` lists the allowed words, parted by blanks."""
    return Column(name, kind.rstrip("!"), kind.endswith("!"), en, zh, tuple(values.split()))
