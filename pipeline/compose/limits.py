"""All that is said of class hours and of the most that is paid, for one beneficiary of a catalogue row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pipeline.model.rows import CatalogueRow, RuleRow
from pipeline.model.vocabularies import Bound, OfWhat, RuleKind

OF_HOURS = (RuleKind.HOURS_MIN, RuleKind.EXTRA_HOUR_RATE)
# A part of what the training costs or what is charged for it is no figure of the notice.
NOT_PRINTED = frozenset({OfWhat.COST, OfWhat.FEE})


def is_cap(rule: RuleRow) -> bool:
    """A share of at most so much is no share: it says where the amount ends, not what it is (不超过80%)."""
    at_most = rule.rule is RuleKind.SHARE and rule.bound is Bound.AT_MOST
    return at_most or rule.rule is RuleKind.SHARE_CAP


@dataclass(frozen=True)
class Limits:
    """Class hours that are needed, yuan for each more, and the most that is paid: in per cent of the amount with uplift, and by
    rules that speak of what the training costs (`of_cost`). `rules` are those that were used."""

    least: Fraction | None = None
    rate: Fraction | None = None
    cap_pct: Fraction | None = None
    of_cost: tuple[RuleRow, ...] = ()
    rules: tuple[RuleRow, ...] = field(default=())


def limits_of(row: CatalogueRow, own: Sequence[RuleRow]) -> Limits:
    """Hours and caps of the rules; without a rule of hours those that the amount itself asks for. Of several caps the lowest."""
    values = {rule.rule: rule for rule in own if rule.rule in OF_HOURS}
    least, rate = (_value(values.get(kind)) for kind in OF_HOURS)
    if least is None and row.class_hours is not None:
        least = Fraction(row.class_hours)
    caps = [rule for rule in own if is_cap(rule) and rule.value is not None]
    of_cost = tuple(rule for rule in caps if rule.of_what in NOT_PRINTED)
    lowest = min(
        (rule for rule in caps if rule not in of_cost),
        key=lambda rule: rule.value or 0.0,
        default=None,
    )
    used = [values[kind] for kind in OF_HOURS if kind in values]
    used += [lowest] if lowest else []
    return Limits(least, rate, _value(lowest), of_cost, (*used, *of_cost))


def _value(rule: RuleRow | None) -> Fraction | None:
    return Fraction(str(rule.value)) if rule is not None and rule.value is not None else None


def cap_of(row: CatalogueRow, standard: Fraction | None, limits: Limits) -> Fraction | None:
    """The lower of the printed cap and the cap in per cent of the amount with uplift."""
    caps = [] if row.cap_yuan is None else [Fraction(row.cap_yuan)]
    if limits.cap_pct is not None and standard is not None:
        caps.append(standard * limits.cap_pct / 100)
    return min(caps, default=None)


def tell_limits(limits: Limits) -> Iterator[str]:
    """The steps that a reader sees."""
    if limits.least is not None:
        yield f"hours ≥{say_number(limits.least)}"
    if limits.rate is not None:
        yield f"above: +{say_number(limits.rate)} an hour"
    if limits.cap_pct is not None:
        yield f"cap ≤{say_number(limits.cap_pct)}%"
    for rule in limits.of_cost:
        yield f"cap ≤{rule.value:g}% of {rule.of_what}"


def say_number(value: Fraction) -> str:
    """A number without a tail of zeros."""
    return (
        f"{float(value):g}" if value < 1_000_000 else f"{float(value):.2f}".rstrip("0").rstrip(".")
    )
