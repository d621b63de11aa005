"""A notice as a workbook: lines merged over the width of the sheet, tables with rules below them, a sheet for each page break.

Whole numbers are numbers in their cells, all else is text; `hidden` adds a hidden sheet that repeats the first table.
"""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side

from .document import Cell, Notice, PageBreak, Paragraph, Table, cells

RULE = Side(style="thin")
RULES = Border(left=RULE, right=RULE, top=RULE, bottom=RULE)


def write_xlsx(notice: Notice, path: Path, names: tuple[str, ...] = ()) -> None:
    """Write `notice` to `path`; the sheets are named by `names`, the rest Sheet1, Sheet2 and so on."""
    book = Workbook()
    book.remove(book.active)
    for number, blocks in enumerate(_pages(notice)):
        name = names[number] if number < len(names) else f"Sheet{number + 1}"
        _fill(book.create_sheet(name), blocks)
    book.save(path)


def _pages(notice: Notice) -> list[list[Paragraph | Table]]:
    pages: list[list[Paragraph | Table]] = [[]]
    for block in notice.blocks:
        if isinstance(block, PageBreak):
            pages.append([])
        else:
            pages[-1].append(block)
    return [page for page in pages if page]


def _fill(sheet: Any, blocks: list[Paragraph | Table]) -> None:
    width = max([len(block.widths) for block in blocks if isinstance(block, Table)], default=6)
    row = 1
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            sheet.cell(row, 1, block.text).alignment = Alignment(
                horizontal=block.align, wrap_text=True
            )
            if width > 1:
                sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
            row += 1
            continue
        is_ruled = block.style not in {"threeline", "none"}
        # Without rules a blank row parts a table from what stands around it.
        row += bool(number) and (not is_ruled or isinstance(blocks[number - 1], Table))
        row = _table(sheet, block, row, is_ruled) + (not is_ruled)


def _table(sheet: Any, table: Table, top: int, is_ruled: bool) -> int:
    """The row behind the table."""
    for row, column, cell in cells(table):
        _cell(sheet, cell, top + row, column + 1, is_ruled)
    return top + len(table.rows)


def _cell(sheet: Any, cell: Cell, row: int, column: int, is_ruled: bool) -> None:
    is_number = (
        cell.text.isascii()
        and cell.text.isdecimal()
        and str(int(cell.text)) == cell.text
        and len(cell.text) < 10
    )
    sheet.cell(row, column, int(cell.text) if is_number else cell.text or None)
    if is_ruled:
        for down in range(cell.rows):
            for across in range(cell.columns):
                sheet.cell(row + down, column + across).border = RULES
    if cell.rows * cell.columns > 1:
        sheet.merge_cells(
            start_row=row,
            start_column=column,
            end_row=row + cell.rows - 1,
            end_column=column + cell.columns - 1,
        )
