"""Amounts of a sentence as facts: each sum with its parts, its cap, the hours it asks for, and what is in doubt about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.prose.amount_doubts import doubts_around
from pipeline.extract.prose.amount_units import per_of, unit_part
from pipeline.extract.prose.choose import (
    NOTHING,
    WITHOUT_GRADE,
    Part,
    choose,
    choose_programme,
    is_unsure,
    one_list,
)
from pipeline.extract.prose.enjoys import BODIES
from pipeline.extract.prose.excepted import is_excepted
from pipeline.extract.prose.facts import RateFact
from pipeline.extract.prose.items import item_of
from pipeline.extract.prose.money import MILLION, hour_rate
from pipeline.extract.prose.occupations import occupation_before, occupation_of
from pipeline.extract.prose.per import Per
from pipeline.extract.prose.priced_names import names_before
from pipeline.extract.prose.roles import PART
from pipeline.extract.prose.scopes import BRACKET, HEAD, OWN, Scope, restates
from pipeline.extract.prose.shared_lists import conditions_of, is_shared_out, things_of
from pipeline.extract.prose.situation import Situation, last
from pipeline.extract.prose.tokens import Number
from pipeline.extract.prose.unknown import unknown_words
from pipeline.extract.prose.unused import unused_doubts
from pipeline.extract.prose.who import body, paid
from pipeline.rules.patterns import pattern
from pipeline.rules.patterns import words as string_lists

# More than any notice pays for one person.
MOST_FOR_A_PERSON = 300_000
_FOR_A_PERSON = {"per_person", "per_class_hour", "per_person_day"}
_CITED = pattern("amounts.cited")
_EXAMPLE = pattern("amounts.example")
_INCREASE = pattern("amounts.increase")
# The staff of an employer that is paid is no limit.
STAFF = frozenset(string_lists("amounts.staff"))
# Programmes that pay a mentor.
_OF_MENTORS = {"mentoring", "apprenticeship", "institution_award", "internship"}
_DOUBTS = {
    "grade": "doubtful_grade", "class": "doubtful_class", "programme": "doubtful_programme", "tier": "doubtful_scarcity",
    "beneficiary": "doubtful_beneficiary", "condition": "doubtful_condition",
}  # fmt: skip


def facts_of(sit: Situation, head_unit: Per) -> list[RateFact]:
    """The facts of the numbers of one spot, in order of print."""
    count = len(sit.spot.numbers)
    per, is_own = per_of(sit, head_unit)
    scopes = _near_scopes(sit.scopes) if is_own and "institution" in per.dims else sit.scopes
    parts = {kind: choose(kind, scopes, count) for kind in ("class", "grade", "tier")}
    parts = one_list(parts, count)
    parts["programme"] = choose_programme(scopes, count)
    conditions = conditions_of(sit, choose("group", scopes, count))
    things = things_of(sit, parts["programme"])
    per, who = _payee(sit, per, is_own)
    if who.value == "employer":
        conditions = [NOTHING if c.words in STAFF else c for c in conditions]
    item, occupation = item_of(sit), occupation_of(sit) or occupation_before(sit)
    listed = names_before(sit, parts["programme"][0])
    component, is_again = _component(sit), restates(sit.frame, sit.spot)
    facts = []
    for index, number in enumerate(sit.spot.numbers):
        own = {kind: found[index] for kind, found in parts.items()} | {
            "beneficiary": who,
            "condition": conditions[index],
        }
        if own["programme"].value in WITHOUT_GRADE:
            own["grade"] = NOTHING
        own["unit"], unsure = unit_part(sit, own, per, is_own)
        fact = RateFact(
            number.start, max(number.end, sit.spot.pers[index].end), number, own["unit"].value, _bound(sit, number), own,
            component=component, item=things[index] or item or _named_far(own["programme"]),
            condition=conditions[index].words, left=_left_of(sit, index), restates=is_again,
            occupation=occupation, listed=listed.names if listed.is_sure else (), doubts=unsure, spans=((number.start, number.end),),
        )  # fmt: skip
        facts.append(_doubted(sit, _listed_apart(fact)))
    # A list of names of which nobody knows whether they are some says for whom the amount is.
    unsure_names = [_DOUBTS["condition"]] if listed.names and not listed.is_sure else []
    return [_with_doubts(fact, unsure_names) for fact in _limited(sit, facts)]


def _listed_apart(fact: RateFact) -> RateFact:
    """Names that an amount is each one's are neither its item nor its condition."""
    words = "、".join(name for name, _ in fact.listed)
    item = "" if fact.item and fact.item in words else fact.item
    is_names = bool(fact.condition) and fact.condition in words
    parts = {**fact.parts, "condition": NOTHING} if is_names else fact.parts
    condition = "" if is_names else fact.condition
    return replace(fact, item=item, condition=condition, parts=parts) if words else fact


def _limited(sit: Situation, facts: Sequence[RateFact]) -> list[RateFact]:
    """The facts of a spot with the doubts that words beside it raise which none of them holds."""
    held = [
        words
        for fact in facts
        for words in (
            fact.condition,
            fact.item,
            fact.occupation,
            *_words_of(fact),
            *(n for n, _ in fact.listed),
        )
    ]
    doubts = unused_doubts(sit, [fact.parts for fact in facts], held)
    doubts += [_DOUBTS["condition"]] if is_excepted(sit, held, [f.condition for f in facts]) else []
    if len(facts) > 1 and len({fact.condition for fact in facts}) == 1:
        # 国家级、省级、市级基地分别…: the condition of one number is not the list that is shared out to all.
        is_told_apart = len({fact.item for fact in facts}) == len(facts)
        is_list = is_told_apart and any(f.item and f.item in f.condition for f in facts)
        doubts += ["doubtful_condition"] if is_list else []
    return [_with_doubts(fact, doubts) for fact in facts]


def _with_doubts(fact: RateFact, doubts: Sequence[str]) -> RateFact:
    """The fact with further doubts, each once."""
    all_doubts = tuple(dict.fromkeys((*fact.doubts, *doubts)))
    return fact if all_doubts == fact.doubts else replace(fact, doubts=all_doubts)


def _words_of(fact: RateFact) -> list[str]:
    return [word for part in fact.parts.values() for word in re.split("[、,]", part.words)]


def _near_scopes(scopes: Sequence[Scope]) -> list[Scope]:
    """Of an amount for a body only the programme may stand farther: grades before it are those of the trained."""
    return [s if s.distance <= BRACKET else s.only("programme") for s in scopes]


def _payee(sit: Situation, per: Per, is_own: bool) -> tuple[Per, Part]:
    """(what the amount is per, who is paid): 每个 behind a body that was named is for each such body."""
    who = paid(sit)
    if is_own and "each" in per.dims and (named := who.value or body(sit)) in BODIES:
        per = Per((per.dims - {"each"}) | {"institution"}, per.unknown, per.end, per.words)
        return per, Part((named,))
    is_said = bool(who.values) or who.is_doubtful
    if not is_said and "institution" in per.dims and (named := body(sit)):
        return per, Part((named,))
    return per, who


def _named_far(programme: Part) -> str:
    """The words that name the programme in the condition of a sentence (参加SYB、IYB培训…的): what the amount is for. A subsidy that
    the data has no name for (岗位补贴) is told by its words, wherever they stand."""
    is_near = OWN < programme.distance < HEAD or programme.value == "other"
    return programme.words if is_near else ""


def _left_of(sit: Situation, index: int) -> int:
    """Where the printed words of a number begin: those of the first number of a list at its own words."""
    return sit.spot.left[0] if not index else sit.spot.numbers[index].start


def _bound(sit: Situation, number: Number) -> str:
    if number.is_range:
        return "range"
    bound = sit.bound
    return bound if bound in {"at_most", "at_least"} else "exact"


def _component(sit: Situation) -> str:
    if sit.role != PART:
        return "total"
    word = last(sit.spot.words, "component")
    return word.value("component") if word else "other"


def _doubted(sit: Situation, fact: RateFact) -> RateFact:
    doubts = [kind for name, kind in _DOUBTS.items() if is_unsure(fact.part(name))]
    value = fact.number.low if fact.number else None
    if value is None or value >= MILLION or (fact.unit in _FOR_A_PERSON and not _is_likely(value)):
        doubts.append("doubtful_amount")
    if _INCREASE.search(sit.own_text()) and not hour_rate(sit):
        # 紧缺职业每人增加200元: what it is added to, and so what is paid, the sum does not say.
        doubts.append("doubtful_amount")
    if len(sit.spot.numbers) > 1 and not is_shared_out(sit):
        doubts.append("doubtful_pairing")
    if (
        fact.part("beneficiary").value == "mentor"
        and fact.part("programme").value not in _OF_MENTORS
    ):
        doubts.append("doubtful_programme")
    doubts += doubts_around(sit, fact)
    clause = sit.clause_text()
    if _CITED.search(clause) or _EXAMPLE.search(clause):
        doubts.append("doubtful_amount")
    for name, _ in fact.listed:
        clause = clause.replace(name, "")
    if unknown_words(clause):
        doubts.append("unknown_words")
    return _with_doubts(fact, doubts)


def _is_likely(value: float) -> bool:
    """Whether a person may be paid so much: a large sum that is not round was counted, and no standard."""
    return value < 10_000 or (value <= MOST_FOR_A_PERSON and value % 100 == 0)


def of_total(part: RateFact, whole: RateFact) -> RateFact:
    """A part of a total is for the same grade, class, programme and unit as the total."""
    return replace(
        part, unit=whole.unit, parts={**whole.parts}, item=whole.item, condition=whole.condition,
        doubts=tuple(d for d in part.doubts if d in {"doubtful_amount"}),
    )  # fmt: skip
