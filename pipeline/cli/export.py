"""`catalogue export`: tables of a version as csv and xlsx, long and wide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.cli.bilingual import command, option
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import echo, say_in
from pipeline.store.ages import read_in_columns_of_now
from pipeline.store.export import long_columns, to_csv, to_xlsx, widen
from pipeline.store.tables import table_names
from pipeline.store.versions import latest_version, version_directory


@command(
    "export",
    "Write tables for spreadsheets; default: the catalogue.",
    "导出为电子表格；默认导出 catalogue 表。",
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
    type=click.Choice(["csv", "xlsx"]),
    multiple=True,
    en="Default: both.",
    zh="格式；默认两种都写。",
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
    directory = version_directory(
        normalized, version or ("latest" if latest_version(normalized) else "draft")
    )
    _refuse_unknown(tables, table_names(directory), wide)
    for table in tables or ("catalogue",):
        rows = _rows(directory, table, notice)
        columns, notes = long_columns(table)
        if wide:
            columns, notes, rows = widen(rows)
        parts = (table, "wide" if wide else "", notice, directory.name)
        stem = "-".join(part for part in parts if part)
        for kind in formats or ("csv", "xlsx"):
            data = to_csv(columns, rows) if kind == "csv" else to_xlsx(columns, rows, notes, table)
            path = out / f"{stem}.{kind}"
            with disk.explained(path):
                disk.replace_file(path, data)
            echo(
                say_in(settings)(
                    f"{len(rows)} rows written to {path}", f"{len(rows)} 行写入 {path}"
                )
            )


def _refuse_unknown(tables: tuple[str, ...], known: list[str], wide: bool) -> None:
    """UserError where a version has no such table, or where the table has no wide form."""
    allowed = ["catalogue"] if wide else known
    for table in tables or ("catalogue",):
        if table not in known or table not in allowed:
            raise UserError(
                f"no table {table!r} to export{' wide' if wide else ''}; there are: {', '.join(allowed)}",
                f"没有可{'横排' if wide else ''}导出的表 {table!r}；现有：{', '.join(allowed)}",
            )


def _rows(directory: Path, table: str, notice: str) -> list[dict[str, Any]]:
    """The rows of a table, of one notice where one is named. UserError where that has none."""
    rows = [
        row
        for row in read_in_columns_of_now(directory, table).to_pylist()
        if not notice or row.get("notice_id") == notice
    ]
    if notice and not rows:
        raise UserError(
            f"no row of notice {notice!r} in table {table} of version {directory.name}",
            f"版本 {directory.name} 的表 {table} 中没有通知 {notice!r} 的行",
        )
    return rows
