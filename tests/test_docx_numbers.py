"""Automatic numbers are read as Word shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.read import read_document
from pipeline.read.number_formats import FORMATS, format_number
from pipeline.text import parse_numeral
from tests.recipes.word_xml import (
    abstract,
    cell,
    level,
    number_list,
    numbered,
    numbering,
    paragraph,
    root,
    row,
    table,
    write_package,
)  # fmt: skip


def lines(path: Path, body: str, part: str, **parts: str) -> list[str]:
    """The paragraphs of a body with this numbering part."""
    more = {f"{name}.xml": text for name, text in parts.items()}
    write_package(path / "notice.docx", body, {"numbering.xml": part, **more})
    document = read_document(path / "notice.docx")
    assert document.issues == ()
    return [each.text for each in document.paragraphs]


NOTICE = numbering(
    abstract(0, level(0, "chineseCountingThousand", "%1、"), level(1, "decimal", "（%2）"), level(2, "decimalEnclosedCircle", "%3")),
    abstract(1, level(0, "decimal", "%1.", start=5), level(1, "decimal", "%1.%2")),
    number_list(1, 0),
    number_list(2, 1),
    number_list(3, 1),
    number_list(4, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
)  # fmt: skip


def test_numbers_stand_before_the_words_as_a_person_would_type_them(tmp_path):
    body = "".join(
        [numbered("补贴标准"), numbered("初级工", 1), numbered("中级工", 1), numbered("甲", 2)]
    )
    assert lines(tmp_path, body, NOTICE) == ["一、补贴标准", "（1）初级工", "（2）中级工", "①甲"]


def test_a_deeper_level_begins_anew_below_each_upper_number(tmp_path):
    body = "".join([numbered("甲"), numbered("乙", 1), numbered("丙"), numbered("丁", 1)])
    assert lines(tmp_path, body, NOTICE) == ["一、甲", "（1）乙", "二、丙", "（1）丁"]


def test_lists_of_one_abstract_list_count_on_and_a_start_of_its_own_begins_anew(tmp_path):
    body = "".join(numbered(str(n), 0, n) for n in (2, 3, 4, 4, 2))
    assert lines(tmp_path, body, NOTICE) == ["5. 2", "6. 3", "1. 4", "2. 4", "3. 2"]


def test_an_upper_level_that_is_left_out_counts_as_begun(tmp_path):
    body = numbered("小节", 1, 2) + numbered("章", 0, 2)
    assert lines(tmp_path, body, NOTICE) == ["5.1 小节", "6.章"]


def test_a_level_can_be_told_not_to_begin_anew_and_to_show_plain_figures(tmp_path):
    part = numbering(
        abstract(
            0,
            level(0, "chineseCounting", "第%1章"),
            level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>'),
            level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
        ),
        number_list(1, 0),
    )
    body = "".join(numbered(text, at) for text, at in [("总则", 0), ("为了", 1), ("附则", 0), ("自", 1), ("细", 2)])  # fmt: skip
    assert lines(tmp_path, body, part) == [
        "第一章 总则", "第1条 为了", "第二章 附则", "第2条 自", "2.2.1 细",
    ]  # fmt: skip


def test_a_style_gives_its_paragraphs_their_number_and_level(tmp_path):
    styles = root(
        "styles",
        '<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Off"><w:basedOn w:val="H"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>',
    )
    part = numbering(
        abstract(0, level(0, "japaneseCounting", "%1、", '<w:pStyle w:val="H"/>'), level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="H2"/>')),
        number_list(1, 0),
    )  # fmt: skip
    body = "".join(paragraph(style, f'<w:pStyle w:val="{style}"/>') for style in ("H", "H2", "Off"))
    assert lines(tmp_path, body, part, styles=styles) == ["一、H", "(a)H2", "Off"]


def test_a_list_style_stands_for_the_list_it_names(tmp_path):
    styles = root(
        "styles",
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
    )
    part = numbering(
        abstract(0, more='<w:numStyleLink w:val="L"/>'),
        abstract(1, level(0, "upperRoman", "%1."), more='<w:styleLink w:val="L"/>'),
        number_list(1, 0),
        number_list(2, 1),
    )
    assert lines(tmp_path, numbered("甲"), part, styles=styles) == ["I.甲"]


def test_serial_numbers_in_a_column_of_a_table_are_read_from_empty_cells(tmp_path):
    part = numbering(abstract(0, level(0, "decimal", "%1")), number_list(1, 0))
    rows = [
        row("序号", "职业"),
        *(row(cell(numbered("")), name) for name in ("车工", "焊工", "电工")),
    ]
    write_package(tmp_path / "notice.docx", table(*rows), {"numbering.xml": part})
    (read,) = read_document(tmp_path / "notice.docx").tables
    assert read.grid == [["序号", "职业"], ["1", "车工"], ["2", "焊工"], ["3", "电工"]]


def test_bullets_in_a_font_of_symbols_are_the_signs_they_show(tmp_path):
    part = numbering(
        abstract(0, level(0, "bullet", "\uf0d8", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>')),
        number_list(1, 0),
    )
    assert lines(tmp_path, numbered("甲"), part) == ["⮚甲"]


def test_a_struck_or_hidden_number_is_none(tmp_path):
    struck = numbered("", properties="<w:rPr><w:strike/></w:rPr>")
    write_package(
        tmp_path / "a.docx", struck + numbered("乙") + paragraph("丙"), {"numbering.xml": NOTICE}
    )
    document = read_document(tmp_path / "a.docx")
    assert [each.text for each in document.paragraphs] == ["二、乙", "丙"]
    assert [(each.kind, each.printed) for each in document.issues] == [("text_left_out", "一、")]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimalZero", "01 02 10 11 100"),
        ("upperLetter", "A B J K VVVV"),
        ("lowerRoman", "i ii x xi c"),
        ("decimalEnclosedCircle", "① ② ⑩ ⑪ 100"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ ⒒ 100"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ 100"),
        ("decimalFullWidth", "１ ２ １０ １１ １００"),
        ("ideographDigital", "一 二 一〇 一一 一〇〇"),
        ("chineseCounting", "一 二 十 十一 一〇〇"),
        ("chineseCountingThousand", "一 二 十 十一 一百"),
        ("taiwaneseCountingThousand", "一 二 十 十一 一百"),
        ("japaneseCounting", "一 二 十 十一 百"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 壹佰"),
        ("ideographTraditional", "甲 乙 癸 甲 癸"),
        ("ideographEnclosedCircle", "㊀ ㊁ ㊉ 11 100"),
    ],
)
def test_each_format_writes_its_numbers(form, numbers):
    assert [format_number(n, form) for n in (1, 2, 10, 11, 100)] == numbers.split()


@pytest.mark.parametrize("form", ["chineseCountingThousand", "chineseCounting", "ideographDigital"])
def test_chinese_numbers_are_those_that_numerals_are_read_as(form):
    assert all(parse_numeral(format_number(n, form)) == n for n in range(1, 10_000))


def test_a_custom_format_keeps_the_width_of_its_sample():
    assert format_number(7, "custom", "001, 002, 003, ...") == "007"


def test_every_format_writes_every_number_of_a_list():
    assert all(format_number(n, form) for form in FORMATS for n in range(1, 1000))
