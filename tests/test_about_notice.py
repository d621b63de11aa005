"""What the site of a web page says of a notice fills what the notice itself does not print, and nothing else."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_document
from pipeline.extract.notice.about_notice import complete_metadata
from pipeline.model.document import Document, Paragraph, Place
from pipeline.model.printed import NoticeMetadata

BOX = [
    "索引号：113700/2023-00125",
    "发文字号：鲁人社发〔2023〕9号",
    "成文日期：2023-09-18",
    "发布日期：2023-09-20",
    "发文机关：甲市人力资源和社会保障局、甲市财政局",
    "名 称：关于公布《目录（2023）》的通知",
    "有效性：有效",
]


def test_number_date_offices_and_title_are_taken_from_the_box_of_the_site():
    assert complete_metadata(NoticeMetadata(), BOX) == NoticeMetadata(
        title="关于公布《目录（2023）》的通知",
        document_number="鲁人社发〔2023〕9号",
        issued_on="2023-09-18",
        issuers=("甲市人力资源和社会保障局", "甲市财政局"),
    )


def test_what_the_notice_prints_goes_before_what_its_site_says():
    printed = NoticeMetadata("目录", "鲁人社发〔2023〕8号", ("甲市财政局",), "2023-09-01")
    assert complete_metadata(printed, BOX) == printed


@pytest.mark.parametrize("line", ["文号：无", "成文日期：", "文号", "备注：鲁人社发〔2023〕9号"])
def test_a_label_without_a_value_says_nothing(line):
    assert complete_metadata(NoticeMetadata(), [line]) == NoticeMetadata()


def test_a_label_whose_words_are_no_value_leaves_its_field_to_the_next():
    said = ["字号：大 中 小　浏览量：1286", "文 号：甲人社〔2025〕100号"]
    assert complete_metadata(NoticeMetadata(), said).document_number == "甲人社〔2025〕100号"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("在充分调查并广泛征求意见的基础上，编制形成了《目录》，现予以公布。", "final"),
        ("经公开征求社会意见，制定本目录。", "final"),
        ("现将《目录》公开征求意见，请于5月1日前反馈。", "draft"),
        ("现向社会公开征求社会公众意见。", "draft"),
    ],
)
def test_a_notice_that_tells_of_an_earlier_consultation_is_no_draft(sentence, status):
    blocks = (Paragraph("关于公布目录的通知", Place("b1")), Paragraph(sentence, Place("b2")))
    shell, _ = extract_document(Document("notice.html", "html", blocks))
    assert shell.status == status


def test_the_box_is_no_part_of_the_text_and_its_lines_have_a_fate():
    document = Document(
        "notice.html",
        "html",
        (
            Paragraph("文号：甲人社发〔2023〕9号", Place("b1"), "about"),
            Paragraph("关于公布目录的通知", Place("b2")),
        ),
    )
    shell, found = extract_document(document)
    assert (shell.title, shell.document_number) == ("关于公布目录的通知", "甲人社发〔2023〕9号")
    assert [(fate.place.anchor, fate.fate) for fate in found.fates] == [
        ("b1", "caption"),
        ("b2", "text"),
    ]
