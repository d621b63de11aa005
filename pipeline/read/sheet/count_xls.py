"""The words of an .xls counted again by a reader of another make (calamine, in Rust), against those that were read."""

from __future__ import annotations

from pathlib import Path

import python_calamine
import xlrd

from pipeline.model.document import Issue, Place
from pipeline.read.conservation import check_part

# Before BIFF8 (Excel 97) texts have no Unicode, and calamine takes them for another encoding.
FIRST_UNICODE = 80
# It lays every place of a sheet out in memory.
MOST_PLACES = 3_000_000
ERRORS = set(xlrd.error_text_from_code.values())
_VALUES = {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE, xlrd.XL_CELL_BOOLEAN}


def check_counts(path: Path, book: xlrd.Book) -> list[Issue]:
    """`text_lost` for each sheet whose texts, or the number of whose other values, differ between the two readers. Workbooks
    that calamine cannot open are not counted."""
    if book.biff_version < FIRST_UNICODE:
        return []
    try:
        other = python_calamine.CalamineWorkbook.from_path(str(path))
    except python_calamine.CalamineError:
        return []
    names = set(other.sheet_names)
    issues: list[Issue] = []
    for number, sheet in enumerate(book.sheets(), 1):
        if sheet.name in names and sheet.nrows * sheet.ncols <= MOST_PLACES:
            issues += _check_sheet(Place(f"s{number}"), sheet, other.get_sheet_by_name(sheet.name))
    return issues


def _check_sheet(
    place: Place, sheet: xlrd.sheet.Sheet, other: python_calamine.CalamineSheet
) -> list[Issue]:
    """Errors (`#N/A`) are left aside: calamine gives nothing for them."""
    values = [
        value for row in other.to_python() for value in row if value != "" and value not in ERRORS
    ]
    printed = [value for value in values if isinstance(value, str)]
    texts: list[str] = []
    numbers = 0
    for row in range(sheet.nrows):
        for kind, value in zip(sheet.row_types(row), sheet.row_values(row), strict=True):
            if kind == xlrd.XL_CELL_TEXT and value not in ERRORS:
                texts.append(value)
            elif kind in _VALUES:
                numbers += 1
    # A value that is no text counts as one character.
    counted = "1" * (len(values) - len(printed))
    return check_part(place, [*printed, counted], [*texts, "1" * numbers])
