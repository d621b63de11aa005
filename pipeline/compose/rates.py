"""Which printed amounts hold for an entry: its own, its class's, its kind's; the annex before the prose that repeats it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.rules.vocabulary import first_term
from pipeline.text import fold

Row = Mapping[str, Any]
Slot = tuple[int | None, str | None]
OCCUPATION_LISTS = {"subsidised", "general", "manufacturing", "scarce"}
_IN_TABLE = re.compile(r"(?:#|\.)t\d+\.r\d+")


def preferred_rates(rates: Sequence[Row]) -> list[Row]:
    """Totals only; of each programme those of a table where it has any, for the prose says the same again."""
    totals = [rate for rate in rates if rate["component"] == "total"]
    in_tables = {rate["programme"] for rate in totals if _IN_TABLE.search(rate["source"])}
    return [
        rate
        for rate in totals
        if rate["programme"] not in in_tables or _IN_TABLE.search(rate["source"])
    ]


def rates_of(entry: Row, rates: Sequence[Row]) -> dict[Slot, list[Row]]:
    """(grade, certificate) -> the amounts printed for it; more than one where they differ, none where nothing is printed."""
    own = [
        rate
        for rate in rates
        if rate["occupation"] and fold(rate["occupation"]) == fold(entry["name"])
    ]
    if own and entry["list"] in OCCUPATION_LISTS:
        found = own
    elif entry["list"] in OCCUPATION_LISTS:
        found = _class_rates(entry, [rate for rate in rates if not rate["occupation"]])
    else:
        found = _item_rates(entry, [rate for rate in rates if rate["programme"] == entry["list"]])
    return _by_slot(entry, found)


def _class_rates(entry: Row, rates: Sequence[Row]) -> list[Row]:
    """Amounts by grade of the entry's class, and that class's completion certificate. Where no amount names a class, the
    class of an entry says nothing about amounts."""
    graded = [
        r for r in rates if r["programme"] == "vocational_qualification" and r["grade"] is not None
    ]
    letter = entry["subsidy_class"] if any(r["subsidy_class"] for r in graded) else None
    completed = [
        r
        for r in rates
        if r["programme"] == "training_completion" and r["subsidy_class"] and letter
    ]
    return [rate for rate in (*graded, *completed) if rate["subsidy_class"] == letter]


def _item_rates(entry: Row, rates: Sequence[Row]) -> list[Row]:
    """Amounts of a list without occupations: by the entry's name, else by its class, else by its level."""
    named = [
        rate for rate in rates if fold(entry["name"]) in map(fold, (rate["item"] or "").split(" "))
    ]
    if named or entry["list"] != "specialised_ability":
        return named
    classed = [rate for rate in rates if rate["subsidy_class"] == entry["subsidy_class"]]
    level = entry["level"]
    return [
        rate
        for rate in classed
        if not level or first_term("level", (rate["item"] or "").split(" ")[-1]) == level
    ]


def _by_slot(entry: Row, rates: Sequence[Row]) -> dict[Slot, list[Row]]:
    """Rates by what they are for, without repetition; grades that the entry does not have are left out."""
    slots: dict[Slot, list[Row]] = defaultdict(list)
    for rate in rates:
        grade = rate["grade"]
        if (
            grade is not None
            and entry["grade_low"] is not None
            and not entry["grade_high"] <= grade <= entry["grade_low"]
        ):
            continue
        slot = (grade, None if grade is not None else certificate_of(rate) or entry["certificate"])
        said = ("amount_yuan", "amount_max_yuan", "unit", "cap_yuan", "formula")
        if all(any(rate[name] != other[name] for name in said) for other in slots[slot]):
            slots[slot].append(rate)
    return slots


def certificate_of(rate: Row) -> str | None:
    """The certificate an amount without a grade is for: the last words of its item that name one."""
    words = [word for word in (rate["item"] or "").split(" ") if re.search("证|合格|复审", word)]
    return words[-1] if words else None
