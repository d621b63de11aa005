"""Rows of a queue sheet as any spreadsheet program gives it back: .xlsx, or CSV in UTF-8 or GB18030. Within limits."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from pipeline.base.edited_csv import read_rows
from pipeline.base.errors import UserError
from pipeline.base.printable import one_line
from pipeline.match.queue_sheet import COLUMNS, SHEET, TYPED

# A queue of ten thousand names is 2 MB, unpacked 20: what is far larger was not written here.
LARGEST_FILE, LARGEST_UNPACKED, MOST_PARTS = 20_000_000, 200_000_000, 500
MOST_ROWS, MOST_COLUMNS = 50_000, 100
# Without these columns nothing can be taken; the others are there for the eye.
NEEDED = ("name", "scope", *TYPED)

Item = TypeVar("Item")


@dataclass(frozen=True)
class SheetRow:
    """A row of the sheet: its number in it (from 1) and its cells as text, by field."""

    number: int
    cells: dict[str, str]

    @property
    def is_doubt(self) -> bool:
        """Whether it is a doubt of a notice, not a name to be matched."""
        return self.cells.get("kind", "") not in {"", "match_review"}

    @property
    def key(self) -> tuple[str, str]:
        """Name, of a doubt its id, and scope."""
        return self.cells["issue" if self.is_doubt else "name"], self.cells["scope"]


def read_sheet(path: Path) -> list[SheetRow]:
    """Rows that are not blank. Columns are known by their headings, in whatever order. UserError names what does not fit."""
    rows = _csv_rows(path) if path.suffix.lower() in (".csv", ".txt") else _xlsx_rows(path)
    number, head = next(rows, (1, ()))
    places = _places(head)
    missing = [COLUMNS[field][0] for field in NEEDED if field not in places]
    if missing:
        raise UserError(
            f"{path}: row {number} lacks the headings {', '.join(missing)}; keep the first row as it was written",
            f"{path}：第 {number} 行缺少列标题 {'、'.join(missing)}；请保留原首行",
        )
    found = []
    for number, row in rows:
        cells = {f: row[place] if place < len(row) else "" for f, place in places.items()}
        if any(cells.values()):
            found.append(SheetRow(number, cells))
    return found


def _places(head: Sequence[str]) -> dict[str, int]:
    """Where each field stands: by its whole heading, or by its first word in either language."""
    known: dict[str, str] = {}
    for field, (heading, _) in COLUMNS.items():
        zh, _, en = heading.partition(" ")
        known |= dict.fromkeys((heading, zh, en, en.split()[0]), field)
    places: dict[str, int] = {}
    for place, cell in enumerate(head):
        named = known.get(" ".join(cell.split()))
        if named is not None:
            places.setdefault(named, place)
    return places


def _csv_rows(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    _check_size(path)
    for row in _limited(path, read_rows(path)):
        yield row.line, row.cells


def _limited(path: Path, rows: Iterator[Item]) -> Iterator[Item]:
    yield from islice(rows, MOST_ROWS)
    if next(rows, None) is not None:
        raise UserError(
            f"{path}: more than {MOST_ROWS} rows; is it the sheet that was written?",
            f"{path}：超过 {MOST_ROWS} 行；是否为导出的表格？",
        )


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            f"{path}: cannot be read ({reason})", f"{path}：无法读取（{reason}）"
        ) from error
    if size > LARGEST_FILE:
        raise UserError(
            f"{path}: {size:,} bytes, at most {LARGEST_FILE:,} are read; is it the sheet that was written?",
            f"{path}：{size:,} 字节，最多读取 {LARGEST_FILE:,}；是否为导出的表格？",
        )


def _check_archive(path: Path) -> None:
    """A sheet is a zip: one that unpacks to far more than a queue holds is not opened."""
    _check_size(path)
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED:
        raise UserError(
            f"{path}: {len(parts)} parts that unpack to {unpacked:,} bytes; a queue sheet is far smaller",
            f"{path}：含 {len(parts)} 个部分，解压后 {unpacked:,} 字节；队列表格远小于此",
        )


def _xlsx_rows(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    try:
        _check_archive(path)
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            sheet = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
            rows = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
            for number, row in enumerate(_limited(path, rows), start=1):
                yield number, tuple(_text(value) for value in row)
        finally:
            book.close()
    except (
        # What openpyxl, zipfile and the XML readers below them say of a file that is not what it seems.
        OSError, EOFError, LookupError, ValueError, TypeError, AttributeError, SyntaxError, RuntimeError, OverflowError, zlib.error,
        InvalidFileException, zipfile.BadZipFile,
    ) as error:  # fmt: skip
        raise UserError(
            f"{path}: cannot be read as a spreadsheet ({one_line(str(error))}); save it as .xlsx or as CSV",
            f"{path}：无法作为电子表格读取（{one_line(str(error))}）；请另存为 .xlsx 或 CSV",
        ) from error


def _text(value: object) -> str:
    """A cell as text: a day as ISO text, a whole number without a point."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
