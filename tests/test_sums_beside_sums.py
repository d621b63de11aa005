"""A sum beside others: caps that are each for a grade, two ends of a range, the new one for the old, one for each name of a list,
one behind another kind of training."""

from __future__ import annotations

from tests.truth_cases import Row, read_case, small_document


def _rates(*paragraphs: str) -> list[Row]:
    return list(read_case(small_document(*paragraphs))["rates"])


def _said(rates: list[Row], *names: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in names) for row in rates]


def test_each_grade_has_its_own_cap_of_what_is_worked_out() -> None:
    rates = _rates(
        "鉴定补贴按实际收费给予，初级不超过200元、中级不超过240元、高级不超过300元、技师及以上不超过400元。"
    )
    assert _said(rates, "grade", "cap_yuan", "amount_yuan", "doubts") == [
        (5, 200, None, []), (4, 240, None, []), (3, 300, None, []), (2, 400, None, []), (1, 400, None, []),
    ]  # fmt: skip


def test_a_second_cap_of_a_formula_that_has_no_place_is_a_doubt() -> None:
    (rate,) = _rates("创业培训按培训成本据实补贴，每人不超过800元，总额不超过50000元。")
    assert (rate["cap_yuan"], rate["doubts"]) == (800, ["doubtful_amount"])


def test_bounds_behind_both_ends_make_a_range() -> None:
    rates = _rates("企业新型学徒制：每人每学年5000元以上8000元以下。")
    found = _said(rates, "amount_min_yuan", "amount_max_yuan", "bound", "unit")
    assert found == [(5000, 8000, "range", "per_person_year")]


def test_the_new_sum_is_per_what_the_old_one_is() -> None:
    rates = _rates("培训期间生活费由每人每天60元提高到80元。")
    assert _said(rates, "amount_yuan", "unit")[-1] == (80, "per_person_day")


def test_an_amount_in_the_head_of_a_list_is_for_each_name_of_it() -> None:
    rates = _rates(
        "下列专项职业能力每人补贴600元：糖画制作、竹编制作、木雕制作；下列专项职业能力每人补贴450元：短视频剪辑、物业保洁。"
    )
    assert _said(rates, "occupation", "amount_yuan", "doubts") == [
        ("糖画制作", 600, []), ("竹编制作", 600, []), ("木雕制作", 600, []),
        ("短视频剪辑", 450, []), ("物业保洁", 450, []),
    ]  # fmt: skip


def test_each_grade_in_the_head_of_a_list_is_for_each_name_of_it() -> None:
    rates = _rates(
        "下列职业（工种）纳入补贴目录，初级工每人补贴1000元、中级工每人补贴1500元：焊工、电工。"
    )
    assert _said(rates, "occupation", "grade", "amount_yuan") == [
        ("焊工", 5, 1000), ("电工", 5, 1000), ("焊工", 4, 1500), ("电工", 4, 1500),
    ]  # fmt: skip


def test_an_amount_in_the_head_of_a_list_that_nobody_read_is_in_doubt() -> None:
    (rate,) = _rates("下列职业初级工每人补贴1000元：焊工、电工。")
    assert "doubtful_condition" in rate["doubts"]


def test_an_amount_before_a_list_that_it_does_not_head_is_for_none_of_its_names() -> None:
    rates = _rates(
        "参加岗前培训的，每人补贴600元。下列专项职业能力列入目录：糖画制作、竹编制作、木雕制作。"
    )
    assert _said(rates, "occupation", "amount_yuan") == [(None, 600)]


def test_a_head_far_above_does_not_name_what_follows_another_kind_of_training() -> None:
    rates = _rates(
        "第二章 项目制培训", "第七条 取得职业技能等级证书的，技能评价补贴按五级180元/人、四级220元/人拨付；取得专项职业能力证书的，按100元/人拨付。"
    )  # fmt: skip
    assert _said(rates, "programme", "doubts") == [
        ("skill_appraisal", []), ("skill_appraisal", []), (None, ["doubtful_programme"]),
    ]  # fmt: skip


def test_a_sum_that_is_added_to_another_is_in_doubt() -> None:
    for sentence in (
        "紧缺职业取得高级工证书的，补贴标准每人提高400元。",
        "职业培训补贴标准为初级工1000元/人，属紧缺职业（工种）的每人增加400元。",
        "参加职业培训并取得初级工证书的残疾人，另加发补贴400元。",
    ):
        (added,) = [row for row in _rates(sentence) if row["amount_yuan"] == 400]
        assert "doubtful_amount" in added["doubts"]


def test_a_sum_for_each_further_hour_is_no_such_increase() -> None:
    (rate,) = _rates("超出基准课时（50课时）的，每增加1课时，职业技能培训补贴增加10元。")
    assert (rate["unit"], "doubtful_amount" in rate["doubts"]) == ("per_class_hour", False)
