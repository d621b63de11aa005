"""Which amounts an entry of the catalogue takes: its own row's before those of its list."""

from __future__ import annotations

from pathlib import Path

from pipeline.compose.build_catalogue import build_catalogue
from pipeline.compose.facts import Facts
from pipeline.extract.text_files import from_files, to_files
from pipeline.judgement.notice_toml import read_notice
from pipeline.model.rows import CatalogueRow
from pipeline.normalize import Loaded, normalize_notice
from pipeline.workflow.read_notice import extract_notice
from tests.recipes.document import Notice, Paragraph, Table, grid
from tests.recipes.small_notices import write_files
from tests.recipes.write_xlsx import write_xlsx

LIST = """
    职业（工种）名称 | 培训等级 | 补贴标准（元/人）
    焊工 | 五级 | 1200
    电工 | 四级 | 1500
"""
ABILITIES = """
    序号 | 专项职业能力名称 | 补贴标准（元/人）
    1 | 黄酒酿造 | 800
    2 | 越菜制作 | 700
"""
PROSE = "一、取得五级职业技能等级证书的，按每人1000元给予职业技能培训补贴；取得专项职业能力证书的，按每人500元给予补贴。"


def _catalogue(
    folder: Path, blocks: list[Paragraph | Table]
) -> tuple[list[CatalogueRow], set[str]]:
    """The catalogue of a workbook, and the kinds of its issues."""
    path = folder / "annex.xlsx"
    write_xlsx(Notice(blocks), path)
    (folder / "x-2024").mkdir()
    files = write_files(folder / "x-2024", {"notice.xlsx": (path.read_bytes(), "main")})
    notice = read_notice(files)
    made = normalize_notice(Loaded(notice, from_files(to_files(*extract_notice(notice)))))
    rows, issues = build_catalogue(Facts(made.notice, made.occupations, made.rates, made.rules))
    return rows, {issue.kind for issue in issues}


def test_an_ability_with_an_amount_in_its_row_takes_that_and_no_other(tmp_path: Path) -> None:
    """Of a workbook, whose tables bear places of their own (`s1.r3`), as of any other file."""
    blocks = [
        Paragraph(PROSE),
        Paragraph("附件"),
        Paragraph("职业技能培训补贴目录"),
        grid(LIST),
        Paragraph("专项职业能力目录"),
        grid(ABILITIES),
    ]
    rows, kinds = _catalogue(tmp_path, blocks)
    paid = {row.name: row.amount_yuan for row in rows}
    assert "rate_ambiguous" not in kinds
    assert {name: paid[name] for name in ("焊工", "电工", "黄酒酿造", "越菜制作")} == {
        "焊工": 1200, "电工": 1500, "黄酒酿造": 800, "越菜制作": 700,
    }  # fmt: skip


DIRECTIONS = """
    职业（工种） | 五级 | 四级
    计算机程序设计员（JAVA） | 1000 | 1400
    计算机程序设计员（COBOL） | 1200 |
    电工 | 900 | 1300
"""


def test_entries_that_differ_in_their_brackets_take_the_amounts_beside_them(
    tmp_path: Path,
) -> None:
    rows, kinds = _catalogue(tmp_path, [Paragraph("职业技能培训补贴标准"), grid(DIRECTIONS)])
    assert "rate_ambiguous" not in kinds
    assert [(row.name, row.grade, row.amount_yuan) for row in rows] == [
        ("计算机程序设计员", 5, 1000),
        ("计算机程序设计员", 4, 1400),
        ("计算机程序设计员", 5, 1200),
        ("电工", 5, 900),
        ("电工", 4, 1300),
    ]
