"""At most so much is a cap and no share: what `不超过80%` makes of an entitlement."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.compose.entitlements import build_entitlements
from pipeline.model.rows import CatalogueRow, EntitlementRow, RuleRow
from pipeline.model.vocabularies import (
    Beneficiary,
    Bound,
    MatchStatus,
    NoticeStatus,
    OfWhat,
    Programme,
    RuleKind,
    RuleUnit,
    Unit,
)

SKILL = Programme.VOCATIONAL_QUALIFICATION


def row(**more: Any) -> CatalogueRow:
    """高级工 1000 yuan, not scarce."""
    return CatalogueRow(
        row_id="n/e1.g3", notice_id="n", entry_id="n/e1", source="n/f#t1.r1", status=NoticeStatus.FINAL, programme=SKILL,
        name="焊工", match_status=MatchStatus.ACCEPTED, grade=3, base_amount_yuan=1000, is_scarce=False,
        scarce_uplift_pct=0.0, amount_yuan=1000.0, unit=Unit.PER_PERSON, bound=Bound.EXACT, **more,
    )  # fmt: skip


def rule(kind: RuleKind, value: float, bound: Bound = Bound.EXACT, **more: Any) -> RuleRow:
    return RuleRow(
        rule_id=f"n/f#b1@{value}", notice_id="n", source="n/f#b1", rule=kind, programme=SKILL, value=value, bound=bound,
        unit=RuleUnit.PERCENT, quote="", **{"beneficiary": Beneficiary.EMPLOYER, **more},
    )  # fmt: skip


def of_employer(*rules: RuleRow) -> EntitlementRow:
    [found] = [
        one for one in build_entitlements([row()], rules) if one.beneficiary is Beneficiary.EMPLOYER
    ]
    return found


def test_a_share_of_at_most_so_much_is_a_cap():
    # 按不超过补贴标准的80%给予企业补贴: at most 800 of 1000, and no share of 80 % that would be due.
    one = of_employer(rule(RuleKind.SHARE, 80, Bound.AT_MOST, of_what=OfWhat.STANDARD))
    assert (one.share_pct, one.cap_pct, one.cap_yuan) == (None, 80, 800)
    assert (one.amount_yuan, one.bound) == (800, Bound.AT_MOST)
    assert one.steps == ("base 1000", "cap ≤80%", "cap 800")


def test_a_share_with_a_cap_above_it_stays_what_it_is():
    # 按补贴标准的60%补贴，不超过标准的80%.
    share, cap = rule(RuleKind.SHARE, 60), rule(RuleKind.SHARE_CAP, 80, Bound.AT_MOST)
    one = of_employer(share, cap)
    assert (one.share_pct, one.amount_yuan, one.bound, one.cap_yuan) == (60, 600, Bound.EXACT, 800)


@pytest.mark.parametrize("kind", [RuleKind.SHARE, RuleKind.SHARE_CAP])
@pytest.mark.parametrize("what", [OfWhat.COST, OfWhat.FEE])
def test_at_most_so_much_of_the_cost_makes_no_figure_of_it(kind, what):
    # 每人1000元，不超过培训费用的80%: 1000 at most, and what 80 % of the cost is nobody can tell.
    one = of_employer(rule(kind, 80, Bound.AT_MOST, of_what=what))
    assert (one.amount_yuan, one.bound) == (1000, Bound.AT_MOST)
    assert (one.share_pct, one.cap_pct, one.cap_yuan) == (None, None, None)
    assert f"cap ≤80% of {what}" in one.steps


def test_of_two_caps_the_lower_counts():
    caps = [rule(RuleKind.SHARE_CAP, value, Bound.AT_MOST) for value in (80, 70)]
    assert of_employer(*caps).amount_yuan == 700


def test_a_cap_above_the_amount_leaves_it_exact():
    # 最多为标准的2倍, with 20 yuan for each hour above 30.
    hours = rule(RuleKind.HOURS_MIN, 30)
    one = of_employer(hours, rule(RuleKind.EXTRA_HOUR_RATE, 20), rule(RuleKind.SHARE_CAP, 200))
    assert (one.amount_yuan, one.bound, one.cap_yuan, one.hours_min) == (
        1000,
        Bound.EXACT,
        2000,
        30,
    )


def test_the_condition_of_a_cap_is_told():
    one = of_employer(rule(RuleKind.SHARE_CAP, 80, Bound.AT_MOST, condition="线上培训"))
    assert one.conditions == ("线上培训",)
