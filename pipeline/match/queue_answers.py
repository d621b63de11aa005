"""Answers of a queue sheet as decisions, all of them or none; and what was typed, so that no second sheet loses it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.base.printable import one_line, quoted
from pipeline.judgement.typed_values import iso_day
from pipeline.match.decisions import find_contradiction, find_fault
from pipeline.match.models import EVERYWHERE, NONE, Decision
from pipeline.match.queue import QueueItem
from pipeline.match.queue_sheet import NOTHING, TYPED
from pipeline.match.sheet_rows import SheetRow, read_sheet
from pipeline.reference.editions import Reference

Read = Callable[[Path], list[SheetRow]]
_CODE = re.compile(r"([0-9]-[0-9]{2}-[0-9]{2}-[0-9]{2})\s*(.*)", re.DOTALL)


def read_typed(path: Path, read: Read = read_sheet) -> dict[tuple[str, str], dict[str, str]]:
    """(name, scope) -> what was typed into the row; rows with nothing typed are left out. UserError where it is no queue
    sheet. `read` may read the sheet in a process of its own."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in read(path):
        typed = {field: row.cells[field] for field in TYPED if row.cells[field]}
        if typed:
            found[row.key] = typed
    return found


def read_answers(
    path: Path,
    items: Sequence[QueueItem],
    decisions: Sequence[Decision],
    reference: Reference,
    *,
    by: str,
    today: date,
    read: Read = read_sheet,
) -> list[Decision]:
    """The answered rows of names as decisions, in order. `by` and `today` stand in where a row leaves them empty; `read` may
    read the sheet in a process of its own.

    UserError names every row that does not fit and why; then none is taken.
    """
    known = {(item.name, item.scope): item for item in items} | {
        (item.name, notice): item for item in items for notice in item.notices
    }
    taken: list[Decision] = []
    faults: list[Words] = []
    for row in read(path):
        cells = row.cells
        if not cells["answer"] or row.is_doubt:
            continue
        signed = {**cells, "by": cells["by"] or by, "on": cells["on"] or today.isoformat()}
        one = _decide(signed, reference)
        fault = one if isinstance(one, Words) else _find_misfit(one, known, [*decisions, *taken])
        if fault is not None:
            name = one_line(cells["name"])
            place = Words(
                f"{path}: row {row.number} ({name})", f"{path}：第 {row.number} 行（{name}）"
            )
            faults.append(place.before(fault))
        elif isinstance(one, Decision):
            taken.append(one)
    if faults:
        none = Words(f"{path}: nothing was taken", f"{path}：没有记入任何答案")
        raise UserError.of([*faults, none])
    return taken


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
        iso_day(row["on"]),
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
