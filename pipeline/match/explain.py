"""The steps of the matcher on one name, rule by rule, for people who ask why."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.base.language import Words
from pipeline.match.findings import explain_conflict
from pipeline.match.knowledge import Knowledge
from pipeline.match.match_rules import RULES, Outcome
from pipeline.match.matcher import match_queries, query_of
from pipeline.match.models import Match, Printed, Query
from pipeline.match.rulings import judge
from pipeline.match.word_leads import NO_DOUBT
from pipeline.match.words import shared_words
from pipeline.reference.lookup_names import key_of, split_name


@dataclass(frozen=True)
class Step:
    """One rule asked: its name, what it said (None: it does not apply), and whether that settled the match."""

    method: str
    why: Words
    outcome: Outcome | None
    is_deciding: bool
    doubt: Words = NO_DOUBT


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
    # A few names of the classification have brackets themselves.
    name = key_of(printed) if key_of(printed) in known.reference.by_name else name
    entry = Printed("", notice_id, "", name, printed, printed_code, words)
    query = query_of(entry, known)
    steps: list[Step] = []
    for rule in RULES:
        outcome = rule.ask(query, known)
        is_deciding = outcome is not None and not any(step.is_deciding for step in steps)
        doubt = judge(query, rule.method, outcome, known).doubt if outcome else NO_DOUBT
        steps.append(Step(rule.method, rule.why, outcome, is_deciding, doubt))
    match = match_queries([query], known)[query]
    conflict = explain_conflict(entry, match, known.reference) if match.code_conflict else ("", "")
    return Explanation(query, tuple(steps), _name_words(query.name, match), conflict)


def _name_words(name: str, match: Match) -> Match:
    """The candidates with the words that they share with the name added to their reasons."""
    if not match.candidates:
        return match
    shared = shared_words(name, [one.name for one in match.candidates])
    named = []
    for one, words in zip(match.candidates, shared, strict=True):
        said = "、".join(words)
        told = (Words(f"same words {said}", f"同词“{said}”"),) if words else ()
        named.append(replace(one, told=one.told + told))
    return match._replace(candidates=tuple(named))
