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


def test_the_trade_behind_a_grade_is_the_occupation() -> None:
    rows = rates_of("高级铣工在满足条件时，可以获得1900元补贴，中级磨工补贴1400元。")
    assert _parts(rows, "grade", "amount_yuan", "occupation") == [
        (3, 1900, "铣工"),
        (4, 1400, "磨工"),
    ]


def test_staff_behind_a_grade_are_no_occupation() -> None:
    (rate,) = rates_of("企业高级职工的补贴标准为2000元。")
    assert rate["occupation"] is None


def test_two_cases_in_one_phrase_are_in_doubt() -> None:
    (rate,) = rates_of(
        "取得特种设备作业人员证和失业人员取得培训合格证书的，按每人600元给予培训补贴。"
    )[:1]
    assert "doubtful_programme" in rate["doubts"]


def test_a_set_of_grades_holds_for_each_class_that_is_shared_out() -> None:
    rows = rates_of(
        "取得技师、高级技师职业资格证书的，按A、B、C职业（工种）分别补贴5000元、4000元、3000元。"
    )
    assert {(r["grade"], r["subsidy_class"], r["amount_yuan"]) for r in rows} == {
        (2, "A", 5000),
        (1, "A", 5000),
        (2, "B", 4000),
        (1, "B", 4000),
        (2, "C", 3000),
        (1, "C", 3000),
    }


def test_two_lists_of_one_length_are_not_paired_by_guess() -> None:
    rows = rates_of("取得技师、高级技师职业资格证书的，按A、B职业（工种）分别补贴5000元、4000元。")
    assert _parts(rows, "grade", "subsidy_class", "amount_yuan") == [
        (None, "A", 5000),
        (None, "B", 4000),
    ]
    assert all("doubtful_grade" in row["doubts"] for row in rows)


def test_amounts_behind_a_sentence_about_scarce_occupations_may_be_theirs() -> None:
    found = _read(
        "紧缺职业（工种）的职业技能培训补贴标准按照职业（工种）的类别分类予以提高。服务类提高10%：五级每人770元；四级每人1100元。"
    )
    assert all("doubtful_scarcity" in row["doubts"] for row in found["rates"])
    assert len(found["rates"]) == 2


def test_a_head_with_a_share_limits_the_sums_below_it() -> None:
    rows = rates_of("生产制造类提高30%：五级每人910元；四级每人1300元。")
    assert all("doubtful_condition" in row["doubts"] for row in rows)


def test_a_point_between_sentences_is_a_full_stop() -> None:
    rows = rates_of(
        "取得中级以上证书的，按标准的100%给予补贴.2、安全技能培训合格的，每人补贴450元."
    )
    assert _parts(rows, "amount_yuan", "grade") == [(450, None)]


def test_what_is_labelled_ends_the_items_of_the_label_before() -> None:
    found = _read(
        "（二）职业技能评价（鉴定）补贴",
        "补贴条件",
        "1.有关单位提供免费评价。",
        "2.学生取得中级工以上的职业技能等级证书。",
        "补贴标准：按每人180元给予补贴。",
    )
    assert _parts(found["rates"], "programme", "grade", "clause") == [
        ("skill_appraisal", None, "（二）")
    ]


def test_each_body_of_a_list_has_its_large_sum() -> None:
    rows = rates_of("对国家级实训基地补助300万元至600万元、省级实训基地补助100万元至200万元。")
    assert _parts(rows, "amount_min_yuan", "amount_max_yuan") == [
        (3_000_000, 6_000_000),
        (1_000_000, 2_000_000),
    ]


def test_a_certificate_that_may_not_be_used_again_excludes() -> None:
    rules = rules_of("由培训机构享受补贴的，个人不能再凭该证书申请技能提升补贴。")
    assert [row["rule"] for row in rules] == ["exclusive"]


@pytest.mark.parametrize(
    "said",
    [
        "学员参训期间给予留岗红包补贴，每人300元。",
        "对跨市务工人员发放返乡津贴每人200元。",
    ],
)
def test_a_subsidy_that_no_word_is_known_for_is_not_surely_of_the_head_above(said: str) -> None:
    (rate,) = _read("三、职业技能培训补贴标准", said)["rates"]
    assert "doubtful_programme" in rate["doubts"]


@pytest.mark.parametrize(
    "said", ["取得证书后按规定补贴，每人900元。", "对参训人员给予培训补贴，每人900元。"]
)
def test_a_word_for_any_subsidy_is_of_the_head_above(said: str) -> None:
    (rate,) = _read("三、职业技能培训补贴标准", said)["rates"]
    assert (rate["programme"], rate["doubts"]) == ("vocational_qualification", [])


def test_costs_of_living_are_told_by_any_word_for_aid() -> None:
    for said in (
        "误工补助每人每天30元。",
        "给予住宿补助，每人每天30元。",
        "交通补助每人每天30元。",
    ):
        (rate,) = _read("三、职业技能培训补贴标准", said)["rates"]
        assert (rate["programme"], rate["doubts"]) == ("living_allowance", []), said


def test_places_held_against_each_other_tell_the_amounts_apart() -> None:
    found = _read("失业人员参训的，市内培训每人每天15元，市外培训每人每天25元。")
    assert _parts(found["rates"], "amount_yuan", "condition") == [
        (15, "失业人员,市内培训"), (25, "失业人员,市外培训")
    ]  # fmt: skip
    alone = _read("交通补贴：省内90元/人，省外180元/人。")
    assert _parts(alone["rates"], "amount_yuan", "condition") == [(90, "省内"), (180, "省外")]


def test_a_list_of_sums_that_a_standard_opens_is_no_share_of_it() -> None:
    assert rules_of("转岗培训按下列标准补助企业：五级每人700元；四级每人900元。") == []
    (rule,) = rules_of("开展转岗培训的，按目录内标准直接补贴企业。")
    assert (rule["rule"], rule["value"]) == ("share", 100)


def test_amounts_that_go_on_with_other_grades_are_of_the_occupation_before() -> None:
    for said in ("保育师五级每人700元、四级每人900元。", "保育师五级700元，四级900元。"):
        assert _parts(rates_of(said), "occupation", "grade", "amount_yuan", "doubts") == [
            ("保育师", 5, 700, []), ("保育师", 4, 900, [])
        ], said  # fmt: skip


def test_words_in_doubt_before_the_first_grade_are_in_doubt_for_the_next() -> None:
    for row in rates_of("面点师五级每人700元、四级每人900元。"):
        assert (row["condition"], row["doubts"]) == ("面点师", ["doubtful_condition"])


def test_over_a_semicolon_the_occupation_goes_on_in_doubt() -> None:
    _, second = rates_of("保育师五级每人700元；四级每人900元。")
    assert (second["occupation"], second["doubts"]) == ("保育师", ["doubtful_condition"])


def test_an_amount_that_names_something_else_is_not_of_the_occupation_before() -> None:
    said = "保育师五级每人700元，美容师五级每人800元、四级1000元，创业培训每人900元。"
    assert _parts(rates_of(said), "occupation", "amount_yuan") == [
        ("保育师", 700), ("美容师", 800), ("美容师", 1000), (None, 900)
    ]  # fmt: skip


def test_those_who_lack_a_certificate_are_the_condition_and_it_names_not_their_programme() -> None:
    found = _read("叉车司机须取得特种设备作业证；未取得的，失业人员按900元、其他人员按700元补贴。")
    assert _parts(found["rates"], "amount_yuan", "condition", "doubts") == [
        (900, "未取得的,失业人员", ["doubtful_programme"]), (700, "未取得的,其他人员", ["doubtful_programme"])
    ]  # fmt: skip
    _, second = rates_of("取得职业资格证书的每人900元；没有取得的，每人400元。")
    assert (second["condition"], second["doubts"]) == ("没有取得的", ["doubtful_programme"])


def test_how_an_hour_is_counted_is_no_least_number_of_hours() -> None:
    said = "网络授课每学满1课时按0.5课时计入。"
    assert rules_of(said) == []
    assert unread_of(said)


@pytest.mark.parametrize("then", ["不受理其申请", "取消其承训资格", "暂停其申报"])
def test_how_long_a_punishment_lasts_is_no_time_to_claim_in(then: str) -> None:
    said = f"弄虚作假的机构，自查实之日起两年内{then}。"
    assert [row["rule"] for row in rules_of(said) if row["rule"] == "claim_within"] == []
    assert "两年" in unread_of(said)


@pytest.mark.parametrize("less", ["减少", "核减", "扣减"])
def test_what_is_taken_from_a_sum_is_no_sure_amount(less: str) -> None:
    for row in rates_of(f"未安排实习的，每人{less}150元。"):
        assert "doubtful_amount" in row["doubts"]


def test_a_condition_that_nobody_reads_is_in_doubt_for_all_of_the_list_behind_it() -> None:
    rows = rates_of(
        "参加失业保险满36个月的职工申领技能提升补贴仍按初级1000元、中级1500元、高级2000元执行。"
    )
    assert [r["doubts"] for r in rows] == [["doubtful_condition"]] * 3


def test_a_list_without_words_that_limit_it_stays_sure() -> None:
    rows = rates_of("技能提升补贴标准为初级1000元、中级1500元、高级2000元。")
    assert [r["doubts"] for r in rows] == [[]] * 3


def test_several_amounts_of_another_class_have_not_all_the_last_grade_before() -> None:
    rows = rates_of("A类职业补贴标准为五级1000元、四级1500元；B类分别为800元、1200元。")
    assert [row["doubts"] for row in rows] == [[], [], ["doubtful_grade"], ["doubtful_grade"]]
    rows = rates_of("取得四级证书的，A类补贴1500元；B类、C类分别补贴1200元、1000元。")
    assert [(row["grade"], row["doubts"]) for row in rows] == [(4, [])] * 3
