"""A doubt goes on to the facts that take the same part from the same words: if they are in doubt for one, so they are for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.prose.facts import RateFact
from pipeline.extract.prose.scopes import OWN

_PARTS = {
    "grade": "doubtful_grade", "class": "doubtful_class", "programme": "doubtful_programme", "tier": "doubtful_scarcity",
    "beneficiary": "doubtful_beneficiary", "condition": "doubtful_condition",
}  # fmt: skip


def spread(rates: Sequence[RateFact]) -> list[RateFact]:
    """The facts of one sentence, in order of print, each with the doubts of those whose words it shares."""
    unsure: set[tuple[str, str]] = set()
    made = []
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
    return made


def _words(fact: RateFact, name: str) -> str:
    return fact.condition if name == "condition" else fact.part(name).words


def _is_shared(fact: RateFact, name: str) -> bool:
    return name == "condition" or fact.part(name).distance > OWN
