"""Old and new standards side by side: the new one is paid. Classes of places are conditions of the amounts below them."""

from __future__ import annotations

import pytest

from tests.truth_cases import Row, read_case, small_document

CAPTION = "附件1　职业技能培训补贴标准（单位：元/人）"


def _read(*rows: str) -> dict[str, list[Row]]:
    return read_case(small_document(CAPTION, list(rows)))


def _paid(found: dict[str, list[Row]]) -> list[tuple[object, ...]]:
    return [(r["occupation"], r["grade"], r["amount_yuan"], r["doubts"]) for r in found["rates"]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("原标准", "调整后标准"), ("调整前", "调整后"), ("原补贴标准（元/人）", "新补贴标准（元/人）"),
        ("原标准", "现行标准"), ("现行标准", "拟调整标准"),
    ],
)  # fmt: skip
def test_of_an_old_and_a_new_standard_the_new_one_is_paid(old: str, new: str) -> None:
    found = _read(f"职业 | 等级 | {old} | {new}", "焊工 | 五级 | 1000 | 1200", "电工 | 四级 | 1500 | 1800")  # fmt: skip
    assert _paid(found) == [("焊工", 5, 1200, []), ("电工", 4, 1800, [])]
    assert found["unread"] == []


def test_old_and_new_below_a_grade_are_told_apart_too() -> None:
    found = _read(
        "职业 | 初级工 | 初级工 | 中级工 | 中级工",
        "职业 | 调整前 | 调整后 | 调整前 | 调整后",
        "焊工 | 1000 | 1200 | 1500 | 1800",
    )
    assert _paid(found) == [("焊工", 5, 1200, []), ("焊工", 4, 1800, [])]


@pytest.mark.parametrize("words", ["不变", "维持不变", "同原标准", "不作调整", "执行原补贴标准"])
def test_an_old_standard_that_goes_on_is_what_is_paid(words: str) -> None:
    found = _read(
        "职业 | 等级 | 原标准 | 调整后标准",
        "焊工 | 五级 | 1000 | 1200",
        f"电工 | 四级 | 1500 | {words}",
    )
    assert _paid(found) == [("焊工", 5, 1200, []), ("电工", 4, 1500, [])]


def test_what_goes_on_below_a_grade_is_that_of_its_grade() -> None:
    found = _read(
        "职业 | 初级工 | 初级工 | 中级工 | 中级工",
        "职业 | 调整前 | 调整后 | 调整前 | 调整后",
        "焊工 | 1000 | 不变 | 1500 | 1800",
        "电工 | 1100 | 1300 | 1600 | 不变",
    )
    assert _paid(found) == [
        ("焊工", 5, 1000, []), ("焊工", 4, 1800, []), ("电工", 5, 1300, []), ("电工", 4, 1600, [])
    ]  # fmt: skip


def test_what_goes_on_from_elsewhere_is_in_doubt() -> None:
    found = _read("职业 | 等级 | 补贴标准", "焊工 | 五级 | 1000", "电工 | 四级 | 不变")
    assert _paid(found) == [("焊工", 5, 1000, []), ("电工", 4, None, ["unread_amount"])]


def test_a_standard_that_is_cancelled_is_not_paid() -> None:
    found = _read("职业 | 等级 | 原标准 | 调整后标准", "焊工 | 五级 | 1000 | 1200", "电工 | 四级 | 1500 | 取消")  # fmt: skip
    assert _paid(found) == [("焊工", 5, 1200, [])]


def test_the_percent_between_old_and_new_is_no_rule() -> None:
    found = _read("职业 | 原标准 | 调整后标准 | 调整幅度", "焊工 | 1000 | 1200 | 20%", "电工 | 1500 | 1800 | 20%")  # fmt: skip
    assert _paid(found) == [("焊工", None, 1200, []), ("电工", None, 1800, [])]
    assert found["rules"] == []


def test_an_old_standard_alone_stays_unread() -> None:
    found = _read("职业 | 原标准", "焊工 | 1000", "电工 | 1500")
    assert found["rates"] == []
    assert len(found["unread"]) == 3


def test_old_and_new_names_are_still_a_crosswalk() -> None:
    found = _read("调整前 | 调整后", "焊工 | 电焊工", "电工 | 装配电工")
    assert found["rates"] == []


def test_classes_of_places_are_the_condition_of_the_amounts_below_them() -> None:
    found = _read("职业 | 等级 | 一类地区 | 二类地区", "焊工 | 五级 | 1000 | 900", "电工 | 四级 | 1500 | 1400")  # fmt: skip
    assert [(r["occupation"], r["condition"], r["amount_yuan"], r["doubts"]) for r in found["rates"]] == [
        ("焊工", "一类地区", 1000, []), ("焊工", "二类地区", 900, []),
        ("电工", "一类地区", 1500, []), ("电工", "二类地区", 1400, []),
    ]  # fmt: skip
