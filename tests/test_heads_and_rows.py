"""Rows of a table told from its heads, and columns of amounts from columns of other figures."""

from __future__ import annotations

from pipeline.extract import extract_document
from tests.truth_cases import Row, read_case, small_document

CAPTION = "附件1　职业技能培训补贴标准（单位：元/人）"


def _rates(*rows: str) -> list[Row]:
    return read_case(small_document(CAPTION, list(rows)))["rates"]


def test_a_row_with_a_sum_of_money_is_never_a_head() -> None:
    rates = _rates(
        "项目 | 标准",
        "企业新型学徒制（中级工） | 每人每年5000元",
        "企业新型学徒制（高级工） | 每人每年6000元",
        "项目制培训 | 按A类1800元、B类1500元",
    )
    assert [(r["programme"], r["grade"], r["subsidy_class"], r["amount_yuan"], r["unit"]) for r in rates] == [
        ("apprenticeship", 4, None, 5000, "per_person_year"), ("apprenticeship", 3, None, 6000, "per_person_year"),
        ("project_based", None, "A", 1800, "per_person"), ("project_based", None, "B", 1500, "per_person"),
    ]  # fmt: skip


def test_class_hours_among_the_remarks_are_no_amounts() -> None:
    rates = _rates(
        "序号 | 培训项目 | 补贴标准 | 备注",
        "1 | 就业技能培训 | 1000 | 120课时",
        "2 | 创业培训 | 1200 | 80课时",
    )
    assert [(r["amount_yuan"], r["printed"]) for r in rates] == [(1000, "1000"), (1200, "1200")]


def test_an_amount_in_the_remarks_is_one_still() -> None:
    rates = _rates(
        "序号 | 职业 | 等级 | 备注", "1 | 焊工 | 初级 | 1000元/人", "2 | 电工 | 初级 | 900元/人"
    )
    assert [(r["occupation"], r["grade"], r["amount_yuan"]) for r in rates] == [("焊工", 5, 1000), ("电工", 5, 900)]  # fmt: skip


def test_a_certificate_without_grades_takes_none_from_its_bracket() -> None:
    rates = _rates("项目 | 标准", "专项职业能力（初级） | 500", "创业培训 | 1000")
    assert [(r["programme"], r["grade"]) for r in rates] == [
        ("specialised_ability", None),
        ("entrepreneurship", None),
    ]


def test_groups_of_people_head_amounts_where_only_the_caption_speaks_of_money() -> None:
    rates = read_case(
        small_document(
            "职业技能培训补贴标准（元/人/天）",
            ["培训方式 | 企业职工 | 失业人员", "线下 | 100 | 120", "线上 | 40 | 50"],
        )
    )["rates"]
    assert [(r["amount_yuan"], r["unit"], r["condition"]) for r in rates] == [
        (100, "per_person_day", "线下，企业职工"), (120, "per_person_day", "线下，失业人员"),
        (40, "per_person_day", "线上，企业职工"), (50, "per_person_day", "线上，失业人员"),
    ]  # fmt: skip


def test_class_hours_of_a_list_without_amounts_are_told_for_no_table_holds_them() -> None:
    document = small_document(
        "附件　培训职业目录", ["序号 | 职业 | 培训课时", "1 | 焊工 | 120", "2 | 电工 | 80"]
    )
    issues = extract_document(document)[1].issues
    assert [(issue.kind, issue.printed) for issue in issues] == [("column_not_kept", "培训课时")]
