"""What amounts of one list have in common: who is paid, the limit behind them, the grade of the parts of a subsidy."""

from __future__ import annotations

import pytest

from tests.sentences_of import rates_of


def test_who_is_paid_behind_a_list_that_by_opens_is_paid_all_of_it() -> None:
    rates = rates_of("岗位技能培训，按技师每人3000元、高级技师每人4000元给予企业补贴。")
    assert [(r["amount_yuan"], r["beneficiary"], r["doubts"]) for r in rates] == [
        (3000, "employer", []), (4000, "employer", []),
    ]  # fmt: skip


def test_the_staff_of_an_employer_that_is_paid_is_no_limit() -> None:
    sentence = "企业组织职工参加技师培训并取得证书的，按每人3000元给予企业职业培训补贴。"
    assert [(r["beneficiary"], r["doubts"]) for r in rates_of(sentence)] == [("employer", [])]


def test_who_is_given_something_in_another_part_of_a_sentence_is_not_who_is_paid_here() -> None:
    sentence = "学徒制培训补贴中级工每人每年5000元；企业导师给予导师津贴每月200元。"
    assert rates_of(sentence)[0]["doubts"] == []


def test_a_limit_for_a_person_and_a_course_is_the_cap_of_the_hours() -> None:
    sentence = "初级工每人每课时12元、中级工每人每课时15元，每人每期最高不超过1800元。"
    assert [(r["amount_yuan"], r["cap_yuan"]) for r in rates_of(sentence)] == [
        (12, 1800), (15, 1800),
    ]  # fmt: skip
    apart = rates_of("初级工每人每课时12元，每班最高不超过18000元。")
    assert apart[0]["cap_yuan"] is None


def test_a_case_by_case_price_between_two_sums_is_an_amount() -> None:
    (rate,) = rates_of("项目制培训补贴实行一项一价，一般不低于每人800元、不高于每人3500元。")
    found = (rate["amount_min_yuan"], rate["amount_max_yuan"], rate["bound"], rate["formula"])
    assert found == (800, 3500, "range", None)


@pytest.mark.parametrize("mark", ["；", "，"])
def test_the_part_for_the_appraisal_is_for_the_grade_of_the_part_for_the_training(
    mark: str,
) -> None:
    sentence = (
        f"初级工培训补贴700元/人，鉴定补贴180元/人{mark}中级工培训补贴1000元/人，鉴定补贴220元/人。"
    )
    found = [
        (r["amount_yuan"], r["grade"], r["programme"], r["doubts"]) for r in rates_of(sentence)
    ]
    assert found == [
        (700, 5, None, []), (180, 5, "skill_appraisal", []),
        (1000, 4, None, []), (220, 4, "skill_appraisal", []),
    ]  # fmt: skip


def test_an_appraisal_behind_a_list_of_grades_may_be_of_the_last_or_of_all() -> None:
    rates = rates_of("初级工培训补贴700元/人，中级工培训补贴1000元/人，鉴定补贴220元/人。")
    assert (rates[-1]["grade"], rates[-1]["doubts"]) == (None, ["doubtful_grade"])
