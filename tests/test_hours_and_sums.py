"""Class hours printed for each grade, or with the sum they are paid by; parts of a sum for each who gets one; heads of two in one."""

from __future__ import annotations

from typing import Any

from tests.truth_cases import Row, document_of, read_case

CAPTION = "附件1　培训补贴标准"


def _read(*rows: tuple[str, ...], merges: tuple[tuple[int, ...], ...] = ()) -> dict[str, list[Row]]:
    table = {"table": [list(row) for row in rows], "merges": [list(m) for m in merges]}
    return read_case(document_of({"blocks": [{"p": CAPTION}, table]}))


def _paid(found: dict[str, list[Row]], *names: str) -> set[tuple[Any, ...]]:
    assert not any(row["doubts"] for row in found["rates"])
    return {tuple(row[name] for name in (*names, "amount_yuan", "class_hours")) for row in found["rates"]}  # fmt: skip


OF_GRADES = {("A", 5, 1000, 80), ("A", 4, 1400, 100), ("B", 5, 700, 60), ("B", 4, 1100, 90)}
GROUPED = (
    ("类别", "培训课时", "", "补贴标准（元/人）", ""), ("", "初级", "中级", "初级", "中级"),
    ("A类", "80", "100", "1000", "1400"), ("B类", "60", "90", "700", "1100"),
)  # fmt: skip


def test_hours_under_a_group_head_are_the_hours_of_each_grade() -> None:
    merges = ((0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2))
    assert _paid(_read(*GROUPED, merges=merges), "subsidy_class", "grade") == OF_GRADES


def test_grades_below_a_group_head_are_heads_where_its_merge_is_lost() -> None:
    assert _paid(_read(*GROUPED), "subsidy_class", "grade") == OF_GRADES


def test_hours_of_a_grade_or_class_in_one_head() -> None:
    found = _read(
        ("类别", "初级课时", "初级补贴标准", "中级培训学时", "中级补贴标准"),
        ("A类", "80", "1000", "100", "1400"), ("B类", "60", "700", "90", "1100"),
    )  # fmt: skip
    assert _paid(found, "subsidy_class", "grade") == OF_GRADES
    found = _read(
        ("等级", "A类课时", "B类课时", "A类标准", "B类标准"),
        ("初级", "80", "60", "1000", "700"), ("中级", "100", "90", "1400", "1100"),
    )  # fmt: skip
    assert _paid(found, "subsidy_class", "grade") == OF_GRADES


def test_a_sum_printed_with_its_hours_is_paid_for_them() -> None:
    found = _read(
        ("类别", "学时要求和补贴标准"), ("A类", "不少于40学时800元"), ("A类", "不少于80学时 1,500元"),
        ("B类", "60课时以上700元，90课时1100元"), ("C类", "500元（不低于30课时）"),
    )  # fmt: skip
    assert _paid(found, "subsidy_class", "condition") == {
        ("A", "不少于40学时", 800, 40), ("A", "不少于80学时", 1500, 80), ("B", "60课时以上", 700, 60),
        ("B", "90课时", 1100, 90), ("C", "不低于30课时", 500, 30),
    }  # fmt: skip


def test_parts_of_a_sum_are_of_each_who_gets_one() -> None:
    found = _read(
        ("等级", "参训学时", "补贴标准", "其中：职工", "其中：用人单位"),
        ("初级", "不少于60学时", "900元", "300元", "600元"), ("中级", "80", "1200元", "400元", "800元"),
    )  # fmt: skip
    assert _paid(found, "grade", "beneficiary") == {
        (5, None, 900, 60), (5, "person", 300, 60), (5, "employer", 600, 60),
        (4, None, 1200, 80), (4, "person", 400, 80), (4, "employer", 800, 80),
    }  # fmt: skip


def test_a_part_behind_a_number_of_persons_is_no_sum() -> None:
    found = _read(("等级", "补贴标准（元/人）", "人数", "其中：企业"), ("初级", "900", "500", "300"), ("中级", "1200", "400", "200"))  # fmt: skip
    assert {row["amount_yuan"] for row in found["rates"]} == {900, 1200}


def test_a_list_of_classes_is_no_list_of_names() -> None:
    found = _read(
        ("机构等级", "补贴系数", "承担任务"), ("AAA级", "110%", "A类、B类、C类"), ("AA级", "90%", "B类、C类、D类")
    )  # fmt: skip
    assert found["occupations"] == []
    assert [(r["rule"], r["value"], r["condition"]) for r in found["rules"]] == [("share", 110.0, "AAA级"), ("share", 90.0, "AA级")]  # fmt: skip
