"""An amount of prose in its paragraph: the programme that its grade means, the head that may not be its own, the list it heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.prose.facts import RateFact
from pipeline.extract.prose.scopes import HEAD
from pipeline.model.printed import Amount
from pipeline.rules.patterns import pattern

# What an amount is for that the head of a list prints; what opens the list, and what ends it.
_HEADS_LIST, _PARTS = pattern("line_amounts.heads_list"), pattern("line_amounts.parts")
_LIST_OPENS, _ENDS = ":", ";。"
# So many characters of the head of a list may stand before a sum in it, and behind it.
LONGEST_HEAD = 120
# Kinds of training other than for a certificate whose amounts may be for a grade.
PAID_BY_GRADE = {"apprenticeship", "mentoring", "project_based", "contest", "skill_appraisal"}
# Units of what is paid while it lasts: no certificate.
_LASTING = {"per_person_year", "per_person_month"}


def list_behind(fact: RateFact, folded: str) -> tuple[int, int] | None:
    """(start, end) of the list whose head a fact is: 下列专项职业能力每人补贴600元：…; None where it is none."""
    near = max(0, fact.start - LONGEST_HEAD)
    begin = max(near, *(folded.rfind(mark, near, fact.start) for mark in _ENDS))
    if not _HEADS_LIST.search(folded, begin, fact.start):
        return None
    start = folded.find(_LIST_OPENS, fact.end, fact.end + LONGEST_HEAD)
    if start < 0 or _PARTS.search(folded, fact.end, start):
        return None
    end = _PARTS.search(folded, start)
    return start, end.start() if end else len(folded)


def of_each(amount: Amount, names: Sequence[str] | None) -> list[Amount]:
    """An amount that the head of a list prints, for each name of the list; in doubt where nobody read the list; itself where it
    heads none (None)."""
    if amount.occupation or names is None:
        return [amount]
    if not names:
        doubts = tuple(dict.fromkeys((*amount.doubts, "doubtful_condition")))
        return [replace(amount, doubts=doubts)]
    return [replace(amount, occupation=name, item="") for name in names]


def of_its_head(amount: Amount, fact: RateFact, named: Sequence[str]) -> Amount:
    """An amount that only a head (职业技能培训补贴办法) names the programme of, behind another kind of training in its own
    paragraph: it may be for that, and is in doubt."""
    programme = fact.part("programme")
    is_of_head = bool(programme.values) and programme.distance >= HEAD
    is_other = bool(named) and named[-1] in PAID_BY_GRADE and named[-1] not in programme.values
    if not (is_of_head and is_other) or "doubtful_programme" in amount.doubts:
        return amount
    return replace(amount, programme="", doubts=(*amount.doubts, "doubtful_programme"))


def graded(amount: Amount, named: str = "") -> Amount:
    """As in a table: an amount for a grade that no other programme is named for is one for its certificate. Where another kind of
    training was named before (`named`), or where it is paid by the year or month, it may be for that, and is in doubt."""
    if amount.programme or not amount.printed_grade or "doubtful_programme" in amount.doubts:
        return amount
    if named in PAID_BY_GRADE or amount.unit in _LASTING:
        return replace(amount, doubts=(*amount.doubts, "doubtful_programme"))
    return replace(amount, programme="vocational_qualification")
