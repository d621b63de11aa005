"""Lists that are grids of bare names, lists whose rows are columns, and lines over a table that are no row of it."""

from __future__ import annotations

import pytest

from tests.truth_cases import Row, read_case, small_document

CAPTION = "附件2　急需紧缺职业（工种）目录"


def _read(caption: str, *rows: str) -> dict[str, list[Row]]:
    return read_case(small_document(caption, list(rows)))


def test_a_grid_of_names_below_their_groups_is_a_list_and_the_group_is_the_industry() -> None:
    found = _read(
        CAPTION,
        "制造业（3个） | 现代服务业（2个）",
        "焊工 | 养老护理员",
        "▲电工 | 保育师",
        "车工 | ",
    )
    names = {(row["name"], row["industry"], row["list"]) for row in found["occupations"]}
    assert names == {
        ("焊工", "制造业", "scarce"), ("养老护理员", "现代服务业", "scarce"), ("电工", "制造业", "scarce"),
        ("保育师", "现代服务业", "scarce"), ("车工", "制造业", "scarce"),
    }  # fmt: skip
    assert found["unread"] == []


def test_a_grid_of_names_without_any_head_is_a_list() -> None:
    found = _read(CAPTION, "焊工 | 电工 | 车工", "养老护理员 | 保育师 | 中式烹调师")
    assert [row["name"] for row in found["occupations"]] == [
        "焊工", "电工", "车工", "养老护理员", "保育师", "中式烹调师"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("caption", "rows"),
    [
        # Nothing says that occupations are listed.
        ("附件2　联系方式", ("焊工 | 电工 | 车工", "养老护理员 | 保育师 | 中式烹调师")),
        # Most are no names of the classification.
        (CAPTION, ("王小明 | 李小红 | 张小刚", "焊工 | 赵小山 | 孙小河")),
        # A cell is a sentence.
        (CAPTION, ("焊工 | 电工", "车工 | 取得证书后六个月内向所在地人力资源社会保障部门提出申请的给予补贴")),
    ],
)  # fmt: skip
def test_a_grid_that_may_be_something_else_is_unread_whole(
    caption: str, rows: tuple[str, ...]
) -> None:
    found = _read(caption, *rows)
    assert found["occupations"] == []
    assert len(found["unread"]) == len(rows)


def test_a_numbered_list_whose_rows_are_columns_is_read_as_a_list() -> None:
    found = _read(
        "附件2　专项职业能力目录",
        "序号 | 33 | 34 | 35",
        "项目名称 | 盱眙龙虾烹制 | 涟水捆蹄制作 | 直播销售",
        "类别 | C类 | C类 | B类",
    )
    rows = [(row["seq"], row["name"], row["subsidy_class"]) for row in found["occupations"]]
    assert rows == [(33, "盱眙龙虾烹制", "C"), (34, "涟水捆蹄制作", "C"), (35, "直播销售", "B")]  # fmt: skip


def test_a_list_whose_numbers_do_not_count_on_is_not_turned() -> None:
    found = _read(
        "附件2　专项职业能力目录",
        "序号 | 33 | 7 | 35",
        "项目名称 | 盱眙龙虾烹制 | 涟水捆蹄制作 | 直播销售",
        "类别 | C类 | C类 | B类",
    )
    assert found["occupations"] == []


def test_a_unit_at_the_right_end_over_the_heads_is_no_row_of_the_table() -> None:
    found = _read(
        "附件1　职业培训补贴标准",
        " | | 单位：元/人",
        "职业（工种）名称 | 初级工 | 中级工",
        "养老护理员 | 1000 | 1500",
    )
    assert {(r["grade"], r["amount_yuan"], r["unit"]) for r in found["rates"]} == {
        (5, 1000, "per_person"),
        (4, 1500, "per_person"),
    }


@pytest.mark.parametrize(
    ("caption", "scarcity"), [("（紧缺职业）", "紧缺"), ("（非常紧缺职业）", "非常紧缺"), ("（一般职业）", None)]
)  # fmt: skip
def test_a_caption_that_is_a_tier_alone_holds_for_the_entries_of_a_table_that_pays(
    caption: str, scarcity: str | None
) -> None:
    found = _read(caption, "职业（工种）名称 | 初级工 | 中级工", "养老护理员 | 1000 | 1500")
    assert [row["scarcity"] for row in found["occupations"]] == [scarcity]


def test_lists_side_by_side_may_begin_with_their_class() -> None:
    found = _read(
        "附件1　职业（工种）目录",
        "类别 | 序号 | 职业（工种） | 类别 | 序号 | 职业（工种）",
        "A类 | 1 | 焊工 | B类 | 3 | 互联网营销师",
        "A类 | 2 | 电工 | B类 | 4 | 快递员",
    )
    rows = [(row["seq"], row["name"], row["subsidy_class"]) for row in found["occupations"]]
    assert rows == [
        (1, "焊工", "A"),
        (2, "电工", "A"),
        (3, "互联网营销师", "B"),
        (4, "快递员", "B"),
    ]


def test_numbered_names_of_a_titled_list_need_not_be_known_and_an_industry_heads_part_of_it() -> (
    None
):
    found = read_case(
        small_document(
            "附件",
            "紧缺职业名录",
            "一、装备制造业：（1）钳工、（2）车工。",
            "二、光电与电子信息业：（1）光学零件制造工、（2）光电组件装配工、（3）印制电路制作工、（4）电子仪器仪表装调工。",
        )
    )
    rows = [(row["name"], row["list"]) for row in found["occupations"]]
    assert rows == [(name, "scarce") for name in (
        "钳工", "车工", "光学零件制造工", "光电组件装配工", "印制电路制作工", "电子仪器仪表装调工"
    )]  # fmt: skip


def test_a_list_that_marks_some_of_its_names_as_scarce_is_no_list_of_scarce_ones() -> None:
    found = _read(
        "附件1　职业技能培训需求（含急需紧缺工种）指导目录",
        "序号 | 职业（工种） | 是否急需紧缺",
        "1 | 电工 | ★",
        "2 | 钳工 | ",
    )
    rows = [(row["name"], row["list"], row["scarcity"]) for row in found["occupations"]]
    assert rows == [("电工", "subsidised", "急需紧缺"), ("钳工", "subsidised", None)]
