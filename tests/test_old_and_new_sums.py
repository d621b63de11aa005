"""Sums that a new one takes the place of, large sums that are told by levels, and words before ； that limit nothing behind it."""

from __future__ import annotations

import pytest

from tests.sentences_of import rates_of, rules_of, unread_of
from tests.truth_cases import document_of, read_case


@pytest.mark.parametrize(
    ("sentence", "old"),
    [
        ("创业培训补贴由每人700元提高到每人950元。", ["700元"]),
        ("创业培训补贴从700元/人统一上调至950元/人。", ["700元"]),
        ("创业培训补贴标准由700元降低为950元。", ["700元"]),
    ],
)
def test_a_sum_that_a_new_one_replaces_is_no_rate(sentence: str, old: list[str]) -> None:
    rates = rates_of(sentence)
    assert [(r["amount_yuan"], r["programme"]) for r in rates] == [(950, "entrepreneurship")]
    assert unread_of(sentence) == old


def test_a_list_of_sums_is_replaced_by_a_list_in_the_same_order() -> None:
    sentence = "技师、高级技师补贴标准分别由2100元、2600元调整为3100元、4100元。"
    assert [(r["grade"], r["amount_yuan"]) for r in rates_of(sentence)] == [(2, 3100), (1, 4100)]
    assert unread_of(sentence) == ["2100元", "2600元"]


def test_a_sum_beside_a_replaced_one_stays_a_rate() -> None:
    rates = rates_of("初级工每人700元，中级工由每人900元提高到每人1100元。")
    assert [(r["grade"], r["amount_yuan"]) for r in rates] == [(5, 700), (4, 1100)]


def test_a_large_sum_told_by_levels_is_no_budget() -> None:
    found = read_case(
        document_of({"blocks": [{"p": "设立实训基地给予补助（省级260万元、市级130万元）。"}]})
    )
    assert [r["amount_yuan"] for r in found["rates"]] == [2600000, 1300000]
    assert not any(r["doubts"] == [] for r in found["rates"])
    assert found["budget"] == []


def test_a_large_sum_of_a_treasury_is_a_budget_still() -> None:
    assert rates_of("市级财政安排职业技能培训资金130万元。") == []
    assert rates_of("全年支出培训补贴1.8亿元，其中市级6000万元。") == []


@pytest.mark.parametrize("verb", ["可以上浮", "予以上浮", "可以上调", "可上浮"])
def test_above_is_no_word_where_a_standard_may_rise(verb: str) -> None:
    (rule,) = rules_of(f"列入紧缺职业目录的，补贴标准{verb}15%。")
    assert (rule["rule"], rule["value"]) == ("scarce_uplift", 15)


@pytest.mark.parametrize("plan", ["三年行动计划", "3年行动方案", "五年规划"])
def test_the_years_in_the_name_of_a_plan_are_no_rule(plan: str) -> None:
    assert rules_of(f"为实施职业技能提升{plan}，健全培训制度。") == []


def test_scarcity_before_a_semicolon_does_not_surely_limit_another_training() -> None:
    scarce, other = rates_of("列入紧缺目录的职业，初级工每人800元；创业培训，每人900元。")
    assert (scarce["scarcity"], scarce["doubts"]) == ("scarce", [])
    assert "doubtful_scarcity" in other["doubts"]


def test_scarcity_in_a_head_limits_all_its_items() -> None:
    rates = rates_of("紧缺职业补贴标准：初级工1000元；专项职业能力800元。")
    assert [(r["scarcity"], r["doubts"]) for r in rates] == [("scarce", []), ("scarce", [])]
