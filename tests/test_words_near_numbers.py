"""Words near a number that its fact does not hold make it doubtful, or say what the fact is for."""

from __future__ import annotations

import pytest

from tests.truth_cases import Row, document_of, read_case


def _read(*lines: str) -> dict[str, list[Row]]:
    return read_case(document_of({"blocks": [{"p": line} for line in lines]}))


def test_a_span_of_grades_is_for_each_number_where_the_sentence_lists_other_things() -> None:
    text = (
        "取得中级工及以下等级证书的，按照重点紧缺、一般紧缺分别给予培训成本90%、70%的培训费补贴。"
    )
    rules = _read(text)["rules"]
    assert [(r["value"], r["grade_low"], r["grade_high"]) for r in rules] == [
        (90, 5, 4),
        (70, 5, 4),
    ]


def test_a_raise_over_the_standard_of_ordinary_occupations_is_for_scarce_ones() -> None:
    text = "列入急需紧缺职业目录的，补贴标准在一般职业对应标准基础上提高20%。"
    (rule,) = _read(text)["rules"]
    assert (rule["rule"], rule["scarcity"]) == ("scarce_uplift", "scarce")


def test_a_share_of_what_has_no_name_is_in_doubt() -> None:
    (rule,) = _read("按照不超过市级目录职业数量的20%新增职业。")["rules"]
    assert "doubtful_of_what" in rule["doubts"]


def test_an_occupation_of_one_kind_of_worker_is_no_filler() -> None:
    (rate,) = _read("初级焊工补贴每人900元。")["rates"]
    assert rate["occupation"] or rate["condition"] or rate["doubts"]


def test_a_table_printed_as_quoted_text_loses_no_sum() -> None:
    read = _read('"1","保育","120","B","700元" "2","面点","90","B","650元"')
    told = " ".join(read["unread"])
    for figure, amount in (("700元", 700), ("650元", 650)):
        assert figure in told or any(r["amount_yuan"] == amount for r in read["rates"])
    assert all(rate["doubts"] for rate in read["rates"])


def test_a_sum_in_a_print_that_is_not_read_is_told() -> None:
    for text, figure in (
        ("每个工作室补助3万(含税)元。", "3万"),
        ("The allowance is 35 yuan a day.", "35yuan"),
    ):
        read = _read(text)
        assert not read["rates"]
        assert any(figure in told for told in read["unread"])


def test_attendance_by_the_month_is_no_length_of_a_training() -> None:
    read = _read("参加培训的护理员须月出勤22日以上，可申请津贴。")
    assert not read["rules"]
    assert any("22日" in told for told in read["unread"])


def test_a_subsidy_that_may_not_be_claimed_again_excludes_another() -> None:
    (rule,) = _read("已申领失业保险技能提升补贴的，不得再申领职业培训补贴。")["rules"]
    assert rule["rule"] == "exclusive"
    assert not _read("部分证书自明年起将不再享受补贴。")["rules"]


def test_a_list_outside_of_which_an_amount_holds_is_no_filler() -> None:
    (rate,) = _read("取得《重点职业目录》外中级工证书的，每人补贴1100元。")["rates"]
    assert rate["condition"] or "doubtful_condition" in rate["doubts"]


def test_what_a_subsidy_is_for_in_the_end_limits_no_amount() -> None:
    (rate,) = _read("为促进建筑业发展，按每人700元的标准给予培训补贴。")["rates"]
    assert "建筑业" not in (rate["condition"] or "")


def test_a_list_that_is_shared_out_is_the_condition_of_no_single_amount() -> None:
    text = "对获得国家级、省级、市级示范中心称号的，分别给予一次性补助8万元、6万元、4万元。"
    for rate in _read(text)["rates"]:
        assert rate["condition"] in {"国家级", "省级", "市级"} or rate["doubts"]


def test_the_first_end_of_a_span_that_goes_down_is_told() -> None:
    assert "1800" in _read("高级工补贴为1800至3元。")["unread"][0]


def test_numbers_about_different_things_are_no_range() -> None:
    rules = _read("实操课时不少于60%；学员到课率低于80%的，不予补贴。")["rules"]
    assert [(r["rule"], r["value"], r["value_max"]) for r in rules] == [
        ("practical_hours_share_min", 60, None), ("attendance_min", 80, None)
    ]  # fmt: skip


def test_who_attends_less_than_a_share_gets_nothing_and_that_is_the_least_to_attend() -> None:
    for words in ("出勤率低于80%的，不予补贴。", "到课率不足80%的学员不得参加考核。"):
        (rule,) = _read(words)["rules"]
        assert (rule["rule"], rule["value"], rule["bound"]) == ("attendance_min", 80, "at_least")
    read = _read("出勤率低于80%的，按标准的50%补贴。")
    assert [(r["rule"], r["value"]) for r in read["rules"]] == [("share", 50)]


def test_a_mentor_by_any_name_has_so_many_to_teach() -> None:
    (rule,) = _read("企业导师每人带徒不超过5人。")["rules"]
    assert (rule["rule"], rule["value"]) == ("trainees_per_mentor_max", 5)


def test_once_in_so_many_years_is_not_once() -> None:
    read = _read("目录实行动态调整，原则上每2年调整一次。")
    assert [(r["rule"], r["value"]) for r in read["rules"]] == [("period", 2)]


def test_names_that_are_counted_before_an_amount_are_never_dropped() -> None:
    text = "专项职业能力证书补贴标准为500元/人；其中“粽子制作”“瓜灯雕刻”两项为700元/人。"
    (_, own) = _read(text)["rates"]
    assert "粽子制作" in own["condition"]
    assert "doubtful_condition" in own["doubts"]


def test_a_letter_behind_the_word_for_class_is_one() -> None:
    rows = _read("类别为A+的，五级按2000元补助；收费类别为B的，五级按1500元补助。")["rates"]
    assert [(row["subsidy_class"], row["amount_yuan"], row["doubts"]) for row in rows] == [
        ("A+", 2000, []),
        ("B", 1500, []),
    ]


@pytest.mark.parametrize("words", ["仍按原标准", "继续执行原补贴标准", "沿用旧标准"])
def test_the_old_standard_of_those_who_began_before_is_no_rate(words: str) -> None:
    found = _read(f"此前已开班的，{words}（初级工800元、中级工1200元）执行。")
    assert found["rates"] == []
    assert [words.partition("|")[0] for words in found["unread"]] == ["800元", "1200元"]


def test_a_mark_of_the_scarce_ones_says_no_more_than_they_do() -> None:
    for words in (
        "属于附件中标注“★”的急需紧缺职业（工种）的，在附件所列标准基础上上浮20%。",
        "参加急需紧缺职业（附件1中标★的）培训的，补贴标准上浮20%。",
        "★为我县紧缺项目，培训补贴上浮20%。",
    ):
        (rule,) = _read(words)["rules"]
        assert (rule["rule"], rule["scarcity"], rule["doubts"]) == ("scarce_uplift", "scarce", [])


def test_of_several_stars_each_is_a_tier() -> None:
    rules = _read("★★★、★★、★职业（工种）的补贴标准分别上浮30%、20%、10%。")["rules"]
    assert [(r["scarcity"], r["value"]) for r in rules] == [("★★★", 30), ("★★", 20), ("★", 10)]


def test_what_is_for_marked_entries_is_not_sure_for_all() -> None:
    (rate,) = _read("目录中标注“▲”的职业，职业技能培训补贴标准为500元/人。")["rates"]
    assert "doubtful_condition" in rate["doubts"]
    (rule,) = _read("目录中带“▲”的职业，补贴标准上浮20%。")["rules"]
    assert "doubtful_condition" in rule["doubts"]


def test_a_limit_without_a_subject_of_its_own_goes_on_with_the_online_hours_before() -> None:
    rules = _read("线上理论课时按同类单价的50%核算，且不得超过总课时的20%。")["rules"]
    assert [(r["rule"], r["value"], r["bound"]) for r in rules] == [
        ("share", 50, "exact"), ("online_hours_share_max", 20, "at_most")
    ]  # fmt: skip
    rules = _read("线上理论课时按同类单价的50%核算，外聘教师授课不得超过总课时的20%。")["rules"]
    assert [r["value"] for r in rules] == [50]


def test_those_who_have_it_for_the_first_time_are_in_the_condition() -> None:
    text = (
        "对初次取得证书的脱贫劳动力、就业困难人员，按初级工180元/人、中级工220元/人给予评价补贴。"
    )
    rates = _read(text)["rates"]
    assert [(r["amount_yuan"], r["condition"], r["doubts"]) for r in rates] == [
        (180, "初次取得证书的脱贫劳动力、就业困难人员", []),
        (220, "初次取得证书的脱贫劳动力、就业困难人员", []),
    ]
