"""Doubts about facts: an issue for each, and what a person accepted taken out of the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.judgement.notice_toml import Acceptance
from pipeline.model.document import Issue
from pipeline.model.issues import make_issue
from pipeline.model.places import place_of
from pipeline.model.rows import OccupationRow, RateRow, RuleRow
from pipeline.normalize.contradictions import Said

Fact = OccupationRow | RateRow | RuleRow
# Doubts about one printed value, which a line of corrections.csv settles: the column that it names.
CORRECTED = {"unread_amount": "printed", "unread_grade": "printed_grades"}
Known = TypeVar("Known", OccupationRow, RateRow, RuleRow)


def id_of(fact: Fact) -> str:
    """The id of a fact."""
    match fact:
        case OccupationRow():
            return fact.entry_id
        case RateRow():
            return fact.rate_id
        case RuleRow():
            return fact.rule_id


def words_of(fact: Fact) -> str:
    """The printed words of a fact."""
    match fact:
        case OccupationRow():
            return fact.printed_name
        case RateRow():
            return fact.printed
        case RuleRow():
            return fact.quote


def _at_fault(fact: Fact, kind: str) -> tuple[str, str]:
    """(printed words that a doubt is about, the column that a correction would name): the whole fact, "" for most."""
    column = CORRECTED.get(kind, "")
    return (getattr(fact, column) or "" if column else words_of(fact)), column


def doubt_issues(facts: Sequence[Fact], file: str, said: Said) -> list[Issue]:
    """One issue for each doubt of each fact; `said` holds what fills its words, where it is found by comparing facts."""
    return [
        make_issue(
            kind,
            place_of(fact, file),
            printed,
            column,
            id_of(fact),
            **said.get((id_of(fact), kind), {}),
        )
        for fact in facts
        for kind in fact.doubts
        for printed, column in [_at_fault(fact, kind)]
    ]


def clear_accepted(facts: Sequence[Known], accept: Sequence[Acceptance]) -> list[Known]:
    """The facts without the doubts that a person accepted by kind and id or place."""
    if not accept:
        return list(facts)
    return [_clear(fact, accept) for fact in facts]


def _clear(fact: Known, accept: Sequence[Acceptance]) -> Known:
    names, printed = (id_of(fact), fact.source, fact.source.partition("#")[2]), words_of(fact)
    left = tuple(
        kind for kind in fact.doubts if not any(a.is_of(kind, names, printed) for a in accept)
    )
    return fact if left == fact.doubts else replace(fact, doubts=left)
