"""The words of a Word file are those that Word prints: each trap by its name, and the balance of characters kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.base.errors import UserError
from pipeline.model.document import Document, Paragraph
from pipeline.read import read_document
from tests.recipes.word_xml import (
    cell,
    field,
    paragraph,
    root,
    row,
    run,
    table,
    write_package,
)  # fmt: skip


def read(path: Path, body: str, parts: dict[str, str | bytes] | None = None) -> Document:
    """A document whose characters add up."""
    document = read_document(write_package(path / "notice.docx", body, parts))
    assert [each for each in document.issues if each.kind == "text_lost"] == []
    return document


def texts(document: Document) -> list[str]:
    return [each.text for each in document.paragraphs]


def told(document: Document) -> list[tuple[str, str, str]]:
    return [(each.kind, each.printed, each.place.anchor) for each in document.issues]


RAISED, LOWERED = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (run("1000") + run("1", RAISED), "1000¹"),
        (run("1000") + run("[1", RAISED) + run("2]", RAISED), "1000[¹²]"),
        (run("1000") + run("①", RAISED), "1000①"),
        (run("CO") + run("2", LOWERED) + run("排放"), "CO₂排放"),
        (run("1200", RAISED), "1200"),
        (run("标准") + run("（2024年1月1日起）", RAISED), "标准（2024年1月1日起）"),
        (run("1100") + run("3", '<w:position w:val="10"/><w:sz w:val="12"/>'), "1100³"),
        (run("CO") + run("2", '<w:position w:val="-6"/><w:sz w:val="12"/>'), "CO₂"),
        (run("共") + run("12", '<w:position w:val="4"/><w:sz w:val="32"/>') + run("项"), "共12项"),
    ],
)
def test_a_raised_mark_is_no_digit_of_the_number_before_it(tmp_path, runs, text):
    assert texts(read(tmp_path, paragraph(runs))) == [text]


@pytest.mark.parametrize("switch", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="1"/>'])
def test_a_struck_amount_is_left_out_and_told(tmp_path, switch):
    document = read(tmp_path, paragraph(run("1000", switch) + run("1200")))
    assert texts(document) == ["1200"]
    assert told(document) == [("text_left_out", "1000", "b1")]


def test_a_switch_that_is_turned_off_hides_nothing(tmp_path):
    off = '<w:strike w:val="0"/><w:vanish w:val="false"/>'
    assert texts(read(tmp_path, paragraph(run("1000", off)))) == ["1000"]


STYLES = root(
    "styles",
    '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hide"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Under"><w:basedOn w:val="Hide"/></w:style>'
    '<w:style w:type="character" w:styleId="Mark"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
)  # fmt: skip


def test_text_hidden_by_a_style_is_left_out_and_two_switches_turn_each_other_off(tmp_path):
    body = (
        paragraph(run("甲", '<w:rStyle w:val="Under"/>') + run("乙"))
        + paragraph(run("丙", '<w:rStyle w:val="Hide"/>'), '<w:pStyle w:val="Gone"/>')
        + paragraph(run("丁", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Gone"/>')
        + paragraph(run("1000") + run("1", '<w:rStyle w:val="Mark"/>'))
    )
    document = read(tmp_path, body, {"styles.xml": STYLES})
    # The mark of a hidden paragraph is hidden too: its words go on in the next.
    assert texts(document) == ["乙", "丙丁1000¹"]
    assert told(document) == [("text_left_out", "甲", "b1")]


def test_hidden_and_deleted_rows_are_no_rows(tmp_path):
    body = table(
        row("1", "车工"),
        row("2", "旧工种", properties="<w:hidden/>"),
        row("3", "铣工", properties='<w:del w:id="1" w:author="a"/>'),
        row("4", "焊工"),
    )
    document = read(tmp_path, body)
    assert document.tables[0].grid == [["1", "车工"], ["4", "焊工"]]
    assert told(document) == [("text_left_out", "2旧工种", "t1.r2"), ("text_set_aside", "3铣工", "t1.r2")]  # fmt: skip


def test_tracked_changes_are_accepted_in_words_and_in_paragraphs(tmp_path):
    body = (
        paragraph(
            '<w:moveFrom w:id="1" w:author="a"><w:r><w:t>搬走</w:t></w:r></w:moveFrom>'
            '<w:ins w:id="2" w:author="a"><w:r><w:t>新</w:t></w:r></w:ins>'
            '<w:del w:id="3" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>'
        )
        + paragraph("前半", '<w:rPr><w:del w:id="4" w:author="a"/></w:rPr>')
        + paragraph("后半")
        + paragraph('<w:moveTo w:id="5" w:author="a"><w:r><w:t>搬走</w:t></w:r></w:moveTo>')
    )
    document = read(tmp_path, body)
    assert texts(document) == ["新", "前半后半", "搬走"]
    assert told(document) == [("text_set_aside", "搬走 | 旧", "b1")]


def test_words_covered_by_a_merged_cell_are_told(tmp_path):
    merged = ['<w:vMerge w:val="restart"/>', "<w:vMerge/>"]
    body = table(row(cell("甲", merged[0]), "1"), row(cell("乙", merged[1]), "2"))
    document = read(tmp_path, body)
    assert document.tables[0].grid == [["甲", "1"], ["", "2"]]
    assert told(document) == [("text_left_out", "乙", "t1.r2")]


def test_a_merge_that_goes_on_from_nothing_is_a_cell(tmp_path):
    body = table(row(cell("甲", "<w:vMerge/>"), "1"), row(cell("", "<w:vMerge/>"), "2"))
    (found,) = read(tmp_path, body).tables
    assert (found.grid, found.cells[0].row_span) == ([["甲", "1"], ["", "2"]], 2)


def test_cells_merged_aside_the_old_way_are_one(tmp_path):
    merged = ['<w:hMerge w:val="restart"/>', "<w:hMerge/>"]
    (found,) = read(tmp_path, table(row(cell("甲", merged[0]), cell("", merged[1]), "乙"))).tables
    assert (found.grid, found.cells[0].column_span) == ([["甲", "", "乙"]], 2)


NOTES = root(
    "footnotes",
    '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    f'<w:footnote w:id="1">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(" 另加500元。"))}</w:footnote>'
    f'<w:footnote w:id="2">{paragraph("没有人指向的注")}</w:footnote>'
    f'<w:footnote w:id="3">{paragraph("星注")}</w:footnote>',
)
ENDNOTES = root("endnotes", f'<w:endnote w:id="1">{paragraph("尾注")}</w:endnote>')
FIRST, STAR, END = (
    run(inside='<w:footnoteReference w:id="1"/>'),
    run("*", inside="").replace("<w:t ", '<w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t '),
    run(inside='<w:endnoteReference w:id="1"/>'),
)  # fmt: skip


def test_a_note_stands_behind_the_paragraph_of_its_mark_and_the_mark_is_a_mark(tmp_path):
    body = paragraph(run("每人1000") + FIRST + run("元。")) + paragraph(run("其他") + STAR + END)
    document = read(tmp_path, body, {"footnotes.xml": NOTES, "endnotes.xml": ENDNOTES})
    assert [(each.place.anchor, each.text) for each in document.paragraphs] == [
        ("b1", "每人1000¹元。"),
        ("f1.b1", "¹ 另加500元。"),
        ("b2", "其他*ⁱ"),
        ("f2.b1", "星注"),
        ("e1.b1", "尾注"),
    ]
    assert told(document) == [("text_left_out", "没有人指向的注", "footnotes")]


def test_a_note_in_a_cell_stands_behind_the_table(tmp_path):
    body = table(row("车工", cell(paragraph(run("1000") + FIRST)))) + paragraph("完")
    document = read(tmp_path, body, {"footnotes.xml": NOTES})
    assert document.tables[0].grid == [["车工", "1000¹"]]
    assert texts(document) == ["¹ 另加500元。", "完"]


def test_notes_are_numbered_as_the_settings_say(tmp_path):
    settings = root("settings", '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircle"/><w:numStart w:val="3"/></w:footnotePr>')  # fmt: skip
    document = read(
        tmp_path,
        paragraph(run("1000") + FIRST),
        {"footnotes.xml": NOTES, "settings.xml": settings},
    )
    assert texts(document) == ["1000③", "③ 另加500元。"]


def test_symbols_are_the_signs_they_show(tmp_path):
    sym = '<w:sym w:font="Wingdings" w:char="F0FE"/>'
    font = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'
    body = paragraph(run("是", inside=sym) + run("R", font) + run("否") + run("\uf0a3", font))
    assert texts(read(tmp_path, body)) == ["是☑☑否□"]


def test_the_reading_aid_above_a_word_is_left_out(tmp_path):
    ruby = f"<w:ruby><w:rt>{run('chē')}</w:rt><w:rubyBase>{run('车')}</w:rubyBase></w:ruby>"
    document = read(tmp_path, paragraph(run(inside=ruby) + run("工")))
    assert texts(document) == ["车工"]
    assert told(document) == [("text_set_aside", "chē", "b1")]


CHECKED = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
CHOSEN = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="初级"/><w:listEntry w:val="中级"/></w:ddList></w:ffData>'
BEGIN = '<w:fldChar w:fldCharType="begin"/>'


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (field("PAGEREF _Toc1", "12"), "12"),
        (field(r"eq \o\ac(○,3)") + run("车工"), "③车工"),
        (field(r"EQ \f(1,2)"), "1/2"),
        (field(r"SYMBOL 254 \f Wingdings"), "☑"),
        (field("MACROBUTTON None [填写]"), "[填写]"),
        (field("FORMCHECKBOX").replace(BEGIN, BEGIN[:-2] + f">{CHECKED}</w:fldChar>"), "☑"),
        (field("FORMDROPDOWN").replace(BEGIN, BEGIN[:-2] + f">{CHOSEN}</w:fldChar>"), "中级"),
        (f'<w:fldSimple w:instr="DATE">{run("2024年")}</w:fldSimple>', "2024年"),
        # Two fields begin and one ends: nothing of it is taken for code.
        (run(inside=BEGIN) + field("PAGE", "7") + run("1000元"), "71000元"),
    ],
)
def test_a_field_prints_its_result_or_what_its_code_alone_prints(tmp_path, runs, text):
    assert texts(read(tmp_path, paragraph(runs))) == [text]


def test_a_number_that_only_word_counts_is_told(tmp_path):
    document = read(tmp_path, paragraph(field("LISTNUM") + run("补贴标准")))
    assert texts(document) == ["补贴标准"]
    assert [each.kind for each in document.issues] == ["object_unread"]


def test_words_in_the_code_of_a_field_are_not_printed_and_told(tmp_path):
    inner = run("条件") + field("MERGEFIELD a", "乙")
    marks = [run(inside=f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]  # fmt: skip
    body = paragraph(marks[0] + inner + marks[1] + run("甲") + marks[2])
    document = read(tmp_path, body)
    assert texts(document) == ["甲"]
    assert told(document) == [("text_set_aside", "条件 | 乙", "b1")]


def test_content_controls_show_their_value(tmp_path):
    control = '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    box = '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    body = (
        control.format(paragraph("2024年"))
        + paragraph(control.format(run("初级")) + box.format(run("☑")))
        + table(control.format(row("甲", "1")), row("乙") .replace("</w:tr>", control.format(cell("2")) + "</w:tr>"))
    )  # fmt: skip
    document = read(tmp_path, body)
    assert texts(document) == ["2024年", "初级☑"]
    assert document.tables[0].grid == [["甲", "1"], ["乙", "2"]]


BOX = "<w:txbxContent>{}</w:txbxContent>"
TWICE = (
    '<mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice>'
    "<mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent>"
)


def test_a_table_in_a_text_box_in_a_cell_is_read_once(tmp_path):
    box = BOX.format(table(row("1", "车工")))
    body = table(row("明细表", cell(paragraph(run(inside=TWICE.format(box, box))))))
    document = read(tmp_path, body)
    assert [each.grid for each in document.tables] == [[["1", "车工"]]]
    assert texts(document) == ["明细表"]


LIST = table(row("1", "车工"), row("2", "焊工"))


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (table(row("注：按规定执行。")), ["注：按规定执行。"]),
        (table(row(cell(paragraph("标准表") + LIST + paragraph("注")))), ["标准表", "table", "注"]),
        (table(row("标准表"), row(cell(LIST + paragraph()))), ["标准表", "table"]),
        (table(row(cell(LIST + paragraph()), cell(LIST + paragraph()))), ["table", "table"]),
        (table(row("甲", "乙"), row("丙", cell(LIST + paragraph()))), ["table", "table"]),
        (table(row("车工"), row("焊工")), ["table"]),
        (table(row("车工", "焊工")), ["table"]),
        (
            table(row(cell(table(row(cell(LIST + paragraph()))) + paragraph()), "甲")),
            ["table", "甲"],
        ),
    ],
)
def test_a_table_that_only_frames_what_stands_in_it_is_none(tmp_path, body, blocks):
    found = read(tmp_path, body).blocks
    assert [each.text if isinstance(each, Paragraph) else "table" for each in found] == blocks


def test_a_box_that_only_old_programs_show_is_read_and_one_that_differs_is_told(tmp_path):
    old, new = BOX.format(paragraph("旧框")), BOX.format(paragraph("新框"))
    assert texts(read(tmp_path, paragraph(run(inside=TWICE.format("", old))))) == ["旧框"]
    document = read(tmp_path, paragraph(run(inside=TWICE.format(new, old))))
    assert texts(document) == ["新框"]
    assert told(document) == [("text_left_out", "旧框", "b1")]


def test_word_art_and_words_of_a_drawing_are_paragraphs(tmp_path):
    art = '<w:pict><v:shape><v:textpath string="人社局文件"/></v:shape></w:pict>'
    drawn = "<a:txBody><a:p><a:r><a:t>流程</a:t></a:r></a:p></a:txBody>"
    assert texts(read(tmp_path, paragraph(run(inside=art) + run(inside=drawn)))) == [
        "人社局文件",
        "流程",
    ]


def test_a_formula_is_one_line(tmp_path):
    part = (
        "<m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    )
    power = (
        "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    )
    body = paragraph(run("补贴=") + f"<m:oMath>{part}<m:r><m:t>×</m:t></m:r>{power}</m:oMath>")
    assert texts(read(tmp_path, body)) == ["补贴=(a+b)/2×x²"]


def test_what_stands_beside_the_body_is_told_and_not_read(tmp_path):
    parts = {
        "header1.xml": root("hdr", paragraph("内部资料")),
        "footer1.xml": root("ftr", paragraph(run("— ") + field("PAGE", "12") + run(" —"))),
        "comments.xml": root("comments", f'<w:comment w:id="0">{paragraph("请核对")}</w:comment>'),
    }
    document = read(tmp_path, paragraph("正文"), parts)
    assert texts(document) == ["正文"]
    assert told(document) == [("text_set_aside", "内部资料", "header1"), ("text_set_aside", "请核对", "comments1")]  # fmt: skip


def test_radicals_stay_as_printed(tmp_path):
    assert texts(read(tmp_path, paragraph("⻋⼯"))) == ["⻋⼯"]


CHUNK = '<w:altChunk r:id="{}"/>'
PAGE = """<html><head><meta charset="utf-8"><title>不印</title></head><body><p>说明<s>旧</s></p>
<table><tr><th rowspan=2>甲</th><td>1</td></tr><tr><td>2<br>3</td></tr></table></body></html>"""


@pytest.mark.parametrize("name", ["chunk.htm", "chunk.mht"])
def test_a_web_page_inside_the_file_is_read_where_it_stands(tmp_path, name):
    page = PAGE.encode()
    if name.endswith("mht"):
        head = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        page = head + page
    document = read(tmp_path, paragraph("前") + CHUNK.format(name) + paragraph("后"), {name: page})
    assert texts(document) == ["前", "说明", "后"]
    assert document.tables[0].grid == [["甲", "1"], ["", "2\n3"]]
    assert document.tables[0].places[0].anchor == "c1.t1.r1"
    assert ("text_left_out", "旧", "c1.b1") in told(document)


def test_a_table_of_one_row_on_a_page_inside_the_file_is_a_table(tmp_path):
    page = "<html><body><table><tr><td>车工</td><td>1000</td></tr></table></body></html>".encode()
    document = read(tmp_path, paragraph("前") + CHUNK.format("a.htm"), {"a.htm": page})
    assert document.tables[0].grid == [["车工", "1000"]]


def test_a_word_file_inside_the_file_is_read_with_places_of_its_own(tmp_path):
    inner = write_package(
        tmp_path / "inner.docx", paragraph("里") + table(row("1", "2"))
    ).read_bytes()
    body = table(row(cell(CHUNK.format("inner.docx") + paragraph("外")), "旁")) + CHUNK.format("inner.docx")  # fmt: skip
    document = read(tmp_path, body, {"inner.docx": inner})
    assert [each.grid for each in document.tables] == [
        [["里\n外", "旁"]],
        [["1", "2"]],
        [["1", "2"]],
    ]
    assert [each.place.anchor for each in document.paragraphs] == ["c2.b1"]


@pytest.mark.parametrize(("name", "content"), [("a.rtf", b"{\\rtf1 1000}"), ("missing.htm", None)])
def test_a_part_that_cannot_be_read_is_an_error(tmp_path, name, content):
    parts = {} if content is None else {name: content}
    document = read(tmp_path, paragraph("前") + CHUNK.format(name), parts)
    assert [(each.kind, each.severity) for each in document.issues] == [("part_unread", "error")]


def test_a_page_break_parts_the_words_of_a_paragraph(tmp_path):
    body = paragraph(run("前", inside='<w:br w:type="page"/>') + run("附件1"))
    assert texts(read(tmp_path, body)) == ["前", "附件1"]


def test_tables_nested_deep_are_all_read(tmp_path):
    body = paragraph("底")
    for _ in range(60):
        body = table(row(cell(paragraph("层") + body + paragraph()), "旁"))
    assert len(read(tmp_path, body).tables) == 60


def test_a_file_of_pictures_alone_is_said_to_be_a_scan(tmp_path):
    write_package(tmp_path / "scan.docx", paragraph(picture(16, 24)))
    write_package(
        tmp_path / "blank.docx", paragraph(), {"header1.xml": root("hdr", paragraph("页眉"))}
    )
    with pytest.raises(UserError, match="it is a scan"):
        read_document(tmp_path / "scan.docx")
    with pytest.raises(UserError, match="the Word file has no text"):
        read_document(tmp_path / "blank.docx")


def test_a_large_initial_is_the_first_letter_of_its_word(tmp_path):
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    assert texts(read(tmp_path, paragraph("职", frame) + paragraph("业技能"))) == ["职业技能"]


def test_a_note_that_two_marks_refer_to_is_read_once(tmp_path):
    document = read(
        tmp_path, paragraph(run("甲") + FIRST + run("乙") + FIRST), {"footnotes.xml": NOTES}
    )
    assert texts(document) == ["甲¹乙²", "¹ 另加500元。"]


def picture(wide: float, high: float) -> str:
    placed = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    extent = f'<wp:extent xmlns:wp="{placed}" cx="{wide * 360000:.0f}" cy="{high * 360000:.0f}"/>'
    return run(inside=f"<w:drawing>{extent}<a:blip/></w:drawing>")


EMBEDDED = '<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object>'
OLD_PICTURE = '<w:pict><v:shape style="width:415pt;height:200pt"><v:imagedata/></v:shape></w:pict>'


@pytest.mark.parametrize(
    ("drawn", "kinds"),
    [
        (picture(4.2, 4.2), []),
        (picture(15, 8), ["object_unread"]),
        (picture(16, 24), ["part_unread"]),
        (run(inside=OLD_PICTURE), ["object_unread"]),
        (run(inside=EMBEDDED) + run(inside=EMBEDDED), ["object_unread"]),
    ],
)
def test_a_picture_as_large_as_a_table_is_told_and_one_as_large_as_a_page_is_an_error(
    tmp_path, drawn, kinds
):
    assert [
        each.kind for each in read(tmp_path, paragraph("正文") + paragraph(drawn)).issues
    ] == kinds
