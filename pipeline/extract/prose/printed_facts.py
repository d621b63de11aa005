"""Facts of prose as the printed facts of a notice: an amount for a set of grades or classes is one for each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from pipeline.extract.prose.facts import ProseReading, RateFact, RuleFact
from pipeline.extract.prose.tokens import Number
from pipeline.model.document import Place
from pipeline.model.printed import Amount, Clause

UNITS = {
    "percent": "percent", "ratio": "percent", "hours": "class_hours", "minutes": "minutes", "months": "months",
    "age": "years_of_age", "years": "years", "days": "days", "claims": "count", "people": "count", "periods": "count",
    "items": "count", "stars": "count", "yuan": "yuan_per_class_hour",
}  # fmt: skip
ANY_SENTENCE = "。!?！？"


def to_amounts(
    reading: ProseReading,
    fact: RateFact,
    place: Place,
    clause: str | None,
    around: str = "",
    offset: int = 0,
) -> Iterator[Amount]:
    """The amounts of a fact. `around` is the programme that holds where none is said; `offset` is taken off the place of the
    number, for a text that begins within its place."""
    figure, cap = _figures(fact)
    default = "" if fact.part("programme").is_doubtful else around
    names = tuple(name for name, _ in fact.listed)
    for programme, letter, grade, occupation in product(
        fact.part("programme").values or (default,),
        fact.part("class").values or ("",),
        fact.part("grade").values or ("",),
        names or (fact.occupation,),
    ):
        yield Amount(
            place, clause, programme, _printed(reading, fact), figure, letter, fact.item, fact.component,
            printed_grade=grade if grade.isdigit() else "", unit=fact.unit, printed_hours=fact.hours, printed_cap=cap,
            formula=fact.formula, occupation=occupation, bound=fact.bound, beneficiary=fact.part("beneficiary").value, condition=fact.condition,
            scarcity=fact.part("tier").value, offset=fact.start - offset, doubts=_doubts(fact, grade),
        )  # fmt: skip


def _doubts(fact: RateFact, grade: str) -> tuple[str, ...]:
    """A grade above the five has no number of its own."""
    more = ("doubtful_grade",) if grade and not grade.isdigit() else ()
    return tuple(dict.fromkeys((*fact.doubts, *more)))


def _figures(fact: RateFact) -> tuple[str, str]:
    """(figure, cap) as plain numbers; how the figure binds stands in `bound`."""
    cap = _plain(fact.cap.low) if fact.cap else ""
    number = fact.number
    if number is None:
        return "", cap
    if number.high is not None:
        return f"{_plain(number.low)}—{_plain(number.high)}", cap
    return _plain(number.low), cap


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")


def _printed(reading: ProseReading, fact: RateFact) -> str:
    """The words an amount stands in: from the mark before it to its unit."""
    if fact.formula:
        return fact.formula
    start = fact.left if fact.left < fact.start else fact.start
    return reading.printed[start : fact.end].lstrip("，,、：:；;（( ")


def to_clause(
    reading: ProseReading, fact: RuleFact, place: Place, clause: str | None, offset: int = 0
) -> Clause:
    """The rule of a fact, with the whole sentence it was read from."""
    number = fact.number
    low, high = (number.printed, number.printed_high) if number else (fact.value, "")
    if number is not None and fact.rule == "age_range" and fact.bound == "at_most" and not high:
        low, high = "", low
    grades = fact.part("grade").values
    return Clause(
        place, clause, fact.rule, fact.part("programme").value, fact.part("beneficiary").value, low, high,
        _unit(fact, number), f"{max(grades)}-{min(grades)}" if grades else "", fact.condition, sentence_at(reading, fact.start),
        fact.of_what, fact.bound, fact.part("tier").value, fact.start - offset, fact.doubts,
    )  # fmt: skip


def _unit(fact: RuleFact, number: Number | None) -> str:
    if number is None:
        return "percent" if fact.value.endswith("%") else "count" if fact.value else ""
    return UNITS[number.kind]


def sentence_at(reading: ProseReading, place: int) -> str:
    """The printed sentence in which a place lies."""
    left = max(reading.folded.rfind(mark, 0, place) for mark in ANY_SENTENCE) + 1
    ends = [at for mark in ANY_SENTENCE if (at := reading.folded.find(mark, place)) >= 0]
    return reading.printed[left : min(ends) + 1 if ends else len(reading.printed)]
