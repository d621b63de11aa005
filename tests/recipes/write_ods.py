"""A notice as an OpenDocument spreadsheet: the workbook of `write_xlsx`, cell by cell."""

from __future__ import annotations

import zipfile
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import load_workbook

from .document import Notice
from .write_xlsx import write_xlsx

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"))
)  # fmt: skip
STYLES = (
    '<office:automatic-styles><style:style style:name="r" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style></office:automatic-styles>'
)


def write_ods(notice: Notice, path: Path) -> None:
    """Write `notice` to `path`."""
    with TemporaryDirectory() as folder:
        write_xlsx(notice, Path(folder) / "book.xlsx")
        book = load_workbook(Path(folder) / "book.xlsx")
    write_content(path, "".join(_table(sheet) for sheet in book.worksheets))


def write_content(path: Path, tables: str) -> None:
    """Write a spreadsheet of tables in OpenDocument XML to `path`."""
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f"<office:document-content {SPACES}>{STYLES}{body}</office:document-content>"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", '<?xml version="1.0" encoding="UTF-8"?>' + content)


def _table(sheet: Any) -> str:
    spans = {(r.min_row, r.min_col): (r.size["rows"], r.size["columns"]) for r in sheet.merged_cells.ranges}  # fmt: skip
    covered = {at for r in sheet.merged_cells.ranges for at in r.cells} - spans.keys()
    rows = "".join(
        "<table:table-row>" + "".join(_cell(cell, spans, covered) for cell in row) + "</table:table-row>"
        for row in sheet.iter_rows()
    )  # fmt: skip
    return f'<table:table table:name="{escape(sheet.title)}">{rows}</table:table>'


def _cell(cell: Any, spans: dict[Any, tuple[int, int]], covered: set[Any]) -> str:
    at = (cell.row, cell.column)
    style = ' table:style-name="r"' if cell.border.left.style else ""
    if at in covered:
        return f"<table:covered-table-cell{style}/>"
    down, across = spans.get(at, (1, 1))
    span = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"' if at in spans else ""  # fmt: skip
    value = cell.value
    if value is None:
        return f"<table:table-cell{style}{span}/>"
    kind = f' office:value-type="float" office:value="{value}"' if isinstance(value, int) else ' office:value-type="string"'  # fmt: skip
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f"<table:table-cell{style}{span}{kind}>{text}</table:table-cell>"
