"""The names that wait for a person, ordered so that one decision settles most rows first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.match.findings import is_waiting
from pipeline.match.matcher import gather_knowledge, match_entries
from pipeline.match.models import EVERYWHERE, Candidate, Decision, Match, NoticeAlias, Printed
from pipeline.model.document import Place
from pipeline.model.rows import CrosswalkRow, OccupationRow
from pipeline.reference.editions import Reference
from pipeline.reference.lookup_names import key_of


@dataclass(frozen=True)
class QueueItem:
    """One name to decide on. `scope` is everywhere, or a notice where a printed code pulls another way."""

    name: str
    scope: str
    rows: int
    notices: tuple[str, ...]
    printed_codes: tuple[str, ...]
    source: str
    candidates: tuple[Candidate, ...]
    reason: str
    reason_zh: str
    entry_ids: tuple[str, ...] = ()


def read_printed(rows: Iterable[OccupationRow]) -> list[Printed]:
    """Rows of the published table `occupations` as entries to match; a place keeps the whole source."""
    return [
        Printed(
            row.entry_id, row.notice_id, row.list, row.name, row.printed_name, row.printed_code or "", row.work_types,
            row.is_green, row.is_digital, row.is_residual, Place(row.source, row.page, row.bbox),
        )
        for row in rows
    ]  # fmt: skip


def read_aliases(rows: Iterable[CrosswalkRow]) -> list[NoticeAlias]:
    """Rows of the published table `crosswalk` as the matcher takes them."""
    return [
        NoticeAlias(
            row.notice_id,
            row.old_name or "",
            row.old_code or "",
            row.current_name or "",
            row.current_code or "",
            row.relation,
        )
        for row in rows
    ]


def build_queue(
    printed: Sequence[Printed],
    reference: Reference,
    aliases: Iterable[NoticeAlias],
    decisions: Sequence[Decision],
) -> list[QueueItem]:
    """The names that are still open after the decisions, most rows first, then by name."""
    matches = match_entries(printed, gather_knowledge(reference, aliases, decisions))
    groups: dict[tuple[str, str], list[tuple[Printed, Match]]] = {}
    for entry, match in zip(printed, matches, strict=True):
        if is_waiting(match):
            scope = entry.notice_id if match.code_conflict else EVERYWHERE
            groups.setdefault((key_of(entry.name), scope), []).append((entry, match))
    items = [_item(name, scope, found) for (name, scope), found in groups.items()]
    return sorted(items, key=lambda item: (-item.rows, item.name, item.scope))


def _item(name: str, scope: str, found: Sequence[tuple[Printed, Match]]) -> QueueItem:
    entries = sorted(
        (entry for entry, _ in found), key=lambda entry: (entry.notice_id, entry.place)
    )
    best = {
        one.code: one
        for _, match in found
        for one in sorted(match.candidates, key=lambda one: one.score)
    }
    _, match = found[0]
    return QueueItem(
        name,
        scope,
        len(found),
        tuple(sorted({entry.notice_id for entry in entries})),
        tuple(sorted({entry.printed_code for entry in entries if entry.printed_code})),
        entries[0].place.anchor,
        tuple(sorted(best.values(), key=lambda one: (-one.score, one.code))),
        match.reason,
        match.reason_zh,
        tuple(entry.entry_id for entry in entries),
    )
