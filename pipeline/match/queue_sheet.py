"""The queue of names and doubts as a spreadsheet with drop-down answers. What people typed into an earlier sheet is carried over."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.base import disk
from pipeline.match.models import NONE
from pipeline.match.queue import QueueItem
from pipeline.model.rows import IssueRow

SHEET, LISTS = "queue", "candidates"
# Field -> heading and width in characters. People fill in the last four; an empty answer leaves the name open.
COLUMNS = {
    "name": ("名称 name", 24),
    "scope": ("范围 scope", 16),
    "rows": ("行数 rows", 8),
    "notices": ("通知 notices", 28),
    "printed_codes": ("原文编码 printed codes", 14),
    "source": ("首见于 first at", 30),
    "why": ("待定原因 why it waits", 36),
    "candidates": ("候选 candidates", 60),
    "kind": ("疑点 kind", 20),
    "issue": ("疑点标识 issue", 30),
    "answer": ("答案 answer", 32),
    "reason": ("理由 reason", 30),
    "by": ("决定人 by", 12),
    "on": ("日期 on (2026-11-21)", 14),
}
TYPED = ("answer", "reason", "by", "on")
NOTHING = f"{NONE} 无对应职业"
# The answers to a doubt: this one, or all of its kind in its notice.
ACCEPT, ACCEPT_ALL = "accept 接受此条", "accept all 接受本通知全部同类"
# Name (of a doubt its id) and scope of a row -> what was typed into it, by field.
Typed = Mapping[tuple[str, str], Mapping[str, str]]
# (name or id, scope), cells by field but the typed ones, choices of the answer.
SheetLine = tuple[tuple[str, str], dict[str, str | int], list[str]]


def write_queue(
    items: Sequence[QueueItem],
    path: Path,
    typed: Typed | None = None,
    doubts: Sequence[IssueRow] = (),
) -> None:
    """Write names and doubts to an .xlsx file, each with the choices of its answer. `typed` fills cells in that people
    filled before."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    sheet.append([heading for heading, _ in COLUMNS.values()])
    rows = [*map(_row_of_name, items), *map(_row_of_doubt, doubts)]
    for number, (key, cells, choices) in enumerate(rows, start=2):
        before = (typed or {}).get(key, {})
        sheet.append([*cells.values(), *(before.get(field, "") for field in TYPED)])
        lists.append(choices)
        last = get_column_letter(len(choices))
        _offer(sheet, f"{LISTS}!$A${number - 1}:${last}${number - 1}", _letter("answer"), number)
    _dress(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    with disk.explained(path):
        disk.replace_file(path, buffer.getvalue())


def _row_of_name(item: QueueItem) -> SheetLine:
    choices = [f"{one.code} {one.name}" for one in item.candidates] + [NOTHING]
    return (item.name, item.scope), _cells(item), choices


def _row_of_doubt(row: IssueRow) -> SheetLine:
    notice = row.notice_id or ""
    cells: dict[str, str | int] = {
        "name": row.printed, "scope": notice, "rows": 1, "notices": notice, "printed_codes": "", "source": row.source,
        "why": f"{row.message_zh}\n{row.message}", "candidates": "", "kind": row.kind, "issue": row.issue_id,
    }  # fmt: skip
    return (row.issue_id, notice), cells, [ACCEPT, ACCEPT_ALL]


def _cells(item: QueueItem) -> dict[str, str | int]:
    shown = "\n".join(
        f"{one.score:.2f}  {one.code} {one.name}（{one.group}；{one.reason_zh}）"
        for one in item.candidates
    )
    return {
        "name": item.name,
        "scope": item.scope,
        "rows": item.rows,
        "notices": "、".join(item.notices),
        "printed_codes": "、".join(item.printed_codes),
        "source": item.source,
        "why": f"{item.reason_zh}\n{item.reason}",
        "candidates": shown,
        "kind": "match_review",
        "issue": "",
    }


def _letter(field: str) -> str:
    return str(get_column_letter(list(COLUMNS).index(field) + 1))


def _offer(sheet: Worksheet, choices: str, column: str, row: int) -> None:
    # A code that is not offered may be typed: it is checked when it comes back.
    rule = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=False)
    sheet.add_data_validation(rule)
    rule.add(f"{column}{row}")


def _dress(sheet: Worksheet) -> None:
    sheet.freeze_panes = "B2"
    for place, (field, (_, width)) in enumerate(COLUMNS.items(), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.cell(1, place).font = Font(bold=True)
        if field in TYPED:
            sheet.cell(1, place).fill = PatternFill("solid", fgColor="FFF2CC")
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            # Printed words are words, even where they begin with an equals sign.
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type
