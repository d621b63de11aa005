"""How a sum is bound: 不 before any word that compares is a limit, and a comparison that limits nothing else is in doubt."""

from __future__ import annotations

import pytest

from tests.sentences_of import rates_of, rules_of, unread_of

AT_MOST = (
    "不超",
    "最高不超",
    "不得超",
    "不应超过",
    "不能高于",
    "不可高于",
    "不得大于",
    "不准超过",
    "不得突破",
    "至高",
)
AT_LEAST = ("不能低于", "不可低于", "不应少于", "不得小于", "不宜低于")


@pytest.mark.parametrize(
    ("words", "bound"),
    [*((w, "at_most") for w in AT_MOST), *((w, "at_least") for w in AT_LEAST)],
)
def test_not_before_a_comparison_is_a_limit(words: str, bound: str) -> None:
    (rate,) = rates_of(f"参加创业培训的，补贴标准{words}870元/人。")
    assert (rate["amount_yuan"], rate["bound"], rate["doubts"]) == (870, bound, [])


def test_a_comparison_that_leads_to_no_other_sum_is_in_doubt() -> None:
    (rate,) = rates_of("创业培训补贴标准高于870元/人。")
    assert "doubtful_amount" in rate["doubts"]


def test_ages_and_hours_are_limited_by_the_same_words() -> None:
    (age,) = rules_of("申请人年龄不得超58周岁。")
    assert (age["rule"], age["value_max"] or age["value"]) == ("age_range", 58)
    (hours,) = rules_of("创业培训课时不能低于72课时。")
    assert (hours["rule"], hours["value"], hours["bound"]) == ("hours_min", 72, "at_least")


def test_a_limit_behind_a_semicolon_that_names_something_else_caps_nothing_before() -> None:
    first, second = rates_of(
        "五级每课时20元，最高不超过900元；取得专项职业能力证书的，每人不超过800元。"
    )
    assert (first["amount_yuan"], first["cap_yuan"]) == (20, 900)
    assert (second["programme"], second["amount_yuan"]) == ("specialised_ability", 800)
    assert second["bound"] == "at_most"


def test_a_limit_behind_a_semicolon_that_names_nothing_caps_what_stands_before() -> None:
    rows = rates_of("五级每课时20元，四级每课时25元；最高不超过900元。")
    assert [row["cap_yuan"] for row in rows] == [900, 900]


def test_of_several_limits_each_amount_has_its_own_in_order() -> None:
    rows = rates_of("五级、四级分别按每课时20元、25元，最高分别不超过720元、900元。")
    assert [(row["grade"], row["cap_yuan"]) for row in rows] == [(5, 720), (4, 900)]


@pytest.mark.parametrize("limits", ["最高不超过900元、700元", "每人最高720元，每年最高1440元"])
def test_an_amount_before_two_limits_is_in_doubt(limits: str) -> None:
    (row,) = rates_of(f"五级每课时20元，{limits}。")
    assert row["doubts"] == ["doubtful_pairing"]


def test_a_sum_in_the_bracket_of_a_limit_is_told_and_leaves_the_amount_in_doubt() -> None:
    said = "五级按每课时15元补贴，最高不超过1500元（紧缺职业2000元）。"
    (row,) = rates_of(said)
    assert (row["cap_yuan"], row["doubts"]) == (1500, ["doubtful_pairing"])
    assert unread_of(said) == ["2000元"]


def test_a_limit_of_its_own_behind_an_amount_an_hour_is_not_surely_for_an_hour() -> None:
    rows = rates_of("创业培训每课时20元，GYB最高300元、SYB最高1000元。")
    assert [(row["unit"], row["doubts"]) for row in rows] == [
        ("per_class_hour", []),
        ("other", ["doubtful_unit"]),
        ("other", ["doubtful_unit"]),
    ]


def test_what_a_person_gets_of_one_course_at_most_caps_the_amounts_an_hour() -> None:
    rows = rates_of("五级每人每课时12元、四级每人每课时15元，每人每期最高不超过1800元。")
    assert [(row["amount_yuan"], row["cap_yuan"], row["doubts"]) for row in rows] == [
        (12, 1800, []),
        (15, 1800, []),
    ]
    (_, limit) = rates_of("五级每课时12元，每班最高不超过18000元。")
    assert (limit["unit"], limit["cap_yuan"]) == ("per_class", None)
