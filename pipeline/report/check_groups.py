"""The doubts of a draft in groups by kind: how many stand where, so that what to do is said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.base.language import Words
from pipeline.model.rows import IssueRow
from pipeline.model.vocabularies import Severity

_LOUDEST = {severity: rank for rank, severity in enumerate(Severity)}
DECISIONS, CORRECTIONS = "decisions.csv", "corrections.csv"


@dataclass(frozen=True)
class Group:
    """Issues of one kind, in the order given; `is_settled` where a person accepted them all."""

    severity: Severity
    kind: str
    rows: tuple[IssueRow, ...]
    is_settled: bool

    @property
    def same_message(self) -> Words | None:
        """All that is said of all of them; None where each says something of its own."""
        said = {(row.message, row.message_zh) for row in self.rows}
        return Words(*said.pop()) if len(said) == 1 else None


def group_issues(rows: Iterable[IssueRow]) -> list[Group]:
    """A group for each kind, those that people accepted apart: the loudest first, then the largest."""
    found: dict[tuple[Severity, str, bool], list[IssueRow]] = {}
    for row in rows:
        found.setdefault((row.severity, row.kind, bool(row.accepted)), []).append(row)
    groups = [Group(key[0], key[1], tuple(own), key[2]) for key, own in found.items()]
    return sorted(
        groups, key=lambda one: (one.is_settled, _LOUDEST[one.severity], -len(one.rows), one.kind)
    )


def places_line(notice_ids: Sequence[str | None]) -> str:
    """`town-2024 12, village-2023 3`: how many stand in which notice, the most first; those of no notice under `—`."""
    counted = Counter(name or "—" for name in notice_ids)
    return ", ".join(f"{name} {count}" for name, count in counted.most_common())


def totals_line(rows: Sequence[IssueRow]) -> Words:
    """How many of each severity wait for a person, and how many were accepted."""
    waiting = Counter(row.severity for row in rows if not row.accepted)
    accepted = sum(bool(row.accepted) for row in rows)
    en = ", ".join(f"{waiting[one]} {one.label('en')}(s)" for one in Severity)
    zh = "、".join(f"{one.label('zh')} {waiting[one]}" for one in Severity)
    return Words(f"{en}; {accepted} accepted", f"{zh}；已接受 {accepted}")


def what_to_do(file: str, where: str, count: int, is_accept: bool) -> Words:
    """How the issues of a group are settled whose advice is to be pasted into `file`, said once for all of them. It never says
    what the decision should be."""
    each = Words(
        "" if count == 1 else ", one for each; the first",
        "" if count == 1 else "，逐条写入，第一条为",
    )
    if file == DECISIONS:
        return Words(
            f"to settle, name by name: catalogue review; or into {where}{each.en}:",
            f"处理：catalogue review 逐个确认；或写入 {where}{each.zh}：",
        )
    if file == CORRECTIONS:
        return Words(
            f"where the cell is wrong, into {where}{each.en}:",
            f"单元格有误时，写入 {where}{each.zh}：",
        )
    if is_accept:
        return Words(
            f"where it is right as read, into {where}{each.en}:",
            f"确认读取无误的，写入 {where}{each.zh}：",
        )
    return Words(f"to settle, into {where}{each.en}:", f"处理：写入 {where}{each.zh}：")
