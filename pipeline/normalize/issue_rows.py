"""Issues to rows of the published table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.model.document import Issue
from pipeline.normalize.entries import place_columns

Row = dict[str, Any]


def issue_rows(notice_id: str, file: str, issues: Sequence[Issue]) -> list[Row]:
    """Rows of `issues`; the same doubt about the same words at the same place counts once."""
    rows: dict[tuple[str, str, str], Row] = {}
    for issue in issues:
        key = (issue.kind, issue.place.anchor, issue.printed)
        rows.setdefault(key, {
            "notice_id": notice_id, **place_columns(issue.place, file), "severity": str(issue.severity), "kind": issue.kind,
            "printed": issue.printed, "message": issue.message, "message_zh": issue.message_zh, "advice": issue.advice,
            "accepted": issue.accepted,
        })  # fmt: skip
    return list(rows.values())
