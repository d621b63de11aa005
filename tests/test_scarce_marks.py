"""Occupations that a column or a mark of their own list calls scarce, and uplifts that differ by tier."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.compose.build_catalogue import build_catalogue
from pipeline.compose.facts import Facts
from pipeline.extract.text_files import from_files, to_files
from pipeline.judgement.notice_toml import read_notice
from pipeline.model.rows import CatalogueRow
from pipeline.normalize import Loaded, normalize_notice
from pipeline.workflow.read_notice import extract_notice
from tests.recipes.document import Notice, Paragraph, grid
from tests.recipes.small_notices import write_files
from tests.recipes.write_docx import write_docx

HEADING = [Paragraph("附件"), Paragraph("职业技能培训补贴标准（单位：元/人）")]


def _catalogue(folder: Path, *blocks: object) -> list[CatalogueRow]:
    path = folder / "notice.docx"
    write_docx(Notice(list(blocks)), path)
    (folder / "x-2024").mkdir()
    files = write_files(folder / "x-2024", {"notice.docx": (path.read_bytes(), "main")})
    notice = read_notice(files)
    made = normalize_notice(Loaded(notice, from_files(to_files(*extract_notice(notice)))))
    rows, _ = build_catalogue(Facts(made.notice, made.occupations, made.rates, made.rules))
    return rows


def _paid(rows: list[CatalogueRow]) -> dict[str, tuple[bool | None, float | None]]:
    return {row.name: (row.is_scarce, row.amount_yuan) for row in rows}


def test_a_column_that_asks_whether_is_the_scarce_list(tmp_path: Path) -> None:
    table = """
        职业（工种） | 是否紧缺 | 等级 | 补贴标准
        焊工 | 是 | 初级 | 1000
        电工 | 否 | 初级 | 900
        钳工 | √ | 初级 | 800
    """
    rows = _catalogue(
        tmp_path,
        Paragraph("一、紧缺职业（工种）的补贴标准上浮30%。"),
        *HEADING,
        grid(table),
    )
    assert _paid(rows) == {"焊工": (True, 1300), "电工": (False, 900), "钳工": (True, 1040)}


def test_a_mark_that_the_notice_explains_as_scarce_is_one_too(tmp_path: Path) -> None:
    rows = _catalogue(
        tmp_path,
        Paragraph("一、紧缺职业（工种）的补贴标准上浮30%。"),
        *HEADING,
        grid("职业（工种） | 等级 | 补贴标准\n焊工★ | 初级 | 1000\n电工 | 初级 | 900"),
        Paragraph("注：“★”为紧缺职业。"),
    )
    assert _paid(rows) == {"焊工": (True, 1300), "电工": (False, 900)}


PROJECTS = """
    项目名称 | 补贴标准 | 备注
    养老护理（初级） | 1000 | ▲★
    民宿（乡村）管家 | 900 | ▲
    直播电商 | 800 |
"""


def test_a_mark_among_the_remarks_says_of_its_row_what_the_notice_says_of_the_mark(
    tmp_path: Path,
) -> None:
    head = [Paragraph("附件"), Paragraph("项目制培训项目表（单位：元/人）")]
    notes = Paragraph("注：1.★为紧缺项目。2.▲为特殊工种班。")
    rule = Paragraph("一、紧缺项目的补贴标准上浮10%。")
    rows = _catalogue(tmp_path, rule, *head, grid(PROJECTS), notes)
    assert _paid(rows) == {
        "养老护理（初级）": (True, 1100), "民宿（乡村）管家": (False, 900), "直播电商": (False, 800)
    }  # fmt: skip


def test_a_mark_among_the_remarks_that_nobody_explains_says_nothing(tmp_path: Path) -> None:
    head = [Paragraph("附件"), Paragraph("项目制培训项目表（单位：元/人）")]
    rows = _catalogue(tmp_path, *head, grid(PROJECTS))
    assert {row.is_scarce for row in rows} == {False}


def test_the_tier_of_an_occupation_decides_which_uplift_it_gets(tmp_path: Path) -> None:
    rows = _catalogue(
        tmp_path,
        *HEADING,
        grid("职业（工种） | 等级 | 补贴标准\n焊工 | 初级 | 1000\n电工 | 初级 | 900\n钳工 | 初级 | 800"),
        Paragraph("附件2"),
        Paragraph("紧缺职业（工种）目录"),
        grid("序号 | 职业（工种） | 紧缺程度 | 上浮比例\n1 | 焊工 | 非常紧缺 | 50%\n2 | 电工 | 较紧缺 | 20%"),
    )  # fmt: skip
    assert _paid(rows) == {"焊工": (True, 1500), "电工": (True, 1080), "钳工": (False, 800)}


def test_ticks_under_grades_are_the_grades_of_an_entry_and_a_gap_is_in_doubt(tmp_path: Path) -> None:  # fmt: skip
    (tmp_path / "x-2024").mkdir()
    path = tmp_path / "notice.docx"
    table = "序号 | 职业（工种） | 五级 | 四级 | 三级\n1 | 焊工 | √ | √ | \n2 | 电工 | √ |  | √"
    write_docx(Notice([Paragraph("附件"), Paragraph("补贴职业（工种）目录"), grid(table)]), path)
    folder = write_files(tmp_path / "x-2024", {"notice.docx": (path.read_bytes(), "main")})
    notice = read_notice(folder)
    made = normalize_notice(Loaded(notice, from_files(to_files(*extract_notice(notice)))))
    said = {row.name: (row.printed_grades, row.grade_low, row.grade_high, row.doubts) for row in made.occupations}  # fmt: skip
    assert said == {
        "焊工": ("五级、四级", 5, 4, ()), "电工": ("五级、三级", None, None, ("unread_grade",))
    }  # fmt: skip


def test_a_cell_that_says_the_same_is_the_one_above(tmp_path: Path) -> None:
    for word in ("同上", "〃"):
        folder = tmp_path / word
        folder.mkdir()
        table = f"职业（工种） | 等级 | 补贴标准\n焊工 | 初级 | 1000\n电工 | 初级 | {word}"
        rows = _catalogue(folder, *HEADING, grid(table))
        assert {row.name: row.amount_yuan for row in rows} == {"焊工": 1000, "电工": 1000}


@pytest.mark.parametrize("head", ["紧缺程度", "市场需求程度", "供求状况"])
def test_an_occupation_that_its_column_calls_scarce_gets_the_uplift_on_its_amount(
    head: str, tmp_path: Path
) -> None:
    rows = _catalogue(
        tmp_path,
        Paragraph("一、紧缺职业（工种）的补贴标准上浮20%。"),
        *HEADING,
        grid(f"职业（工种） | 等级 | 补贴标准 | {head}\n焊工 | 初级 | 1000 | 紧缺\n电工 | 初级 | 900 | 一般"),
    )  # fmt: skip
    assert _paid(rows) == {"焊工": (True, 1200), "电工": (False, 900)}


def test_an_occupation_with_a_row_for_each_tier_is_paid_by_the_tier(tmp_path: Path) -> None:
    rows = _catalogue(
        tmp_path,
        Paragraph("一、紧缺职业（工种）的补贴标准上浮20%。"),
        *HEADING,
        grid("职业（工种） | 等级 | 补贴标准 | 紧缺程度\n焊工 | 初级 | 1000 | 紧缺\n焊工 | 初级 | 900 | 非紧缺"),
    )  # fmt: skip
    assert {row.scarcity for row in rows} <= {"scarce", "not_scarce", None}
    assert 1200 not in {row.amount_yuan for row in rows}
