"""Rows of `occupations` get their codes: the published rows to the matcher and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.match import Decision, Reference, match_names
from pipeline.match.queue import read_aliases, read_printed
from pipeline.model.document import Issue

Row = dict[str, Any]
COLUMNS = (
    "edition", "occupation_code", "occupation_name", "match_method", "match_score", "match_status", "code_conflict",
)  # fmt: skip


def assign_codes(
    rows: dict[str, list[Row]], reference: Reference, decisions: Sequence[Decision]
) -> dict[str, frozenset[str]]:
    """Fills the match columns of `occupations` in place, adds the matcher's doubts to `issues`, and `csco`, the edition used.
    Gives entry_id -> the codes proposed for entries that wait for a person."""
    occupations = rows["occupations"]
    result = match_names(
        read_printed(occupations), reference, read_aliases(rows["crosswalk"]), decisions
    )
    for row, match in zip(occupations, result.matches, strict=True):
        row.update({name: getattr(match, name) for name in COLUMNS})
    places = {row["source"]: row for row in occupations}
    first = rows["notices"][0]["notice_id"] if rows["notices"] else ""
    rows["issues"] += [
        _issue_row(notice_id or first, issue, places) for notice_id, issue in result.issues
    ]
    rows["csco"] = reference.rows()
    return {
        match.entry_id: frozenset(one.code for one in match.candidates)
        for match in result.matches
        if match.candidates
    }


def _issue_row(notice_id: str, issue: Issue, places: dict[str, Row]) -> Row:
    """A row of `issues`. The matcher's places are whole sources; a doubt about a decision that holds everywhere stands
    with the first notice, since the table knows no row without one."""
    at = places.get(issue.place.anchor, {})
    return {
        "notice_id": notice_id, "source": issue.place.anchor, "page": at.get("page"), "bbox": at.get("bbox"),
        "severity": str(issue.severity), "kind": issue.kind, "printed": issue.printed, "message": issue.message,
        "message_zh": issue.message_zh, "advice": issue.advice, "accepted": None,
    }  # fmt: skip
