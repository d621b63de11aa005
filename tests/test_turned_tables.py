"""Tables whose occupations are columns, and lists side by side that print amounts: each amount is for the name above or beside it."""

from __future__ import annotations

from tests.truth_cases import Row, read_case, small_document

CAPTION = "附件1　职业技能培训补贴标准（单位：元/人）"


def _read(*rows: str) -> dict[str, list[Row]]:
    return read_case(small_document(CAPTION, list(rows)))


def _paid(found: dict[str, list[Row]]) -> set[tuple[str, int | None, int | None]]:
    return {(row["occupation"], row["grade"], row["amount_yuan"]) for row in found["rates"]}


def test_occupations_over_grades_are_entries_and_each_amount_is_of_its_column() -> None:
    found = _read(
        "职业（工种） | 养老护理员 | 育婴员",
        "五级/初级工 | 1000 | 900",
        "四级/中级工 | 1500 | 1300",
    )
    assert _paid(found) == {
        ("养老护理员", 5, 1000), ("养老护理员", 4, 1500), ("育婴员", 5, 900), ("育婴员", 4, 1300)
    }  # fmt: skip
    assert [row["printed_name"] for row in found["occupations"]] == ["养老护理员", "育婴员"]
    assert all(row["doubts"] == [] for row in found["rates"])


def test_the_place_of_a_turned_amount_is_the_row_that_prints_it() -> None:
    found = _read("等级 | 养老护理员 | 育婴员", "初级 | 1000 | 900", "中级 | 1500 | 1300")
    places = {row["source"].rpartition(".")[2]: row["amount_yuan"] for row in found["rates"]}
    assert places == {"r2": 900, "r3": 1300}
    assert len({row["rate_id"] for row in found["rates"]}) == 4
    assert {row["source"].rpartition(".")[2] for row in found["occupations"]} == {"r1"}


def test_a_corner_that_names_the_grades_or_nothing_heads_no_names() -> None:
    for corner in ("等级", "", "工种 等级"):
        found = _read(f"{corner} | 养老护理员 | 育婴员", "初级 | 1000 | —", "中级 | 1500 | 1300")
        assert _paid(found) == {("养老护理员", 5, 1000), ("养老护理员", 4, 1500), ("育婴员", 4, 1300)}  # fmt: skip


def test_classes_and_parts_of_a_sum_may_be_rows() -> None:
    found = _read(
        "工种 | 养老护理员 | 育婴员",
        "类别 | A类 | B类",
        "培训费 | 1000 | 900",
        "鉴定费 | 150 | 130",
        "合计 | 1150 | 1030",
    )
    assert [row["subsidy_class"] for row in found["occupations"]] == ["A", "B"]
    assert {(r["occupation"], r["component"], r["amount_yuan"]) for r in found["rates"]} == {
        ("养老护理员", "training", 1000), ("养老护理员", "appraisal", 150), ("养老护理员", "total", 1150),
        ("育婴员", "training", 900), ("育婴员", "appraisal", 130), ("育婴员", "total", 1030),
    }  # fmt: skip


def test_more_occupations_may_follow_below_the_first() -> None:
    found = _read(
        "职业（工种） | 养老护理员 | 育婴员", "五级 | 1000 | 900", "四级 | 1500 | 1300",
        "职业（工种） | 焊工 | 电工", "五级 | 1100 | 1200", "四级 | 1600 | 1700",
    )  # fmt: skip
    assert _paid(found) == {
        ("养老护理员", 5, 1000), ("养老护理员", 4, 1500), ("育婴员", 5, 900), ("育婴员", 4, 1300),
        ("焊工", 5, 1100), ("焊工", 4, 1600), ("电工", 5, 1200), ("电工", 4, 1700),
    }  # fmt: skip


def test_columns_that_head_no_occupations_are_never_turned() -> None:
    found = _read("等级 | 甲方案 | 乙方案", "初级 | 1000 | 900", "中级 | 1500 | 1300")
    assert found["rates"] == []
    assert found["occupations"] == []
    assert len(found["unread"]) == 3


def test_names_of_trades_below_a_head_of_occupations_need_not_all_be_known() -> None:
    found = _read("职业（工种）/等级 | 采油工 | 焊工 | 注水泵工", "初级工 | 1000 | 900 | 950")
    assert _paid(found) == {("采油工", 5, 1000), ("焊工", 5, 900), ("注水泵工", 5, 950)}
    for corner, names in (("等级", "采油工 | 注水泵工"), ("职业（工种）", "采油工 | 注水泵工")):
        assert _paid(_read(f"{corner} | {names}", "初级工 | 1000 | 900")) == set()


def test_remarks_behind_the_occupations_name_parts_of_the_sums_of_their_row() -> None:
    found = _read(
        "职业（工种） | 养老护理员 | 育婴员 | 备注",
        "初级工 | 1000 | 900 | 含鉴定费130元",
        "中级工 | 1500 | 1300 | 含鉴定费160元",
    )
    assert [row["printed_name"] for row in found["occupations"]] == ["养老护理员", "育婴员"]
    parts = [row for row in found["rates"] if row["component"] == "appraisal"]
    assert [(r["occupation"], r["grade"], r["amount_yuan"], r["doubts"]) for r in parts] == [
        (None, 5, 130, []), (None, 4, 160, []),
    ]  # fmt: skip
    assert [row["source"].rpartition(".")[2] for row in parts] == ["r2", "r3"]
    assert len({row["rate_id"] for row in found["rates"]}) == 6


def test_a_column_of_remarks_that_holds_none_is_no_occupation() -> None:
    found = _read("职业（工种） | 养老护理员 | 育婴员 | 备注", "初级工 | 1000 | 900 | ", "中级工 | 1500 | 1300 | ")  # fmt: skip
    assert len(_paid(found)) == 4


def test_a_remark_that_says_anything_else_leaves_the_whole_turned_table_unread() -> None:
    for remark in ("2024年起1200元", "限本市户籍"):
        found = _read(
            "职业（工种） | 养老护理员 | 育婴员 | 备注", f"初级工 | 1000 | 900 | {remark}", "中级工 | 1500 | 1300 | "
        )  # fmt: skip
        assert found["rates"] == []
        assert len(found["unread"]) >= 3


def test_a_row_with_an_unknown_head_leaves_the_whole_turned_table_unread() -> None:
    found = _read(
        "职业（工种） | 养老护理员 | 育婴员", "五级 | 1000 | 900", "浮动系数档 | 120 | 110"
    )
    assert found["rates"] == []
    assert len(found["unread"]) == 3


def test_amounts_of_lists_side_by_side_are_of_the_name_in_their_own_list() -> None:
    for head, first, second in (
        ("职业（工种） | 五级 | 职业（工种） | 五级", "养老护理员 | 1000 | 焊工 | 1100", "育婴员 | 900 | 电工 | 1200"),
        ("序号 | 工种 | 五级 | 序号 | 工种 | 五级 | 备注", "1 | 养老护理员 | 1000 | 2 | 焊工 | 1100 | 新增",
         "3 | 育婴员 | 900 | 4 | 电工 | 1200 |"),
    ):  # fmt: skip
        assert _paid(_read(head, first, second)) == {
            ("养老护理员", 5, 1000), ("焊工", 5, 1100), ("育婴员", 5, 900), ("电工", 5, 1200)
        }  # fmt: skip


def test_a_label_before_lists_side_by_side_holds_for_both() -> None:
    found = _read("类别 | 工种 | 标准 | 工种 | 标准", "A类 | 养老护理员 | 1000 | 焊工 | 1100")
    assert {(row["printed_name"], row["subsidy_class"]) for row in found["occupations"]} == {
        ("养老护理员", "A"), ("焊工", "A")
    }  # fmt: skip
    assert _paid(found) == {("养老护理员", None, 1000), ("焊工", None, 1100)}


def test_an_amount_beside_two_names_is_in_doubt() -> None:
    found = _read("工种 | 课时 | 等级 | 职业 | 补贴标准", "养老护理员 | 80 | 初级 | 焊工 | 1100")
    assert [row["doubts"] for row in found["rates"]] == [["doubtful_pairing"]]
