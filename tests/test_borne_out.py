"""A programme, a grade and a rule are sure only where something bears them out: the words beside, the head, or the notice."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_document
from pipeline.extract.prose.name_runs import find_runs
from pipeline.judgement.corrections import Corrections
from pipeline.model.rows import RateRow
from pipeline.normalize.amounts import build_rates
from pipeline.normalize.entries import build_occupations
from pipeline.normalize.programmes import doubt_programmes
from tests.sentences_of import rates_of, rules_of, unread_of
from tests.truth_cases import small_document


def read(*blocks: str | list[str]) -> list[RateRow]:
    """The rates of a small notice: texts are paragraphs, lists of rows `a | b` are tables."""
    _, found = extract_document(small_document(*blocks))
    rates = build_rates("n/f.txt", found.amounts, Corrections())[0]
    return doubt_programmes(
        rates, build_occupations("n/f.txt", found.entries, {}, Corrections())[0]
    )


TITLE = "关于调整职业技能培训补贴标准的通知"
SHORT = ["序号 | 工种 | 课时 | 补贴标准（元）", "1 | 焊工 | 120 | 800", "2 | 电工 | 100 | 700"]


def test_a_programme_with_grades_is_in_doubt_in_a_notice_without_any():
    assert [row.doubts for row in read(TITLE, SHORT)] == [("doubtful_programme",)] * 2


def test_a_programme_with_grades_is_sure_where_grades_are_printed():
    graded = ["序号 | 工种 | 五级 | 四级", "1 | 焊工 | 800 | 1000"]
    assert [row.doubts for row in read(TITLE, graded)] == [(), ()]


def test_a_sum_for_a_body_is_not_surely_of_a_certificate():
    rates = read(TITLE, "一、五级补贴1000元。", "二、每个高技能人才培训基地资助不超过30万元。")
    assert [(row.amount_yuan, row.doubts) for row in rates] == [
        (1000, ()),
        (300_000, ("doubtful_programme",)),
    ]


def test_a_sum_on_top_in_a_sentence_of_its_own_may_be_of_another_subsidy():
    rows = rates_of(
        "给予生活费补贴每人每月600元。企业录用率达到80%以上的，另按每人200元奖励培训机构。"
    )
    assert [("doubtful_programme" in row["doubts"]) for row in rows] == [False, True]


def test_a_part_of_the_costs_names_no_programme():
    rows = rates_of("教材费另行计算，标准为：五级180元、四级220元。")
    assert [row["doubts"] for row in rows] == [["doubtful_programme"]] * 2


def test_a_sum_said_over_again_in_its_bracket_is_one_sum():
    rows = rates_of("每个技能大师工作室资助人民币壹拾万元整（100,000元）。")
    assert [row["amount_yuan"] for row in rows] == [100_000]
    assert unread_of("每个技能大师工作室资助人民币壹拾万元整（100,000元）。") == []


def test_a_daily_amount_for_the_days_of_training_is_an_amount():
    (row,) = rates_of("按实际培训天数给予每人每天50元的生活费补贴。")
    assert (row["amount_yuan"], row["unit"]) == (50, "per_person_day")


def test_a_most_is_never_read_as_a_least():
    assert rules_of("理论课时不超过总课时的三分之一。") == []
    assert unread_of("理论课时不超过总课时的三分之一。") == ["三分之一"]


EITHER = [
    "序号 | 职业（工种） | 补贴标准（元/人） | 补贴标准（元/人）",
    "序号 | 职业（工种） | 五级/专项 | 四级",
    "1 | 焊工 | 1400 | 1900",
    "2 | 罗汉果种植（专项） | 600 | ",
]


def test_a_head_with_two_choices_is_the_one_that_the_row_names():
    rates = read(TITLE, EITHER)
    assert [(row.programme, row.grade, row.amount_yuan) for row in rates] == [
        ("vocational_qualification", 5, 1400),
        ("vocational_qualification", 4, 1900),
        ("specialised_ability", None, 600),
    ]


def test_amounts_under_a_head_of_which_nothing_is_known_are_in_doubt():
    table = [row.replace("五级/专项", "丁字头") for row in EITHER]
    doubts = {row.amount_yuan: row.doubts for row in read(TITLE, table)}
    assert "unknown_words" in doubts[1400]
    assert doubts[1900] == ()


@pytest.mark.parametrize("head", ["重点职业（工种）", "特色职业（工种）名称", "紧缺职业、工种"])
def test_a_head_that_ends_in_the_words_for_an_occupation_heads_names(head):
    table = [f"产业 | {head}", "养老 | 养老护理员、育婴员"]
    _, found = extract_document(small_document("附件1", "重点职业目录", table))
    assert [entry.printed_name for entry in found.entries] == ["养老护理员", "育婴员"]


@pytest.mark.parametrize("names", ["1、焊工；2、电工；3、车工。", "焊工、电工、车工。"])
def test_the_head_of_a_list_may_hold_a_colon_of_its_own(names):
    (run,) = find_runs("答：今年紧缺职业（工种）有3个：" + names)
    assert ([name for _, name in run.names], run.count) == (["焊工", "电工", "车工"], 3)


def test_amounts_of_a_column_that_was_guessed_are_in_doubt():
    table = ["序号 | 工种 | 阿波罗", "1 | 焊工 | 900元", "2 | 电工 | 800元"]
    assert [row.doubts for row in read(TITLE, "取得五级证书的，每人补贴700元。", table)][1:] == [
        ("unknown_words",)
    ] * 2


def test_a_limit_beside_an_amount_an_hour_is_its_limit():
    table = [
        "序号 | 工种 | 每课时标准（元/人） | 每人最高补贴额（元）",
        "1 | 咖啡师 | 6 | 900",
        "2 | 果树园艺工 | 4 | 700",
    ]
    assert [(row.amount_yuan, row.unit, row.cap_yuan) for row in read(TITLE, table)] == [
        (6, "per_class_hour", 900),
        (4, "per_class_hour", 700),
    ]


def test_an_appraisal_under_a_grade_is_a_part():
    table = [
        "序号 | 工种 | 五级 | 五级 | 四级 | 四级",
        "序号 | 工种 | 培训 | 鉴定 | 培训 | 鉴定",
        "1 | 焊工 | 800 | 180 | 1000 | 200",
    ]
    assert [(row.grade, row.component, row.amount_yuan) for row in read(TITLE, table)] == [
        (5, "training", 800),
        (5, "appraisal", 180),
        (4, "training", 1000),
        (4, "appraisal", 200),
    ]


def test_figures_under_classes_are_amounts_by_their_unit_alone():
    table = [
        "等级 | 一类（元/人） | 二类（元/人）",
        "五级（初级工） | 1000 | 700",
        "四级（中级工） | 1400 | 900",
    ]
    assert [(row.subsidy_class, row.grade, row.amount_yuan) for row in read(TITLE, table)] == [
        ("一", 5, 1000),
        ("二", 5, 700),
        ("一", 4, 1400),
        ("二", 4, 900),
    ]


def test_a_line_over_the_heads_in_two_cells_is_no_head():
    table = [
        "丽水市财政局 2022年3月21日 | | | 单位：百元/人",
        "序号 | 工种 | 五级 | 四级",
        "1 | 焊工 | 9 | 12",
    ]
    assert [(row.grade, row.amount_yuan) for row in read(TITLE, table)] == [(5, 900), (4, 1200)]


def test_abilities_behind_the_head_of_a_list_are_read():
    (run,) = find_runs(
        "取得专项职业能力证书的，每人补贴550元，补贴项目为：1.固始柳编；2.固始鹅块制作。"
    )
    assert [name for _, name in run.names] == ["固始柳编", "固始鹅块制作"]


def test_a_sum_in_a_clause_that_cites_another_paper_is_in_doubt():
    cited = "信阳市财政局印发《信阳市职业技能培训补贴标准》（信人社职建〔2024〕9号），市本级五级1300元、四级1800元。"
    assert [row["doubts"] for row in rates_of(cited)] == [["doubtful_amount"]] * 2


def test_another_kind_of_training_takes_no_grade_of_the_one_before():
    rows = rates_of(
        "企业新型学徒制补贴标准为中级工5000元/人/年、高级工6000元/人/年；以工代训每人每月300元。"
    )
    assert [(row["programme"], row["grade"]) for row in rows] == [
        ("apprenticeship", 4),
        ("apprenticeship", 3),
        ("other", None),
    ]
