"""Prose of a PDF in reading order: columns, margins, words written downwards, pages whose content is turned."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.document import Document
from pipeline.read import read_document
from tests.recipes.bad_files import CATALOGUE, PAGES, page_object, stream, write_objects
from tests.recipes.drawn_pdf import HEIGHT, WIDTH, Draw, Pen, draw_pdf
from tests.recipes.pdf_layout import wrap

FIRST = "第一条为规范职业技能培训补贴的发放，根据有关规定，结合本市实际，制定本办法。本办法适用于全市范围内的各类职业技能培训机构及其学员。"
SECOND = "第二条培训机构应当在开班以前提交培训计划，经所在地人力资源社会保障部门同意以后组织实施，并按照要求保存培训资料以备核查。"
THIRD = "第三条本办法自发布之日起施行，此前的规定与本办法不一致的，按照本办法执行。各区县可以根据实际情况制定实施细则。"


def read(tmp_path: Path, *pages: Draw, rotation: int = 0) -> Document:
    path = tmp_path / "a.pdf"
    draw_pdf(path, *pages, rotation=rotation)
    return read_document(path)


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def column(pen: Pen, x: float, y: float, words: str, width: float, size: float = 12) -> float:
    """A wrapped paragraph; returns where the next one may begin."""
    for line in wrap(words, width, size, 2 * size):
        indent = 2 * size if line and words.startswith(line) else 0.0
        pen.write(x + indent, y, line, size)
        y -= 20
    return y


@pytest.mark.parametrize("shift", [0.0, 7.0])
def test_columns_of_prose_are_read_one_after_the_other(tmp_path, shift):
    def page(pen: Pen) -> None:
        pen.write(180, 780, "职业技能培训补贴办法实施细则公告", 16)
        y = column(pen, 70, 740, FIRST, 210)
        column(pen, 70, y, SECOND, 210)
        column(pen, 310, 740 - shift, THIRD, 210)
        column(pen, 310, 600, FIRST, 210)
        pen.write(
            70,
            420,
            "本页以下为正文以外的说明，自左至右通栏排列，不分为两栏，供各单位参考使用。",
            12,
        )
        pen.table(["职业|标准", "车工|1000"], y=400)

    document = read(tmp_path, page)
    assert texts(document) == [
        "职业技能培训补贴办法实施细则公告",
        FIRST,
        SECOND,
        THIRD,
        FIRST,
        "本页以下为正文以外的说明，自左至右通栏排列，不分为两栏，供各单位参考使用。",
    ]
    assert document.issues == ()


def test_signatures_and_contacts_side_by_side_are_no_columns(tmp_path):
    rows = [
        ("联系人：张三", "电话：1234567"),
        ("单位：人社局", "传真：7654321"),
        ("日期：1月5日", "邮编：310000"),
    ]

    def page(pen: Pen) -> None:
        for n, (left, right) in enumerate(rows):
            pen.write(80, 700 - 24 * n, left, 12)
            pen.write(330, 700 - 24 * n, right, 12)

    assert texts(read(tmp_path, page)) == [f"{left} {right}" for left, right in rows]


@pytest.mark.parametrize("gutter", [20.0, 110.0])
def test_columns_of_large_letters_near_to_each_other_or_far_apart_are_columns(tmp_path, gutter):
    def page(pen: Pen) -> None:
        pen.write(180, 780, "职业技能培训补贴办法实施细则公告", 16)
        column(pen, 90, 740, FIRST, 160, 16)
        column(pen, 250 + gutter, 740, THIRD, 160, 16)

    assert texts(read(tmp_path, page)) == ["职业技能培训补贴办法实施细则公告", FIRST, THIRD]


def test_a_mark_that_hangs_into_the_gutter_does_not_join_the_columns(tmp_path):
    left = ["第一条取得证书之日起", "在十二个月内提出申请", "逾期以后一律不再受理。"] * 4
    right = ["第二条培训机构应当建", "立完整的学员档案并且", "接受有关部门监督检查。"] * 4

    def page(pen: Pen) -> None:
        for n, (one, other) in enumerate(zip(left, right, strict=True)):
            # The mark at the end of a full line stands beyond its column of ten letters.
            pen.write(70, 740 - 24 * n, one, 16)
            pen.write(70 + 160 + 21, 740 - 24 * n, other, 16)

    assert "".join(texts(read(tmp_path, page))) == "".join([*left, *right])


def test_a_title_above_the_middle_one_of_three_columns_comes_first(tmp_path):
    def page(pen: Pen) -> None:
        pen.write(WIDTH / 2 - 40, 790, "补贴办法", 20)
        for x, words in ((50, FIRST), (227, SECOND), (404, THIRD)):
            column(pen, x, 750, words, 156)

    assert texts(read(tmp_path, page)) == ["补贴办法", FIRST, SECOND, THIRD]


def test_one_line_that_begins_left_of_all_others_moves_no_margin(tmp_path):
    def page(pen: Pen) -> None:
        pen.write(
            40,
            790,
            "抄送各区县人力资源和社会保障局，以及市级有关部门和单位，请认真贯彻执行为要",
            12,
        )
        y = 750.0
        for words in (FIRST, SECOND, THIRD, FIRST):
            y = column(pen, 80, y, words, 432)

    assert texts(read(tmp_path, page))[1:] == [FIRST, SECOND, THIRD, FIRST]


def test_a_line_two_characters_left_of_the_margin_moves_it_not_on_a_short_page(tmp_path):
    def page(pen: Pen) -> None:
        y = 750.0
        for words in (FIRST, SECOND):
            y = column(pen, 80, y, words, 432)
        pen.write(56, y, "附件：补贴标准表", 12)
        column(pen, 80, y - 22, THIRD, 432)

    assert texts(read(tmp_path, page)) == [FIRST, SECOND, "附件：补贴标准表", THIRD]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_whose_content_is_turned_is_read_as_if_it_stood_upright(tmp_path, turn):
    def page(pen: Pen) -> None:
        pen.canvas.translate(*{90: (WIDTH, 0), 180: (WIDTH, HEIGHT), 270: (0, HEIGHT)}[turn])
        pen.canvas.rotate(turn)
        pen.write(100, 500, "职业技能培训补贴标准表", 16)
        pen.table(["职业|标准", "车工|1000", "焊工|1200"], y=450)

    document = read(tmp_path, page)
    assert texts(document) == ["职业技能培训补贴标准表"]
    (table,) = document.tables
    assert table.grid == [["职业", "标准"], ["车工", "1000"], ["焊工", "1200"]]
    x0, top, x1, bottom = table.cells[0].bbox
    # The place is that on the page as shown.
    upright = (80.0, 450.0 - 24, 200.0, 450.0)
    left, low, right, high = upright
    expected = {
        90: (WIDTH - high, HEIGHT - right, WIDTH - low, HEIGHT - left),
        180: (WIDTH - right, low, WIDTH - left, high),
        270: (low, left, high, right),
    }[turn]
    assert (x0, top, x1, bottom) == pytest.approx(expected, abs=0.2)


VERTICAL = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-V/DescendantFonts"
    b"[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
    b"/Ordering(GB1)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light"
    b"/Flags 6/Ascent 752/Descent -271/CapHeight 737/StemV 58/ItalicAngle 0"
    b"/FontBBox[-25 -254 1000 880]>>>>]>>"
)


def test_words_written_downwards_are_read_from_the_right_column_to_the_left(tmp_path):
    lines = ["职业技能培训补贴标准", "自二〇二四年一月起施行", "请各单位遵照执行为要"]
    shows = b" ".join(
        b"1 0 0 1 %d 700 Tm <%b> Tj" % (400 - 24 * n, line.encode("utf-16-be").hex().encode())
        for n, line in enumerate(lines)
    )
    page = page_object(b"/Resources<</Font<</F 5 0 R>>>>")
    content = stream(b"BT /F 12 Tf %b ET" % shows)
    write_objects(tmp_path / "a.pdf", CATALOGUE, PAGES, page, content, VERTICAL)
    document = read_document(tmp_path / "a.pdf")
    assert "".join(texts(document)) == "".join(lines)
    assert document.issues == ()


def test_words_drawn_downwards_a_character_at_a_time_are_read_along_their_columns(tmp_path):
    lines = ["职业技能培训补贴标准", "自二〇二四年一月起施行", "请各单位遵照执行为要"]

    def page(pen: Pen) -> None:
        pen.write(80, 780, "本页正文自右至左竖排，请自右侧第一行读起。", 12)
        for n, line in enumerate(lines):
            for k, character in enumerate(line):
                pen.write(400 - 22 * n, 740 - 16 * k, character, 12)

    assert texts(read(tmp_path, page)) == ["本页正文自右至左竖排，请自右侧第一行读起。", *lines]


def test_rows_of_single_characters_drawn_down_the_page_are_no_columns_of_words(tmp_path):
    def page(pen: Pen) -> None:
        for n, line in enumerate(["甲乙丙丁戊", "车铣刨磨镗"]):
            for k, character in enumerate(line):
                pen.write(100 + 24 * n, 740 - 24 * k, character, 12)

    assert "".join(texts(read(tmp_path, page))).replace(" ", "") == "甲车乙铣丙刨丁磨戊镗"
