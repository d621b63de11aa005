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

_CONDITION, _TOLD_BY = _PARTS["condition"], ("grade", "class")
# Parts by which an amount is one of its own, whoever is paid and under whichever condition.
_OWN = ("grade", "class", "programme", "tier")
# Parts of which an amount says one at least.
_SAID = ("programme", "grade")


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
    made = _through_lists(made)
    return [*(_before_unknown(one, other) for one, other in pairwise(made)), *made[-1:]]


def _through_lists(rates: Sequence[RateFact]) -> list[RateFact]:
    """参加失业保险满36个月的职工…按初级1000元、中级1500元: where a condition that nobody could read stands before a list of grades or
    classes, it is in doubt for all of it."""
    made = [*rates[:1]]
    for fact in rates[1:]:
        before = made[-1]
        is_listed = fact.left <= before.end + 1 and any(fact.part(n).is_own for n in _TOLD_BY)
        is_open = _CONDITION in before.doubts and not (before.condition or fact.condition)
        if is_listed and is_open and _CONDITION not in fact.doubts:
            fact = replace(fact, doubts=(*fact.doubts, _CONDITION))
        made.append(fact)
    return made


def _before_unknown(fact: RateFact, following: RateFact) -> RateFact:
    """按每课时15元，某某900元: a sum behind unknown words, which names nothing of its own, may be the cap of the one before."""
    if UNKNOWN not in following.doubts or UNKNOWN in fact.doubts:
        return fact
    is_named = any(following.part(name).is_own for name in _OWN)
    return fact if is_named else replace(fact, doubts=(*fact.doubts, UNKNOWN))


def under_unknown(fact: RateFact, is_near: bool = False) -> RateFact:
    """A fact under a head with words that nothing knows: in doubt where its own words name no programme and list no names;
    `is_near`: with such words beside it, in any case."""
    is_told = fact.part("programme").is_own or bool(fact.listed)
    if (is_told and not is_near) or UNKNOWN in fact.doubts:
        return fact
    return replace(fact, doubts=(*fact.doubts, UNKNOWN))


def under_limit(fact: RateFact) -> RateFact:
    """A fact under a head that limits it (1、首次申报的): in doubt where it holds no condition of its own."""
    if fact.condition or "doubtful_condition" in fact.doubts:
        return fact
    return replace(fact, doubts=(*fact.doubts, "doubtful_condition"))


def under_scarcity(fact: RateFact) -> RateFact:
    """急需紧缺职业补贴标准分类提高。五级840元: a fact behind a sentence about scarce occupations that names no tier itself may be theirs."""
    tier = fact.part("tier")
    if tier.values or tier.is_doubtful or "doubtful_scarcity" in fact.doubts:
        return fact
    return replace(fact, doubts=(*fact.doubts, "doubtful_scarcity"))


def unnamed(fact: RateFact) -> RateFact:
    """An amount for which neither programme nor grade is said may be for anything; one for each hour is for those before it."""
    is_said = any(fact.part(name).values or fact.part(name).is_doubtful for name in _SAID)
    if (
        is_said
        or fact.formula
        or fact.unit == "per_class_hour"
        or "doubtful_programme" in fact.doubts
    ):
        return fact
    return replace(fact, doubts=(*fact.doubts, "doubtful_programme"))


def _words(fact: RateFact, name: str) -> str:
    return fact.condition if name == "condition" else fact.part(name).words


def _is_shared(fact: RateFact, name: str) -> bool:
    return name == "condition" or fact.part(name).distance > OWN
