"""What the matcher does with one name, rule by rule, for people who ask why."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.match.findings import explain_conflict
from pipeline.match.match_rules import RULES, Knowledge, Outcome
from pipeline.match.matcher import judge, match_queries
from pipeline.match.models import Match, Printed, Query
from pipeline.match.words import shared_words
from pipeline.reference.lookup_names import key_of, read_codes, split_name


@dataclass(frozen=True)
class Step:
    """One rule asked: its name, what it said (None: it does not apply), and whether that settled the match."""

    method: str
    outcome: Outcome | None
    is_deciding: bool
    doubt: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Explanation:
    """The name as looked up, every rule with its answer, the match, and what the printed code means instead."""

    query: Query
    steps: tuple[Step, ...]
    match: Match
    conflict: tuple[str, str] = ("", "")


def explain_name(printed: str, printed_code: str, notice_id: str, known: Knowledge) -> Explanation:
    """Ask every rule, also those behind the deciding one. `notice_id` may be ""."""
    name, words = split_name(printed)
    bracketed = key_of(printed)
    # A few names of the classification have brackets themselves.
    name = bracketed if bracketed in known.reference.by_name else name
    query = Query(name, read_codes(printed_code), words, notice_id)
    steps: list[Step] = []
    for method, rule in RULES:
        outcome = rule(query, known)
        is_deciding = outcome is not None and not any(step.is_deciding for step in steps)
        doubt = judge(query, method, outcome, known).doubt if outcome is not None else ("", "")
        steps.append(Step(method, outcome, is_deciding, doubt))
    match = match_queries([query], known)[query]
    entry = Printed("", notice_id, "", name, printed, printed_code)
    conflict = explain_conflict(entry, match, known.reference) if match.code_conflict else ("", "")
    return Explanation(query, tuple(steps), _name_words(query.name, match), conflict)


def _name_words(name: str, match: Match) -> Match:
    """The candidates with the words that they share with the name added to their reasons."""
    if not match.candidates:
        return match
    shared = shared_words(name, [one.name for one in match.candidates])
    named = []
    for one, words in zip(match.candidates, shared, strict=True):
        told = ((f"same words {'、'.join(words)}", f"同词“{'、'.join(words)}”"),) if words else ()
        named.append(replace(one, told=one.told + told))
    return replace(match, candidates=tuple(named))
