"""How a published table is defined: a frozen class whose fields are its columns. Types, keys and words are read off it.

    class RateRow(Placed):
        TABLE: ClassVar = Table("rates", ("rate_id",), "Every printed amount", "逐条列出的补贴金额")
        grade: Annotated[int | None, Says("5 = 初级工 … 1 = 高级技师", "等级", "int8")] = None

A field of type `X | None` may be null, another may not. `str` is text, a `Term` a closed list, `int` is int32 unless
`Says` names another type, `tuple[str, ...]` a list of text, `Box` a list of numbers.
"""

import types
from dataclasses import Field, dataclass, fields
from datetime import date
from typing import Annotated, ClassVar, get_args, get_origin

import pyarrow as pa

from pipeline.model.document import Box
from pipeline.model.vocabularies import Term

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
_KINDS: dict[object, str] = {
    str: "string",
    int: "int32",
    float: "float64",
    bool: "bool",
    date: "date",
    tuple[str, ...]: "list",
    Box: "bbox",
}
# Own columns, the other table, its columns.
ForeignKey = tuple[tuple[str, ...], str, tuple[str, ...]]
OF_NOTICE: ForeignKey = (("notice_id",), "notices", ("notice_id",))


@dataclass(frozen=True, slots=True)
class Says:
    """The meaning of a column, in English and 中文; `type` where the Python type does not tell it (int8); `values` of a closed
    list that is no `Term`."""

    en: str
    zh: str
    type: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """The name of a table, its primary key, what a row is in both languages, and its foreign keys."""

    name: str
    key: tuple[str, ...]
    en: str
    zh: str
    foreign: tuple[ForeignKey, ...] = (OF_NOTICE,)


@dataclass(frozen=True)
class Column:
    """One column: `type` is a key of ARROW; `required` columns are never null; `values` is the closed list, if any, and
    `terms` its words with their meanings (none for a list of issue kinds)."""

    name: str
    type: str
    required: bool
    en: str
    zh: str
    values: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class TableSchema:
    """A published table: primary key, columns, and foreign keys (own columns, other table, its columns)."""

    name: str
    key: tuple[str, ...]
    en: str
    zh: str
    columns: tuple[Column, ...]
    foreign: tuple[ForeignKey, ...] = ()

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The base of every row of a published table."""

    TABLE: ClassVar[Table]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Row):
    """A row that leads back to a place in a published file."""

    notice_id: Annotated[str, Says("Notice the row comes from", "所属通知")]
    source: Annotated[
        str, Says("Place in the published file, e.g. place-2024/notice.pdf#p7.t1.r12", "原文位置")
    ]
    page: Annotated[
        int | None, Says("Page, from 1; null where the format has no pages", "页码")
    ] = None
    bbox: Annotated[
        Box | None,
        Says("x0, top, x1, bottom on the page, in points to 0.1; PDF only", "页面坐标（磅）"),
    ] = None


def schema_of(kind: type[Row]) -> TableSchema:
    """The schema that a row class stands for; a key of one column comes first, then the place, then the rest."""
    table = kind.TABLE
    columns = [_column(field) for field in fields(kind)]
    if len(table.key) == 1:
        columns.sort(key=lambda column: column.name not in table.key)
    return TableSchema(table.name, table.key, table.en, table.zh, tuple(columns), table.foreign)


def _column(field: "Field[object]") -> Column:
    if get_origin(field.type) is not Annotated:
        raise TypeError(f"column {field.name} lacks its Says(en, zh)")
    base, says = get_args(field.type)
    options = get_args(base) if isinstance(base, types.UnionType) else (base,)
    inner = next(option for option in options if option is not types.NoneType)
    required = types.NoneType not in options
    terms: tuple[Term, ...] = ()
    if isinstance(inner, type) and issubclass(inner, Term):
        terms, inner = tuple(inner), str
    kind = says.type or _KINDS[inner]
    values = tuple(map(str, terms)) or says.values
    return Column(field.name, kind, required, says.en, says.zh, values, terms)
