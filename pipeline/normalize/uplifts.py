"""Which rules of scarce uplift hold for an amount: the one place that says so."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.model.rows import RuleRow
from pipeline.model.vocabularies import Programme, RuleKind
from pipeline.text import fold


def is_uplift(rule: RuleRow) -> bool:
    """Whether a rule raises the amounts of scarce occupations."""
    return rule.rule is RuleKind.SCARCE_UPLIFT


def uplifts_of(
    rules: Sequence[RuleRow], programme: Programme | None, grade: int | None
) -> list[RuleRow]:
    """The rules of scarce uplift that hold for a row of a programme and grade: the one place that says which do.

    A rule without programme holds for every one, one without grades for every grade. Shares that are raised by points
    (said of a beneficiary) are no uplift of the amount.
    """
    return [
        rule
        for rule in rules
        if is_uplift(rule)
        and rule.beneficiary is None
        and rule.programme in {None, programme}
        and rule.grades.contains(grade)
    ]


def of_tiers(rules: Sequence[RuleRow], tiers: Collection[str]) -> list[RuleRow]:
    """Of rules for several tiers of scarcity those of the tiers (folded words) that a list prints for an occupation; all of them
    where it prints none that a rule names."""
    own = [rule for rule in rules if rule.scarcity and fold(rule.scarcity) in tiers]
    return own or list(rules)


def uplift_values(rules: Sequence[RuleRow]) -> set[float | None]:
    """The values of uplifts in per cent; null for one that counties choose."""
    return {None if rule.value_max is not None else rule.value for rule in rules}
