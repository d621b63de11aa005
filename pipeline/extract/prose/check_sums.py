"""Amounts held against each other: parts against their total, raised amounts against uplift and base, two amounts for one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.prose.facts import RateFact, RuleFact
from pipeline.rules.patterns import words

# Parts of a fact that tell amounts apart.
_SAME = ("programme", "class", "grade", "tier", "beneficiary")
TOTALS = words("check_sums.totals")


def check_amounts(rates: Sequence[RateFact], rules: Sequence[RuleFact]) -> list[RateFact]:
    """The facts of one paragraph with doubts where they do not agree: total_differs and contradiction."""
    return _raised(_parts(list(rates)), rules)


def _parts(rates: list[RateFact]) -> list[RateFact]:
    """A total and the parts printed with it: 900 is 700 and 200. One printed part alone proves nothing but that it is smaller."""
    made = list(rates)
    index = 0
    while index < len(made):
        if made[index].component == "total":
            index += 1
            continue
        first = index
        while index < len(made) and made[index].component != "total":
            index += 1
        parts = made[first:index]
        total = _total_of(made, first, index)
        if total is None:
            continue
        whole, added = _value(made[total]), sum(_value(part) for part in parts)
        kinds = {part.component for part in parts}
        is_wrong = added > whole or (len(kinds) > 1 and len(kinds) == len(parts) and added != whole)
        if is_wrong:
            for place in (total, *range(first, index)):
                made[place] = _doubt(made[place], "total_differs")
    return made


def _total_of(made: Sequence[RateFact], first: int, behind: int) -> int | None:
    """The total of parts: printed right before them, or (合计) right behind them."""
    if first and made[first - 1].component == "total" and made[first - 1].number:
        return first - 1
    if behind < len(made) and made[behind].item.startswith(TOTALS):
        return behind
    return None


def _value(fact: RateFact) -> float:
    return (fact.number.low or 0.0) if fact.number else 0.0


def _doubt(fact: RateFact, kind: str) -> RateFact:
    return fact if kind in fact.doubts else replace(fact, doubts=(*fact.doubts, kind))


def _raised(rates: list[RateFact], rules: Sequence[RuleFact]) -> list[RateFact]:
    """Amounts for scarce ones against base and uplift of the same paragraph: 1100 raised by 50 % is 1650."""
    uplifts = [
        r
        for r in rules
        if r.rule == "scarce_uplift" and r.number and not r.number.is_range and r.bound == "exact"
    ]
    if len(uplifts) != 1 or uplifts[0].number is None:
        return rates
    percent = uplifts[0].number.low or 0.0
    percent = percent - 100 if uplifts[0].number.kind == "ratio" else percent
    base = {
        _key(f): n
        for n, f in enumerate(rates)
        if not f.part("tier").values and f.number and f.component == "total"
    }
    made = list(rates)
    for place, fact in enumerate(rates):
        if fact.part("tier").values == ("scarce",) and fact.number and _key(fact) in base:
            other = base[_key(fact)]
            if round(_value(rates[other]) * (100 + percent) / 100, 2) != _value(fact):
                made[place], made[other] = (
                    _doubt(made[place], "contradiction"),
                    _doubt(made[other], "contradiction"),
                )
    return made


def _key(fact: RateFact) -> tuple[object, ...]:
    return (
        fact.part("programme").values,
        fact.part("class").values,
        fact.part("grade").values,
        fact.unit,
    )
