"""`catalogue export`: tables of a version as csv and xlsx, long and wide, and a whole version as one DuckDB file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.cli.bilingual import command, option
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import echo, say_in
from pipeline.store.ages import read_in_columns_of_now
from pipeline.store.database import write_database
from pipeline.store.export import Sheet, long_sheet, to_csv, to_xlsx, wide_sheet
from pipeline.store.tables import table_names
from pipeline.store.versions import latest_version, version_directory

SHEETS = ("csv", "xlsx")
DATABASE = "catalogue.duckdb"


@dataclass(frozen=True)
class _Wanted:
    """Which tables of a version's folder: of one notice where its id is given, in the wide form where that is asked."""

    directory: Path
    tables: tuple[str, ...]
    notice: str
    wide: bool


@command(
    "export",
    "Write tables for spreadsheets (default: the catalogue), or a whole version as catalogue.duckdb.",
    "导出为电子表格（默认 catalogue 表），或将整个版本导出为 catalogue.duckdb。",
)
@click.argument("tables", nargs=-1, metavar="[TABLE]...")
@option(
    "--version",
    default="",
    en="A version, latest or draft; default: latest, else draft.",
    zh="数据版本、latest 或 draft；默认最新版本，没有则用草稿。",
)
@option(
    "--wide",
    is_flag=True,
    en="A row an occupation, a column a grade.",
    zh="每个职业一行、每个等级一列。",
)
@option(
    "--notice",
    default="",
    metavar="ID",
    en="Only the rows of this notice.",
    zh="只导出一份通知。",
)
@option(
    "--format",
    "formats",
    type=click.Choice([*SHEETS, "duckdb"]),
    multiple=True,
    en="Default: csv and xlsx.",
    zh="格式；默认 `csv` 和 `xlsx`。",
)
@option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("export"),
    en="Folder.",
    zh="输出目录。",
)
@pass_settings
def export_command(
    settings: Settings,
    *,
    tables: tuple[str, ...],
    version: str,
    wide: bool,
    notice: str,
    formats: tuple[str, ...],
    out: Path,
) -> None:
    normalized = settings.workspace.normalized
    used = version or ("latest" if latest_version(normalized) else "draft")
    wanted = _Wanted(version_directory(normalized, used), tables or ("catalogue",), notice, wide)
    for kind in formats or SHEETS:
        if kind == "duckdb":
            _refuse_parts(tables, notice, wide)
            _tell(settings, write_database(wanted.directory, out / DATABASE), out / DATABASE)
            continue
        for name, sheet in _sheets(wanted):
            path = out / f"{name}.{kind}"
            data = to_csv(sheet) if kind == "csv" else to_xlsx(sheet)
            with disk.explained(path):
                disk.replace_file(path, data)
            _tell(settings, len(sheet.rows), path)


def _refuse_parts(tables: tuple[str, ...], notice: str, wide: bool) -> None:
    if tables or notice or wide:
        raise UserError(
            "--format duckdb writes the whole version: leave out table names, --notice and --wide",
            "--format duckdb 导出整个版本：请不要写表名、--notice 或 --wide",
        )


def _tell(settings: Settings, rows: int, path: Path) -> None:
    echo(say_in(settings)(f"{rows} rows written to {path}", f"{rows} 行写入 {path}"))


def _sheets(wanted: _Wanted) -> Iterator[tuple[str, Sheet]]:
    """(name of the file, sheet) of each table that is asked for; UserError names the tables there are."""
    known = ["catalogue"] if wanted.wide else table_names(wanted.directory)
    version = wanted.directory.name
    for table in wanted.tables:
        if table not in known:
            there = ", ".join(known)
            raise UserError(
                f"no table {table!r} to export{' wide' if wanted.wide else ''}; there are: {there}",
                f"没有可{'横排' if wanted.wide else ''}导出的表 {table!r}；现有：{there}",
            )
        rows = read_in_columns_of_now(wanted.directory, table).to_pylist()
        if wanted.notice:
            rows = [row for row in rows if row.get("notice_id") == wanted.notice]
        if wanted.notice and not rows:
            raise UserError(
                f"no row of notice {wanted.notice!r} in table {table} of version {version}",
                f"版本 {version} 的表 {table} 中没有通知 {wanted.notice!r} 的行",
            )
        parts = (table, "wide" if wanted.wide else "", wanted.notice, version)
        sheet = wide_sheet(rows) if wanted.wide else long_sheet(table, rows)
        yield "-".join(part for part in parts if part), sheet
