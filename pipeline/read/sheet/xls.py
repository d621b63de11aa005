"""Workbooks of the old kind (.xls, .et) to sheets, by xlrd but for their plain cells; their words counted again by calamine."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

import xlrd

from pipeline.base.errors import UserError
from pipeline.model.document import Cause, Document
from pipeline.read.sheet.count_xls import Counted, check_counts
from pipeline.read.sheet.reader import build_document
from pipeline.read.sheet.sheets import Merge, Sheet, Workbook
from pipeline.read.sheet.xls_cells import Cells
from pipeline.read.sheet.xls_records import NotPlainError, take_plain
from pipeline.read.sheet.xls_rows import RecordReader, add_rows
from pipeline.read.sheet.xls_texts import take_texts

# What xlrd raises on a file that is not as it should be.
DAMAGE = (
    xlrd.XLRDError, xlrd.compdoc.CompDocError, xlrd.formula.FormulaError, struct.error, AssertionError, AttributeError, IndexError,
    KeyError, TypeError, ValueError, OverflowError, NotImplementedError, ZeroDivisionError,
)  # fmt: skip
# Before BIFF8 (Excel 97) texts have no Unicode, and calamine takes them for another encoding.
FIRST_UNICODE = 80


def read_xls(path: Path) -> Document:
    """Reads a workbook. UserError where it is damaged or locked."""
    try:
        sheets, counted = _read_records(path)
    except NotPlainError:
        sheets, counted = _read_whole(path)
    return build_document(path.name, "xls", Workbook(sheets, check_counts(path, counted)))


def _read_records(path: Path) -> tuple[list[Sheet], list[Counted]]:
    """The sheets, plain cells straight from their records. NotPlainError where anything is unusual: xlrd by itself is slower,
    and tells what is damaged."""
    try:
        rest, taken = take_plain(_stream(path))
        rest, shared = take_texts(rest)
        book = xlrd.open_workbook(file_contents=rest, on_demand=True, **_options())
        sources = book.sheets()
        cells = Cells(book)
    except DAMAGE as error:
        raise NotPlainError from error
    reader, sheets, counted = RecordReader(cells, shared), [], []
    for number, (source, records) in enumerate(zip(sources, taken, strict=True), 1):
        sheet = _frame(source, number)
        sheet.hidden_rows |= records.hidden_rows
        counted.append(reader.add(source, sheet, records))
        _add_notes(source, sheet)
        sheets.append(sheet)
    return sheets, counted


def _read_whole(path: Path) -> tuple[list[Sheet], list[Counted]]:
    book = _open(path)
    cells = Cells(book)
    sheets, counted = [], []
    for number, source in enumerate(book.sheets(), 1):
        sheet = _frame(source, number)
        counted.append(add_rows(cells, source, sheet))
        _add_notes(source, sheet)
        sheets.append(sheet)
    return sheets, counted if book.biff_version >= FIRST_UNICODE else []


def _options() -> dict[str, Any]:
    # Sectors that are used twice harm nothing that is read, as a rule; what is lost shows in the count.
    return {"logfile": io.StringIO(), "formatting_info": True, "ragged_rows": True, "ignore_workbook_corruption": True}  # fmt: skip


def _stream(path: Path) -> bytes:
    """The records of the workbook, taken out of the compound file."""
    book = xlrd.Book()
    book.biff2_8_load(filename=str(path), **_options())
    try:
        return bytes(book.mem[book.base : book.base + book.stream_len])
    finally:
        book.release_resources()


def _open(path: Path) -> xlrd.Book:
    try:
        return xlrd.open_workbook(str(path), **_options())
    except DAMAGE as error:
        why = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        if "encrypted" in why:
            raise UserError(
                "a workbook locked with a password; save it without one",
                "工作簿加了密码；请去掉密码后另存",
            ) from error
        raise UserError(
            f"not a readable .xls file, damaged or cut short ({why}); fetch it again or save it as .xlsx",
            f".xls 文件无法读取，已损坏或不完整（{why}）；请重新获取，或另存为 .xlsx",
        ) from error


def _frame(source: xlrd.sheet.Sheet, number: int) -> Sheet:
    """A sheet without its cells."""
    sheet = Sheet(source.name, number, is_hidden=bool(source.visibility))
    sheet.merges = [
        Merge(top, left, bottom - top, right - left)
        for top, bottom, left, right in source.merged_cells
    ]
    sheet.hidden_rows = {row for row, info in source.rowinfo_map.items() if info.hidden}
    sheet.hidden_columns = {column for column, info in source.colinfo_map.items() if info.hidden}
    return sheet


def _add_notes(source: xlrd.sheet.Sheet, sheet: Sheet) -> None:
    for (row, _), note in source.cell_note_map.items():
        sheet.beside.append((Cause.COMMENT, note.text, f"s{sheet.number}.r{row + 1}"))
