"""Acceptances: a person's word in notice.toml that an issue may stand. Applied last, when every doubt is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.judgement.notice_toml import Acceptance, Notice
from pipeline.model.document import Place
from pipeline.model.issues import build_issue_rows, make_issue
from pipeline.model.rows import IssueRow


def accept_issues(rows: Sequence[IssueRow], notice: Notice) -> list[IssueRow]:
    """The issues of a notice, those that a person settled marked with the reason; an acceptance that meets nothing is an
    issue itself, behind the others."""
    words: dict[str, list[Acceptance]] = {}
    for one in notice.accept:
        words.setdefault(one.kind, []).append(one)
    met: set[Acceptance] = set()
    marked = []
    for row in rows:
        said = [a for a in words.get(row.kind, ()) if a.is_of(row.kind, _names(row), row.printed)]
        if said:
            met.update(said)
            row = replace(row, accepted=f"{said[0].reason} ({said[0].by}, {said[0].on})")
        marked.append(row)
    return marked + _stale([one for one in notice.accept if one not in met], notice.notice_id)


def _names(row: IssueRow) -> list[str]:
    """The ways to name what an issue is about: the fact's id, the place, or the place in its file."""
    return [place for place in (row.fact, row.source, row.source.partition("#")[2]) if place]


def _stale(accept: Sequence[Acceptance], notice_id: str) -> list[IssueRow]:
    issues = [
        make_issue(
            "stale_acceptance",
            Place(f"l{a.line}"),
            f"{a.kind} {a.fact or a.place or 'all'}",
            line=a.line or "?",
        )
        for a in accept
    ]
    return build_issue_rows(notice_id, f"{notice_id}/notice.toml", issues)
