"""The unit of an amount: by its own words, the number or words before it, its heads, else by what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

from pipeline.extract.prose.bounds import bound_of
from pipeline.extract.prose.choose import Part
from pipeline.extract.prose.enjoys import BODIES
from pipeline.extract.prose.per import Per, read_before, read_tail, unit_of
from pipeline.extract.prose.scopes import FARTHEST, HEAD, OWN
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.spots import Spot
from pipeline.extract.prose.structure import Phrase
from pipeline.rules.patterns import one_word, pattern, words

YUAN = one_word("heads.yuan")
_ANEW = pattern("amount_units.anew")
_OF_WHICH = words("amount_units.of_which")
_TOLD_BY = {"grade", "class"}
# So many numbers before an amount may be of its list.
LONGEST_LIST = 8
# Units of which a person gets several.
SMALLER = {"per_class_hour", "per_person_day", "per_person_month"}
# What a sum is for that is shared out, beside a person.
_OF_BODIES = {"institution", "class", "item", "event", "each", "other"}


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
    """The unit that phrases before in the clause give to an amount (每培养一名学徒，给师傅…), else the amount before in its list."""
    said = _of_phrases(sit, sit.index)
    return said if said.is_said else _of_list(sit)


def _of_phrases(sit: Situation, index: int) -> Per:
    """The unit that the phrases right before a number of the sentence give to it."""
    spots, own = sit.frame.spots, sit.frame.spots[index].phrase_index
    previous = next(
        (s for s in reversed(spots[max(0, index - 8) : index]) if s.kind == "yuan"), None
    )
    first = previous.phrase_index if previous else -1
    for number in range(own - 1, max(first, own - FARTHEST), -1):
        phrase = sit.frame.phrases[number]
        if phrase.mark == ";":
            break
        said = _said_by(sit, phrase)
        if said.is_said and (not phrase.numbers or "event" in said.dims):
            return said
    return Per()


def _of_list(sit: Situation) -> Per:
    """The unit that an amount before in the same list says: 每人每年4000元、中级工5000元、高级工6000元; 每人每月最高900元，其中初级800元; else
    the one that is given to the first of the list (每课时标准：初级15元、中级20元)."""
    behind, first = sit.spot, sit.index
    is_of_which = False
    for index in range(sit.index - 1, max(-1, sit.index - 1 - LONGEST_LIST), -1):
        before = sit.frame.spots[index]
        if before.kind != "yuan":
            continue
        opens = _opens_parts(behind)
        if not (opens or _is_sibling(before, behind) or _is_anew(sit, before, behind)):
            break
        is_of_which = is_of_which or opens
        said = reduce(Per.joined, before.pers, before.before)
        if said.is_said:
            is_known = not said.unknown and not (is_of_which and said.dims & _OF_BODIES)
            return said if is_known else Per()
        if not (opens or _is_next(sit, before, behind)):
            # Of what another phrase lists only its last amount is near enough.
            break
        behind, first = before, index
    given = Per() if behind is sit.spot else _of_phrases(sit, first)
    return Per() if is_of_which and given.dims & _OF_BODIES else given


def _is_next(sit: Situation, before: Spot, behind: Spot) -> bool:
    """Whether two amounts stand in one phrase, or in two that a comma parts."""
    is_comma = sit.frame.phrases[before.phrase_index].mark == ","
    return before.phrase is behind.phrase or (
        is_comma and behind.phrase_index - before.phrase_index == 1
    )


def _opens_parts(spot: Spot) -> bool:
    """Whether an amount opens those that the one before is made of, each for a grade or class of its own: 其中中级工5000元."""
    kinds = {label.kind for label in spot.labels}
    return bool(kinds & _TOLD_BY) and any(w.text in _OF_WHICH for w in spot.words)


def _is_sibling(before: Spot, behind: Spot) -> bool:
    """Whether two amounts are told apart alike; the first of a list may name more (学徒制培训初级工…、中级工…)."""
    first, kinds = ({label.kind for label in spot.labels} for spot in (before, behind))
    return bool(kinds) and (kinds == first or (kinds < first and bool(kinds & _TOLD_BY)))


def _is_anew(sit: Situation, before: Spot, behind: Spot) -> bool:
    """由每人每天60元提高到80元: the new sum is per what the old one is."""
    own = sit.folded[behind.left[0] : behind.start]
    return before.phrase is behind.phrase and bool(_ANEW.fullmatch(own))


def _said_by(sit: Situation, phrase: Phrase) -> Per:
    """The unit that a phrase without numbers gives to amounts, in its words or in a bracket: 补贴标准（元/人）."""
    words = phrase.words
    per, _ = read_before(sit.folded, words, phrase.start, phrase.end)
    if per.dims - {"item", "institution"} and not per.unknown:
        return per
    for bracket in phrase.brackets:
        at = sit.folded.find(YUAN, bracket.start, bracket.end)
        if at >= 0 and (tail := read_tail(sit.folded, at + 1)).is_said:
            return tail
    return Per()


def unit_part(
    sit: Situation, parts: Mapping[str, Part], per: Per, is_own: bool
) -> tuple[Part, tuple[str, ...]]:
    """(the unit that `per` says, or that follows from the other parts of an amount; the doubts that come with it)."""
    unit = unit_of(per)
    is_limit = not is_own and unit in SMALLER and _limits_list(sit)
    if per.unknown or (is_own and _is_mixed(sit, per)) or is_limit:
        unit = ""
    elif not unit and _is_for_a_person(parts):
        unit = "per_person"
    elif not unit and parts["programme"].value == "institution_award" and _is_for_a_body(parts):
        unit = "per_institution"
    doubts = () if unit else ("doubtful_unit",)
    return Part((unit or "other",), per.words, OWN if is_own else HEAD), doubts


def _limits_list(sit: Situation) -> bool:
    """每课时20元，甲班最高300元: a limit behind a smaller amount, whose unit is that of the amount alone."""
    spots = sit.frame.spots[max(0, sit.index - LONGEST_LIST) : sit.index]
    sums = [s for s in reversed(spots) if s.kind == "yuan"]
    said = next((s for s in sums if reduce(Per.joined, s.pers, s.before).is_said), None)
    if sit.bound != "at_most" or said is None or bound_of(said) != "exact":
        return False
    return (sit.spot.numbers[0].low or 0) > (said.numbers[-1].low or 0)


def _is_mixed(sit: Situation, per: Per) -> bool:
    """每人每班900元: two units that the data has no name for together; 元/人·期 behind a sum is for each person."""
    before = sit.spot.before.dims
    return "class" in before and bool(before & {"person", "month", "day"})


def _is_for_a_person(parts: Mapping[str, Part]) -> bool:
    """Where no word says what an amount is per: one for a grade, a class or a certificate is for a person."""
    if parts["grade"].values or parts["class"].values or parts["grade"].is_doubtful:
        return True
    programme = parts["programme"].value
    return (
        not _is_for_a_body(parts)
        and programme != "institution_award"
        and bool(programme or parts["condition"].words)
    )


def _is_for_a_body(parts: Mapping[str, Part]) -> bool:
    return parts["beneficiary"].value in BODIES
