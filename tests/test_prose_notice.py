"""Notices whose amounts stand in prose, in words of no notice in raw/: amounts, shares, periods and what follows from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.app import main
from pipeline.store.tables import read_table

NOTICE = """关于公布绵竹市2025年职业技能提升补贴事项的通知
竹人社函〔2025〕8号
各镇人民政府：
一、补贴标准。初级工每人1200元、中级工每人1500元、高级工每人1800元。
二、企业组织职工培训的，按80%拨付；院校组织的按60%的标准补贴；培训机构先按50%预拨。
三、申请应在取得证书之日起12个月内提出。联系电话：0838-6201234。
2025年3月5日
"""

# Classes and grades in prose, the grades of class B only understood; names and scarce ones in annexes.
CLASSES = """关于调整绍兴市职业技能培训补贴标准的通知
绍市人社发〔2024〕30号
各区、县（市）人力资源和社会保障局：
经研究，现将职业技能培训补贴标准调整如下：
一、A类工种初级、中级、高级分别补贴1000元、1500元、2000元；B类工种分别补贴800元、1200元、1600元。
二、列入急需紧缺目录的工种，补贴标准提高30%。
三、每人每年可享受不超过3次培训补贴。
本通知自2024年9月1日起执行，有效期至2026年8月31日。
附件：1.职业技能培训补贴目录
2.急需紧缺职业（工种）目录
绍兴市人力资源和社会保障局
2024年8月15日
附件1
职业技能培训补贴目录
类别	职业（工种）
A类	焊工、电工、钳工、车工
B类	保育师、养老护理员、美容师
附件2
急需紧缺职业（工种）目录
序号	职业名称	等级
1	焊工	四级及以上
2	养老护理员	五级至三级
"""


def test_a_notice_of_prose_alone_is_read_and_an_advance_is_no_share(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(NOTICE, encoding="utf-8")
    for words in (["add", "--yes", str(tmp_path / "n.txt")], ["extract"]):
        result = CliRunner().invoke(
            main, ["--root", str(tmp_path), "--lang", "en", *words], catch_exceptions=False
        )
        assert result.exit_code == 0, result.output
    tables = {
        name: read_table(tmp_path / "normalized" / "draft", name).to_pylist()
        for name in ("rates", "rules", "coverage")
    }
    assert {(r["grade"], r["amount_yuan"], r["unit"]) for r in tables["rates"]} == {
        (5, 1200, "per_person"),
        (4, 1500, "per_person"),
        (3, 1800, "per_person"),
    }
    assert {(r["rule"], r["beneficiary"], r["value"], r["unit"]) for r in tables["rules"]} == {
        ("share", "employer", 80, "percent"),
        ("share", "school", 60, "percent"),
        ("claim_within", None, 12, "months"),
    }
    # The advance of 50 % is no share: it stands as a number nobody read.
    assert [r["printed"].split(" | ")[0] for r in tables["coverage"] if r["fate"] == "unread"] == [
        "50%"
    ]


@pytest.mark.parametrize(
    ("occupation", "grade", "amount"),
    [
        # class A: 2000; scarce from grade 4 up: x 1.3
        ("焊工", "高级工", 2600),
        # not scarce at grade 5
        ("焊工", "初级工", 1000),
        # class B: 1600 x 1.3
        ("养老护理员", "高级工", 2080),
        # class B, in no scarce list
        ("保育师", "中级工", 1200),
    ],
)
def test_classes_and_grades_said_in_prose_reach_the_calculator(
    occupation: str, grade: str, amount: int, tmp_path: Path
) -> None:
    (tmp_path / "n.txt").write_text(CLASSES, encoding="utf-8")
    where = ["--region", "绍兴", "--grade", grade, "--on", "2025-01-01", "--json"]
    for words in (
        ["add", "--yes", str(tmp_path / "n.txt")],
        ["extract"],
        ["lookup", occupation, *where],
    ):
        result = CliRunner().invoke(
            main, ["--root", str(tmp_path), "--lang", "en", *words], catch_exceptions=False
        )
        assert result.exit_code == 0, result.output
    (line,) = json.loads(result.output)["lines"]
    assert (line["beneficiary"], line["amount_yuan"]) == ("person", amount)
