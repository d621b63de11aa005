"""Printed occupation names to codes of the 职业分类大典, accepted only where no doubt is left. Values to values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.match.decisions import read_decisions, read_decisions_apart, write_decisions
from pipeline.match.findings import find_issues
from pipeline.match.matcher import gather_knowledge, match_entries
from pipeline.match.models import Candidate, Decision, Match, MatchResult, NoticeAlias, Printed
from pipeline.match.resolve import Meaning, Option, Resolution, resolve
from pipeline.reference.editions import Occupation, Reference, list_editions, load_reference

__all__ = [
    "Candidate",
    "Decision",
    "Match",
    "MatchResult",
    "Meaning",
    "NoticeAlias",
    "Occupation",
    "Option",
    "Printed",
    "Reference",
    "Resolution",
    "list_editions",
    "load_reference",
    "match_names",
    "read_decisions",
    "read_decisions_apart",
    "resolve",
    "write_decisions",
]


def match_names(
    printed: Sequence[Printed],
    reference: Reference,
    aliases: Iterable[NoticeAlias] = (),
    decisions: Sequence[Decision] = (),
) -> MatchResult:
    """A match for each entry, in order, and the issues. The same inputs give the same result in any order of notices.

    `aliases` are rows of the notices' own crosswalks and hold for their notice only. Decisions of another edition are
    left alone.
    """
    known = gather_knowledge(reference, aliases, decisions)
    matches = match_entries(printed, known)
    return MatchResult(tuple(matches), find_issues(printed, matches, reference, decisions))
