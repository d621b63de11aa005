"""A doubt goes on to the facts that take the same part from the same words: if they are in doubt for one, so they are for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.prose.facts import RateFact
from pipeline.extract.prose.scopes import OWN

UNKNOWN = "unknown_words"
_PARTS = {
    "grade": "doubtful_grade", "class": "doubtful_class", "programme": "doubtful_programme", "tier": "doubtful_scarcity",
    "beneficiary": "doubtful_beneficiary", "condition": "doubtful_condition",
}  # fmt: skip


def spread(rates: Sequence[RateFact]) -> list[RateFact]:
    """The facts of one sentence, in order of print, each with the doubts of those whose words it shares."""
    unsure: set[tuple[str, str]] = set()
    made: list[RateFact] = []
    for fact in rates:
        more = []
        for name, doubt in _PARTS.items():
            words = _words(fact, name)
            if not words:
                continue
            if doubt in fact.doubts:
                unsure.add((name, words))
            elif (name, words) in unsure and _is_shared(fact, name):
                more.append(doubt)
        made.append(replace(fact, doubts=(*fact.doubts, *more)) if more else fact)
    return [*(_before_unknown(one, other) for one, other in pairwise(made)), *made[-1:]]


def _before_unknown(fact: RateFact, following: RateFact) -> RateFact:
    """按每课时15元，某某900元: a sum behind unknown words, which names nothing of its own, may be the cap of the one before."""
    if UNKNOWN not in following.doubts or UNKNOWN in fact.doubts:
        return fact
    is_named = any(following.part(name).is_own for name in _PARTS if name != "condition")
    return fact if is_named else replace(fact, doubts=(*fact.doubts, UNKNOWN))


def under_unknown(fact: RateFact) -> RateFact:
    """A fact under a head with words that nothing knows: in doubt where its own words name no programme."""
    if fact.part("programme").is_own or UNKNOWN in fact.doubts:
        return fact
    return replace(fact, doubts=(*fact.doubts, UNKNOWN))


def _words(fact: RateFact, name: str) -> str:
    return fact.condition if name == "condition" else fact.part(name).words


def _is_shared(fact: RateFact, name: str) -> bool:
    return name == "condition" or fact.part(name).distance > OWN
