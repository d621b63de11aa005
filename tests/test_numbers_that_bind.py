"""What a number of the prose binds: the bounds of two things, how often, below which part nothing is paid."""

from __future__ import annotations

import pytest

from tests.sentences_of import rates_of, rules_of, unread_of


def test_a_limit_that_may_be_prolonged_is_not_replaced() -> None:
    rules = rules_of("培训期限为1年，特殊情况可延长到2年。")
    assert [(r["rule"], r["value"]) for r in rules] == [("period", 1), ("period", 2)]


def test_two_bounds_are_one_range_only_where_they_are_about_one_thing() -> None:
    sentence = "实操课时不少于60%；学员到课率低于80%的，不予补贴。"
    found = [(r["rule"], r["value"], r["value_max"]) for r in rules_of(sentence)]
    assert found == [("practical_hours_share_min", 60, None), ("attendance_min", 80, None)]
    (rule,) = rules_of("每班不少于20人、每班不多于40人。")
    assert (rule["rule"], rule["value"], rule["value_max"]) == ("count_limit", 20, 40)


@pytest.mark.parametrize(
    "sentence", ["学员出勤率低于85%的不予补贴。", "出勤率不足85%的学员，不得参加结业考核。"]
)
def test_attendance_below_which_nothing_is_paid_is_the_least_attendance(sentence: str) -> None:
    (rule,) = rules_of(sentence)
    assert (rule["rule"], rule["value"], rule["bound"]) == ("attendance_min", 85, "at_least")


def test_attendance_below_which_less_is_paid_is_no_least_attendance() -> None:
    assert "attendance_min" not in {
        r["rule"] for r in rules_of("出勤率低于85%的，按标准的50%补贴。")
    }


def test_how_often_a_list_is_made_anew_is_a_length_of_time() -> None:
    (rule,) = rules_of("目录原则上每2年调整一次。")
    assert (rule["rule"], rule["value"], rule["unit"]) == ("period", 2, "years")


def test_a_part_of_the_price_of_an_hour_is_a_share_and_no_limit_of_hours() -> None:
    (rule,) = rules_of("线上理论课时按课时单价的50%核算。")
    assert (rule["rule"], rule["of_what"]) == ("share", "standard")


def test_apprentices_of_a_mentor_of_an_employer_are_those_of_each_mentor() -> None:
    (rule,) = rules_of("学徒制企业导师每人带徒不超过4人。")
    assert (rule["rule"], rule["value"]) == ("trainees_per_mentor_max", 4)


def test_hours_of_a_day_beside_the_minutes_of_an_hour_are_a_rule() -> None:
    rules = rules_of("培训按每天6课时、每课时40分钟计算。")
    assert [(r["rule"], r["value"]) for r in rules] == [
        ("count_limit", 6),
        ("class_hour_length", 40),
    ]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("每家机构申报项目不超过3个。", "3个"),
        ("教室人均面积不少于1.5平方米。", "1.5平方米"),
        ("增补不超过10个特色职业。", "10个"),
        ("每县最多5家。", "5家"),
    ],
)
def test_a_number_that_binds_and_has_a_unit_that_nothing_reads_is_told(
    sentence: str, number: str
) -> None:
    assert rules_of(sentence) == []
    assert unread_of(sentence) == [number]


def test_the_allowance_of_a_mentor_is_of_mentoring_within_an_apprenticeship() -> None:
    (rate,) = rates_of("企业新型学徒制培训中，给予导师津贴每带徒1人每月200元。")
    assert (rate["programme"], rate["beneficiary"]) == ("mentoring", "mentor")


def test_the_other_name_of_an_end_of_a_span_in_brackets_is_no_grade_of_its_own() -> None:
    rates = rates_of("就业技能培训五级（初级工）每人700元，四级（中级工）及以上每人900元。")
    assert [(r["grade"], r["doubts"]) for r in rates] == [(g, []) for g in (5, 4, 3, 2, 1)]


@pytest.mark.parametrize(
    "sentence",
    [
        "紧缺职业补贴标准上浮10%，封顶额同比例提高，但C类职业（工种）除外。",
        "紧缺职业补贴标准上浮10%，取得培训合格证书的除外。",
    ],
)
def test_an_exception_behind_a_number_leaves_its_rule_in_doubt(sentence: str) -> None:
    (rule,) = rules_of(sentence)
    assert (rule["value"], rule["doubts"]) == (10, ["doubtful_condition"])


def test_an_exception_behind_an_amount_leaves_that_one_in_doubt() -> None:
    sentence = "职业技能培训补贴初级工每人1000元，中级工每人1500元，低保家庭除外。"
    assert [r["doubts"] for r in rates_of(sentence)] == [[], ["doubtful_condition"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "除低保家庭外，职业技能培训补贴初级工每人1000元。",
        "除高校毕业生以外的人员参加职业技能培训，初级工每人1000元。",
        "职业技能培训补贴初级工每人1000元（低保家庭除外）。",
        "参加职业技能培训的（在校学生除外），初级工每人1000元。",
        "非登记失业人员职业技能培训补贴初级工每人1000元。",
    ],
)
def test_who_is_left_out_is_no_condition(sentence: str) -> None:
    (rate,) = rates_of(sentence)
    assert rate["condition"] is None or rate["condition"][0] in "除非"
    assert rate["condition"] or rate["doubts"] == ["doubtful_condition"]


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("对残疾人以外的人员，按标准的80%给予补贴。", "对残疾人以外的人员"),
        ("不属于就业困难人员的，按标准的80%给予补贴。", "不属于就业困难人员的"),
        ("企业职工（在编人员除外）按标准的80%给予补贴。", "企业职工"),
        ("除残疾人外，按标准的80%给予补贴。", None),
    ],
)
def test_a_share_for_those_who_are_not_is_of_the_whole_phrase_or_in_doubt(
    sentence: str, condition: str | None
) -> None:
    (rule,) = rules_of(sentence)
    assert rule["condition"] == condition
    is_told = condition not in {None, "企业职工"}
    assert ("doubtful_condition" in rule["doubts"]) is not is_told


def test_another_training_than_one_that_is_named_is_not_that_one() -> None:
    (rate,) = rates_of("参加创业培训以外其他培训的，每人补贴1000元。")
    assert (rate["programme"], rate["doubts"]) == (None, ["doubtful_programme"])
