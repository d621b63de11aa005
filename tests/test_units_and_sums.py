"""A column that prints units says what the amounts beside it are per; a sum in any cell is an amount or is told as unread."""

from __future__ import annotations

import pytest

from tests.sentences_of import rates_of
from tests.truth_cases import Row, document_of, read_case

CAPTION = "附件1　其他培训补贴标准"


def _read(*rows: tuple[str, ...]) -> dict[str, list[Row]]:
    return read_case(document_of({"blocks": [{"p": CAPTION}, {"table": [list(r) for r in rows]}]}))


def _units(found: dict[str, list[Row]]) -> list[tuple[str, int, str]]:
    return [(row["item"], row["amount_yuan"], str(row["unit"])) for row in found["rates"]]


def _unread(found: dict[str, list[Row]]) -> list[str]:
    return [
        row.split("|")[0] if isinstance(row, str) else row["printed"] for row in found["unread"]
    ]


def test_a_column_of_units_says_what_each_row_is_per() -> None:
    for head in ("单位", "计量单位", "计算方式"):
        found = _read(
            ("项目", head, "标准"), ("岗前培训", "元/人", "500"), ("项目制培训", "元/班", "9000"),
            ("新型学徒制", "元/人·年", "5000"), ("以工代训", "元/人·月", "300"),
        )  # fmt: skip
        assert _units(found) == [
            ("岗前培训", 500, "per_person"), ("项目制培训", 9000, "per_class"),
            ("新型学徒制", 5000, "per_person_year"), ("以工代训", 300, "per_person_month"),
        ]  # fmt: skip
        assert not any("doubtful_unit" in row["doubts"] for row in found["rates"])


def test_units_without_a_word_for_money_are_read_below_a_head_for_units() -> None:
    found = _read(
        ("项目", "单位", "标准（元）"), ("岗前培训", "人", "500"), ("项目制培训", "班", "9000")
    )
    assert [unit for _, _, unit in _units(found)] == ["per_person", "per_class"]


def test_a_power_of_ten_in_the_unit_of_a_row_counts() -> None:
    found = _read(
        ("项目", "单位", "标准"), ("岗前培训", "元/人", "500"), ("项目制培训", "万元/班", "1.5")
    )
    assert [amount for _, amount, _ in _units(found)] == [500, 15000]


def test_a_unit_that_is_missing_or_contradicts_its_head_is_in_doubt() -> None:
    rows = (
        ("岗前培训", "元/人", "500"),
        ("项目制培训", "元/班", "9000"),
        ("创业培训", "元/人", "800"),
    )
    found = _read(("项目", "单位", "标准（元/人）"), *rows)
    assert [bool("doubtful_unit" in row["doubts"]) for row in found["rates"]] == [
        False,
        True,
        False,
    ]
    found = _read(("项目", "单位", "标准"), *rows, ("新型学徒制", "见说明", "5000"))
    assert [bool("doubtful_unit" in row["doubts"]) for row in found["rates"]] == [False] * 3 + [
        True
    ]


def test_a_column_of_employers_is_no_column_of_units() -> None:
    found = _read(
        ("项目", "单位", "标准"), ("岗前培训", "甲公司", "500"), ("岗位培训", "乙公司", "600")
    )
    assert [unit for _, _, unit in _units(found)] == ["per_person", "per_person"]


def test_a_sum_in_a_cell_beside_the_amounts_is_told_as_unread() -> None:
    found = _read(
        ("项目", "标准（元/人）", "说明"), ("岗前培训", "500", "每家企业每年最多20万元"),
        ("项目制培训", "900", "其中实训用品不少于16课时"), ("创业培训", "800", "标准即800元"),
    )  # fmt: skip
    assert _unread(found) == ["20万元", "16课时"]


@pytest.mark.parametrize(
    "said",
    [
        "每课时补贴标准：五级15元、四级20元、三级25元。",
        "按每课时计算，五级15元，四级20元，三级25元。",
    ],
)
def test_what_a_list_of_amounts_is_said_to_be_per_holds_for_all_of_it(said: str) -> None:
    assert [(row["grade"], row["unit"]) for row in rates_of(said)] == [
        (5, "per_class_hour"),
        (4, "per_class_hour"),
        (3, "per_class_hour"),
    ]
