"""Limits that no notice exceeds. Beyond it a file is damaged or made to exhaust memory, and is refused in one line before it is opened."""

from __future__ import annotations

import mmap
from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.model.document import Document, Table

MEGABYTE = 1 << 20
MOST_BYTES = 256 * MEGABYTE
MOST_TEXT_BYTES = 32 * MEGABYTE
# The longest list of occupations has 1,700 rows; the widest table 60 columns.
MOST_ROWS = 65_536
MOST_COLUMNS = 1_000
MOST_CELLS = 500_000
MOST_PAGES = 3_000
# Of a paragraph; the longest published one has 800. What looks for words need not be linear in more. A cell may list the
# names of a whole class, 4,000 of which have 30,000 characters.
MOST_CHARS, MOST_CHARS_IN_CELL = 20_000, 40_000
MOST_CHARS_ON_PAGE = 100_000
MOST_OBJECTS_ON_PAGE = 200_000


def check_size(path: Path, most: int = MOST_BYTES) -> None:
    """UserError where a file is larger than `most` bytes."""
    size = path.stat().st_size
    if size > most:
        raise UserError(
            f"{size / MEGABYTE:,.0f} MB; more than {most // MEGABYTE} MB is no notice: give the notice alone",
            f"{size / MEGABYTE:,.0f} MB，超过 {most // MEGABYTE} MB 不会是通知：请只给出通知本身",
        )


def check_table(rows: int, columns: int = 0) -> None:
    """UserError where a table is larger than any notice has, as when 100,000 empty rows were left below it."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        size = f"{rows:,} rows" + (f" and {columns:,} columns" if columns else "")
        most = f"{MOST_ROWS:,} rows, {MOST_COLUMNS:,} columns or {MOST_CELLS:,} cells"
        raise UserError(
            f"a table of {size}; more than {most} is no notice: delete the empty ones",
            f"表格过大（{size}），超过 {most} 不会是通知：请删去空行空列",
        )


def check_lengths(document: Document) -> None:
    """UserError where a paragraph or a cell is longer than any notice has."""
    for block in document.blocks:
        if isinstance(block, Table):
            longest, most, place = (
                max(map(len, block.texts()), default=0),
                MOST_CHARS_IN_CELL,
                block.places[0],
            )
        else:
            longest, most, place = len(block.text), MOST_CHARS, block.place
        if longest > most:
            raise UserError(
                f"{place.anchor}: {longest:,} characters without a break; more than {most:,} is no notice:"
                " part it into paragraphs",
                f"{place.anchor}：连续 {longest:,} 个字符没有分段，超过 {most:,} 不会是通知：请分段",
            )


def check_pdf_end(path: Path) -> None:
    """UserError where a PDF stops before the table of its objects, which stands behind them: pdfium would mend it in silence,
    and pages would be missing. What stands behind the table, or is missing there, says nothing."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        # A table in the middle is of an earlier state of the file (or of its first page, where that is put in front).
        last = max(data.rfind(b"endobj"), data.rfind(b"endstream"), 0)
        if any(data.find(mark, last) >= 0 for mark in (b"%%EOF", b"startxref", b"trailer")):
            return
        # The table may be the last object itself.
        if data.find(b"/XRef", max(data.rfind(b" obj", 0, last), 0), last) < 0:
            raise UserError(
                "the PDF is cut short: its last part is missing; fetch it again",
                "PDF 不完整，缺少末尾部分；请重新获取",
            )
