"""Rows of a table pasted as text whose merged cells were left out: moved to the columns of their kind, or unread and told."""

from __future__ import annotations

from typing import Any

from tests.truth_cases import Row, document_of, read_case

HEAD = "| 补贴项目 | 类别 | 等级 | 补贴标准（元/人） | 紧缺职业补贴标准（元/人） |"
ROWS = (
    "| 职业资格证书 | A类 | 高级工（三级） | 2100 | 2500 |",
    "| 中级工（四级） | 1600 | - | | |",
    "| B类 | 高级工（三级） | 1700 | 2000 | |",
    "| 中级工（四级） | 1200 | - | | |",
)


def _read(*lines: str) -> dict[str, list[Row]]:
    return read_case(document_of({"blocks": [{"p": line} for line in lines]}))


def _parts(rows: list[Row], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_closed_up_rows_move_under_the_heads_of_their_kind() -> None:
    found = _read(HEAD, *ROWS)
    read = _parts(found["rates"], "subsidy_class", "grade", "amount_yuan", "scarcity")
    assert sorted(read, key=str) == [
        ("A", 3, 2100, None),
        ("A", 3, 2500, "scarce"),
        ("A", 4, 1600, None),
        ("B", 3, 1700, None),
        ("B", 3, 2000, "scarce"),
        ("B", 4, 1200, None),
    ]


def test_a_closed_up_row_that_fits_in_two_places_is_unread() -> None:
    found = _read(HEAD, *ROWS, "| 初级工（五级） | 700 | | | |")
    assert 700 not in {row["amount_yuan"] for row in found["rates"]}
    assert any("700" in words for words in found["unread"])


def test_rows_with_blanks_that_fit_stay_where_they_are() -> None:
    found = _read(
        "| 工种 | 等级 | 补贴标准（元/人） | 备注 |",
        "| 焊工 | 五级 | 800 | 夜班另计 |",
        "| 电工 | 五级 | 900 | |",
        "| 车工 | 四级 | 1000 | |",
    )
    assert _parts(found["rates"], "grade", "amount_yuan") == [(5, 800), (5, 900), (4, 1000)]
