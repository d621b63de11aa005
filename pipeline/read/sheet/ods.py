"""OpenDocument spreadsheets (.ods) to sheets. A cell holds the words that it displays beside its value."""

from __future__ import annotations

from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.model.document import Document
from pipeline.read.package import Package, check_tags, parse_part, with_package
from pipeline.read.sheet.ods_rows import PlainRows, RawRow, take_plain
from pipeline.read.sheet.ods_styles import read_ods_styles
from pipeline.read.sheet.ods_table import OFFICE, TABLE, read_table
from pipeline.read.sheet.reader import build_document
from pipeline.read.sheet.sheets import Workbook

_CONTENT = "content.xml"


def read_ods(path: Path) -> Document:
    """Reads a spreadsheet. UserError where it is damaged, locked, or larger than a notice can be."""
    return build_document(path.name, "ods", with_package(path, ".ods", _read))


def _read(package: Package) -> Workbook:
    if not package.has(_CONTENT):
        raise UserError(
            "a zip archive without a spreadsheet; save it again as .xlsx",
            "压缩包中没有电子表格；请重新另存为 .xlsx",
        )
    _refuse_locked(package)
    data = package.read(_CONTENT)
    check_tags(_CONTENT, data, package.limits)
    return _read_tables(package, *take_plain(data))


def _read_tables(package: Package, content: bytes, runs: list[list[RawRow]]) -> Workbook:
    """The tables of a part without its runs of plain rows."""
    root = parse_part(_CONTENT, content, package.ending, package.limits)
    styles = read_ods_styles(
        [root, *([package.parse("styles.xml")] if package.has("styles.xml") else [])]
    )
    body = root.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    tables = body.findall(f"{TABLE}table") if body is not None else []
    plain = PlainRows(styles, runs)
    sheets = [read_table(table, plain, number) for number, table in enumerate(tables, 1)]
    if plain.left:
        # Some stand in no table of the sheet, but in a cell of one or among old values.
        return _read_tables(package, package.read(_CONTENT), [])
    return Workbook(sheets)


def _refuse_locked(package: Package) -> None:
    if package.has("META-INF/manifest.xml") and b"encryption-data" in package.read(
        "META-INF/manifest.xml"
    ):
        raise UserError(
            "a spreadsheet locked with a password; save it without one",
            "表格加了密码；请去掉密码后另存",
        )
