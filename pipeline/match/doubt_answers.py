"""Doubts that wait for a person, and the answers of a queue sheet to them: blocks for notice.toml, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.base.printable import one_line, quoted
from pipeline.judgement.typed_values import is_day, iso_day
from pipeline.match.queue_sheet import ACCEPT, ACCEPT_ALL
from pipeline.match.sheet_rows import SheetRow
from pipeline.model.issues import split_advice, toml_text
from pipeline.model.rows import IssueRow
from pipeline.model.vocabularies import Severity

BLOCK = "[[accept]]"


def waiting_doubts(rows: Iterable[IssueRow]) -> list[IssueRow]:
    """The open warnings and errors that a person may accept, in their order."""
    return [
        row
        for row in rows
        if row.accepted is None
        and row.severity is not Severity.NOTE
        and row.notice_id
        and split_advice(row.advice)[1].startswith(BLOCK)
    ]


def read_acceptances(
    path: Path, rows: Sequence[SheetRow], doubts: Sequence[IssueRow], *, by: str, today: date
) -> dict[str, list[str]]:
    """notice_id -> the blocks of the answered rows of the sheet at `path`, each once. `by` and `today` stand in where a row leaves them empty.

    UserError names every row that does not fit and why; then none is taken.
    """
    known = {row.issue_id: row for row in doubts}
    taken: dict[str, list[str]] = {}
    faults: list[Words] = []
    for row in rows:
        if not row.is_doubt or not row.cells["answer"]:
            continue
        signed = {
            **row.cells,
            "by": row.cells["by"] or by,
            "on": iso_day(row.cells["on"] or today.isoformat()),
        }
        if fault := _fault(signed, known):
            faults.append(_place(path, row).before(fault))
            continue
        issue = known[row.cells["issue"]]
        blocks = taken.setdefault(issue.notice_id or "", [])
        if (block := _block(issue, signed)) not in blocks:
            blocks.append(block)
    if faults:
        none = Words(f"{path}: nothing was taken", f"{path}：没有记入任何答案")
        raise UserError.of([*faults, none])
    return taken


def _place(path: Path, row: SheetRow) -> Words:
    name = one_line(row.cells["name"])
    return Words(f"{path}: row {row.number} ({name})", f"{path}：第 {row.number} 行（{name}）")


def _fault(cells: Mapping[str, str], known: Mapping[str, IssueRow]) -> Words | None:
    """Why an answer cannot be taken, or None."""
    if cells["answer"] not in {ACCEPT, ACCEPT_ALL}:
        return Words(
            f"the answer {quoted(cells['answer'])} is neither {ACCEPT!r} nor {ACCEPT_ALL!r}",
            f"答案 {quoted(cells['answer'])} 既不是 {ACCEPT!r}，也不是 {ACCEPT_ALL!r}",
        )
    issue = known.get(cells["issue"])
    if issue is None or (issue.notice_id, issue.kind) != (cells["scope"], cells["kind"]):
        return Words(
            f"no such doubt waits in {quoted(cells['scope'])}; write the sheet again with --out",
            f"{quoted(cells['scope'])} 中没有待处理的这个疑点；请用 --out 重新导出",
        )
    if cells["answer"] == ACCEPT_ALL and issue.severity is Severity.ERROR:
        return Words("errors are accepted one by one", "错误须逐条接受")
    missing = [field for field in ("reason", "by") if not cells[field]]
    if missing:
        return Words(f"{', '.join(missing)} must not be empty", f"{'、'.join(missing)} 不能为空")
    if not is_day(cells["on"]):
        return Words(
            f"on is {quoted(cells['on'])}; allowed: a day such as 2026-11-21",
            f"on 为 {quoted(cells['on'])}；要求：日期，如 2026-11-21",
        )
    return None


def _block(issue: IssueRow, cells: Mapping[str, str]) -> str:
    """The block of an answer: the one that the doubt advises, or one for all of its kind."""
    if cells["answer"] == ACCEPT_ALL:
        named = f'{BLOCK}\nkind = "{issue.kind}"\nall = true'
    else:
        named = split_advice(issue.advice)[1].partition("\nreason = ")[0]
    signed = (f"{field} = {toml_text(one_line(cells[field]))}" for field in ("reason", "by"))
    return "\n".join([named, *signed, f"on = {cells['on']}"])
