"""Tables in and out of Parquet. A folder of tables is replaced whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.base.printable import one_line
from pipeline.model.schema import TABLES, arrow_schema
from pipeline.store import keys
from pipeline.store.lazy_tables import BATCH, Batches, LazyTables
from pipeline.store.versions import PACKAGE, RESTORE, read_package

NULLABLE = {"int8": "Int8", "int32": "Int32", "bool": "boolean", "double": "float64"}


def write_tables(tables: Mapping[str, pa.Table], directory: Path) -> None:
    """Write <name>.parquet for each table and rename the whole folder over `directory`.

    Types and field metadata are those of pipeline.schema. UserError, and nothing written, where a key is doubled,
    a required cell is null, a row names a row that is not there, the disk is full, or another run is writing.
    """
    files = encode_tables(tables)
    with disk.locked(directory.parent), disk.explained(directory):
        disk.sweep(directory.parent)
        disk.place_folder(disk.write_folder(directory, files), directory)


def encode_tables(tables: Mapping[str, pa.Table]) -> dict[str, bytes]:
    """File name -> Parquet bytes of checked tables, in the order of their names."""
    files, linked = {}, {}
    for name in sorted(tables):
        table = keys.conform(name, tables[name])
        keys.check_table(name, table)
        files[f"{name}.parquet"] = _parquet(table)
        linked[name] = table.select(keys.linked_columns(name))
    keys.check_foreign(linked)
    return files


def _parquet(table: pa.Table) -> bytes:
    table = table.replace_schema_metadata(with_pandas_hint(table.schema).metadata)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def with_pandas_hint(schema: pa.Schema) -> pa.Schema:
    """The schema with a hint for pandas beside the field metadata: whole numbers with nulls stay whole."""
    hint = {
        "index_columns": [],
        "column_indexes": [],
        "columns": [_pandas_hint(field) for field in schema],
    }
    return schema.with_metadata({**(schema.metadata or {}), b"pandas": json.dumps(hint).encode()})


def _pandas_hint(field: pa.Field) -> dict[str, str | None]:
    dtype = NULLABLE.get(str(field.type), "object")
    return {
        "name": field.name,
        "field_name": field.name,
        "pandas_type": dtype,
        "numpy_type": dtype,
        "metadata": None,
    }


def read_table(directory: Path, name: str, columns: Sequence[str] | None = None) -> pa.Table:
    """One table, field metadata kept; UserError names the tables there are, or the file that cannot be read."""
    path = directory / f"{name}.parquet"
    if not path.exists():
        if name in _named(directory):
            raise UserError(f"{path} is missing; {RESTORE[0]}", f"缺少 {path}；{RESTORE[1]}")
        known = ", ".join(table_names(directory)) or "none"
        raise UserError(
            f"no table {name} in {directory}; there are: {known}",
            f"{directory} 中没有表 {name}；现有：{known}",
        )
    with _explained(path):
        table = pq.ParquetFile(path).read(columns=columns)
        # Bytes that are no text, and lengths that lead out of the file.
        table.validate(full=True)
    if columns is None:
        _refuse_other_columns(path, name, table)
    return table


def stream_table(directory: Path, name: str) -> Batches:
    """One table batch by batch, the first of them without rows; UserError as `read_table`."""
    path = directory / f"{name}.parquet"
    with _explained(path):
        file = pq.ParquetFile(path)
        first = pa.RecordBatch.from_pylist([], file.schema_arrow)
    _refuse_other_columns(path, name, pa.Table.from_batches([first]))
    yield first
    with _explained(path):
        for batch in file.iter_batches(BATCH):
            batch.validate(full=True)
            yield batch


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """What Arrow says of a file that it cannot read, in one line."""
    try:
        yield
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = one_line(str(error).splitlines()[0])
        raise UserError(
            f"{path} cannot be read as Parquet: {reason}", f"{path} 无法作为 Parquet 读取：{reason}"
        ) from error


def _refuse_other_columns(path: Path, name: str, table: pa.Table) -> None:
    """A table must have the columns that its package names, and each that is published now in its type of now."""
    known = next((one for one in TABLES if one.name == name), None)
    if known is None:
        return
    schema, there = arrow_schema(name), set(table.column_names)
    missing = sorted(_columns_of(path.parent, name, known.names) - there)
    other = [
        one.name
        for one in schema
        if one.name in there and table.schema.field(one.name).type != one.type
    ]
    if missing or other:
        raise UserError(
            f"{path} is another table: columns missing: {', '.join(missing) or 'none'};"
            f" of another type: {', '.join(other) or 'none'}",
            f"{path} 不是该表：缺少的列：{'、'.join(missing) or '无'}；类型不同的列：{'、'.join(other) or '无'}",
        )


def _columns_of(directory: Path, name: str, now: Sequence[str]) -> set[str]:
    """The columns of a table as its package names them; of a draft those of now."""
    if not (directory / PACKAGE).exists():
        return set(now) if directory.name == "draft" else set()
    for resource in read_package(directory).get("resources") or ():
        if resource["name"] == name:
            return {str(one["name"]) for one in resource["schema"]["fields"]}
    return set()


def read_tables(directory: Path) -> Mapping[str, pa.Table]:
    """Every table of a folder by name, each read when it is asked for; UserError where there is none."""
    names = table_names(directory)
    if not names:
        raise UserError(
            f"no tables in {directory}; run: catalogue extract",
            f"{directory} 中没有表；请运行 catalogue extract",
        )
    return LazyTables(
        names, lambda name: read_table(directory, name), lambda name: stream_table(directory, name)
    )


def table_names(directory: Path) -> list[str]:
    """Names of the tables of a folder, sorted, those included that its package names; empty where there is no such folder."""
    return sorted({path.stem for path in directory.glob("*.parquet")} | _named(directory))


def _named(directory: Path) -> set[str]:
    """The tables that the package of a folder names; none where it has no package."""
    if not (directory / PACKAGE).exists():
        return set()
    return {str(resource["name"]) for resource in read_package(directory)["resources"]}
