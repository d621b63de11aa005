"""What a row of `catalogue` comes to for each beneficiary that the rules of its notice name, the person first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pipeline.compose.scarce import uplift_values, uplifts_of
from pipeline.model.rows import CatalogueRow, NoticeRow, RuleRow
from pipeline.model.vocabularies import Beneficiary, RuleKind

# In the order in which people read about them.
BENEFICIARIES = (
    Beneficiary.PERSON,
    Beneficiary.EMPLOYER,
    Beneficiary.SCHOOL,
    Beneficiary.INSTITUTION,
    Beneficiary.TRAINEE,
    Beneficiary.MENTOR,
)
# Rules that give a beneficiary a line; a limit to claims does not.
OF_HOURS = (RuleKind.HOURS_MIN, RuleKind.EXTRA_HOUR_RATE, RuleKind.SHARE_CAP)
MAKING_A_LINE = frozenset({RuleKind.SHARE, *OF_HOURS})


@dataclass(frozen=True)
class Line:
    """One beneficiary and row: base and uplift of the row, share and cap in per cent of the standard with uplift, yuan for
    hours above the threshold, the result in yuan (null where it cannot be told), and where it is printed. Where the list of
    scarce occupations is not at hand, `if_scarce` and `if_not` are the result with the occupation on it and not."""

    beneficiary: Beneficiary
    name: str
    grade: int | None
    certificate: str | None
    base: int | None
    is_scarce: bool | None
    uplift: float | None
    share: float
    cap: float | None
    hours_min: float | None
    is_short_of_hours: bool
    extra: float
    result: float | None
    if_scarce: float | None
    if_not: float | None
    unit: str | None
    formula: str | None
    condition: str | None
    notice_id: str
    title: str
    document_number: str | None
    clauses: tuple[str, ...]
    sources: tuple[str, ...]


def lines_for(
    row: CatalogueRow, rules: Sequence[RuleRow], notice: NoticeRow, hours: int | None
) -> list[Line]:
    """The lines of one row; a share that counties may choose is no line of the city."""
    fitting = [rule for rule in rules if _fits(rule, row)]
    named = {rule.beneficiary for rule in fitting if rule.rule in MAKING_A_LINE}
    uplift = _uplift(row, rules)
    lines = [_line(row, notice, Beneficiary.PERSON, [uplift], hours)]
    for who in (name for name in BENEFICIARIES if name in named):
        own = [rule for rule in fitting if rule.beneficiary is who]
        shares: list[RuleRow | None] = [rule for rule in own if rule.rule is RuleKind.SHARE]
        others = [rule for rule in own if rule.rule is not RuleKind.SHARE]
        for share in shares or ([] if who is Beneficiary.PERSON else [None]):
            lines.append(_line(row, notice, who, [uplift, share, *others], hours))
    return lines


def _uplift(row: CatalogueRow, rules: Sequence[RuleRow]) -> RuleRow | None:
    """The one uplift that would hold for a row; null where several differ, or counties choose."""
    found = uplifts_of(rules, row.programme, row.grade)
    values = uplift_values(found)
    return found[0] if len(values) == 1 and values != {None} else None


def _fits(rule: RuleRow, row: CatalogueRow) -> bool:
    """Whether a rule holds for a row's programme and grade."""
    is_whole = rule.value_max is None and row.grade is not None
    return is_whole and rule.programme == row.programme and rule.grades.contains(row.grade)


def _line(
    row: CatalogueRow,
    notice: NoticeRow,
    who: Beneficiary,
    rules: Sequence[RuleRow | None],
    hours: int | None,
) -> Line:
    values = {rule.rule: rule for rule in rules if rule}
    share, uplift = values.get(RuleKind.SHARE), values.get(RuleKind.SCARCE_UPLIFT)
    percent = Fraction(str(share.value)) if share else Fraction(100)
    cap, least = (_value(values.get(kind)) for kind in (RuleKind.SHARE_CAP, RuleKind.HOURS_MIN))
    extra = _extra(values, hours)
    is_short = hours is not None and least is not None and hours < least
    base, raised = row.base_amount_yuan, None
    if row.is_scarce is None and base is not None and uplift:
        raised = float(Fraction(base) * (100 + Fraction(str(uplift.value))) / 100)
    is_open = row.is_scarce is None and not is_short
    said = [uplift if row.scarce_uplift_pct or raised else None, share]
    said += [values.get(kind) for kind in OF_HOURS] if hours is not None else []
    places = (row.entry_source, row.rate_source, *(rule.source for rule in said if rule))
    return Line(
        who, row.name, row.grade, row.certificate, base, row.is_scarce, row.scarce_uplift_pct, float(percent), cap,
        least, is_short, float(extra), None if is_short else _result(row.amount_yuan, percent, extra, cap),
        _result(raised, percent, extra, cap) if is_open else None, _result(base, percent, extra, cap) if is_open else None,
        row.unit, row.formula, share.condition if share else None, row.notice_id, notice.title or "",
        notice.document_number, tuple(rule.clause or "" for rule in said if rule),
        tuple(dict.fromkeys(place for place in places if place)),
    )  # fmt: skip


def _value(rule: RuleRow | None) -> float | None:
    return rule.value if rule else None


def _extra(values: Mapping[RuleKind, RuleRow], hours: int | None) -> Fraction:
    """Yuan for the hours above the threshold."""
    rate = _value(values.get(RuleKind.EXTRA_HOUR_RATE))
    least = _value(values.get(RuleKind.HOURS_MIN))
    if hours is None or rate is None or least is None:
        return Fraction(0)
    return max(Fraction(0), hours - Fraction(str(least))) * Fraction(str(rate))


def _result(
    amount: float | None, percent: Fraction, extra: Fraction, cap: float | None
) -> float | None:
    """The share of the amount with uplift, and the extra hours, up to the cap (per cent of the amount with uplift)."""
    if amount is None:
        return None
    standard = Fraction(str(amount))
    total = standard * percent / 100 + extra
    if cap is not None:
        total = min(total, standard * Fraction(str(cap)) / 100)
    return float(total)
