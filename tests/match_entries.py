"""Entries as the matcher takes them, short to write."""

from __future__ import annotations

from typing import Any

from pipeline.match import (
    Decision,
    Match,
    MatchResult,
    NoticeAlias,
    Printed,
    load_reference,
    match_names,
)
from pipeline.model.document import Place

REFERENCE = load_reference()


def entry(name: str, code: str = "", notice: str = "town-2024", **more: Any) -> Printed:
    """An entry of a list with codes; its place is told by its name."""
    values: dict[str, Any] = {
        "list": "subsidised",
        "printed_name": name,
        "place": Place(f"p1 {name}"),
    }
    return Printed(
        entry_id=f"{notice} {name}",
        notice_id=notice,
        name=name,
        printed_code=code,
        **{**values, **more},
    )


def decide(
    name: str,
    code: str,
    judgement: str = "accept",
    scope: str = "everywhere",
    edition: str = "2022",
) -> Decision:
    return Decision(edition, scope, name, code, judgement, "asked the office", "li", "2026-11-21")


def run(
    *entries: Printed, aliases: tuple[NoticeAlias, ...] = (), decisions: tuple[Decision, ...] = ()
) -> MatchResult:
    return match_names(entries, REFERENCE, aliases, decisions)


def match_one(name: str, code: str = "", **more: Any) -> Match:
    """The match of one entry, alone."""
    aliases, decisions = more.pop("aliases", ()), more.pop("decisions", ())
    return run(entry(name, code, **more), aliases=aliases, decisions=decisions).matches[0]


def told(match: Match) -> tuple[str, str | None, str | None]:
    """Status, method and code."""
    return match.match_status, match.match_method, match.occupation_code
