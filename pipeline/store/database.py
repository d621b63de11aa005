"""One version as one DuckDB file: tables and columns explained, the words of closed lists with their labels, and views for
those who ask in SQL. DuckDB is an extra: nothing else needs it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.base.printable import one_line
from pipeline.model.schema import table_schema
from pipeline.store.ages import meanings, read_in_columns_of_now
from pipeline.store.labels import list_labels
from pipeline.store.tables import table_names
from pipeline.store.versions import PACKAGE, read_package

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def write_database(directory: Path, path: Path) -> int:
    """Every table of a version's folder into the file `path`, which is replaced whole; how many rows were written.

    UserError where DuckDB is not installed, a table cannot be read or the disk refuses.
    """
    try:
        import duckdb
    except ImportError as error:
        raise UserError(
            "duckdb is not installed; run: pip install 'subsidy-catalogue[duckdb]'",
            "未安装 duckdb；请运行：pip install 'subsidy-catalogue[duckdb]'",
        ) from error
    tables = {name: read_in_columns_of_now(directory, name) for name in table_names(directory)}
    try:
        with disk.explained(path), disk.making(path) as partial, duckdb.connect(partial) as base:
            _fill(base, directory, tables)
    except duckdb.Error as error:
        reason = one_line(str(error).splitlines()[0])
        raise UserError(
            f"cannot write {path}: {reason}; what stood there before is unchanged",
            f"无法写入 {path}（{reason}）；原有内容未变",
        ) from error
    return sum(table.num_rows for table in tables.values())


def _fill(base: DuckDBPyConnection, directory: Path, tables: dict[str, pa.Table]) -> None:
    for name, table in tables.items():
        _add(base, name, table)
        for words in _comments(name, directory):
            base.execute(words)
    labels = [vars(one) for one in list_labels()]
    _add(base, "labels", pa.Table.from_pylist(labels))
    _add(base, "about", pa.Table.from_pylist([_about(directory)]))
    views = files("pipeline.store").joinpath("views.sql").read_text(encoding="utf-8")
    # Versions of before have no entitlements, which the views are made of.
    if "entitlements" in tables:
        base.execute(views)


def _add(base: DuckDBPyConnection, name: str, table: pa.Table) -> None:
    base.register("given", table)
    base.execute(f'CREATE TABLE "{name}" AS SELECT * FROM given')
    base.unregister("given")


def _comments(name: str, directory: Path) -> Iterator[str]:
    """All that table and columns mean, in both languages."""
    schema = table_schema(name)
    yield f'COMMENT ON TABLE "{name}" IS {_quoted(f"{schema.zh} / {schema.en}")}'
    said = meanings(directory, name)
    for column, en in said["en"].items():
        words = _quoted(f"{said['zh'][column]} / {en}")
        yield f'COMMENT ON COLUMN "{name}"."{column}" IS {words}'


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _about(directory: Path) -> dict[str, str]:
    """Which version it is, when it was made, and how it is cited; a draft has no package."""
    package = read_package(directory) if (directory / PACKAGE).exists() else {}
    names = ("created", "code_version", "citation")
    return {"version": directory.name, **{name: str(package.get(name, "")) for name in names}}
