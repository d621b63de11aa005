"""Sums among the remarks of a table: parts of the sum beside them, amounts in doubt, and never lost."""

from __future__ import annotations

from tests.truth_cases import Row, read_case, small_document

CAPTION = "附件1　职业技能培训补贴标准（单位：元/人）"


def _paid(*rows: str) -> list[tuple[object, ...]]:
    rates: list[Row] = list(read_case(small_document(CAPTION, list(rows)))["rates"])
    return [(r["occupation"], r["component"], r["amount_yuan"], r["doubts"]) for r in rates]


def test_a_remark_that_names_a_part_is_a_part_of_the_sum_beside_it() -> None:
    found = _paid(
        "职业 | 补贴标准 | 备注",
        "焊工 | 1000 | 含鉴定费130元",
        "电工 | 900 | 其中鉴定费120元、教材费50元",
        "钳工 | 800 | 含花材费100元",
    )
    assert found == [
        ("焊工", "total", 1000, []), ("焊工", "appraisal", 130, []),
        ("电工", "total", 900, []), ("电工", "appraisal", 120, []), ("电工", "other", 50, []),
        ("钳工", "total", 800, []), ("钳工", "other", 100, []),
    ]  # fmt: skip


def test_a_sum_among_other_remarks_is_not_lost() -> None:
    found = _paid(
        "职业 | 补贴标准 | 备注",
        "焊工 | 1000 | 含鉴定费130元",
        "电工 | 900 | 新增",
        "钳工 | 800 | 限本市户籍",
    )
    assert ("焊工", "appraisal", 130, []) in found


def test_a_sum_for_some_of_those_who_are_paid_is_in_doubt() -> None:
    for remark in ("其中技师每人1200元", "2024年起为1200元", "其中退役军人1200元"):
        found = _paid("职业 | 补贴标准 | 备注", f"焊工 | 1000 | {remark}", "电工 | 900 | 新增", "钳工 | 800 | 新增")  # fmt: skip
        (other,) = [row for row in found if row[2] == 1200]
        assert other[1] == "total"
        assert "doubtful_condition" in other[3]


def test_a_sum_among_the_remarks_of_a_list_without_amounts_is_in_doubt() -> None:
    found = _paid(
        "职业 | 等级 | 备注", "焊工 | 五级 | 每人1200元", "电工 | 四级 | 新增", "钳工 | 五级 | 新增"
    )
    assert found == [("焊工", "total", 1200, ["doubtful_condition"])]


def test_what_a_column_of_amounts_includes_is_its_total() -> None:
    found = _paid("职业 | 补贴标准", "焊工 | 含鉴定费1000元", "电工 | 含鉴定费900元")
    assert [row[1:3] for row in found] == [("total", 1000), ("total", 900)]


def test_remarks_that_are_the_only_amounts_are_sure() -> None:
    found = _paid("职业 | 等级 | 备注", "焊工 | 五级 | 每人1200元", "电工 | 四级 | 每人1500元")
    assert found == [("焊工", "total", 1200, []), ("电工", "total", 1500, [])]
