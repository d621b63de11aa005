"""The queue as a spreadsheet with drop-down answers, and the answers back as decisions, all of them or none."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.base.printable import one_line, quoted
from pipeline.match.decisions import find_contradiction, find_fault
from pipeline.match.models import EVERYWHERE, NONE, Decision
from pipeline.match.queue import QueueItem
from pipeline.reference.editions import Reference

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
    "answer": ("答案 answer", 32),
    "reason": ("理由 reason", 30),
    "by": ("决定人 by", 12),
    "on": ("日期 on (2026-11-21)", 14),
}
NOTHING = f"{NONE} 无对应职业"
_CODE = re.compile(r"([0-9]-[0-9]{2}-[0-9]{2}-[0-9]{2})\s*(.*)")


def write_queue(items: Sequence[QueueItem], path: Path) -> None:
    """Write the queue to an .xlsx file; the candidates of each row are the choices of its answer."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    sheet.append([heading for heading, _ in COLUMNS.values()])
    for number, item in enumerate(items, start=2):
        sheet.append([*_cells(item).values(), "", "", "", ""])
        choices = [f"{one.code} {one.name}" for one in item.candidates] + [NOTHING]
        lists.append(choices)
        last = get_column_letter(len(choices))
        _offer(sheet, f"{LISTS}!$A${number - 1}:${last}${number - 1}", _letter("answer"), number)
    _dress(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    with disk.explained(path):
        disk.replace_file(path, buffer.getvalue())


def _cells(item: QueueItem) -> dict[str, str | int]:
    shown = "\n".join(
        f"{one.score:.2f}  {one.code} {one.name}（{one.reason_zh}）" for one in item.candidates
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
    }


def _letter(field: str) -> str:
    return str(get_column_letter(list(COLUMNS).index(field) + 1))


def _offer(sheet: Any, choices: str, column: str, row: int) -> None:
    # A code that is not offered may be typed: it is checked when it comes back.
    rule = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=False)
    sheet.add_data_validation(rule)
    rule.add(f"{column}{row}")


def _dress(sheet: Any) -> None:
    sheet.freeze_panes = "B2"
    for place, (field, (_, width)) in enumerate(COLUMNS.items(), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.cell(1, place).font = Font(bold=True)
        if field in ("answer", "reason", "by", "on"):
            sheet.cell(1, place).fill = PatternFill("solid", fgColor="FFF2CC")
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            # Printed words are words, even where they begin with an equals sign.
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type


def read_answers(
    path: Path,
    items: Sequence[QueueItem],
    decisions: Sequence[Decision],
    reference: Reference,
    *,
    by: str,
    today: date,
) -> list[Decision]:
    """The answered rows as decisions, in order. `by` and `today` stand in where a row leaves them empty.

    UserError names every row that does not fit and why; then none is taken.
    """
    known = {(item.name, item.scope): item for item in items} | {
        (item.name, notice): item for item in items for notice in item.notices
    }
    taken: list[Decision] = []
    faults: list[Words] = []
    for number, row in _rows(path):
        if not row["answer"]:
            continue
        signed = {**row, "by": row["by"] or by, "on": row["on"] or today.isoformat()}
        one = _decide(signed, reference)
        fault = one if isinstance(one, Words) else _find_misfit(one, known, [*decisions, *taken])
        if fault is not None:
            name = one_line(row["name"])
            place = Words(f"{path}: row {number} ({name})", f"{path}：第 {number} 行（{name}）")
            faults.append(place.before(fault))
        elif isinstance(one, Decision):
            taken.append(one)
    if faults:
        none = Words(f"{path}: nothing was taken", f"{path}：没有记入任何答案")
        raise UserError.of([*faults, none])
    return taken


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Number in the sheet and cells of each row, as text."""
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, KeyError, InvalidFileException, zipfile.BadZipFile) as error:
        raise UserError(
            f"{path}: cannot be read as a spreadsheet ({one_line(str(error))})",
            f"{path}：无法作为电子表格读取（{one_line(str(error))}）",
        ) from error
    try:
        if SHEET not in book.sheetnames:
            raise UserError(f"{path}: no sheet {SHEET!r}", f"{path}：没有工作表 {SHEET!r}")
        rows = [[_text(value) for value in row] for row in book[SHEET].iter_rows(values_only=True)]
    finally:
        book.close()
    headings = [heading for heading, _ in COLUMNS.values()]
    if not rows or rows[0][: len(headings)] != headings:
        raise UserError(
            f"{path}: the first row of {SHEET!r} is not the one that was written",
            f"{path}：工作表 {SHEET!r} 的首行已被改动",
        )
    return [
        (n, dict(zip(COLUMNS, row, strict=False)))
        for n, row in enumerate(rows[1:], start=2)
        if any(row)
    ]


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value).strip()


def _decide(row: Mapping[str, str], reference: Reference) -> Decision | Words:
    """The decision that a row's answer stands for, or what is wrong with it."""
    answer, code, judgement = row["answer"], NONE, "refuse"
    if answer not in (NONE, NOTHING):
        found = _CODE.fullmatch(answer)
        one = reference.by_code.get(found[1]) if found else None
        if found is None or one is None:
            return Words(
                f"the answer {quoted(answer)} is no code of the edition of {reference.edition}, nor {NONE!r}",
                f"答案 {quoted(answer)} 既不是{reference.edition}年版的编码，也不是 {NONE!r}",
            )
        if found[2] and found[2] != one.name:
            return Words(
                f"{one.code} is {one.name}, not {one_line(found[2])}",
                f"{one.code} 是“{one.name}”，不是“{one_line(found[2])}”",
            )
        code, judgement = one.code, "accept"
    decision = Decision(
        reference.edition,
        row["scope"],
        row["name"],
        code,
        judgement,
        row["reason"],
        row["by"],
        row["on"],
    )
    return find_fault(decision) or decision


def _find_misfit(
    one: Decision, known: Mapping[tuple[str, str], QueueItem], others: Sequence[Decision]
) -> Words | None:
    """Why a decision does not belong to the queue or to the decisions there are, or None."""
    scope = quoted(one.scope)
    if (one.printed_name, one.scope) not in known and (one.printed_name, EVERYWHERE) not in known:
        return Words(f"no such name waits in scope {scope}", f"范围 {scope} 中没有待确认的这个名称")
    if (one.printed_name, one.scope) not in known:
        return Words(
            f"scope {scope} is neither {EVERYWHERE!r} nor a notice that prints the name",
            f"范围 {scope} 既不是 {EVERYWHERE!r}，也不是印有该名称的通知",
        )
    found = find_contradiction([*others, one])
    return found[1] if found else None
