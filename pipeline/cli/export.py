"""`catalogue export`: tables of a version as csv and xlsx, long and wide."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import one_line, say_in
from pipeline.store.export import long_columns, to_csv, to_xlsx, widen
from pipeline.store.tables import read_table, table_names
from pipeline.store.versions import latest_version, version_directory


@click.command("export")
@click.argument("tables", nargs=-1, metavar="[TABLE]...")
@click.option(
    "--version",
    default="",
    help="A version, latest or draft; default: latest, else draft. 数据版本",
)
@click.option(
    "--wide", is_flag=True, help="A row an occupation, a column a grade. 每个职业一行、每个等级一列"
)
@click.option(
    "--notice", default="", metavar="ID", help="Only the rows of this notice. 只导出一份通知"
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(["csv", "xlsx"]),
    multiple=True,
    help="Default: both. 格式",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("export"),
    help="Folder. 输出目录",
)
@pass_settings
@one_line(1)
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
    """Write tables for spreadsheets; default: the catalogue. 导出为电子表格。"""
    normalized = settings.root / "normalized"
    directory = version_directory(
        normalized, version or ("latest" if latest_version(normalized) else "draft")
    )
    known = table_names(directory)
    for table in tables or ("catalogue",):
        if table not in known or (wide and table != "catalogue"):
            allowed = "catalogue" if wide else ", ".join(known)
            raise UserError(
                f"no table {table!r} to export{' wide' if wide else ''}; there are: {allowed}"
            )
        rows = [
            row
            for row in read_table(directory, table).to_pylist()
            if not notice or row.get("notice_id") == notice
        ]
        if notice and not rows:
            raise UserError(
                f"no row of notice {notice!r} in table {table} of version {directory.name}"
            )
        columns, notes = long_columns(table)
        if wide:
            columns, notes, rows = widen(rows)
        name = "-".join(
            part for part in (table, "wide" if wide else "", notice, directory.name) if part
        )
        for kind in formats or ("csv", "xlsx"):
            data = to_csv(columns, rows) if kind == "csv" else to_xlsx(columns, rows, notes, table)
            with disk.explained(out / f"{name}.{kind}"):
                disk.replace_file(out / f"{name}.{kind}", data)
            click.echo(
                say_in(settings)(
                    f"{len(rows)} 行写入 {out / f'{name}.{kind}'}",
                    f"{len(rows)} rows written to {out / f'{name}.{kind}'}",
                )
            )
