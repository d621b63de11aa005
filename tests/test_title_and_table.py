"""A notice that is a title and a table: its title is read, and serial numbers in circles break no list."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.app import main
from pipeline.store.tables import read_table
from tests.recipes.document import Notice, grid
from tests.recipes.document import Paragraph as Line
from tests.recipes.write_docx import write_docx

BESIDE = """序号 | 职业名称 | 序号 | 职业名称
① | 焊工 | ④ | 电工
② | 车工 | ⑤ | 保育师
③ | 铣工 | ⑥ | 美容师"""
UNKNOWN_HEAD = """次第 | 职业名称 | 职业编码
① | 焊工 | 6-18-02-04
② | 车工 | 6-18-01-01
③ | 铣工 | 6-18-01-02"""


@pytest.mark.parametrize(
    ("rows", "names"),
    [(BESIDE, "焊工 车工 铣工 电工 保育师 美容师"), (UNKNOWN_HEAD, "焊工 车工 铣工")],
)
def test_circled_serial_numbers_break_no_list(rows: str, names: str, tmp_path: Path) -> None:
    write_docx(
        Notice(
            [
                Line("关于发布梅州市2024年职业技能培训补贴目录的通知"),
                Line("补贴职业目录"),
                grid(rows),
            ]
        ),
        tmp_path / "n.docx",
    )
    runner = CliRunner()
    for words in (["add", "--yes", str(tmp_path / "n.docx")], ["extract"]):
        result = runner.invoke(
            main, ["--root", str(tmp_path), "--lang", "en", *words], catch_exceptions=False
        )
        assert result.exit_code == 0, result.output
    found = read_table(tmp_path / "normalized" / "draft", "occupations").to_pylist()
    assert {row["name"] for row in found} == set(names.split())


@pytest.mark.parametrize(
    "title", ["关于发布梅州市2024年职业技能培训补贴目录的通知", "梅州市2024年职业技能培训补贴目录"]
)
def test_a_title_right_above_the_only_table_is_the_title_of_the_notice(
    title: str, tmp_path: Path
) -> None:
    write_docx(Notice([Line(title), Line("单位：元"), grid(BESIDE)]), tmp_path / "n.docx")
    words = ["--root", str(tmp_path), "--lang", "en", "add", "--yes", str(tmp_path / "n.docx")]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert [line.split() for line in result.output.splitlines()[1:5]] == [
        ["notice_id", "meizhou-2024"], ["region", "441400", "广东省梅州市"], ["status", "final"], ["title", title],
    ]  # fmt: skip
