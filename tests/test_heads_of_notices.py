"""What the head of a notice is made of: lines that only look like a page's, titles over a first heading, lists of annexes."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_document
from pipeline.model.document import Cell, Document, Paragraph, Place, Table
from pipeline.model.printed import NoticeMetadata

REST = ("各县人力资源和社会保障局：", "现将有关事项通知如下。")


def read(*lines: str, table: bool = False, kind: str = "text") -> NoticeMetadata:
    blocks: list[Paragraph | Table] = [
        Paragraph(text, Place(f"b{number}"), kind) for number, text in enumerate(lines, 1)
    ]
    if table:
        words = (("序号", "工种名称"), ("1", "茶叶拣剔"))
        cells = [Cell(text, r, c) for r, row in enumerate(words) for c, text in enumerate(row)]
        blocks.append(Table(tuple(cells), 2, (Place("t1.r1"), Place("t1.r2"))))
    return extract_document(Document("n.docx", "docx", tuple(blocks)))[0]


def test_a_line_that_begins_like_the_sizes_of_a_font_is_none_of_a_page() -> None:
    told = read("大田县茶艺人才培训补贴标准", *REST)
    assert told.title == "大田县茶艺人才培训补贴标准"
    told = read("关于茶艺人才培训的通知", "大人社规〔2024〕8号", *REST)
    assert told.document_number == "大人社规〔2024〕8号"


@pytest.mark.parametrize("line", ["【大 中 小】", "大 中 小", "大", "【字体：大 中 小】"])
def test_the_sizes_of_a_font_are_no_title(line: str) -> None:
    assert read(line, "关于发放培训补贴的通知", *REST).title == "关于发放培训补贴的通知"


def test_the_head_of_the_first_part_is_none_of_the_title_above_it() -> None:
    part = "取得证书的，每人补贴600元。"
    assert read("东山市培训补贴标准", "困难职工技能培训", part).title == "东山市培训补贴标准"


def test_a_title_goes_on_to_the_last_line_that_ends_one() -> None:
    part = "取得证书的，每人补贴600元。"
    told = read("东山市培训补贴标准", "申领指南", part)
    assert told.title == "东山市培训补贴标准申领指南"


def test_the_list_of_annexes_is_no_title() -> None:
    assert read(*REST, "附件：1.2024年工种目录", "2.补贴标准").title == ""


def test_the_title_of_the_one_annex_that_is_all_of_a_notice_is_its_title() -> None:
    told = read("附件", "东山市家政等12个工种补助标准调整表", table=True)
    assert told.title == "东山市家政等12个工种补助标准调整表"


def test_an_annex_behind_a_text_gives_the_notice_no_title() -> None:
    told = read(*REST, "附件", "东山市家政等12个工种补助标准调整表", table=True)
    assert told.title == ""


def test_a_federation_opens_a_title_as_other_offices_do() -> None:
    told = read("网页标题：市财政局 市工商业联合会关于发布培训项目目录的通知", *REST, kind="about")
    assert told.title == "市财政局 市工商业联合会关于发布培训项目目录的通知"


def test_a_line_that_announces_is_the_title_though_neither_table_nor_addressees_stand_below_it() -> (
    None
):
    told = read("市人力资源社会保障局 市财政局 关于发布2024年甲市培训指导目录的通知", "时间：2024-05-28 17:02", "信息索引号", "014008089/2024-00110")  # fmt: skip
    assert told.title.endswith("关于发布2024年甲市培训指导目录的通知")


def test_an_office_of_a_government_is_one_office() -> None:
    told = read("北京市人力资源和社会保障局 北京市人民政府国有资产监督管理委员会 北京市总工会", "关于茶艺人才培训的通知", *REST)  # fmt: skip
    assert told.issuers == ("北京市人力资源和社会保障局", "北京市人民政府国有资产监督管理委员会", "北京市总工会")  # fmt: skip


def test_an_office_above_a_title_that_the_number_stands_below_is_its_first_word() -> None:
    title, number = "关于开展茶艺培训的公告", "大人社公告〔2024〕8号"
    assert read("大田县人力资源和社会保障局", title, number, *REST).title == f"大田县人力资源和社会保障局{title}"  # fmt: skip
    assert read("大田县人力资源和社会保障局文件", title, number, *REST).title == title
    assert read("大田县人力资源和社会保障局", number, title, *REST).title == title


def test_the_foot_of_a_text_right_above_a_table_is_no_caption() -> None:
    foot = ("大田县人力资源和社会保障局", "二〇二四年三月三日")
    told = read("关于茶艺培训的公告", *REST, *foot, "茶艺培训项目表", table=True)
    assert told.issued_on == "2024-03-03"
