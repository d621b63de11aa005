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


def test_a_class_may_be_explained_in_brackets_and_is_one_for_entry_and_amount() -> None:
    found = read_case(
        small_document(
            CAPTION,
            [
                "类别 | 工种 | 标准",
                "A类（智能制造） | 钳工 | 1500",
                "B类：生活服务 | 美发师 | 900",
            ],
        )
    )
    assert [(r["printed_name"], r["subsidy_class"]) for r in found["occupations"]] == [("钳工", "A"), ("美发师", "B")]  # fmt: skip
    assert [(r["occupation"], r["subsidy_class"], r["item"]) for r in found["rates"]] == [("钳工", "A", None), ("美发师", "B", None)]  # fmt: skip


def test_a_bare_sign_of_a_group_is_the_class_of_the_names_beside_it() -> None:
    for signs in (("甲", "乙"), ("一", "二"), ("甲组", "乙组")):
        found = read_case(
            small_document(
                "附件3　专项职业能力培训补贴标准（元/人）",
                [
                    "组别 | 项目 | 标准",
                    f"{signs[0]} | 竹编制作、米粉制作 | 600",
                    f"{signs[1]} | 收纳整理、茶点制作 | 300",
                ],
            )
        )
        first, second = (sign.removesuffix("组") for sign in signs)
        assert [(r["printed_name"], r["subsidy_class"]) for r in found["occupations"]] == [
            ("竹编制作", first), ("米粉制作", first), ("收纳整理", second), ("茶点制作", second)
        ]  # fmt: skip
        assert [(r["occupation"], r["subsidy_class"], r["amount_yuan"]) for r in found["rates"]] == [
            (None, first, 600), (None, second, 300)
        ]  # fmt: skip


def test_amounts_of_a_class_whose_rows_are_paid_differently_are_of_the_names() -> None:
    found = read_case(
        small_document(
            CAPTION,
            [
                "类别 | 工种 | 标准",
                "A类 | 钳工、车工 | 1500",
                "A类 | 焊工 | 1800",
                "B类 | 美发师、美容师 | 900",
                "B类 | 茶艺师、评茶员 | 900",
            ],
        )
    )
    assert [(r["occupation"], r["subsidy_class"], r["amount_yuan"]) for r in found["rates"]] == [
        ("钳工", "A", 1500), ("车工", "A", 1500), ("焊工", "A", 1800), (None, "B", 900), (None, "B", 900)
    ]  # fmt: skip


def test_a_row_is_not_surely_of_a_training_that_its_caption_names_beside_another() -> None:
    table = ["培训项目 | 标准", "残疾人手工班 | 500", "岗前培训 | 300"]
    for caption, doubts in (
        ("附件3　技能培训和创业培训补贴标准（元/人）", ["doubtful_programme"]),
        ("附件3　职工及其他项目制培训补贴标准（元/人）", ["doubtful_programme"]),
        ("附件3　“技能+创业培训”补贴标准（元/人）", ["doubtful_programme"]),
        ("附件3　项目制培训补贴标准（元/人）", []),
    ):
        first, second = read_case(small_document(caption, table))["rates"]
        assert (first["amount_yuan"], first["doubts"]) == (500, doubts), caption
        assert (second["programme"], second["doubts"]) == ("pre_job", [])


def test_a_grade_among_the_people_of_a_row_is_paid_unless_they_have_it_already() -> None:
    rates = _rates(
        "补贴项目 | 对象 | 标准",
        "企业新型学徒制培训补贴 | 中级工学徒 | 5000",
        "企业新型学徒制培训补贴 | 高级工学徒 | 7000",
        "技师培训补贴 | 持有高级工证书的职工 | 3000",
    )
    assert [(r["grade"], r["condition"], r["amount_yuan"]) for r in rates] == [
        (4, "中级工学徒", 5000), (3, "高级工学徒", 7000), (2, "持有高级工证书的职工", 3000)
    ]  # fmt: skip


def test_days_below_a_grade_are_no_amounts_and_are_told() -> None:
    document = small_document(
        CAPTION,
        [
            "序号 | 职业 | 初级工 | 初级工 | 中级工 | 中级工",
            "序号 | 职业 | 培训天数 | 补贴标准 | 培训时间（天） | 补贴标准",
            "1 | 焊工 | 30 | 1600 | 40 | 2100",
            "2 | 电工 | / | / | 45 | 2500",
        ],
    )
    rates = read_case(document)["rates"]
    assert [(r["occupation"], r["grade"], r["amount_yuan"], r["condition"], r["doubts"]) for r in rates] == [
        ("焊工", 5, 1600, None, []), ("焊工", 4, 2100, None, []), ("电工", 4, 2500, None, [])
    ]  # fmt: skip
    told = [issue.printed for issue in extract_document(document)[1].issues]
    assert told == ["培训天数", "培训时间（天）"]


def test_a_head_that_names_two_certificates_leaves_open_which_is_paid() -> None:
    rates = _rates(
        "职业 | 专项能力（合格证） | 初级工", "焊工 | 900 | 1600", "电工 | 800 | 1500"
    )  # fmt: skip
    assert [(r["grade"], r["amount_yuan"], r["condition"], r["doubts"]) for r in rates] == [
        (None, 900, "专项能力（合格证）", ["doubtful_programme"]), (5, 1600, None, []),
        (None, 800, "专项能力（合格证）", ["doubtful_programme"]), (5, 1500, None, []),
    ]  # fmt: skip


def test_the_most_hours_beside_the_least_are_told_and_are_none_of_the_amount() -> None:
    document = small_document(
        CAPTION,
        [
            "类别 | 最低课时 | 最高课时 | 补贴标准",
            "A类 | 100 | 150 | 2700",
            "B类 | 80 | 120 | 1800",
        ],
    )
    rates = read_case(document)["rates"]
    assert [(r["subsidy_class"], r["class_hours"], r["amount_yuan"]) for r in rates] == [("A", 100, 2700), ("B", 80, 1800)]  # fmt: skip
    assert [issue.printed for issue in extract_document(document)[1].issues] == ["最高课时"]
