"""Cells and heads of tables: grades that print their 级 once, groups of people that no list knows, lengths of time that part a group, notes and what is paid no more."""

from __future__ import annotations

import pytest

from pipeline.normalize.entries import read_grades
from tests.truth_cases import Row, document_of, read_case, small_document

CAPTION = "附件1　职业技能培训补贴标准（单位：元/人）"


def _read(*rows: str) -> dict[str, list[Row]]:
    return read_case(small_document(CAPTION, list(rows)))


@pytest.mark.parametrize(
    ("printed", "span"),
    [
        ("四、三级", (4, 3)), ("三、四级", (4, 3)), ("五、四、三\n级", (5, 3)), ("五至三级", (5, 3)), ("5—3级", (5, 3)),
        ("初、中、高级", (5, 3)), ("五、三级", (None, None)), ("第三、四级", (None, None)), ("中、高级技师", (None, None)),
    ],
)  # fmt: skip
def test_grades_of_a_list_may_print_their_level_once(
    printed: str, span: tuple[int | None, int | None]
) -> None:
    found = read_grades(printed)
    assert (found.low, found.high) == span


def test_of_a_list_of_grades_only_those_it_names_are_paid() -> None:
    found = _read("职业 | 等级 | 补贴标准", "焊工 | 五级、三级 | 1000", "电工 | 四级 | 1500")
    assert [(r["occupation"], r["grade"]) for r in found["rates"]] == [
        ("焊工", 5), ("焊工", 3), ("电工", 4),
    ]  # fmt: skip


def test_a_dash_among_grades_says_that_there_are_none() -> None:
    found = _read("职业 | 等级 | 补贴标准", "焊工 | 五级 | 1000", "起重机司机 | — | 1500")
    assert [(r["printed_name"], r["doubts"]) for r in found["occupations"]] == [
        ("焊工", []), ("起重机司机", []),
    ]  # fmt: skip


def test_beside_amounts_of_groups_an_unknown_head_of_people_is_a_group() -> None:
    found = _read(
        "证书等级 | 登记失业人员 | 易地搬迁安置区居民",
        "五级 | 1000 | 1200",
        "四级 | 1500 | 1800",
    )
    paid = [(r["grade"], r["condition"], r["amount_yuan"], r["doubts"]) for r in found["rates"]]
    assert paid == [
        (5, "登记失业人员", 1000, []), (5, "易地搬迁安置区居民", 1200, []),
        (4, "登记失业人员", 1500, []), (4, "易地搬迁安置区居民", 1800, []),
    ]  # fmt: skip


def test_beside_other_amounts_figures_under_a_word_for_people_are_no_amounts() -> None:
    found = _read("职业 | 等级 | 补贴标准 | 在册从业居民", "焊工 | 五级 | 1000 | 1200")
    assert [r["amount_yuan"] for r in found["rates"]] == [1000]


def test_lengths_of_time_that_part_a_group_limit_the_amounts_of_either_part() -> None:
    table = {
        "table": [
            ["证书等级", "企业在职职工", "", "登记失业人员"],
            ["", "参保满1年", "参保不满1年", ""],
            ["五级", "1000", "500", "1500"],
            ["四级", "1500", "750", "2000"],
        ],
        "merges": [[0, 0, 2, 1], [0, 1, 1, 2], [0, 3, 2, 1]],
    }
    found = read_case(document_of({"blocks": [{"p": CAPTION}, table]}))
    paid = [(r["condition"], r["amount_yuan"], r["doubts"]) for r in found["rates"][:3]]
    assert paid == [
        ("企业在职职工，参保满1年", 1000, []), ("企业在职职工，参保不满1年", 500, []), ("登记失业人员", 1500, []),
    ]  # fmt: skip


def test_a_head_that_names_the_list_that_its_tier_is_of_is_read() -> None:
    found = _read(
        "等级 | 《目录》所列一般职业（工种） | 《目录》所列急需紧缺职业（工种）",
        "五级 | 1000元 | 1200元",
    )
    assert [(r["amount_yuan"], r["scarcity"]) for r in found["rates"]] == [
        (1000, "not_scarce"), (1200, "scarce"),
    ]  # fmt: skip


def test_a_note_across_a_table_of_amounts_is_no_row_of_them() -> None:
    note = "注：表中“—”为不享受。残疾人可在表列标准上再提高10%。"
    table = {
        "table": [["等级", "登记失业人员"], ["五级", "1000"], ["四级", "—"], [note, ""]],
        "merges": [[3, 0, 1, 2]],
    }
    found = read_case(document_of({"blocks": [{"p": CAPTION}, table]}))
    assert [r["amount_yuan"] for r in found["rates"]] == [1000]
    assert [(r["rule"], r["value"]) for r in found["rules"]] == [("uplift", 10)]


def test_an_occupation_whose_new_standard_is_cancelled_is_no_entry() -> None:
    found = _read(
        "职业 | 等级 | 原标准 | 现标准", "焊工 | 五级 | 1000 | 1200", "打字员 | 五级 | 700 | 取消"
    )
    assert [r["printed_name"] for r in found["occupations"]] == ["焊工"]
    assert [r["amount_yuan"] for r in found["rates"]] == [1200]


def test_an_occupation_of_which_one_grade_is_cancelled_stays_an_entry() -> None:
    table = {
        "table": [
            ["职业", "等级", "补贴标准"], ["焊工", "五级", "取消"], ["", "四级", "1500"],
        ],
        "merges": [[1, 0, 2, 1]],
    }  # fmt: skip
    found = read_case(document_of({"blocks": [{"p": CAPTION}, table]}))
    assert [r["printed_name"] for r in found["occupations"]] == ["焊工"]
