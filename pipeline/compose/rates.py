"""Which printed amounts hold for an entry: its own, its class's, its kind's; the annex before the prose that repeats it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from pipeline.model.rows import OccupationRow, RateRow
from pipeline.model.vocabularies import Component, Level, ListName, Programme
from pipeline.rules.patterns import pattern
from pipeline.rules.vocabulary import first_term
from pipeline.text import fold

Key = TypeVar("Key", bound=Hashable)
# (grade, certificate): what an amount is for.
Slot = tuple[int | None, str | None]
Slots = Mapping[Slot, Sequence[RateRow]]
OCCUPATION_LISTS = frozenset(
    {ListName.SUBSIDISED, ListName.GENERAL, ListName.MANUFACTURING, ListName.SCARCE}
)
# `t1.r3` of a table, `s1.r3` of a sheet.
_IN_TABLE = re.compile(r"(?:#|\.)[ts]\d+\.r\d+")
_CERTIFICATE = pattern("certificates.item")


def preferred_rates(rates: Sequence[RateRow]) -> list[RateRow]:
    """Totals only; of what a table and the prose both print, the rows of the table: the prose says the same again."""
    totals = [rate for rate in rates if rate.component is Component.TOTAL]
    printed = {_thing(rate) for rate in totals if _IN_TABLE.search(rate.source)}
    return [rate for rate in totals if _IN_TABLE.search(rate.source) or _thing(rate) not in printed]


def _thing(rate: RateRow) -> tuple[object, ...]:
    """What an amount is for, as a table tells things apart: programme, class, grade."""
    return rate.programme, rate.subsidy_class, rate.grade


def places_of_names(
    entries: Iterable[OccupationRow], rates: Iterable[RateRow]
) -> dict[str, set[str]]:
    """For each name the places where it stands with an amount beside it: entries that differ in their brackets have one name."""
    paid = {(fold(rate.occupation), rate.source) for rate in rates if rate.occupation}
    places: dict[str, set[str]] = {}
    for entry in entries:
        if (fold(entry.name), entry.source) in paid:
            places.setdefault(fold(entry.name), set()).add(entry.source)
    return places


class RateBook:
    """The amounts of one notice, looked up by what they are printed for; each is walked once. `others`, in doubt, say only
    that the notice pays by class. `places`: where names stand that have an amount beside them."""

    def __init__(
        self,
        rates: Sequence[RateRow],
        others: Sequence[RateRow] = (),
        places: Mapping[str, Collection[str]] = MappingProxyType({}),
    ) -> None:
        self.rates = rates
        self.places = places
        self.own = _group((fold(r.occupation), r) for r in rates if r.occupation)
        common = [rate for rate in rates if not rate.occupation]
        graded = [r for r in common if _is_qualification(r) and r.grade is not None]
        if not graded:
            # A notice without grades pays each class one amount: A类每课时3元.
            graded = [r for r in common if _is_qualification(r) and r.subsidy_class]
        self.has_classes = any(rate.subsidy_class for rate in graded) or any(
            r.subsidy_class for r in others if _is_qualification(r) and r.grade is not None
        )
        completed = [r for r in common if _is_completion(r) and r.subsidy_class]
        every = [*graded, *(completed if self.has_classes else [])]
        self.by_class = _group((rate.subsidy_class, rate) for rate in every)
        self.by_item = _group(
            ((rate.programme, fold(word)), rate) for rate in rates for word in _words(rate)
        )
        self.by_kind = _group(((rate.programme, rate.subsidy_class), rate) for rate in common)
        self._slots: dict[tuple[object, ...], dict[Slot, list[RateRow]]] = {}

    def rates_of(self, entry: OccupationRow) -> dict[Slot, list[RateRow]]:
        """(grade, certificate) -> the amounts printed for an entry; more than one where they differ, none where nothing
        is printed. Grades that the entry does not have are left out."""
        found: dict[Slot, list[RateRow]] = {}
        for (grade, certificate), rates in self._printed_for(entry).items():
            if grade is not None and not entry.grades.contains(grade):
                continue
            slot = (grade, None if grade is not None else certificate or entry.certificate)
            found[slot] = distinct([*found[slot], *rates]) if slot in found else list(rates)
        return found

    def _printed_for(self, entry: OccupationRow) -> Slots:
        if entry.list not in OCCUPATION_LISTS:
            return self._of_item(entry)
        name = fold(entry.name)
        if name in self.own:
            return self._slot(*self._beside(entry, name))
        # Where no amount names a class, the class of an entry says nothing about amounts.
        letter = entry.subsidy_class if self.has_classes else None
        return self._slot(("class", letter), self.by_class.get(letter, ()))

    def _beside(
        self, entry: OccupationRow, name: str
    ) -> tuple[tuple[object, ...], Sequence[RateRow]]:
        """The amounts of a name but those that stand beside another entry of that name, with their key."""
        places = self.places.get(name, ())
        if entry.source not in places or len(places) < 2:
            return ("own", name), self.own[name]
        rates = [r for r in self.own[name] if r.source == entry.source or r.source not in places]
        return ("own", name, entry.source), rates

    def _of_item(self, entry: OccupationRow) -> Slots:
        """Amounts of a list without occupations: its own, by the entry's name, else by its class, else by its level."""
        programme, name = Programme(entry.list), fold(entry.name)
        if own := [rate for rate in self.own.get(name, ()) if rate.programme is programme]:
            return self._slot(("own", programme, name), own)
        if named := self.by_item.get((programme, name), ()):
            return self._slot(("item", programme, name), named)
        if entry.list is not ListName.SPECIALISED_ABILITY:
            return {}
        key = ("kind", programme, entry.subsidy_class, entry.level)
        if key not in self._slots:
            classed = self.by_kind.get((programme, entry.subsidy_class), ())
            self._slot(key, [rate for rate in classed if _is_of_level(rate, entry.level)])
        return self._slots[key]

    def _slot(self, key: tuple[object, ...], rates: Sequence[RateRow]) -> Slots:
        """The rates by slot, worked out once for each key."""
        if key not in self._slots:
            slots: dict[Slot, list[RateRow]] = defaultdict(list)
            for rate in rates:
                certificate = None if rate.grade is not None else certificate_of(rate)
                slots[rate.grade, certificate].append(rate)
            self._slots[key] = {slot: distinct(found) for slot, found in slots.items()}
        return self._slots[key]


def distinct(rates: Iterable[RateRow]) -> list[RateRow]:
    """The rates without those that say what another one says."""
    once: dict[tuple[object, ...], RateRow] = {}
    for rate in rates:
        said = (rate.amount_yuan, rate.amount_max_yuan, rate.unit, rate.cap_yuan, rate.formula)
        once.setdefault(said, rate)
    return list(once.values())


def certificate_of(rate: RateRow) -> str | None:
    """The certificate an amount without a grade is for: the last words of its item that name one."""
    words = [word for word in _words(rate) if _CERTIFICATE.search(word)]
    return words[-1] if words else None


def _words(rate: RateRow) -> list[str]:
    return (rate.item or "").split(" ")


def _is_qualification(rate: RateRow) -> bool:
    return rate.programme is Programme.VOCATIONAL_QUALIFICATION


def _is_completion(rate: RateRow) -> bool:
    return rate.programme is Programme.TRAINING_COMPLETION


def _is_of_level(rate: RateRow, level: Level | None) -> bool:
    return not level or first_term("level", _words(rate)[-1]) == level


def _group(pairs: Iterable[tuple[Key, RateRow]]) -> dict[Key, list[RateRow]]:
    found: dict[Key, list[RateRow]] = {}
    for key, rate in pairs:
        found.setdefault(key, []).append(rate)
    return found
