"""The occupation of an amount that goes on with the grades of the one before: 养老护理员五级1000元、四级1500元.

Words that may be a condition (面点师五级1000元、四级1500元) go on as one, in doubt.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.extract.prose.facts import RateFact
from pipeline.extract.prose.leftover_words import unfilled
from pipeline.rules.patterns import pattern

_MARKS = pattern("same_occupation.marks")
# Between two clauses: what the one is about the other is not surely.
_CLAUSE = ";"
_CONDITION = "doubtful_condition"
_APART = ("grade", "tier")


def with_occupations(facts: Iterable[RateFact], folded: str) -> list[RateFact]:
    """The facts of one sentence, those in order of print that only say another grade each with the occupation of the fact before; in
    doubt where a ； stands between."""
    made: list[RateFact] = []
    for fact in sorted(facts, key=lambda each: each.start):
        before = next((one for one in reversed(made) if one.end <= fact.start), None)
        made.append(_carried(before, fact, folded) if before else fact)
    return made


def _carried(before: RateFact, fact: RateFact, folded: str) -> RateFact:
    between = folded[before.end : fact.start]
    if fact.occupation or fact.part("programme").is_own or not _goes_on(fact, between):
        return fact
    if all(fact.part(name).values == before.part(name).values for name in _APART):
        return fact
    if before.occupation:
        sure = _CLAUSE not in between
        return replace(fact, occupation=before.occupation, doubts=_doubts(fact, sure))
    if before.condition and _CONDITION in before.doubts and not fact.condition:
        return replace(fact, condition=before.condition, doubts=_doubts(fact, False))
    return fact


def _doubts(fact: RateFact, is_sure: bool) -> tuple[str, ...]:
    return fact.doubts if is_sure or _CONDITION in fact.doubts else (*fact.doubts, _CONDITION)


def _goes_on(fact: RateFact, between: str) -> bool:
    """Whether nothing but a grade or tier, and words that every sentence is made of, stands between two amounts."""
    is_own = any(fact.part(name).is_own for name in _APART)
    return is_own and not unfilled(_MARKS.sub("", _without_own(fact, between)))


def _without_own(fact: RateFact, text: str) -> str:
    """A text without the own words of a fact for its grade and tier."""
    for name in _APART:
        if fact.part(name).is_own:
            for words in fact.part(name).words.split("、"):
                text = text.replace(words, "", 1)
    return text
