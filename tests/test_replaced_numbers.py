"""The old number of a rule is told of and binds nobody; a worked example says nothing; one unit holds for a list of amounts."""

from __future__ import annotations

import pytest

from tests.sentences_of import rates_of, rules_of, unread_of


@pytest.mark.parametrize(
    ("sentence", "rule", "new", "old"),
    [
        ("每班人数上限由60人下调为45人。", "count_limit", 45, "60人"),
        ("最低课时由20课时调整为24课时。", "hours_min", 24, "20课时"),
        ("线上培训课时占比上限由50%降为30%。", "online_hours_share_max", 30, "50%"),
        ("列入紧缺目录的，补贴标准由上浮10%调整为上浮20%。", "scarce_uplift", 20, "10%"),
    ],
)
def test_of_an_old_and_a_new_number_of_a_rule_only_the_new_one_binds(
    sentence: str, rule: str, new: float, old: str
) -> None:
    assert [(row["rule"], row["value"]) for row in rules_of(sentence)] == [(rule, new)]
    assert unread_of(sentence) == [old]


def test_the_new_number_binds_as_the_old_one_did() -> None:
    (row,) = rules_of("每班人数上限由60人下调为45人。")
    assert row["bound"] == "at_most"


def test_a_number_of_another_kind_replaces_none() -> None:
    rows = rules_of("连续缴纳失业保险满12个月的，补贴提高到标准的80%。")
    assert ("insured_months_min", 12) in [(row["rule"], row["value"]) for row in rows]


def test_old_hours_are_no_hours_of_the_amount_behind_them() -> None:
    (rate,) = rates_of("岗前培训由20课时调整为24课时，每人500元。")
    assert rate["class_hours"] != 20


@pytest.mark.parametrize("label", ["例1：", "例：", "案例一：", "示例："])
def test_a_labelled_example_gives_neither_rates_nor_rules(label: str) -> None:
    said = f"{label}王某，企业职工（参保5年），取得四级证书，培训补贴2000元、鉴定补贴240元。"
    assert (rates_of(said), rules_of(said)) == ([], [])
    assert unread_of(said) == ["5年", "2000元", "240元"]


def test_a_fixed_amount_is_no_amount_for_fixed_ones() -> None:
    (row,) = rates_of("四级每人定额补贴300元。")
    assert (row["condition"], row["doubts"]) == (None, [])


def test_a_law_and_a_ratio_open_no_example() -> None:
    assert [row["amount_yuan"] for row in rates_of("补贴比例：四级每人1500元。")] == [1500]


def test_the_unit_of_the_first_amount_of_a_list_holds_to_its_end() -> None:
    rows = rates_of("学徒制培训补贴初级工每人每年4000元、中级工5000元、高级工6000元。")
    assert {row["unit"] for row in rows} == {"per_person_year"}


def test_a_list_does_not_take_its_unit_out_of_the_list_of_another_phrase() -> None:
    rows = rates_of(
        "学徒制培训：中级工每人每年5000元、高级工6000元；技能评价：中级工200元、高级工300元。"
    )
    assert [(r["amount_yuan"], r["unit"]) for r in rows] == [
        (5000, "per_person_year"), (6000, "per_person_year"), (200, "per_person"), (300, "per_person"),
    ]  # fmt: skip


def test_amounts_of_which_a_sum_consists_are_per_what_it_is() -> None:
    rows = rates_of("企业新型学徒制：每人每年最高8000元，其中中级工5000元、高级工7000元。")
    assert [(r["grade"], r["unit"]) for r in rows] == [
        (None, "per_person_year"), (4, "per_person_year"), (3, "per_person_year"),
    ]  # fmt: skip


def test_amounts_by_grade_are_not_per_employer_where_the_limit_before_is() -> None:
    rows = rates_of("同一企业每年最高50万元，其中中级工5000元、高级工6000元。")
    assert {row["unit"] for row in rows[1:]} == {"per_person"}
