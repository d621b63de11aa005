"""Acceptances: a person's word in notice.toml that an issue may stand. Applied last, when every doubt is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.judgement.notice_toml import Acceptance, Notice
from pipeline.model.document import Place
from pipeline.model.issues import make_issue
from pipeline.normalize.issue_rows import issue_rows

Row = dict[str, Any]


def accept_issues(rows: list[Row], notices: Sequence[Notice]) -> list[Row]:
    """The rows of `issues`, those that a person settled marked with the reason; an acceptance that meets nothing is an
    issue itself. Sorted by notice, then in the order found."""
    words = {notice.notice_id: notice.accept for notice in notices}
    met: set[tuple[str, Acceptance]] = set()
    marked = []
    for row in rows:
        place = row["source"].partition("#")[2]
        found = next(
            (
                a
                for a in words.get(row["notice_id"], ())
                if a.kind == row["kind"] and a.place in {place, row["source"]}
            ),
            None,
        )
        if found:
            met.add((row["notice_id"], found))
            row = {**row, "accepted": f"{found.reason} ({found.by}, {found.on})"}
        marked.append(row)
    for notice in notices:
        stale = [a for a in notice.accept if (notice.notice_id, a) not in met]
        issues = [
            make_issue("stale_acceptance", Place(a.place), f"{a.kind} {a.place}") for a in stale
        ]
        marked += issue_rows(notice.notice_id, f"{notice.notice_id}/notice.toml", issues)
    return sorted(marked, key=lambda row: str(row["notice_id"]))
