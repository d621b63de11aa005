"""The words of an .xls counted again by a reader of another make (calamine, in Rust), against those that were read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import python_calamine
import xlrd

from pipeline.model.document import Issue, Place
from pipeline.read.conservation import check_part

# It lays every place of a sheet out in memory.
MOST_PLACES = 3_000_000
ERRORS = set(xlrd.error_text_from_code.values())
VALUES = {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE, xlrd.XL_CELL_BOOLEAN}


@dataclass
class Counted:
    """What was read of a sheet, as stored: its texts, and how many other values; of how many places."""

    name: str
    places: int = 0
    texts: list[str] = field(default_factory=list)
    numbers: int = 0

    def add(self, kind: int, value: str | float) -> None:
        """One cell more, of a type of xlrd."""
        if kind == xlrd.XL_CELL_TEXT:
            self.texts.append(str(value).strip())
        elif kind in VALUES:
            self.numbers += 1


def check_counts(path: Path, sheets: Iterable[Counted]) -> list[Issue]:
    """`text_lost` for each sheet whose texts, or the number of whose other values, differ between the two readers. Workbooks
    that calamine cannot open are not counted."""
    try:
        other = python_calamine.CalamineWorkbook.from_path(str(path))
    except python_calamine.CalamineError:
        return []
    names = set(other.sheet_names)
    issues: list[Issue] = []
    for number, sheet in enumerate(sheets, 1):
        if sheet.name in names and sheet.places <= MOST_PLACES:
            issues += _check_sheet(Place(f"s{number}"), sheet, other.get_sheet_by_name(sheet.name))
    return issues


def _check_sheet(place: Place, sheet: Counted, other: python_calamine.CalamineSheet) -> list[Issue]:
    """Errors (`#N/A`) are left aside: calamine gives nothing for them."""
    values = list(chain.from_iterable(other.to_python()))
    words = [value for value in values if isinstance(value, str)]
    numbers = len(values) - len(words)
    printed, read = list(filter(None, words)), list(filter(None, sheet.texts))
    # As a rule no text has blanks around it, and then they need not be looked for.
    if printed != read:
        printed = list(filter(None, map(str.strip, words)))
    if (printed, numbers) == (read, sheet.numbers):
        return []
    # A value that is no text counts as one character.
    return check_part(
        place,
        [*(text for text in printed if text not in ERRORS), "1" * numbers],
        [*(text for text in read if text not in ERRORS), "1" * sheet.numbers],
    )
