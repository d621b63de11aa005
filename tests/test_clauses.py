"""Rules in sentences: the 60 written before the patterns, the 40 from which nothing may be read, and single traps."""

from __future__ import annotations

import pytest

from pipeline.extract.prose.scan import numbers_of, scan
from pipeline.normalize.rules import read_number
from tests.sentences_of import RATE, RULE, pick, rates_of, read_lines, rules_of, unread_of

SENTENCES = read_lines("rules.jsonl")
NONE = read_lines("none.jsonl")


@pytest.mark.parametrize("truth", SENTENCES, ids=lambda truth: truth["id"])
def test_a_sentence_gives_exactly_its_rules(truth):
    assert pick(rules_of(truth["sentence"]), RULE) == pick(truth["rules"], RULE)


@pytest.mark.parametrize("truth", SENTENCES, ids=lambda truth: truth["id"])
def test_a_sentence_gives_exactly_its_rates(truth):
    assert pick(rates_of(truth["sentence"]), RATE) == pick(truth["rates"], RATE)


@pytest.mark.parametrize("truth", SENTENCES, ids=lambda truth: truth["id"])
def test_no_fact_of_these_sentences_is_in_doubt(truth):
    rows = [*rules_of(truth["sentence"]), *rates_of(truth["sentence"])]
    assert [row["doubts"] for row in rows if row["doubts"]] == []


@pytest.mark.parametrize("truth", SENTENCES, ids=lambda truth: truth["id"])
def test_every_number_of_a_sentence_is_read_or_listed(truth):
    assert unread_of(truth["sentence"]) == []


@pytest.mark.parametrize("truth", NONE, ids=lambda truth: truth["id"])
def test_nothing_is_read_where_nothing_is_said(truth):
    assert rules_of(truth["sentence"]) == []
    assert rates_of(truth["sentence"]) == []
    if truth.get("number_with_unit", False) is not None:
        assert bool(unread_of(truth["sentence"])) is bool(truth.get("number_with_unit", False))


def test_numbers_that_cannot_be_paired_with_what_they_hold_for_stay_unread():
    # Three grades, two shares: which is which is not said.
    sentence = "初级工、中级工、高级工补贴标准分别按标准的60%和70%给予补贴。"
    assert rules_of(sentence) == []
    assert unread_of(sentence) == ["60%", "70%"]


def test_grades_that_leave_a_gap_are_not_made_a_span():
    # 初级工 and 高级工 without 中级工: no span of grades says that.
    assert rules_of("初级工、高级工培训不少于40课时。") == []


def test_a_number_belongs_to_the_thing_named_last_before_it():
    rows = rules_of("开展岗前技能培训的，按职业技能等级证书补贴标准的70%补贴企业。")
    assert [(r["programme"], r["beneficiary"], r["value"]) for r in rows] == [
        ("vocational_qualification", "employer", 70)
    ]


def test_the_head_of_a_clause_says_who_is_paid_where_the_sentence_does_not():
    rows = rules_of("按补贴标准的50%给予补贴。", ("（一）职业培训鉴定补贴", "（3）院校"))
    assert [(r["programme"], r["beneficiary"]) for r in rows] == [
        ("vocational_qualification", "school")
    ]


def test_a_certificate_named_in_a_clause_on_another_programme_stays_of_that_programme():
    rows = rules_of("取得培训合格证书的，按补贴标准的50%支付。", ("（三）企业新型学徒制培训补贴",))
    assert [r["programme"] for r in rows] == ["apprenticeship"]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "各等级培训课时分别不低于：初级工40课时，中级工60课时。",
            [("hours_min", 40, None, 5), ("hours_min", 60, None, 4)],
        ),
        ("每班人数不少于20人、不超过50人。", [("count_limit", 20, 50, None)]),
        ("补贴申请期限为证书核发之日起1年内。", [("claim_within", 12, None, None)]),
        ("实际操作训练不少于总课时的3/5。", [("practical_hours_share_min", 60, None, None)]),
        (
            "对紧缺工种，初级工、中级工上浮10%，高级工及以上上浮20%。",
            [("scarce_uplift", 10, None, 5), ("scarce_uplift", 20, None, 3)],
        ),
    ],
)
def test_other_ways_to_say_the_same(sentence, rows):
    assert [
        (r["rule"], r["value"], r["value_max"], r["grade_low"]) for r in rules_of(sentence)
    ] == rows


def test_an_uplift_without_scarcity_is_another_rule():
    rows = rules_of("取得高级工证书的，补贴标准上浮30%。")
    assert [(row["rule"], row["value"], row["grade_low"]) for row in rows] == [("uplift", 30, 3)]


def test_the_quote_is_the_whole_sentence_as_printed():
    row = rules_of("属于紧缺的，补贴标准上浮 30%，由市级列支。第二句。")[0]
    assert row["quote"] == "属于紧缺的，补贴标准上浮30%，由市级列支。"


@pytest.mark.parametrize(
    ("printed", "number"),
    [("30%", 30), ("百分之三十", 30), ("五分之二", 40), ("二分之一", 50), ("七折", 70), ("九成", 90), ("1.5倍", 150),
     ("十八周岁", 18), ("一百二十课时", 120), ("半年", 0.5), ("1.2万人", 12000), ("2,000元", 2000), ("百分之百", 100), ("2/5", 40)],
)  # fmt: skip
def test_numbers_of_any_wording(printed, number):
    assert read_number(printed) == number


@pytest.mark.parametrize(
    "text",
    ["2023年4月1日", "二〇二三年四月一日", "温人社发〔2022〕24号", "《三年行动计划》", "第47届", "第2-3季度", "0577-12345678", "4-10-01-05",
     "“十四五”期间", "一次性告知", "同一年度", "上午8:30", "3个部门", "每人每年"],
)  # fmt: skip
def test_dates_numbers_of_documents_titles_and_ordinals_are_no_quantities(text):
    assert numbers_of(scan(text)[0]) == []


def test_a_list_shares_its_unit_and_a_range_has_two_ends():
    tokens, _ = scan("48、64、80课时，10%至30%，1—2年")
    found = [(n.kind, n.printed, n.printed_high) for n in numbers_of(tokens)]
    assert found == [
        ("hours", "48课时", ""), ("hours", "64课时", ""), ("hours", "80课时", ""), ("percent", "10%", "30%"), ("years", "1年", "2年"),
    ]  # fmt: skip
