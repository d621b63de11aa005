"""Printed rules to rows of `rules`: numbers of any wording as numbers; what cannot be read is left out with an issue."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import Issue
from pipeline.model.issues import make_issue
from pipeline.model.places import fact_id, number_doubles, source_of
from pipeline.model.printed import Clause
from pipeline.model.rows import RuleRow
from pipeline.model.vocabularies import Beneficiary, Bound, OfWhat, Programme, RuleKind, RuleUnit
from pipeline.rules.numerals import read_number
from pipeline.rules.patterns import pattern
from pipeline.text import fold

_FACTOR = pattern("uplifts.factor")


def build_rules(file: str, clauses: Sequence[Clause]) -> tuple[list[RuleRow], list[Issue]]:
    """Rows of `rules` in document order, and an issue for every number that could not be read. `file` is the main file,
    such as `place-2024/notice.pdf`."""
    read: list[Clause] = []
    issues: list[Issue] = []
    for clause in clauses:
        if any(words and _value(clause, words) is None for words in (clause.low, clause.high)):
            issues.append(make_issue("unread_rule", clause.place, clause.quote))
        else:
            read.append(clause)
    ids = number_doubles(fact_id(source_of(one.place, file), one.offset) for one in read)
    return [_row(one, key, file) for one, key in zip(read, ids, strict=True)], issues


def _row(clause: Clause, rule_id: str, file: str) -> RuleRow:
    grades = _grades(clause.printed_grade)
    unit = RuleUnit.MONTHS if _is_years_as_months(clause) else RuleUnit.read(clause.unit)
    return RuleRow(
        rule_id=rule_id, notice_id=file.partition("/")[0], source=source_of(clause.place, file), page=clause.place.page,
        bbox=clause.place.bbox, clause=clause.clause, rule=RuleKind(clause.rule), programme=Programme.read(clause.programme),
        beneficiary=Beneficiary.read(clause.beneficiary), of_what=OfWhat.read(clause.of_what),
        value=_value(clause, clause.low), value_max=_value(clause, clause.high), bound=Bound.read(clause.bound), unit=unit,
        grade_low=grades[0], grade_high=grades[1], scarcity=clause.scarcity or None, condition=clause.condition or None,
        quote=clause.quote, doubts=clause.doubts,
    )  # fmt: skip


def _grades(printed: str) -> tuple[int | None, int | None]:
    """(lower, higher) grade of `5-3`; nulls where no grade is said."""
    low, _, high = printed.partition("-")
    return (int(low), int(high)) if low.isdigit() and high.isdigit() else (None, None)


def _value(clause: Clause, words: str) -> float | None:
    """1.3 times the standard is an uplift of 30 %; a deadline of one year is one of 12 months."""
    number = read_number(words) if words else None
    if number is None:
        return None
    if clause.rule == RuleKind.SCARCE_UPLIFT and _FACTOR.search(fold(words)):
        return round(number - 100, 6)
    return number * 12 if _is_years_as_months(clause) else number


def _is_years_as_months(clause: Clause) -> bool:
    return clause.unit == RuleUnit.YEARS and clause.rule in {
        RuleKind.CLAIM_WITHIN,
        RuleKind.INSURED_MONTHS_MIN,
    }
