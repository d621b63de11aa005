"""What a sum says is asked of its own clause and its own list: example, total of what was paid, payee, bound, programme."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sentences_of import rates_of, rules_of, unread_of
from tests.truth_cases import Row, document_of, read_case


def _read(*lines: str) -> dict[str, list[Row]]:
    return read_case(document_of({"blocks": [{"p": line} for line in lines]}))


def _parts(rows: list[Row], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_what_was_paid_to_all_who_are_counted_is_no_rate() -> None:
    found = _read("为取得四级证书的30名电工每人补贴1200元，补贴金额共计36000元。")
    assert _parts(found["rates"], "amount_yuan", "grade") == [(1200, 4)]
    assert found["budget"] == ["36000元"]


def test_the_total_of_parts_stays_an_amount() -> None:
    rows = rates_of("40名学员培训补贴每人700元，鉴定补贴200元，合计900元。")
    assert 900 in {row["amount_yuan"] for row in rows}


def test_one_case_told_as_an_example_is_no_sure_rate() -> None:
    (rate,) = _read("三、就业见习补贴", "例如某厂每人每月实发1800元时，见习补贴按1800元发放。")[
        "rates"
    ][-1:]
    assert "doubtful_amount" in rate["doubts"]


def test_a_list_that_follows_an_example_word_and_a_colon_is_no_example() -> None:
    (rate,) = rates_of("例如：五级每人补贴900元。")
    assert "doubtful_amount" not in rate["doubts"]


def test_a_sum_that_is_multiplied_is_no_amount() -> None:
    said = "四级最高可申请1600元×1.5=2400元。"
    assert rates_of(said) == []
    assert unread_of(said) == ["1600元", "2400元"]


def test_the_programme_of_its_own_clause_goes_before_that_of_the_clause_before() -> None:
    rows = rates_of(
        "参加岗前培训取得培训合格证书的，每人200元；参加安全技能培训取得特种设备作业人员证的，每人700元。"
    )
    assert _parts(rows, "amount_yuan", "programme") == [(200, "pre_job"), (700, "safety_training")]


def test_a_body_that_may_have_the_amount_is_paid() -> None:
    (rate,) = rates_of("参加学徒制培训的，企业可享受每人每年最高8000元的补贴。")
    assert (rate["beneficiary"], rate["unit"]) == ("employer", "per_person_year")


def test_the_bound_before_a_list_binds_all_of_it() -> None:
    rows = rates_of("补贴标准上限为五级900元、四级1300元、三级1800元。")
    assert _parts(rows, "amount_yuan", "bound") == [
        (900, "at_most"),
        (1300, "at_most"),
        (1800, "at_most"),
    ]


def test_the_bound_behind_the_first_thing_of_a_list_is_its_own() -> None:
    rows = rates_of("五级最高900元、四级1300元。")
    assert _parts(rows, "amount_yuan", "bound") == [(900, "at_most"), (1300, "exact")]


def test_money_told_by_grades_is_no_budget() -> None:
    rows = rates_of(
        "企业组织职工培训的，培训经费按技师、高级技师证书分别为3300元、4700元标准直补企业。"
    )
    assert _parts(rows, "grade", "amount_yuan", "beneficiary") == [
        (2, 3300, "employer"),
        (1, 4700, "employer"),
    ]


def test_money_that_is_set_aside_for_a_grade_is_a_budget() -> None:
    assert _read("今年安排高级工培训经费60万元。")["rates"] == []


def test_a_large_sum_for_a_body_is_no_budget() -> None:
    (rate,) = rates_of("对省级高技能人才培训基地补助200万元至500万元。")
    assert (rate["amount_min_yuan"], rate["amount_max_yuan"]) == (2_000_000, 5_000_000)
    assert "doubtful_amount" in rate["doubts"]


@pytest.mark.parametrize("office", ["省级人社部门", "市级人力资源部门"])
def test_an_office_that_decides_limits_no_amount(office: str) -> None:
    (rate,) = rates_of(f"补贴标准由{office}确定，五级1000元。")
    assert rate["condition"] is None


def test_who_may_be_trained_once_a_year_may_be_paid_once() -> None:
    rules = rules_of("同一学员一年内只能参加一次培训。")
    assert _parts(rules, "rule", "value", "unit") == [("claims_max", 1, "count")]


def test_an_office_for_jobs_is_no_job() -> None:
    rules = rules_of("取得证书的职工，在发证日期一年内可向县就业局申请技能提升补贴。")
    assert _parts(rules, "rule", "value", "unit") == [("claim_within", 12, "months")]
