"""Amounts of tables as cities print them: scarce ones in brackets, prices an hour, places as heads, cells merged over grades."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.compose.build_catalogue import build_catalogue
from pipeline.compose.facts import Facts
from pipeline.extract.text_files import from_files, to_files
from pipeline.judgement.notice_toml import read_notice
from pipeline.model.rows import RateRow
from pipeline.normalize import Loaded, Normalized, normalize_notice
from pipeline.workflow.read_notice import extract_notice
from tests.recipes.document import Notice, Paragraph, grid
from tests.recipes.small_notices import write_files
from tests.recipes.write_docx import write_docx
from tests.sentences_of import rates_of, unread_of


def read(folder: Path, *blocks: object, title: str = "职业技能培训补贴标准") -> Normalized:
    path = folder / "notice.docx"
    write_docx(Notice([Paragraph("附件"), Paragraph(title), *blocks]), path)
    (folder / "x-2024").mkdir()
    notice = read_notice(
        write_files(folder / "x-2024", {"notice.docx": (path.read_bytes(), "main")})
    )
    return normalize_notice(Loaded(notice, from_files(to_files(*extract_notice(notice)))))


def said(rates: list[RateRow], *names: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(row, name) for name in names) for row in rates]


PAIRED = """
    等级 | 培训补贴（紧缺） | < | < | 评价补贴
    ^ | 一类 | 二类 | 三类 | ^
    五级 | 0.12（0.14） | 0.1（0.12） | 0.07 | 0.016
    四级 | 0.16（0.19） | 0.13（0.16） | — | 0.018
"""


def test_a_second_figure_in_brackets_is_for_whom_the_bracket_of_the_head_names(
    tmp_path: Path,
) -> None:
    rates = read(tmp_path, Paragraph("单位：万元/人"), grid(PAIRED)).rates
    paid = [row for row in rates if row.grade == 5 and row.subsidy_class]
    assert said(paid, "subsidy_class", "scarcity", "amount_yuan", "doubts") == [
        ("一", None, 1200, ()),
        ("一", "scarce", 1400, ()),
        ("二", None, 1000, ()),
        ("二", "scarce", 1200, ()),
        ("三", None, 700, ()),
    ]


def test_an_occupation_gets_the_amount_that_is_printed_for_it_scarce_or_not(tmp_path: Path) -> None:
    names = "职业（工种） | 类别 | 是否紧缺\n焊工 | 一类 | 是\n电工 | 一类 | 否"
    made = read(tmp_path, Paragraph("单位：万元/人"), grid(PAIRED), grid(names))
    rows, _ = build_catalogue(Facts(made.notice, made.occupations, made.rates, made.rules))
    paid = {(row.name, row.grade): row.amount_yuan for row in rows if row.list}
    assert paid == {("焊工", 5): 1400, ("焊工", 4): 1900, ("电工", 5): 1200, ("电工", 4): 1600}


def test_a_figure_that_nobody_can_read_is_in_doubt(tmp_path: Path) -> None:
    rates = read(
        tmp_path, grid("职业（工种） | 等级 | 补贴标准（元/人）\n焊工 | 五级 | 900→1000")
    ).rates
    assert said(rates, "amount_yuan", "doubts") == [(None, ("unread_amount",))]


def test_signs_of_more_and_less_bind_as_words_do(tmp_path: Path) -> None:
    rates = read(
        tmp_path, grid("类别 | 五级 | 四级\n甲类 | 800—1000 | 1200\n丁类 | ≤400 | ≥600")
    ).rates
    assert said(rates[2:], "amount_yuan", "bound") == [(400, "at_most"), (600, "at_least")]


def test_a_price_an_hour_beside_the_amount_is_no_total(tmp_path: Path) -> None:
    table = """
        培训工种 | 等级 | 培训课时 | 课时单价 | 培训补贴 | 鉴定补贴 | 合计
        焊工 | 初级 | 80 | 12 | 960 | 150 | 1110
    """
    rates = read(tmp_path, grid(table)).rates
    assert said(rates, "amount_yuan", "unit", "component") == [
        (12, "per_class_hour", "training"),
        (960, "per_person", "training"),
        (150, "per_person", "appraisal"),
        (1110, "per_person", "total"),
    ]


PLACES = """
    职业（工种） | 等级 | 补贴标准（元/人） | < | 其中：评价费
    ^ | ^ | 东山市、西江市 | 其他市（州） | ^
    焊工 | 五级 | 900 | 800 | 160
    ^ | 四级 | 1200 | 1100 | ^
"""


def test_amounts_under_places_hold_there_and_their_part_holds_everywhere(tmp_path: Path) -> None:
    rates = read(tmp_path, grid(PLACES)).rates
    assert said(rates[:3], "condition", "amount_yuan", "component", "doubts") == [
        ("东山市、西江市", 900, "total", ()),
        ("其他市(州)", 800, "total", ()),
        (None, 160, "appraisal", ()),
    ]


def test_numbers_under_places_alone_are_no_amounts(tmp_path: Path) -> None:
    assert read(tmp_path, grid("类别 | 东山县 | 西江县\nA类 | 50 | 40\nB类 | 60 | 50")).rates == []


def test_an_amount_merged_over_columns_of_grades_is_of_each_of_them(tmp_path: Path) -> None:
    table = "职业（工种） | 五级 | 四级 | 三级\n焊工 | 900 | 1200 | 1500\n叉车司机 | 950 | < | <"
    rates = [row for row in read(tmp_path, grid(table)).rates if row.occupation == "叉车司机"]
    assert said(rates, "grade", "amount_yuan") == [(5, 950), (4, 950), (3, 950)]


def test_a_limit_under_a_head_in_ten_thousands_is_in_yuan(tmp_path: Path) -> None:
    table = "类别 | 课时补贴（元/人·课时） | 最少课时 | 补贴限额（万元/人）\n甲类 | 15 | 80 | 0.18"
    rates = read(tmp_path, grid(table)).rates
    assert said(rates, "amount_yuan", "class_hours", "cap_yuan") == [(15, 80, 1800)]


def test_a_table_of_living_and_travel_is_no_table_of_fees_beside_the_training(
    tmp_path: Path,
) -> None:
    table = (
        "补贴对象 | 生活费（元/人·天） | 交通费（元/人·天）\n残疾人 | 50 | 15\n脱贫劳动力 | 40 | 10"
    )
    rates = read(tmp_path, grid(table)).rates
    assert said(rates[:2], "condition", "amount_yuan", "component") == [
        ("残疾人", 50, "living"),
        ("残疾人", 15, "living"),
    ]


def test_parts_of_an_appraisal_add_up_to_it(tmp_path: Path) -> None:
    table = "等级 | 理论考试 | 技能考核 | 合计\n初级工 | 40 | 100 | 140"
    rates = read(tmp_path, Paragraph("表2 评价补贴（单位：元/人）"), grid(table)).rates
    assert said(rates, "amount_yuan", "component", "programme") == [
        (40, "appraisal", "skill_appraisal"),
        (100, "appraisal", "skill_appraisal"),
        (140, "total", "skill_appraisal"),
    ]


def test_a_name_that_says_of_what_kind_its_first_words_are_is_one_name(tmp_path: Path) -> None:
    table = "序号 | 职业（工种） | 等级 | 补贴标准\n1 | 百合、当归等中药材种植员 | 五级 | 600"
    made = read(tmp_path, grid(table))
    assert [row.name for row in made.occupations] == ["百合、当归等中药材种植员"]
    assert said(made.rates, "occupation") == [("百合、当归等中药材种植员",)]


REPEALED = "《旧办法》同时废止，其中初级工800元、中级工1200元的补贴标准不再执行。"


def test_a_standard_that_no_longer_holds_is_no_rate_and_is_told() -> None:
    assert rates_of(REPEALED) == []
    assert unread_of(REPEALED) == ["800元", "1200元"]


def test_what_is_repealed_behind_its_own_name_says_nothing_of_the_amount_before() -> None:
    (row,) = rates_of("初级工按每人800元给予补贴，原标准不再执行。")
    assert row["amount_yuan"] == 800


def test_what_the_employer_pays_is_no_rate() -> None:
    assert (
        rates_of("企业新型学徒制导师津贴每人每月不低于200元，由企业承担，不在补贴资金中列支。")
        == []
    )


def test_an_amount_whose_programme_nothing_names_is_in_doubt(tmp_path: Path) -> None:
    table = "对象 | 培训费 | 生活费\n残疾人 | 25元/人·天 | 40元/人·天"
    rates = read(tmp_path, grid(table), title="分对象标准").rates
    assert said(rates, "amount_yuan", "programme", "doubts") == [
        (25, None, ("doubtful_programme",)),
        (40, "living_allowance", ()),
    ]


def test_not_subsidised_is_no_amount(tmp_path: Path) -> None:
    rates = read(
        tmp_path, grid("类别 | 五级 | 四级\n甲类 | 800 | 1200\n丁类 | 400 | 不予补贴")
    ).rates
    assert said(rates, "amount_yuan") == [(800,), (1200,), (400,)]


def test_a_mark_with_its_note_around_a_sign_in_a_circle_says_scarce(tmp_path: Path) -> None:
    table = "职业（工种） | 五级\n焊工② | 900\n*电工 | 800\n钳工 | 700"
    notes = [Paragraph("② 标注②的为紧缺职业（工种）。"), Paragraph("说明：带*者为紧缺工种。")]
    made = read(tmp_path, grid(table), *notes)
    assert [(row.name, row.scarcity) for row in made.occupations] == [
        ("焊工", "紧缺"),
        ("电工", "紧缺"),
        ("钳工", None),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "《乙市技能培训资助办法》（乙人社〔2018〕5号，资助标准为每人每课时9元）一律作废。",
        "原《目录》中保安员150元、插花员180元的补贴标准自本通知执行之日起取消。",
        "《乙市技能培训资助办法》废止，原资助标准为五级600元、四级900元。",
        "公益性岗位补贴（每人每月700元）等不纳入本办法。",
        "求职补贴每人1000元，不属于本次培训补贴。",
        "大赛前两名分别奖励2000元、1000元，与培训补贴无关。",
        "社会保险补贴（每人700元）按《乙市就业资金办法》执行，不适用本办法。",
        "学徒期内每人另有津贴800元，不适用于本通知。",
    ],
)
def test_what_is_said_to_be_gone_or_of_another_notice_is_no_rate(said: str) -> None:
    assert rates_of(said) == []
    assert unread_of(said)


@pytest.mark.parametrize(
    ("said", "paid"),
    [
        ("仍按原资助标准每人900元执行。", [900]),
        ("创业培训（每人1100元）自明年起执行，《旧细则》同时废止。", [1100]),
        ("列入清单的每人补贴900元，不列入清单的每人补贴400元。", [900, 400]),
        ("高级工每人2000元，不适用于学徒。", [2000]),
        ("原标准为五级600元，现提高至五级700元。", [700]),
    ],
)
def test_what_is_gone_takes_no_other_amount_with_it(said: str, paid: list[int]) -> None:
    assert [row["amount_yuan"] for row in rates_of(said)] == paid


CLASSES = """
    项目 | 等级 | 补贴标准（元/人） | < | <
    ^ | ^ | A类 | B类 | C类
    职业技能培训 | 五级 | 1200 | 1000 | 800
    ^ | 四级 | 1500 | < | 900
    专项职业能力培训 | —— | 600 | < | <
    企业新型学徒制 | 高级工 | 每人每年6000元 | < | <
"""


def test_an_amount_merged_over_all_classes_is_of_no_class_and_one_over_some_is_of_each(
    tmp_path: Path,
) -> None:
    rates = read(tmp_path, grid(CLASSES)).rates
    assert said(rates[3:], "subsidy_class", "amount_yuan", "doubts") == [
        ("A", 1500, ()),
        ("B", 1500, ()),
        ("C", 900, ()),
        (None, 600, ()),
        (None, 6000, ()),
    ]


def test_a_grade_paid_alike_in_all_classes_is_paid_in_each_of_them(tmp_path: Path) -> None:
    table = "等级 | A类 | B类\n五级 | 900 | 800\n四级 | 1200 | <"
    rates = read(tmp_path, grid(table)).rates
    assert said(rates[2:], "subsidy_class", "grade", "amount_yuan") == [
        ("A", 4, 1200),
        ("B", 4, 1200),
    ]


def test_an_amount_merged_over_heads_of_groups_is_limited_to_none_of_them(tmp_path: Path) -> None:
    table = "等级 | 脱贫劳动力 | 残疾人\n五级 | 900 | 800\n四级 | 1200 | <"
    rates = read(tmp_path, grid(table)).rates
    assert said(rates, "condition", "amount_yuan") == [
        ("脱贫劳动力", 900),
        ("残疾人", 800),
        (None, 1200),
    ]


def test_a_dash_beside_an_amount_says_nothing_of_it(tmp_path: Path) -> None:
    table = "项目 | 等级 | 条件 | 补贴标准（元/人）\n专项职业能力培训 | —— | / | 800\n创业培训 | SYB | 新办 | 900"
    rates = read(tmp_path, grid(table)).rates
    assert said(rates[:1], "item", "condition", "amount_yuan") == [("专项职业能力培训", None, 800)]
