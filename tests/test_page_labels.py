"""What a page prints around a notice is told from the notice: labels without colons or in 【】, welcomes, offices of a title."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_document
from pipeline.extract.notice.page_labels import label_lines
from pipeline.model.document import Document, Paragraph, Place
from pipeline.model.printed import NoticeMetadata

TITLE = "甲市教育局关于调整培训补贴标准的通知"
BODY = ("各县区教育局：", "现将有关事项通知如下。", "一、初级工每人1000元。")


def _read(*lines: str) -> NoticeMetadata:
    blocks = tuple(Paragraph(line, Place(f"b{n}")) for n, line in enumerate(lines, 1))
    return extract_document(Document("n.txt", "txt", blocks))[0]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        (
            "发布机构: 乙县财政局 生成日期: 2019-11-18",
            ["发布机构:乙县财政局", "生成日期:2019-11-18"],
        ),
        (
            "文 号 甲教发〔2019〕5号 发布机构 甲市教育局",
            ["文号:甲教发〔2019〕5号", "发布机构:甲市教育局"],
        ),
        ("∙【字 号】甲教发〔2022〕8号", ["字号:甲教发〔2022〕8号"]),
        ("各有关单位", ["各有关单位"]),
    ],
)
def test_a_line_of_labels_is_parted_into_labels_and_values(line: str, pieces: list[str]) -> None:
    assert list(label_lines(line)) == pieces


def test_what_a_page_says_above_a_title_is_none_of_it() -> None:
    shell = _read("欢迎访问甲市教育网", "设为首页 | 加入收藏", TITLE, *BODY)
    assert shell.title == TITLE


def test_labels_in_brackets_say_number_offices_and_days() -> None:
    shell = _read(
        TITLE, "∙【制定机关】甲市教育局,甲市财政局", "∙【公布日期】2022.04.19", "∙【施行日期】2022.05.01", *BODY
    )  # fmt: skip
    assert shell.issuers == ("甲市教育局", "甲市财政局")
    assert (shell.issued_on, shell.effective_from) == ("2022-04-19", "2022-05-01")


def test_a_label_without_a_colon_is_no_part_of_number_and_title() -> None:
    shell = _read(f"名 称 {TITLE}", "文 号 甲教发〔2019〕5号 发布机构 甲市教育局", TITLE, *BODY)
    assert (shell.title, shell.document_number) == (TITLE, "甲教发〔2019〕5号")


def test_offices_that_nobody_signs_for_are_those_of_the_title() -> None:
    shell = _read("甲市财政局、市教育局关于调整培训补贴标准的通知", *BODY)
    assert shell.issuers == ("甲市财政局", "市教育局")


def test_the_path_of_a_site_is_no_office() -> None:
    shell = _read(
        "发布机构:乙市人民政府->乙市教育局 发布时间: 2025-12-04", "丙省补助资金管理办法", *BODY
    )
    assert shell.issuers == ()


def test_offices_and_their_day_may_stand_on_one_line() -> None:
    shell = _read("关于调整培训补贴标准的通知", *BODY, "甲市财政局 甲市教育局 2023年9月1日")
    assert (shell.issuers, shell.issued_on) == (("甲市财政局", "甲市教育局"), "2023-09-01")


def test_a_number_in_brackets_before_a_title_is_none_of_it() -> None:
    shell = _read("[甲财社[2006]77号]关于培训经费补贴有关问题的通知", *BODY)
    assert shell.title == "关于培训经费补贴有关问题的通知"


def test_a_title_printed_again_is_without_the_words_of_the_page_before_it() -> None:
    shell = _read(f"法规首页 {TITLE}", TITLE, *BODY)
    assert shell.title == TITLE
