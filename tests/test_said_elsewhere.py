"""What a notice says of itself outside of its body: above a table, at the end of an annex, at the foot of the first sheet."""

from __future__ import annotations

from pipeline.extract import extract_document
from pipeline.model.document import Cell, Document, Paragraph, Place, Table
from pipeline.model.printed import NoticeMetadata
from tests.truth_cases import read_case, small_document

TABLE = ["类别 | 补贴标准（元/人）", "A类 | 1000", "B类 | 800"]
TITLE = "关于印发补贴标准的通知"


def _metadata(*blocks: str | list[str]) -> NoticeMetadata:
    return extract_document(small_document(*blocks))[0]


def _days(*blocks: str | list[str]) -> tuple[str, str]:
    found = _metadata(*blocks)
    return found.effective_from, found.effective_to


def test_the_first_day_above_a_table_is_that_of_the_notice() -> None:
    line = "（自2024年3月1日起执行，有效期三年）"
    assert _days("附件1", "培训补贴标准", line, TABLE) == ("2024-03-01", "2027-02-28")


def test_the_days_at_the_end_of_an_annex_are_those_of_the_notice() -> None:
    end = "本办法自2024年3月1日起施行，至2026年12月31日止。"
    assert _days("附件1", "培训补贴标准", TABLE, end) == ("2024-03-01", "2026-12-31")


def test_days_that_differ_or_are_of_another_paper_are_not_taken() -> None:
    lines = ("本表自2024年3月1日起执行。", "本标准自2024年5月1日起执行。")
    assert _days("附件1", "培训补贴标准", TABLE, *lines)[0] == ""
    other = "《某某办法》自2019年1月1日起施行，其规定继续有效。"
    assert _days("附件1", "培训补贴标准", TABLE, other)[0] == ""


def test_what_stands_above_the_name_of_a_sheet_is_no_caption_of_its_table() -> None:
    texts = (("通知", "sheet"), (TITLE, "text"), ("各有关单位：", "text"), ("一、按下表执行，请结合实际认真贯彻落实。", "text"),
             ("甲市人力资源和社会保障局  甲市财政局", "text"), ("2024年2月5日", "text"), ("标准", "sheet"), ("培训补贴标准", "text"))  # fmt: skip
    lines = [Paragraph(text, Place(f"s1.r{n}"), kind) for n, (text, kind) in enumerate(texts)]
    cells = [
        Cell(text, r, c) for r, row in enumerate(TABLE) for c, text in enumerate(row.split(" | "))
    ]
    table = Table(tuple(cells), 2, tuple(Place(f"s2.r{n}") for n in range(3)))
    found, _ = extract_document(Document("case.xlsx", "xlsx", (*lines, table)))
    assert found.issued_on == "2024-02-05"
    assert found.issuers == ("甲市人力资源和社会保障局", "甲市财政局")


def test_a_list_titled_scarce_that_pays_scarce_ones_alone_is_the_scarce_list() -> None:
    for head, named in (("紧缺增加（元/人）", "scarce"), ("补贴标准（元/人）", "subsidised")):
        rows = [
            f"序号 | 职业（工种） | 等级 | {head}",
            "1 | 焊工 | 四级及以上 | 500",
            "2 | 电工 | 三级及以上 | 400",
        ]
        found = read_case(small_document("附件2", "紧缺职业（工种）及补贴", rows))
        assert [str(row["list"]) for row in found["occupations"]] == [named, named]
