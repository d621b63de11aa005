"""Sums for all others than those that the sum before is for: 失业人员每人500元，其他每人300元."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.prose.choose import Part
from pipeline.extract.prose.facts import RateFact
from pipeline.extract.prose.scopes import HEAD, OWN
from pipeline.extract.prose.situation import Situation
from pipeline.rules.patterns import pattern

_REST = pattern("the_rest.own")
_DOUBTS = {"grade": "doubtful_grade", "class": "doubtful_class", "tier": "doubtful_scarcity"}


def rest_of_all(sit: Situation) -> str:
    """The words that say that an amount is for the others (其他, 其余地区), as printed; "" for none."""
    found = _REST.match(sit.own_text()) if sit.kind == "yuan" else None
    return found["words"] if found else ""


def doubts_of_rest(sit: Situation, fact: RateFact) -> Iterator[str]:
    """The parts that an amount for the others has from the words of the sum before, which are what it is not for."""
    if not rest_of_all(sit):
        if _leaves_rest(sit) and not _is_told_apart(fact):
            # 城区每人500元、其他地区每人300元: for whom the first is, its words say and no part of it.
            yield "doubtful_condition"
        return
    for kind, doubt in _DOUBTS.items():
        part = fact.part(kind)
        if part.values and OWN < part.distance < HEAD:
            yield doubt
    if _is_of_sum_before(sit, fact.part("programme")):
        yield "doubtful_programme"


def _leaves_rest(sit: Situation) -> bool:
    """Whether the next sum of the sentence is for all others."""
    spots, order = sit.frame.spots, sit.spot.order + 1
    if sit.kind != "yuan" or order >= len(spots) or spots[order].kind != "yuan":
        return False
    return bool(_REST.match(sit.folded, spots[order].left[0], spots[order].start))


def _is_told_apart(fact: RateFact) -> bool:
    """Whether a part of a fact says which of all cases it is for."""
    named = any(fact.part(kind).is_own for kind in (*_DOUBTS, "programme"))
    return named or bool(fact.condition or fact.occupation)


def _is_of_sum_before(sit: Situation, programme: Part) -> bool:
    """Whether the sum before names the programme itself."""
    if not sit.spot.order or not programme.values:
        return False
    before = sit.frame.spots[sit.spot.order - 1]
    return any(
        before.left[0] <= label.start and label.end <= before.start
        for scope in sit.scopes
        if scope.distance == programme.distance
        for label in scope.labels
        if label.kind == "programme"
    )
