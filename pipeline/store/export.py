"""Tables for people with a spreadsheet: csv and xlsx, long as published and wide as calculators' authors type them."""

from __future__ import annotations

import csv
import io
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.base.errors import UserError
from pipeline.model.grades import FULL_NAMES
from pipeline.model.schema import table_schema
from pipeline.store.labels import ENDING, with_labels

Row = Mapping[str, Any]
# What a spreadsheet would run as a formula when it stands first in a cell.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
WIDE = {
    "notice_id": "通知标识", "region_code": "行政区划代码", "effective_from": "施行日期", "effective_to": "失效日期",
    "name": "名称", "occupation_code": "职业编码", "subsidy_class": "补贴类别",
}  # fmt: skip
SCARCE = PatternFill("solid", fgColor="FFF2CC")
WIDEST = 60


@dataclass(frozen=True)
class Sheet:
    """All that a spreadsheet shows: `columns` maps a key of the rows to its heading, `notes` to what it means."""

    title: str
    columns: Mapping[str, str]
    notes: Mapping[str, str]
    rows: Sequence[Row]


def to_csv(sheet: Sheet) -> bytes:
    """utf-8 with the mark that Chinese spreadsheets need, CRLF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.columns.values())
    writer.writerows([_guard(_text(row.get(key))) for key in sheet.columns] for row in sheet.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def to_xlsx(shown: Sheet) -> bytes:
    """One sheet: bold frozen header with a note in 中文 on each column, a filter, codes and words as text, numbers and dates
    as such. Cells of the wide sheet that are scarce are coloured."""
    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = shown.title[:31]
    for number, (key, heading) in enumerate(shown.columns.items(), 1):
        cell = sheet.cell(1, number, heading)
        cell.font = Font(bold=True)
        if shown.notes.get(key):
            cell.comment = Comment(shown.notes[key], "catalogue")
    for at, row in enumerate(shown.rows, 2):
        for number, key in enumerate(shown.columns, 1):
            _write(sheet, at, number, row.get(key))
            if key in row.get("_scarce", ()):
                sheet.cell(at, number).fill = SCARCE
    sheet.freeze_panes = "A2"
    last = get_column_letter(len(shown.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(shown.rows) + 1}"
    for number, (key, heading) in enumerate(shown.columns.items(), 1):
        widths = [_width(heading), *(_width(_text(row.get(key))) for row in shown.rows[:500])]
        sheet.column_dimensions[get_column_letter(number)].width = min(max(widths) + 2, WIDEST)
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    """The bytes of a workbook; its sheets are written to the temporary folder first."""
    out = io.BytesIO()
    try:
        book.save(out)
    except OSError as error:
        raise UserError(
            f"no room for a workbook in the temporary folder {tempfile.gettempdir()} ({error}); set TMPDIR to another",
            f"临时目录 {tempfile.gettempdir()} 写不下工作簿（{error}）；请用 TMPDIR 指定其他目录",
        ) from error
    return out.getvalue()


def _write(sheet: Worksheet, row: int, column: int, value: object) -> None:
    """Numbers and dates as they are; everything else as text that is never a formula."""
    cell = sheet.cell(row, column)
    if isinstance(value, bool):
        cell.value = _text(value)
    elif isinstance(value, int | float | date):
        cell.value = value
    elif value is not None:
        cell.value = _clean(_text(value))
        cell.data_type = "s"
        cell.number_format = "@"


def _text(value: object) -> str:
    """How a value reads in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(_text(item) for item in value)
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    return str(value)


def _guard(text: str) -> str:
    """A word that a spreadsheet would run gets an apostrophe in front; in xlsx the type of the cell does that."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _clean(text: str) -> str:
    """Without the control characters that a spreadsheet file may not hold."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")


def _width(text: str) -> int:
    return max(
        (
            sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
            for line in text.split("\n")
        ),
        default=0,
    )


def long_sheet(table: str, rows: Sequence[Row]) -> Sheet:
    """A published table under its own column names, with what they mean in 中文; a column of a closed list is followed by what
    its words say, in both languages."""
    notes: dict[str, str] = {}
    for column in table_schema(table).columns:
        notes[column.name] = column.zh
        if column.terms:
            notes[column.name + ENDING] = f"{column.zh}：中文 / English"
    return Sheet(table, {name: name for name in notes}, notes, with_labels(table, rows))


def wide_sheet(catalogue: Sequence[Row]) -> Sheet:
    """A row an entry of the catalogue, a column a grade, one for amounts that are not for a grade, the amount with uplift in
    each; the grades for which an entry is scarce are marked in a column and by colour. An amount that is not known is left
    empty."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for one in catalogue:
        row = rows.setdefault(
            (one["notice_id"], one["entry_id"]),
            {**{key: one[key] for key in WIDE}, "_scarce": set(), "_grades": []},
        )
        key = f"grade_{one['grade']}" if one["grade"] is not None else "other"
        row[key] = one["amount_yuan"]
        if one["grade"] is None and one["certificate"]:
            row["certificate"] = one["certificate"]
        if one["is_scarce"]:
            row["_scarce"].add(key)
            row["_grades"].append(one["grade"])
        row["unknown"] = row.get("unknown") or one["is_scarce"] is None
    for row in rows.values():
        named = [
            FULL_NAMES[grade].partition("（")[0] if grade else "是"
            for grade in sorted(row["_grades"], key=lambda g: -(g or 0))
        ]
        row["scarce"] = "未知" if row["unknown"] else "、".join(named)
    grades = {f"grade_{grade}": words for grade, words in FULL_NAMES.items()}
    headings = {
        **WIDE,
        **grades,
        "certificate": "其他证书",
        "other": "其他金额",
        "scarce": "紧缺等级",
    }
    notes = dict.fromkeys(grades, "元，含紧缺上浮；底色为紧缺")
    notes |= {"other": "不分等级的金额（元）", "scarce": "列入紧缺目录的等级；未知：目录未附"}
    return Sheet("catalogue", headings, notes, list(rows.values()))
