"""Acceptances: a person's word in notice.toml that an issue may stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.issues import make_issue
from pipeline.notice import Acceptance, Notice
from pipeline.records import Issue, Place


def accept_issues(issues: Sequence[Issue], notice: Notice) -> list[Issue]:
    """The issues, those that a person settled marked with the reason; an acceptance that meets nothing is an issue itself."""
    met: set[Acceptance] = set()
    marked = []
    for issue in issues:
        word = next((a for a in notice.accept if a.kind == issue.kind and a.place == issue.place.anchor), None)
        if word:
            met.add(word)
            issue = replace(issue, accepted=f"{word.reason} ({word.by}, {word.on})")
        marked.append(issue)
    stale = [a for a in notice.accept if a not in met]
    return marked + [make_issue("stale_acceptance", Place(a.place), f"{a.kind} {a.place}") for a in stale]
