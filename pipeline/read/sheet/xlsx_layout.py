"""How a sheet of an .xlsx is laid out: merges, hidden rows and columns."""

from __future__ import annotations

import re

from pipeline.read.package import Element, Package, parse_part
from pipeline.read.sheet.sheets import Merge, Sheet, column_number
from pipeline.text import whole_number

_DATA = re.compile(rb"<(\w+:)?sheetData\b[^>]*?(?:/>|>.*</(?:\w+:)?sheetData\s*>)", re.DOTALL)
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^>]*\shidden=\"(?:1|true)\")[^>]*?\sr=\"(\d{1,7})\"")
_TRUE = {"1", "true", "on"}
# The last column of a sheet of today's Excel.
LAST_COLUMN = 16_383


def split_part(data: bytes) -> tuple[bytes, bytes]:
    """(the part without its cells, the element that holds the cells; b"" where it has none)."""
    match = _DATA.search(data)
    if match is None:
        return data, b""
    return data[: match.start()] + data[match.end() :], match.group()


def read_layout(package: Package, name: str, frame: bytes, cells: bytes, sheet: Sheet) -> Element:
    """Merges, and what is hidden, of a sheet whose part without its cells is `frame`."""
    root = parse_part(name, frame, package.ending)
    for item in root.findall("{*}mergeCells/{*}mergeCell"):
        match = _RANGE.fullmatch(item.get("ref", ""))
        if match and match.group(3):
            sheet.merges.append(_merge(match))
    for item in root.findall("{*}cols/{*}col"):
        if item.get("hidden", "0") in _TRUE:
            first, last = (
                whole_number(item.get("min", "")) or 1,
                whole_number(item.get("max", "")) or 1,
            )
            sheet.hidden_columns.update(range(first - 1, min(last, LAST_COLUMN + 1)))
    if b'hidden="1"' in cells or b'hidden="true"' in cells:
        sheet.hidden_rows = {int(row) - 1 for row in _HIDDEN_ROW.findall(cells)}
    return root


def _merge(match: re.Match[str]) -> Merge:
    left, right = sorted((column_number(match.group(1)), column_number(match.group(3))))
    top, bottom = sorted((int(match.group(2)) - 1, int(match.group(4)) - 1))
    return Merge(top, left, bottom - top + 1, right - left + 1)
