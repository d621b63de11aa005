"""A notice as an OpenDocument spreadsheet: one sheet, every paragraph a row, the tables below them."""

from __future__ import annotations

import zipfile
from html import escape
from pathlib import Path

from .document import Cell, Notice, Paragraph, Table, cells

NAMES = " ".join(
    f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{key}:1.0"'
    for key in ("office", "table", "text", "style")
)
COVERED = "<table:covered-table-cell/>"


def write_ods(notice: Notice, path: Path) -> None:
    """Write `notice` to `path`."""
    rows = []
    for block in notice.blocks:
        if isinstance(block, Paragraph):
            rows.append(_row(_cell(Cell(block.text))))
        elif isinstance(block, Table):
            rows += _rows(block)
    write_content(path, f'<table:table table:name="目录">{"".join(rows)}</table:table>')


def write_content(path: Path, table: str) -> None:
    """A spreadsheet whose content is this table."""
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml", f"<office:document-content {NAMES}>{body}</office:document-content>"
        )


def _rows(table: Table) -> list[str]:
    standing = {(row, column): cell for row, column, cell in cells(table)}
    return [
        _row(
            "".join(
                _cell(standing[r, c]) if (r, c) in standing else COVERED
                for c in range(len(table.widths))
            )
        )
        for r in range(len(table.rows))
    ]


def _row(inside: str) -> str:
    return f"<table:table-row>{inside}</table:table-row>"


def _cell(cell: Cell) -> str:
    spans = f'table:number-columns-spanned="{cell.columns}" table:number-rows-spanned="{cell.rows}"'
    words = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.text.split("\n"))
    return f"<table:table-cell {spans}>{words}</table:table-cell>"
