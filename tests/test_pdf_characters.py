"""Each character of a PDF is read once and as it is drawn, however the file says its size, its turn and its weight."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.document import Document
from pipeline.read import read_document
from tests.recipes.drawn_pdf import (
    FLAG_HIDDEN,
    FLAG_NO_VIEW,
    FLAG_PRINT,
    Draw,
    Pen,
    draw_pdf,
    filled_pdf,
    layered_pdf,
    mapped_pdf,
    nameless_pdf,
    shadowed_pdf,
)
from tests.recipes.pdf_layout import text_width

ROWS = ["序号|职业（工种）|补贴标准（元）", "1|车工|1000", "11|养老护理员|1100", "22|焊工|2200"]
GRID = [row.split("|") for row in ROWS]


def read(tmp_path: Path, *pages: Draw, unit: float = 0.0, rotation: int = 0) -> Document:
    path = tmp_path / "a.pdf"
    draw_pdf(path, *pages, unit=unit, rotation=rotation)
    return read_document(path)


def notice(pen: Pen) -> None:
    pen.write(150, 760, "关于公布职业技能培训补贴标准的通知", 16)
    pen.write(100, 720, "现将2024年职业技能培训补贴标准予以公布，自2024年1月1日起施行。", 12)
    pen.table(ROWS)


# WPS writes a size of 240 under a matrix of 0.05; Acrobat, Distiller, Quartz and InDesign write a size of 1.
@pytest.mark.parametrize("unit", [0.0, 20.0, 1 / 10.5, 0.001])
def test_a_character_is_as_large_as_it_is_drawn(tmp_path, unit):
    document = read(tmp_path, notice, unit=unit)
    assert [table.grid for table in document.tables] == [GRID]
    assert [p.text for p in document.paragraphs] == [
        "关于公布职业技能培训补贴标准的通知",
        "现将2024年职业技能培训补贴标准予以公布，自2024年1月1日起施行。",
    ]
    assert document.issues == ()


@pytest.mark.parametrize("unit", [0.0, 20.0, 1 / 10.5])
@pytest.mark.parametrize("shift", [0.2, 0.4])
def test_words_drawn_twice_for_bold_are_read_once(tmp_path, unit, shift):
    def bold(pen: Pen) -> None:
        pen.table(ROWS)
        pen.canvas.translate(shift, 0)
        pen.table(ROWS)

    assert [table.grid for table in read(tmp_path, bold, unit=unit).tables] == [GRID]


def test_characters_drawn_one_by_one_and_twice_are_read_once_and_told(tmp_path):
    def bold(pen: Pen) -> None:
        for n, char in enumerate("11000元"):
            pen.write(100 + 6 * n, 700, char)
            pen.write(100.3 + 6 * n, 700, char)

    document = read(tmp_path, bold)
    assert [p.text for p in document.paragraphs] == ["11000元"]
    assert [issue.kind for issue in document.issues] in ([], ["text_set_aside"])


@pytest.mark.parametrize("blur", [50, 200, 400, 800])
def test_a_shadow_of_words_is_read_with_them_once(tmp_path, blur):
    """The signs of a shadow are wider than those that throw it: the middle is what both share."""
    shadowed_pdf(tmp_path / "notice.pdf", b"110022", blur)
    document = read_document(tmp_path / "notice.pdf")
    assert [block.text for block in document.blocks] == ["110022"]
    assert {issue.kind for issue in document.issues} <= {"text_set_aside"}


@pytest.mark.parametrize("unit", [0.0, 20.0, 1 / 10.5])
def test_a_raised_sign_is_a_mark_and_no_digit(tmp_path, unit):
    def marked(pen: Pen) -> None:
        pen.table(["职业|标准", "车工|1000", "钳工|1100", "焊工|2200"])
        for row, mark in ((1, "1"), (2, "②"), (3, "[3]")):
            pen.write(80 + 120 + 6 + 22, 600 - 24 * (row + 1) + 13, mark, 6)
        pen.write(100, 700, "面积100m", 12)
        pen.write(100 + text_width("面积100m", 12), 705, "2", 6)
        pen.write(100, 670, "二氧化碳CO", 12)
        pen.write(100 + text_width("二氧化碳CO", 12), 668, "2", 7)

    document = read(tmp_path, marked, unit=unit)
    assert document.tables[0].grid[1:] == [
        ["车工", "1000¹"],
        ["钳工", "1100②"],
        ["焊工", "2200[³]"],
    ]
    assert [p.text for p in document.paragraphs] == ["面积100m²", "二氧化碳CO₂"]
    assert document.issues == ()


def test_small_words_that_are_not_raised_stay_as_they_are(tmp_path):
    def mixed(pen: Pen) -> None:
        pen.write(100, 700, "补贴", 12)
        pen.write(126, 700, "1000", 8)
        pen.write(100, 670, "标题", 22)
        pen.write(100, 650, "第一行1", 8)

    texts = [p.text for p in read(tmp_path, mixed).paragraphs]
    assert texts == ["补贴1000", "标题", "第一行1"]


@pytest.mark.parametrize("turn", [90, 180, 270, 45])
def test_turned_words_are_read_along_their_own_line(tmp_path, turn):
    def turned(pen: Pen) -> None:
        pen.write(300, 400, "现行补贴标准1000元", 12, turn=turn)
        pen.write(100, 760, "第一条 职业技能培训补贴按照本办法执行。", 12)

    document = read(tmp_path, turned)
    assert sorted("".join(p.text.split()) for p in document.paragraphs) == [
        "现行补贴标准1000元",
        "第一条职业技能培训补贴按照本办法执行。",
    ]
    assert document.issues == ()


@pytest.mark.parametrize("turn", [90, 270])
def test_turned_words_in_a_cell_are_words_of_the_cell(tmp_path, turn):
    def turned(pen: Pen) -> None:
        # The first column is one cell merged over all rows.
        pen.canvas.grid([200, 320, 440], [528, 552, 576, 600])
        pen.canvas.rect(80, 528, 120, 72)
        for n, words in enumerate(["标准", "1000", "1200"]):
            pen.write(326, 584 - 24 * n, words)
        pen.write(140, 538 if turn == 90 else 590, "制造业12", 10.5, turn=turn)

    cells = [cell.text for table in read(tmp_path, turned).tables for cell in table.cells]
    assert "制造业12" in cells


def mapped(tmp_path: Path, words: bytes, *pairs: tuple[str, str]) -> Document:
    mapped_pdf(tmp_path / "a.pdf", words, *pairs)
    return read_document(tmp_path / "a.pdf")


def test_a_rare_character_is_one_and_a_ligature_is_its_letters(tmp_path):
    pairs = [
        ("41", "D842DFB7"),
        ("42", "00660066"),
        ("43", "00660069"),
        ("30", "0030"),
        ("31", "0031"),
    ]
    document = mapped(tmp_path, b"(A100BC0A) Tj", *pairs)
    assert [p.text for p in document.paragraphs] == ["𠮷100fffi0𠮷"]
    assert document.issues == ()


def test_a_sign_that_its_font_does_not_name_is_shown_and_told(tmp_path):
    document = mapped(tmp_path, b"(10X0) Tj", ("30", "0030"), ("31", "0031"), ("58", "0001"))
    assert [p.text for p in document.paragraphs] == ["10�0"]
    assert [(i.kind, i.severity) for i in document.issues] == [("character_unknown", "warning")]


def test_signs_that_a_font_does_not_name_are_unknown_and_no_other_characters(tmp_path):
    """Numbers of signs fall on letters of other scripts and on other Chinese characters."""
    nameless_pdf(tmp_path / "notice.pdf", b"2023 subsidies to be paid per person", "14AA36394E03")
    document = read_document(tmp_path / "notice.pdf")
    assert document.blocks[0].text == "2023 subsidies to be paid per person\ufffd\ufffd\ufffd"
    assert [issue.kind for issue in document.issues] == ["character_unknown"]


@pytest.mark.parametrize(
    ("count", "read"),
    [
        (3, "宣言宣言\ufffd\ufffd"),
        # The engine does not believe a list of names that miscounts itself, and gives the numbers of the signs.
        (4, "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd"),
    ],
)
def test_a_number_of_a_sign_that_falls_on_a_usual_chinese_character_is_no_character(
    tmp_path, count, read
):
    named = [("5BA6", "5BA3"), ("8A03", "8A00"), ("4E03", "4E00")]
    path = tmp_path / "notice.pdf"
    nameless_pdf(path, b"", "5BA68A035BA68A0356A2516D", 1000, *named, count=count)
    document = read_document(path)
    assert document.blocks[0].text == read
    assert {"character_unknown", "text_garbled"} & {issue.kind for issue in document.issues}


@pytest.mark.parametrize(("width", "read"), [(1000, "\ufffd\ufffd"), (500, "\ufffdß")])
def test_a_latin_letter_as_wide_as_a_chinese_sign_is_none_in_a_font_that_names_not_all(
    tmp_path, width, read
):
    """Parts of a Chinese font, whose signs have the numbers of Latin letters."""
    path = tmp_path / "notice.pdf"
    nameless_pdf(path, b"2023 subsidies to be paid per person", "14AA0030", width, ("0030", "00DF"))
    document = read_document(path)
    assert document.blocks[0].text == f"2023 subsidies to be paid per person{read}"
    assert [issue.kind for issue in document.issues] == ["character_unknown"]


@pytest.mark.parametrize(("misread", "alone"), [("‰", "5‰"), ("Ö", "5Ö")])
def test_a_sign_that_stands_in_no_word_is_unknown_within_one_and_told(tmp_path, misread, alone):
    """The codes of one table of Latin letters read by another."""
    named = [(f"{ord(char):02X}", f"{ord(char):04X}") for char in "Algu 5"]
    document = mapped(tmp_path, b"(AllgXu 5X) Tj", *named, ("58", f"{ord(misread):04X}"))
    assert [p.text for p in document.paragraphs] == [f"Allg\ufffdu {alone}"]
    assert [issue.kind for issue in document.issues] == ["character_unknown"]


@pytest.mark.parametrize(
    ("signs", "width", "read"),
    [
        # A plain letter of a font that counts some of its signs with numbers that no text holds.
        ("14AA00300004", 500, "\ufffd\ufffd\ufffd"),
        ("14AA0030", 500, "\ufffd0"),
        # A plain letter as wide as it is high.
        ("14AA0030", 1000, "\ufffd\ufffd"),
    ],
)
def test_a_number_of_a_sign_that_falls_on_a_plain_letter_is_no_letter(tmp_path, signs, width, read):
    nameless_pdf(tmp_path / "notice.pdf", b"2023 subsidies to be paid per person", signs, width)
    document = read_document(tmp_path / "notice.pdf")
    assert document.blocks[0].text == f"2023 subsidies to be paid per person{read}"
    assert [issue.kind for issue in document.issues] == ["character_unknown"]


@pytest.mark.parametrize("is_held_above", [False, True])
def test_words_filled_into_a_form_that_nothing_draws_are_told(tmp_path, is_held_above):
    path = tmp_path / "notice.pdf"
    filled_pdf(path, b"Subsidy per person", b"1200 yuan", is_held_above=is_held_above)
    document = read_document(tmp_path / "notice.pdf")
    assert [block.text for block in document.blocks] == ["Subsidy per person"]
    assert [(i.kind, i.printed) for i in document.issues] == [("text_left_out", "1200 yuan")]


def test_a_value_that_no_field_draws_is_told_though_the_page_prints_the_same_words(tmp_path):
    path = tmp_path / "notice.pdf"
    filled_pdf(path, b"At most 1200 yuan per person", b"1200 yuan")
    document = read_document(path)
    assert [block.text for block in document.blocks] == ["At most 1200 yuan per person"]
    assert [(i.kind, i.printed) for i in document.issues] == [("text_left_out", "1200 yuan")]


def test_words_filled_into_a_form_are_read_as_they_are_drawn_and_what_the_file_holds_else_is_told(
    tmp_path,
):
    filled_pdf(tmp_path / "notice.pdf", b"Subsidy per person", b"1200", drawn=b"1,200.00 yuan")
    document = read_document(tmp_path / "notice.pdf")
    assert [block.text for block in document.blocks] == ["Subsidy per person", "1,200.00 yuan"]
    assert [(i.kind, i.printed) for i in document.issues] == [("text_left_out", "1200")]


@pytest.mark.parametrize("flags", [FLAG_HIDDEN, FLAG_NO_VIEW, FLAG_NO_VIEW | FLAG_PRINT])
def test_a_field_that_no_screen_shows_is_left_out_and_told(tmp_path, flags):
    path = tmp_path / "notice.pdf"
    filled_pdf(path, b"Subsidy per person", b"1200 yuan", drawn=b"1200 yuan", flags=flags)
    document = read_document(path)
    assert [block.text for block in document.blocks] == ["Subsidy per person"]
    assert [(i.kind, i.printed) for i in document.issues] == [("text_left_out", "1200 yuan")]


def test_words_on_a_layer_that_is_switched_off_are_left_out_and_told(tmp_path):
    layers = (b"1000 yuan per person", True), (b"2000 yuan per person", False)
    layered_pdf(tmp_path / "notice.pdf", b"Subsidy", *layers)
    document = read_document(tmp_path / "notice.pdf")
    assert [block.text for block in document.blocks] == ["Subsidy", "1000 yuan per person"]
    assert ["".join(item.text.split()) for item in document.left_out] == ["2000yuanperperson"]
    assert [(i.kind, i.severity) for i in document.issues] == [("text_left_out", "warning")]
