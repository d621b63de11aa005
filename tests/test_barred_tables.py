"""Tables pasted as text with bars between the cells: read where the head proves the columns, else told as unread."""

from __future__ import annotations

from tests.truth_cases import Row, document_of, read_case

HEAD = "| 序号 | 工种 | 五级 | 四级 |"
ROWS = ("| 1 | 车工 | 1000元 | 1500元 |", "| 2 | 焊工 | 1100元 | 1600元 |")


def _read(*lines: str) -> dict[str, list[Row]]:
    return read_case(document_of({"blocks": [{"p": line} for line in lines]}))


def _amounts(found: dict[str, list[Row]]) -> set[tuple[int | None, int | None]]:
    return {(row["grade"], row["amount_yuan"]) for row in found["rates"]}


def test_rows_with_bars_are_a_table() -> None:
    found = _read("国家职业资格补贴项目", HEAD, *ROWS)
    assert _amounts(found) == {(5, 1000), (4, 1500), (5, 1100), (4, 1600)}
    assert [row["printed_name"] for row in found["occupations"]] == ["车工", "焊工"]


def test_the_rule_below_a_head_is_no_row() -> None:
    assert _amounts(_read(HEAD, "|---|---|---|---|", *ROWS)) == _amounts(_read(HEAD, *ROWS))


def test_a_head_with_cells_of_unknown_width_proves_no_columns() -> None:
    found = _read(
        "| 工种 | 五级 | 四级 | ||",
        "| 培训费 | 鉴定费 | 培训费 | 鉴定费 | |",
        "| 车工 | 1000 | 100 | 1500 | 150 |",
    )
    assert found["rates"] == []
    assert found["unread"]


def test_a_row_of_another_width_proves_no_columns() -> None:
    found = _read(HEAD, ROWS[0], "| 焊工 | 1100元 | 1600元 |")
    assert found["rates"] == []
