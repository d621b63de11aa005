"""The unit of an amount: by its own words, the number or words before it, its heads, else by what it is for."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.extract.prose.choose import Part
from pipeline.extract.prose.enjoys import BODIES
from pipeline.extract.prose.per import Per, read_before, read_tail, unit_of
from pipeline.extract.prose.scopes import FARTHEST, HEAD, OWN
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.structure import Phrase
from pipeline.rules.patterns import one_word, pattern

YUAN = one_word("heads.yuan")
_ANEW = pattern("amount_units.anew")


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
    spots = sit.frame.spots
    previous = next(
        (s for s in reversed(spots[max(0, sit.index - 8) : sit.index]) if s.kind == "yuan"), None
    )
    first = previous.phrase_index if previous else -1
    for number in range(
        sit.spot.phrase_index - 1, max(first, sit.spot.phrase_index - FARTHEST), -1
    ):
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
    # 由每人每天60元提高到80元: the new sum is per what the old one is.
    is_anew = previous.phrase is sit.spot.phrase and bool(_ANEW.fullmatch(sit.own_text()))
    return said if (is_sibling or is_anew) and not said.unknown else Per()


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
    if per.unknown or (is_own and _is_mixed(sit, per)):
        unit = ""
    elif not unit and _is_for_a_person(parts):
        unit = "per_person"
    elif not unit and parts["programme"].value == "institution_award" and _is_for_a_body(parts):
        unit = "per_institution"
    doubts = () if unit else ("doubtful_unit",)
    return Part((unit or "other",), per.words, OWN if is_own else HEAD), doubts


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
