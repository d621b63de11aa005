"""The entitlements of each beneficiary from each row of `catalogue`: the shares, hours and caps of the notice's rules applied once, here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pipeline.compose.limits import (
    NOT_PRINTED,
    OF_HOURS,
    Limits,
    cap_of,
    is_cap,
    limits_of,
    say_number,
    tell_limits,
)
from pipeline.model.rows import CatalogueRow, EntitlementRow, RuleRow
from pipeline.model.vocabularies import Beneficiary, Bound, Case, Programme, RuleKind, Unit
from pipeline.normalize.uplifts import uplift_values, uplifts_of

# Rules that give a beneficiary a row of its own; a limit to claims does not.
MAKING_A_ROW = frozenset({RuleKind.SHARE, RuleKind.SHARE_CAP, *OF_HOURS})
# A certificate is gained by a person, and its subsidy is the person's where the notice names nobody.
OF_A_PERSON = frozenset(
    {
        Programme.VOCATIONAL_QUALIFICATION,
        Programme.SPECIALISED_ABILITY,
        Programme.TRAINING_COMPLETION,
        Programme.SKILL_APPRAISAL,
    }
)


@dataclass(frozen=True)
class Standard:
    """The amount with uplift that a share is taken of, in one case; the steps that led to it, and the uplift used."""

    case: Case | None
    amount: Fraction | None
    steps: tuple[str, ...]
    uplift_pct: float | None = None
    uplift: RuleRow | None = None


def build_entitlements(
    catalogue: Sequence[CatalogueRow], rules: Sequence[RuleRow]
) -> list[EntitlementRow]:
    """The rows of one notice, in the order of its catalogue. `rules` are those without doubts.

    A row gives one entitlement for whom the amount is printed, and one for each beneficiary and share that a rule of its
    programme and grade names. A share between two figures, which others may choose, is no entitlement of the city.
    """
    book = _Rules([rule for rule in rules if not rule.doubts], {row.programme for row in catalogue})
    return [made for row in catalogue for made in _of_row(row, *book.of(row))]


class _Rules:
    """The rules of one notice; which of them hold is worked out once for rows of one programme, grade and scarcity."""

    def __init__(self, rules: Sequence[RuleRow], programmes: set[Programme | None]) -> None:
        self._rules, self._programmes = rules, programmes
        self._known: dict[tuple[object, ...], tuple[list[RuleRow], list[RuleRow]]] = {}

    def of(self, row: CatalogueRow) -> tuple[list[RuleRow], list[RuleRow]]:
        """(the rules that make or change entitlements of a row, the uplifts that hold for it)."""
        key = (row.programme, row.grade, *_tiers(row))
        if key not in self._known:
            uplifts = uplifts_of(self._rules, row.programme, row.grade)
            self._known[key] = _fitting(row, self._rules, self._programmes), uplifts
        return self._known[key]


def _fitting(
    row: CatalogueRow, rules: Sequence[RuleRow], programmes: set[Programme | None]
) -> list[RuleRow]:
    """The rules that make or change entitlements of a row. One that names no programme holds where there is only one."""
    bare = len(programmes) == 1
    return [
        rule
        for rule in rules
        if rule.rule in MAKING_A_ROW
        and rule.value_max is None
        and (rule.programme == row.programme or (rule.programme is None and bare))
        and rule.grades.contains(row.grade)
        and rule.scarcity in (None, "any", *_tiers(row))
    ]


def _tiers(row: CatalogueRow) -> tuple[str, ...]:
    """The words of scarcity that a row answers to."""
    known = {True: ("scarce",), False: ("not_scarce",), None: ()}[row.is_scarce]
    return (*known, row.scarcity) if row.scarcity else known


def _of_row(
    row: CatalogueRow, fitting: Sequence[RuleRow], uplifts: Sequence[RuleRow]
) -> Iterator[EntitlementRow]:
    owner = row.beneficiary or (Beneficiary.PERSON if row.programme in OF_A_PERSON else None)
    others = {rule.beneficiary for rule in fitting}
    named = dict.fromkeys([owner, *(who for who in Beneficiary if who in others)])
    for who in named:
        own = [
            rule for rule in fitting if rule.beneficiary in ({who, None} if who is owner else {who})
        ]
        shares: list[RuleRow | None] = [
            rule for rule in own if rule.rule is RuleKind.SHARE and not is_cap(rule)
        ]
        if who is owner:
            shares.insert(0, None)
        cases = [(share, one) for share in shares or [None] for one in _standards(row, uplifts)]
        for number, (share, standard) in enumerate(cases, 1):
            yield _entitlement(row, who, number, share, standard, limits_of(row, own))


def _standards(row: CatalogueRow, found: Sequence[RuleRow]) -> list[Standard]:
    """The amount with uplift; two cases where nobody can tell whether the row is scarce and an uplift would hold."""
    base = None if row.base_amount_yuan is None else Fraction(row.base_amount_yuan)
    first = () if base is None else (f"base {say_number(base)}",)
    values = uplift_values(found)
    if row.is_scarce is None and found:
        value = next(iter(values)) if len(values) == 1 else None
        return [
            Standard(Case.NOT_SCARCE, base, first, 0.0),
            _raised(Case.SCARCE, base, value, first, found[0] if value is not None else None),
        ]
    if row.scarce_uplift_pct is None:
        return [Standard(None, None, first)]
    if not row.scarce_uplift_pct:
        return [Standard(None, base, first, 0.0)]
    rule = next((one for one in found if one.value == row.scarce_uplift_pct), None)
    return [_raised(None, base, row.scarce_uplift_pct, first, rule)]


def _raised(
    case: Case | None,
    base: Fraction | None,
    value: float | None,
    first: tuple[str, ...],
    rule: RuleRow | None,
) -> Standard:
    if base is None or value is None:
        return Standard(case, None, first, value, rule)
    amount = base * (100 + Fraction(str(value))) / 100
    return Standard(
        case, amount, (*first, f"uplift +{value:g}% = {say_number(amount)}"), value, rule
    )


def _entitlement(
    row: CatalogueRow,
    who: Beneficiary | None,
    number: int,
    share: RuleRow | None,
    standard: Standard,
    limits: Limits,
) -> EntitlementRow:
    amount, shared = _share(standard.amount, share)
    if row.unit is Unit.PER_CLASS_HOUR and amount is not None:
        # Paid by the hour from the first: nothing without hours, so that the one formula holds for these rows too.
        limits, amount = replace(limits, least=Fraction(0), rate=amount), Fraction(0)
    cap = cap_of(row, standard.amount, limits)
    is_capped = amount is not None and cap is not None and amount > cap
    bound = Bound.AT_MOST if is_capped or limits.of_cost else _bound(row, share, amount)
    amount = cap if is_capped else amount
    told = [shared, *tell_limits(limits), f"cap {say_number(cap)}" if cap is not None else ""]
    used = [rule for rule in (standard.uplift, share, *limits.rules) if rule]
    places = (row.entry_source, row.rate_source, *(rule.source for rule in used))
    capped = [rule.condition for rule in limits.rules if is_cap(rule)]
    said = (row.condition, share.condition if share else None, *capped)
    return EntitlementRow(
        entitlement_id=f"{row.row_id}/{who or 'unsaid'}.{number}", row_id=row.row_id, notice_id=row.notice_id,
        source=row.source, page=row.page, bbox=row.bbox, beneficiary=who, case=standard.case,
        uplift_pct=standard.uplift_pct, share_pct=share.value if share else None, share_condition=share.condition if share else None,
        amount_yuan=_float(amount), bound=bound, hours_min=_float(limits.least),
        extra_hour_rate_yuan=_float(limits.rate), cap_pct=_float(limits.cap_pct), cap_yuan=_float(cap),
        steps=(*standard.steps, *(step for step in told if step)),
        conditions=tuple(dict.fromkeys(words for words in said if words)),
        sources=tuple(dict.fromkeys(place for place in places if place)),
    )  # fmt: skip


def _share(standard: Fraction | None, share: RuleRow | None) -> tuple[Fraction | None, str]:
    """(amount, step). A share of what a training costs or charges is no figure of the notice."""
    if share is None or share.value is None:
        return standard, ""
    if share.of_what in NOT_PRINTED:
        return None, f"share {share.value:g}% of {share.of_what}"
    if standard is None:
        return None, f"share ×{share.value:g}%"
    amount = standard * Fraction(str(share.value)) / 100
    return amount, f"share ×{share.value:g}% = {say_number(amount)}"


def _bound(row: CatalogueRow, share: RuleRow | None, amount: Fraction | None) -> Bound | None:
    """A share that is at most so much makes the amount one, too."""
    if amount is None:
        return row.bound
    if share is not None and share.bound not in (None, Bound.EXACT):
        return share.bound
    return row.bound


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
