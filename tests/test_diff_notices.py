"""The draft and the final text of one notice: what a reader would name, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.diff.difference import compare
from pipeline.diff.models import Difference, Side
from pipeline.diff.render.json_report import to_json
from tests.versions.compared import (
    upside_down,
)
from tests.versions.wenzhou import DRAFT, FINAL, both_notices


@pytest.fixture(scope="module")
def wenzhou() -> dict[str, Any]:
    tables = both_notices()
    return to_json(compare(Side(DRAFT, tables, notice=DRAFT), Side(FINAL, tables, notice=FINAL)))


def test_the_draft_and_the_final_text_differ_in_what_a_reader_would_name(
    wenzhou: dict[str, Any],
) -> None:
    groups = wenzhou["tables"]["occupations"]["groups"]
    told = [
        (
            g["kind"],
            g["where"].get("list"),
            g["old"],
            g["new"],
            sorted(row["name"] for row in g["rows"]),
        )
        for g in groups
    ]
    certificate = ("国家职业资格证书（职业技能等级证书）", "能人员职业资格书（职业技能等级证书）")
    assert told[:6] == [
        ("moved", "subsidised", "B", "C", ["物联网安装调试员", "网络与信息安全管理"]),
        ("renamed", None, "多工序数控机床操作工", "多工序数控机床操作调整工", ["多工序数控机床操作调整工"]),
        ("printed", None, "网络与信息安全管理员", "网络与信息安全管理", ["网络与信息安全管理"]),
        ("printed", None, "包装设计师", "包装设计", ["包装设计"]),
        ("removed", "subsidised", None, None, ["手工"]),
        ("removed", "scarce", None, None,
         sorted(["机械设备安装工", "锅炉设备检修工", "锅炉操作工", "中央空调系统运行操作员", "金属热处理工"])),
    ]  # fmt: skip
    assert told[6] == (
        "added",
        "scarce",
        None,
        None,
        sorted(["眼镜架制作工", "人工智能训练师", "网络与信息安全管理员", "保育师"]),
    )
    assert told[7][:2] == ("grades", "scarce")
    assert [(g["kind"], g["count"]) for g in groups[8:]] == [
        ("reworded", 75), ("reworded", 1), ("annex", 116 + 43 - 4), ("renumbered", 23)]  # fmt: skip
    assert (groups[8]["old"], groups[8]["new"]) == certificate
    assert groups[9]["rows"][0]["name"] == "D 类兜底"
    assert (groups[10]["old"], groups[10]["new"]) == ("附件2、附件3", "附件3、附件2")


def test_eight_grade_ranges_of_the_scarce_list_changed(wenzhou: dict[str, Any]) -> None:
    grades = next(g for g in wenzhou["tables"]["occupations"]["groups"] if g["kind"] == "grades")
    cells = {
        row["name"]: (row["cells"][0]["old"], row["cells"][0]["new"]) for row in grades["rows"]
    }
    assert cells == {
        "模具工": ("5-1", "4-1"),
        "机床装调维修工": ("5-1", "4-1"),
        "多工序数控机床操作调整工": ("5-1", "4-1"),
        "高低压电器及成套设备装配工": ("5-1", "2-1"),
        "塑料挤出工": ("5-2", "5-3"),
        "制图员": ("2", "3-2"),
        "养老护理员": ("5-1", "3-1"),
        "家政服务员": ("2", "3-2"),
    }


def test_no_amount_changed_from_the_draft_to_the_final_text(wenzhou: dict[str, Any]) -> None:
    assert wenzhou["tables"]["rates"] == {"rows_a": 20, "rows_b": 20, "groups": []}


def test_what_follows_in_the_calculators_table_is_counted_not_repeated(
    wenzhou: dict[str, Any],
) -> None:
    """5 grades of 2 moved, 2 printed otherwise or renamed and 1 dropped occupation, and each grade gone from or come to
    the scarce list: all follow from what `occupations` says."""
    assert wenzhou["tables"]["catalogue"]["groups"] == []
    assert wenzhou["follow"]["rows"] >= 25


def test_a_row_of_the_difference_names_both_places(wenzhou: dict[str, Any]) -> None:
    moved = wenzhou["tables"]["occupations"]["groups"][0]["rows"][0]
    assert moved["a"]["source"].startswith(f"{DRAFT}/")
    assert moved["b"]["source"].startswith(f"{FINAL}/")


def test_a_difference_does_not_depend_on_the_order_of_rows() -> None:
    tables = both_notices()
    turned = upside_down(tables)
    sides = [
        [Side(DRAFT, version, notice=DRAFT), Side(FINAL, version, notice=FINAL)]
        for version in (tables, turned)
    ]
    one, two = (compare(*pair) for pair in sides)

    def told(difference: Difference) -> set[tuple[Any, ...]]:
        return {
            (g.kind, g.column, str(g.old), str(g.new), len(g.events)) for g in difference.groups
        }

    assert told(one) == told(replace(two))
