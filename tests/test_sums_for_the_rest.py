"""Sums for all others than those before: what the sum before is for is what they are not for."""

from __future__ import annotations

import pytest

from tests.sentences_of import rates_of


@pytest.mark.parametrize(
    ("sentence", "conditions"),
    [
        ("创业培训补贴：失业人员每人400元、其他每人780元。", ["失业人员", "其他"]),
        ("给予创业培训补贴（退役军人每人400元，其余每人780元）。", ["退役军人", "其余"]),
        ("创业培训补贴：残疾人每人400元，其他学员每人780元。", ["残疾人", "其他学员"]),
    ],
)
def test_the_others_are_not_those_before(sentence: str, conditions: list[str]) -> None:
    rates = rates_of(sentence)
    assert [r["amount_yuan"] for r in rates] == [400, 780]
    assert [r["condition"] for r in rates] == conditions
    assert [r["doubts"] for r in rates] == [[], []]


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("高级工每人2100元，其他等级每人1100元。", "doubtful_grade"),
        ("A类每人1100元，其他每人600元。", "doubtful_class"),
        ("紧缺职业每人1100元，其他职业每人600元。", "doubtful_scarcity"),
        ("取得专项职业能力证书的每人补贴500元，其他的每人补贴970元。", "doubtful_programme"),
    ],
)
def test_what_the_sum_before_is_for_is_in_doubt_of_the_others(sentence: str, doubt: str) -> None:
    assert doubt in rates_of(sentence)[1]["doubts"]


def test_a_sum_that_others_are_told_from_is_in_doubt_where_no_part_says_for_whom() -> None:
    first, rest = rates_of("创业培训补贴标准：城区每人400元、其他地区每人780元。")
    assert "doubtful_condition" in first["doubts"]
    assert (rest["condition"], rest["doubts"]) == ("其他地区", [])
