"""raw/decisions.csv: what people decided about printed names, kept with reason, name and day."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from pipeline.base import disk
from pipeline.base.edited_csv import read_table_apart
from pipeline.base.errors import UserError
from pipeline.base.language import Words, same
from pipeline.base.printable import quoted
from pipeline.judgement.notice_types import NOTICE_ID
from pipeline.judgement.typed_values import is_day, iso_day
from pipeline.match.models import EVERYWHERE, NONE, Decision
from pipeline.reference.editions import list_editions
from pipeline.reference.lookup_names import key_of

COLUMNS = tuple(field.name for field in fields(Decision))
JUDGEMENTS = ("accept", "refuse")
# What a person still has to fill in.
OPEN = "…"
_CODE = re.compile(r"[0-9]-[0-9]{2}-[0-9]{2}-[0-9]{2}")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """All decisions of the file, in its order; none where there is no file. UserError, a line for each fault, names file, line
    and what is allowed."""
    decisions, faults = read_decisions_apart(path)
    if faults:
        raise UserError.of(faults)
    return decisions


def read_decisions_apart(path: Path) -> tuple[tuple[Decision, ...], tuple[Words, ...]]:
    """(the decisions that hold, a line for each row that does not). Of decisions that contradict each other none holds.
    UserError where nobody can tell the rows: the file cannot be read, or its first line names other columns."""
    if not path.exists():
        return (), ()
    rows, faults = read_table_apart(path, COLUMNS)
    lines: dict[Decision, int] = {}
    for row in rows:
        edition, scope, name, code, judgement, reason, by, on = row.cells
        one = Decision(edition, scope, name, code, judgement, reason, by, iso_day(on))
        if fault := find_fault(one):
            faults.append(same(f"{path}:{row.line}").before(fault))
        else:
            lines.setdefault(one, row.line)
    while contradiction := find_contradiction(lines):
        one, fault = contradiction
        faults.append(same(f"{path}:{lines[one]}").before(fault))
        for other in [other for other in lines if _place(other) == _place(one)]:
            del lines[other]
    return tuple(lines), tuple(faults)


def _place(one: Decision) -> tuple[str, str, str]:
    """All that two decisions must share to contradict each other."""
    return one.edition, one.scope, key_of(one.printed_name)


def find_fault(one: Decision) -> Words | None:
    """The fault of a decision by itself, or None."""
    missing = [column for column in COLUMNS if not getattr(one, column)]
    if missing:
        return Words(f"{', '.join(missing)} must not be empty", f"{'、'.join(missing)} 不能为空")
    for column, holds, allowed in _rules(one):
        if not holds:
            found = quoted(getattr(one, column))
            return Words(
                f"{column} is {found}; allowed: {allowed.en}",
                f"{column} 为 {found}；要求：{allowed.zh}",
            )
    return None


def _rules(one: Decision) -> Iterator[tuple[str, bool, Words]]:
    """(column, whether its value holds, what is allowed)."""
    editions = list_editions()
    known = ", ".join(editions)
    yield "judgement", one.judgement in JUDGEMENTS, Words("accept or refuse", "accept 或 refuse")
    words = Words(f"a code such as 6-18-01-01, or {NONE}", f"编码，如 6-18-01-01，或 {NONE}")
    yield "code", one.code == NONE or bool(_CODE.fullmatch(one.code)), words
    words = Words(
        f"refuse, where the code is {NONE}: no occupation fits",
        f"code 为 {NONE}（没有对应职业）时写 refuse",
    )
    yield "judgement", one.code != NONE or one.judgement == "refuse", words
    words = Words(f"an edition of the classification: {known}", f"大典版本：{known}")
    yield "edition", one.edition in editions, words
    words = Words(f"{EVERYWHERE}, or the id of a notice", f"{EVERYWHERE} 或通知编号")
    yield "scope", one.scope == EVERYWHERE or bool(NOTICE_ID.fullmatch(one.scope)), words
    yield "on", is_day(one.on), Words("a day such as 2026-11-21", "日期，如 2026-11-21")


def find_contradiction(decisions: Iterable[Decision]) -> tuple[Decision, Words] | None:
    """The first decision that cannot hold beside one before it, and why in words; or None."""
    settled: dict[tuple[str, str, str], str] = {}
    seen: dict[tuple[str, str, str, str], str] = {}
    for one in decisions:
        place = _place(one)
        who, who_zh = f"{one.printed_name} ({one.scope})", f"{one.printed_name}（{one.scope}）"
        if seen.setdefault((*place, one.code), one.judgement) != one.judgement:
            return one, Words(
                f"{who}: {one.code} is both accepted and refused; remove one of the lines",
                f"{who_zh}：{one.code} 既被接受又被拒绝；请删除其中一行",
            )
        if one.judgement == "accept" or one.code == NONE:
            earlier = settled.setdefault(place, one.code)
            if earlier != one.code:
                return one, Words(
                    f"{who}: both {earlier} and {one.code} are decided; remove one of the lines",
                    f"{who_zh}：同时选定 {earlier} 和 {one.code}；请删除其中一行",
                )
    return None


def write_decisions(path: Path, decisions: Sequence[Decision]) -> None:
    """Write all decisions, sorted, without doubles; the file is replaced whole or not at all."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(one, column) for column in COLUMNS] for one in sorted(set(decisions)))
    with disk.explained(path):
        disk.replace_file(path, buffer.getvalue().encode())


def decision_line(edition: str, scope: str, name: str) -> str:
    """The line to paste into decisions.csv; the code too is for a person to fill in, no candidate stands in it."""
    buffer = io.StringIO()
    row = [edition, scope, name, OPEN, "accept", OPEN, OPEN, OPEN]
    csv.writer(buffer, lineterminator="").writerow(row)
    return f"decisions.csv: {buffer.getvalue()}"
