"""Amounts of one notice held against each other, of tables and prose alike: two for one thing, a scarce one that is not base
and uplift, parts that are not their total. Only amounts that are sure by themselves are compared; what differs is in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations

from pipeline.model.rows import OccupationRow, RateRow, RuleRow
from pipeline.model.vocabularies import Bound, Component
from pipeline.normalize.uplifts import uplifts_of
from pipeline.rules.patterns import pattern, words
from pipeline.text import fold, squeeze

# (id of a fact, kind of doubt) -> what fills the words of its issue.
Said = Mapping[tuple[str, str], Mapping[str, str]]
Key = tuple[object, ...]
# Tiers of scarcity that an amount without uplift holds for.
_BASE = frozenset({None, "any", "not_scarce"})
_GENERIC = pattern("contradictions.generic")
_TOTALS = words("contradictions.totals")


@dataclass
class _Found:
    """The doubts found so far, the first of a kind about a fact only; `names`: source -> the printed name of an occupation's
    own row, brackets and all; a row or paragraph that names several is none's own."""

    names: Mapping[str, str]
    said: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def add(self, kind: str, row: RateRow, other: RateRow, en: str, zh: str) -> None:
        place = f"{other.source} “{squeeze(other.printed)[:40]}”"
        self.said.setdefault((row.rate_id, kind), {"other": place, "en": en, "zh": zh})

    def thing(self, row: RateRow) -> Key:
        """The purpose of an amount, scarcity apart. Words that only say that there is a certificate tell no grades apart."""
        item = fold(row.item or "")
        item = "" if row.grade is not None and _GENERIC.fullmatch(item) else item
        occupation = self.names.get(row.source, row.occupation) if row.occupation else None
        return (
            row.programme, row.subsidy_class, row.grade, item, occupation, row.beneficiary, fold(row.condition or ""), row.unit,
            row.class_hours, row.formula,
        )  # fmt: skip


def find_contradictions(
    rates: Sequence[RateRow], rules: Sequence[RuleRow], occupations: Sequence[OccupationRow]
) -> Said:
    """The doubts about rates of one notice: `contradiction` and `total_differs`, each with what speaks against it and where."""
    found = _Found(_names_alone(occupations))
    sure = [row for row in rates if not row.doubts and _figure(row)]
    totals = [row for row in sure if row.component is Component.TOTAL]
    for rows in _group(totals, lambda row: (*found.thing(row), _tier(row))).values():
        _compare(rows, found)
    _check_raised(totals, [rule for rule in rules if not rule.doubts], found)
    for rows in _group(sure, _print_of).values():
        for total, parts in _totals_with_parts(rows):
            _check_sum(total, parts, found)
    return found.said


def _names_alone(occupations: Sequence[OccupationRow]) -> dict[str, str]:
    """Place -> the printed name of the one occupation that stands there; without the places of several."""
    names: dict[str, set[str]] = defaultdict(set)
    for row in occupations:
        names[row.source].add(row.printed_name)
    return {source: found.pop() for source, found in names.items() if len(found) == 1}


def with_contradictions(rates: Sequence[RateRow], said: Said) -> list[RateRow]:
    """The rows with the doubts that were found about them."""
    more: dict[str, list[str]] = defaultdict(list)
    for fact, kind in said:
        more[fact].append(kind)
    return [
        replace(row, doubts=(*row.doubts, *more[row.rate_id])) if row.rate_id in more else row
        for row in rates
    ]


def _figure(row: RateRow) -> int:
    """The figure that is compared; 0 for a range and for words."""
    return row.amount_yuan or 0 if row.amount_max_yuan is None else 0


def _tier(row: RateRow) -> str | None:
    return None if row.scarcity in _BASE else row.scarcity


def _group(rows: Iterable[RateRow], key: Callable[[RateRow], Key]) -> dict[Key, list[RateRow]]:
    groups: dict[Key, list[RateRow]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def _compare(rows: Sequence[RateRow], found: _Found) -> None:
    """Amounts for one thing: the first of each figure and bound stands for those that repeat it."""
    same = _group(rows, lambda row: (row.bound, _figure(row)))
    for one, other in combinations([group[0] for group in same.values()], 2):
        if not _agree(one, other):
            for row in (*same[one.bound, _figure(one)], *same[other.bound, _figure(other)]):
                against = other if _figure(row) == _figure(one) else one
                amount = _figure(against)
                en = f"{amount} yuan is printed for the same thing"
                found.add("contradiction", row, against, en, f"同一事项另印为 {amount} 元")


def _agree(one: RateRow, other: RateRow) -> bool:
    """Whether two different figures can both hold: an amount within a limit, or between two."""
    if one.bound is other.bound:
        return False
    low, high = sorted((one, other), key=_figure)
    return low.bound is not Bound.AT_MOST and high.bound is not Bound.AT_LEAST


def _check_raised(totals: Sequence[RateRow], rules: Sequence[RuleRow], found: _Found) -> None:
    """1100 raised by 50 % is 1650: where another amount is printed for scarce ones, both are in doubt."""
    if not any(row.scarcity == "scarce" for row in totals):
        return
    bases = {found.thing(row): row for row in reversed(totals) if _tier(row) is None}
    for row in totals:
        base = bases.get(found.thing(row)) if row.scarcity == "scarce" else None
        percent = _uplift_of(rules, row) if base else None
        if base is None or percent is None or {row.bound, base.bound} != {Bound.EXACT}:
            continue
        raised = Fraction(_figure(base)) * (100 + percent) / 100
        if raised != _figure(row):
            told = f"{float(raised):g}", _figure(row)
            en = f"{_figure(base)} raised by {float(percent):g} % is {told[0]}, not {told[1]}"
            zh = f"{_figure(base)} 上浮 {float(percent):g}% 为 {told[0]}，所印为 {told[1]}"
            found.add("contradiction", row, base, en, zh)
            found.add("contradiction", base, row, en, zh)


def _uplift_of(rules: Sequence[RuleRow], row: RateRow) -> Fraction | None:
    """The one uplift in per cent that holds for a scarce amount; None where there is none, several, or a condition to it."""
    values = {
        Fraction(str(rule.value))
        for rule in uplifts_of(rules, row.programme, row.grade)
        if rule.value is not None
        and rule.value_max is None
        and rule.bound in {None, Bound.EXACT}
        and not rule.condition
        and rule.scarcity in {None, "scarce"}
    }
    return values.pop() if len(values) == 1 else None


def _print_of(row: RateRow) -> Key:
    """A total and its parts are printed at one place, for the same grade, class and people."""
    return (
        row.source, row.subsidy_class, row.grade, row.occupation, _tier(row), row.beneficiary, row.condition, row.unit,
    )  # fmt: skip


def _totals_with_parts(
    rows: Sequence[RateRow],
) -> Iterator[tuple[RateRow, list[RateRow]]]:
    """Each total with the parts of one print, in its order: the total stands right before them, or (合计) right behind; where
    there is one total only, it is theirs."""
    totals = [row for row in rows if row.component is Component.TOTAL]
    if len(totals) == 1:
        yield totals[0], [row for row in rows if row is not totals[0]]
        return
    index = 0
    while index < len(rows):
        first = index
        while index < len(rows) and rows[index].component is not Component.TOTAL:
            index += 1
        if index > first:
            is_behind = index < len(rows) and (rows[index].item or "").startswith(_TOTALS)
            if is_behind or first:
                yield rows[index] if is_behind else rows[first - 1], list(rows[first:index])
        index += 1


def _check_sum(total: RateRow, parts: Sequence[RateRow], found: _Found) -> None:
    """900 is 700 and 200. Parts of one kind alone need not be all: they prove nothing but that they are not more."""
    added = sum(_figure(part) for part in parts)
    is_all = len({part.component for part in parts}) > 1
    bounds = {row.bound for row in (total, *parts)}
    if added <= _figure(total) and not (is_all and added != _figure(total) and len(bounds) == 1):
        return
    terms = " + ".join(str(_figure(part)) for part in parts)
    en = f"the parts {terms} are {added}, the total is {_figure(total)}"
    zh = f"分项 {terms} = {added}，合计为 {_figure(total)}"
    for row, other in ((total, parts[0]), *((part, total) for part in parts)):
        found.add("total_differs", row, other, en, zh)
