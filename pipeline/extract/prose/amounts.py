"""Amounts of a sentence as facts: each sum with its parts, its cap, the hours it asks for, and what is in doubt about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.prose.choose import NOTHING, Part, choose, choose_programme
from pipeline.extract.prose.conditions import condition_of, item_of
from pipeline.extract.prose.facts import RateFact
from pipeline.extract.prose.money import PART
from pipeline.extract.prose.occupations import occupation_of
from pipeline.extract.prose.per import Per, read_before, read_tail, unit_of
from pipeline.extract.prose.scopes import BRACKET, FARTHEST, HEAD, OWN, restates
from pipeline.extract.prose.situation import Situation, last
from pipeline.extract.prose.structure import Phrase
from pipeline.extract.prose.tokens import Number, Word
from pipeline.extract.prose.unknown import unknown_words
from pipeline.extract.prose.who import body, paid

# More than any notice pays for one person.
MOST_FOR_A_PERSON = 300_000
# Programmes whose amounts are not for a grade.
_WITHOUT_GRADE = {"specialised_ability", "training_completion"}
_PER_PERSON = {"", "per_person"}


def facts_of(sit: Situation, head_unit: Per) -> list[RateFact]:
    """The facts of the numbers of one spot, in order of print."""
    count = len(sit.spot.numbers)
    per, is_own = per_of(sit, head_unit)
    scopes = sit.scopes
    if is_own and "institution" in per.dims:
        scopes = [s for s in scopes if s.distance <= BRACKET] + [
            s.only("programme") for s in scopes if s.distance > BRACKET
        ]
    programme = choose_programme(scopes, count)
    parts = {kind: choose(kind, scopes, count) for kind in ("class", "grade", "tier")}
    groups = choose("group", scopes, count)
    who = paid(sit)
    if is_own and "each" in per.dims and (named := who.value or body(sit)) in {"employer", "institution", "school"}:
        per = Per((per.dims - {"each"}) | {"institution"}, per.unknown, per.end, per.words)
        who = Part((named,))
    if not who.values and not who.is_doubtful and "institution" in per.dims and (named := body(sit)):
        who = Part((named,))
    conditions, things = _conditions(sit, groups), _things(sit, programme)
    facts = []
    for index, number in enumerate(sit.spot.numbers):
        own = {kind: found[index] for kind, found in parts.items()} | {
            "programme": programme[index]
        }
        own["beneficiary"] = who
        if own["programme"].value in _WITHOUT_GRADE:
            own["grade"] = NOTHING
        condition = conditions[index]
        fact = RateFact(
            number.start, max(number.end, sit.spot.pers[index].end), number, "", _bound(sit, number), own,
            component=_component(sit), item=things[index] or item_of(sit) or _named_far(own["programme"]), condition=condition, left=_left_of(sit, index), restates=restates(sit.frame, sit.spot),
            occupation=occupation_of(sit),
            spans=((number.start, number.end),),
        )  # fmt: skip
        facts.append(_with_unit(sit, fact, per, is_own))
    return [_doubted(sit, fact) for fact in facts]


def _conditions(sit: Situation, groups: Sequence[Part]) -> list[str]:
    """The condition of each number: of a list the groups it shares out."""
    count = len(sit.spot.numbers)
    if count > 1 and len({part.words for part in groups}) == count:
        return [part.words for part in groups]
    return [condition_of(sit)] * count


def _things(sit: Situation, programme: Sequence[Part]) -> list[str]:
    """What each number of a list is for where nothing but words tells: 一等奖、二等奖; "" for each where known words do."""
    count = len(sit.spot.numbers)
    kinds = ("grade", "class", "tier", "group")
    if count == 1 or any(
        len({p.values for p in choose(kind, sit.scopes, count)}) == count for kind in kinds
    ):
        return [""] * count
    if len({part.words for part in programme}) == count:
        return [part.words for part in programme]
    return listed_things(sit, count) or [""] * count


def _named_far(programme: Part) -> str:
    """The words that name the programme in the condition of a sentence (参加SYB、IYB培训…的): what the amount is for."""
    return programme.words if OWN < programme.distance < HEAD else ""


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


def per_of(sit: Situation, head_unit: Per) -> tuple[Per, bool]:
    """(what the amounts of a spot are per, whether their own words say it): behind or before them, the number before in the same
    list, the phrases before in the clause, the heads."""
    own = sit.spot.before
    for tail in sit.spot.pers:
        own = own.joined(tail)
    if own.is_said:
        return own, True
    if sit.host is not None and sit.host.kind == "yuan":
        return per_of(sit.host, head_unit)[0], False
    before = _carried_per(sit)
    return (before, False) if before.is_said else (head_unit, False)


def _carried_per(sit: Situation) -> Per:
    """What the phrases before in the clause say an amount is per (每培养一名学徒，给师傅…), else the amount before in its list."""
    spots = sit.frame.spots
    previous = next((s for s in reversed(spots[max(0, sit.index - 8) : sit.index]) if s.kind == "yuan"), None)
    first = previous.phrase_index if previous else -1
    for number in range(sit.spot.phrase_index - 1, max(first, sit.spot.phrase_index - FARTHEST), -1):
        phrase = sit.frame.phrases[number]
        if phrase.mark == ";":
            break
        said = _said_by(sit, phrase)
        if said.is_said and (not phrase.numbers or "event" in said.dims):
            return said
    if previous is None:
        return Per()
    kinds = {label.kind for label in sit.spot.labels}
    said = previous.before
    for tail in previous.pers:
        said = said.joined(tail)
    is_sibling = {label.kind for label in previous.labels} == kinds and bool(kinds)
    return said if is_sibling and not said.unknown else Per()


def _said_by(sit: Situation, phrase: Phrase) -> Per:
    """What a phrase without numbers says amounts are per, in its words or in a bracket: 补贴标准（元/人）."""
    words = [t for t in phrase.tokens if isinstance(t, Word)]
    per, _ = read_before(sit.folded, words, phrase.start, phrase.end)
    if per.dims - {"item", "institution"} and not per.unknown:
        return per
    for bracket in phrase.brackets:
        at = sit.folded.find("元", bracket.start, bracket.end)
        if at >= 0 and (tail := read_tail(sit.folded, at + 1)).is_said:
            return tail
    return Per()


def _with_unit(sit: Situation, fact: RateFact, per: Per, is_own: bool) -> RateFact:
    unit = unit_of(per)
    doubts = list(fact.doubts)
    if per.unknown or (is_own and _is_mixed(sit, per)):
        unit = "other"
        doubts.append("doubtful_unit")
    elif not unit:
        if _is_for_a_person(fact):
            unit = "per_person"
        elif fact.part("programme").value == "institution_award" and _is_for_a_body(fact):
            unit = "per_institution"
        else:
            unit = "other"
            doubts.append("doubtful_unit")
    words = Part((unit,), per.words, OWN if is_own else HEAD)
    return replace(fact, unit=unit, parts={**fact.parts, "unit": words}, doubts=tuple(doubts))


def _is_mixed(sit: Situation, per: Per) -> bool:
    """每人每班900元: two units that the data has no name for together; 元/人·期 behind a sum is for each person."""
    before = sit.spot.before.dims
    return "class" in before and bool(before & {"person", "month", "day"})


def _is_for_a_person(fact: RateFact) -> bool:
    """Where no word says what an amount is per: one for a grade, a class or a certificate is for a person."""
    if fact.part("grade").values or fact.part("class").values or fact.part("grade").is_doubtful:
        return True
    programme = fact.part("programme").value
    return (
        not _is_for_a_body(fact)
        and programme != "institution_award"
        and bool(programme or fact.condition)
    )


def _is_for_a_body(fact: RateFact) -> bool:
    return fact.part("beneficiary").value in {"employer", "institution", "school"}


def _doubted(sit: Situation, fact: RateFact) -> RateFact:
    doubts = list(fact.doubts)
    names = {
        "grade": "doubtful_grade",
        "class": "doubtful_class",
        "programme": "doubtful_programme",
        "tier": "doubtful_scarcity", "beneficiary": "doubtful_beneficiary",
    }
    doubts += [kind for name, kind in names.items() if fact.part(name).is_doubtful]
    value = fact.number.low if fact.number else None
    if value is None or (
        fact.unit in {"per_person", "per_class_hour", "per_person_day"}
        and value > MOST_FOR_A_PERSON
    ):
        doubts.append("doubtful_amount")
    if len(sit.spot.numbers) > 1 and not _is_shared_out(fact, sit):
        doubts.append("doubtful_pairing")
    if unknown_words(sit.limiting_text()):
        doubts.append("unknown_words")
    return replace(fact, doubts=tuple(dict.fromkeys(doubts)))


def _is_shared_out(fact: RateFact, sit: Situation) -> bool:
    """Whether something tells the numbers of a list apart."""
    kinds = ("grade", "class", "programme", "tier", "group")
    count = len(sit.spot.numbers)
    chosen = [choose(kind, sit.scopes, count) for kind in kinds]
    return (
        any(len({p.words if p.words else p.values for p in parts}) == count for parts in chosen)
        or any(len({p.values for p in parts}) == count for parts in chosen)
        or bool(listed_things(sit, count))
    )


def listed_things(sit: Situation, count: int) -> list[str]:
    """The `count` things that the own words of a spot, or the phrase before, list with 、 and 和: for numbers that no known words
    tell apart; [] where there are not as many."""
    texts = [sit.own_text()]
    if sit.spot.phrase_index:
        phrase = sit.frame.phrases[sit.spot.phrase_index - 1]
        texts.append(sit.folded[phrase.start : phrase.end])
    for text in texts:
        bare = re.sub(r"\([^()]{0,80}\)", "", text[-160:])
        head = re.split("分别|依次|对应", bare)[0]
        things = [
            thing for thing in re.split("、|和|及(?!以)|与|以及", head) if thing.strip(":,;的")
        ]
        if len(things) == count:
            return [thing.strip(":,;") for thing in things]
    return []


def of_total(part: RateFact, whole: RateFact) -> RateFact:
    """A part of a total is for the same grade, class, programme and unit as the total."""
    return replace(
        part, unit=whole.unit, parts={**whole.parts}, item=whole.item, condition=whole.condition,
        doubts=tuple(d for d in part.doubts if d in {"doubtful_amount"}),
    )  # fmt: skip
