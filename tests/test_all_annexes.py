"""A notice that is nothing but its annexes: sheets of a workbook, each with its own title."""

from __future__ import annotations

from pathlib import Path

from pipeline.extract import extract_document
from pipeline.model.printed import NoticeMetadata
from pipeline.read import read_document
from tests.recipes.document import Notice, PageBreak, Paragraph, grid
from tests.recipes.write_xlsx import write_xlsx

LISTED = grid("序号 | 职业（工种） | 补贴标准\n1 | 焊工 | 1000\n2 | 电工 | 900")
TITLE = "盐城市补贴性职业技能培训职业（工种）目录（2024版）"


def _metadata(folder: Path, *under_title: str) -> NoticeMetadata:
    foot = ("本目录自2024年5月20日起执行。", "盐城市人力资源和社会保障局", "2024年4月22日")
    first = [*map(Paragraph, ("附件1", TITLE, *under_title)), LISTED]
    second = [*map(Paragraph, ("附件2", "急需紧缺职业（工种）目录")), LISTED, *map(Paragraph, foot)]
    path = folder / "notice.xlsx"
    write_xlsx(Notice([*first, PageBreak(), *second]), path, ("目录", "紧缺目录"))
    return extract_document(read_document(path))[0]


def test_the_first_annex_bears_title_and_number_of_a_notice_that_is_all_annexes(tmp_path: Path) -> None:  # fmt: skip
    found = _metadata(tmp_path, "（盐人社〔2024〕53号）", "单位：元/人")
    assert (found.title, found.document_number) == (TITLE, "盐人社〔2024〕53号")
    assert (found.issuers, found.issued_on, found.effective_from) == (
        ("盐城市人力资源和社会保障局",), "2024-04-22", "2024-05-20"
    )  # fmt: skip


def test_of_several_annexes_without_a_number_none_is_the_notice(tmp_path: Path) -> None:
    assert _metadata(tmp_path).title == ""
