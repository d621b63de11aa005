"""The reader of web pages: encodings, grids, what is hidden or struck, pictures, attachments; and files made to do harm."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.base.errors import UserError
from pipeline.extract import extract_document
from pipeline.model.document import Cause, Document
from pipeline.read import read_document
from pipeline.read.html.encoding import decode_page
from pipeline.read.html.reader import read_page


def page(body: str) -> Document:
    return read_page(f"<html><body>{body}</body></html>".encode(), "notice.html")


def kinds(document: Document) -> list[str]:
    return [issue.kind for issue in document.issues]


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


WORDS = "关于公布职业技能培训补贴目录的通知，焊工1000元"
ENCODED = {
    "UTF-8 that says gb2312": ('<meta charset="gb2312">', "utf-8"),
    "GBK that says UTF-8": ('<meta charset="utf-8">', "gbk"),
    "GB18030 that says gb2312": (
        "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>",
        "gb18030",
    ),
    "GBK that says nothing": ("", "gbk"),
    "UTF-8 with a mark": ("", "utf-8-sig"),
    "UTF-16 with a mark": ('<meta charset="utf-8">', "utf-16"),
    "Big5 that says so": ('<meta charset="big5">', "big5"),
    "a name that is no encoding": ('<meta charset="unicode_escape">', "gbk"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_page_is_read_in_the_encoding_of_its_bytes(name):
    said, encoding = ENCODED[name]
    words = (
        "關於公佈職業技能培訓補貼目錄的通知"
        if encoding == "big5"
        else WORDS + ("喆㐂" if encoding == "gb18030" else "")
    )
    assert decode_page(f"<html>\n{said}<body>{words}".encode(encoding)).endswith(words)


def test_bytes_that_are_no_character_are_told_and_the_rest_is_read():
    data = f"<html><body><p>{WORDS}</p>".encode("gbk") + b"\xff\xff<p>" + WORDS.encode("gbk")
    document = read_page(data, "notice.html")
    assert sum(WORDS in text for text in texts(document)) == 2
    assert kinds(document) == ["text_garbled"]


# What is written, and the grid a browser shows; `_` is covered.
GRIDS = {
    "spans to both sides": (
        "<tr><td rowspan=2>序号<td colspan=2>标准<tr><td>五级<td>四级<tr><td>1<td>1000<td>1200",
        ["序号|标准|_", "_|五级|四级", "1|1000|1200"],
    ),
    "a span to the end of its group": (
        "<tbody><tr><td rowspan=0>A<td>1<tr><td>2</tbody><tbody><tr><td>B<td>3",
        ["A|1", "_|2", "B|3"],
    ),
    "a span beyond the last row": ("<tr><td rowspan=9>A<td>1<tr><td>2", ["A|1", "_|2"]),
    "a title over more columns than there are": (
        "<tr><td colspan=20>目录<tr><td>序号<td>职业<tr><td>1<td>焊工",
        ["目录|_", "序号|职业", "1|焊工"],
    ),
    "rows without cells and blank columns": (
        "<tr><td>序号<td>职业<td>&nbsp;<tr></tr><tr><td>1<td>焊工<td>",
        ["序号|职业", "1|焊工"],
    ),
    "cells without a row": ("<td>序号<td>职业<tr><td>1<td>焊工", ["序号|职业", "1|焊工"]),
    "end tags too many": ("<tr><td>序号</td></td><td>职业</td></tr></tr><tr><td>1</td><td>焊工</td></tr>", ["序号|职业", "1|焊工"]),
    "a form around the rows": ("<form><tr><td>序号<td>职业</tr><tr><td>1<td>焊工</tr></form>", ["序号|职业", "1|焊工"]),
    "the foot before the body": (
        "<thead><tr><th>序号<th>职业</thead><tfoot><tr><td>合计<td>1</tfoot><tbody><tr><td>1<td>焊工",
        ["序号|职业", "1|焊工", "合计|1"],
    ),
    "hidden rows and cells": (
        "<tr><td>序号<td style='display:none'>内部<td>职业<tr style='display: none'><td>0<td><td>钳工<tr><td>1<td hidden>x<td>焊工",
        ["序号|职业", "1|焊工"],
    ),
    "words that run over, as Excel writes them": (
        "<tr><td>序号<td>职业<td>备注<tr><td colspan=2 style='mso-ignore:colspan'>注：见附件<td>无",
        ["序号|职业|备注", "注：见附件||无"],
    ),
    "lines in a cell": ("<tr><td>序<br>号<td><p>焊</p><p>工</p><tr><td>1<td>a b", ["序/号|焊/工", "1|a b"]),
    "overlapping spans": ("<tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d", ["a|b|", "c|_|d"]),
    "a raised mark": ("<tr><td>焊工<td>1000<sup>1</sup><tr><td>电工<td>H<sub>2</sub>O", ["焊工|1000¹", "电工|H₂O"]),
}  # fmt: skip


@pytest.mark.parametrize("name", GRIDS)
def test_a_table_is_the_grid_that_a_browser_shows(name):
    markup, expected = GRIDS[name]
    document = page(f"<p>目录</p><table border=1>{markup}</table><p>完</p>")
    (table,) = document.tables
    owners = table.owners()
    shown = []
    for row in range(len(table.places)):
        cells = []
        for column, cell in enumerate(owners[row]):
            is_start = cell is None or (cell.row, cell.column) == (row, column)
            cells.append(
                ("" if cell is None else cell.text.replace("\n", "/")) if is_start else "_"
            )
        shown.append("|".join(cells))
    assert shown == expected
    assert texts(document) == ["目录", "完"]
    assert set(kinds(document)) <= {"text_left_out"}


# Cells in which nothing hides words; the page may ask for a closer look at them all the same.
PLAIN_CELLS = [
    "焊工", " 焊\n 工 ", "<p>焊工</p>", "<p>焊</p><p>工</p>", "焊<br>工", "<p><span>焊</span> <b>工</b></p>", "a<div>b</div>c",
    "<div> <p>\u3000焊工&nbsp;</p> </div>", "<font>五级</font>至<font>一级</font>", "", "&nbsp;", "<p>甲<p>乙<br><br>丙",
]  # fmt: skip


@pytest.mark.parametrize("cell", PLAIN_CELLS)
def test_a_cell_is_read_alike_whether_or_not_it_needs_a_closer_look(cell):
    """`title` and `role` may mean something, so that such a cell is walked element by element."""
    rows = "<tr><td>序号<td>职业<tr><td>1<td {}>{}</td></tr>"
    plain, looked_at = (
        page(f"<table border=1>{rows.format(mark, cell)}</table>").tables[0].grid
        for mark in ("", 'title="x" role="cell"')
    )
    assert plain == looked_at


def test_a_heading_above_the_text_is_its_title_unless_it_leads_through_the_site():
    """The head of the page, the site's navigation with many parts, a path of links and the title, then the marked text."""
    title = "关于公布补贴目录的通知"
    links = "".join(f"<li><a href=/{n}>栏目{n}</a></li>" for n in range(40))
    head = f"<html><head><title>{title}-某市</title></head><body><nav><ul>{links}</ul></nav>"
    path = "<h2>首页 <a href=/>通知公告</a> 正文内容</h2>"
    text = f"<div class=TRS_Editor><p>{WORDS * 3}。</p></div>"
    shown = read_page(f"{head}{path}<h2>{title}</h2>{text}".encode(), "notice.html")
    assert texts(shown)[0] == title
    hidden = read_page(f"{head}{path}{text}".encode(), "notice.html")
    assert texts(hidden)[0].endswith(title)
    assert hidden.paragraphs[0].kind == "about"
    assert "正文内容" not in "".join(texts(shown) + texts(hidden))


def test_words_between_rows_stand_before_the_table_as_a_browser_shows_them():
    document = page(
        "<table border=1><caption>表一</caption><tr><td>1<td>2</td></tr>单位：元<tr><td>3<td>4</table>"
    )
    assert texts(document) == ["表一", "单位：元"]
    assert document.tables[0].grid == [["1", "2"], ["3", "4"]]


def test_of_tables_within_tables_the_innermost_holds_the_data():
    inner = "<table><tr><td>序号<td>职业</tr><tr><td>1<td>焊工</tr></table>"
    outer = f"<table border=0><tr><td>左</td><td><table><tr><td><p>正文</p>{inner}</td></tr></table></td></tr></table>"
    document = page(outer)
    assert [table.grid for table in document.tables] == [[["序号", "职业"], ["1", "焊工"]]]
    assert texts(document) == ["左", "正文"]


def test_a_small_table_in_a_cell_stands_behind_the_table_it_is_in():
    inner = "<table border=1><tr><td>五级<td>1000<tr><td>四级<td>1200</table>"
    document = page(
        f"<table border=1><tr><td>1<td>焊工<td>{inner}</td><tr><td>2<td>电工<td>见上</table>"
    )
    assert [table.grid for table in document.tables] == [
        [["1", "焊工", ""], ["2", "电工", "见上"]],
        [["五级", "1000"], ["四级", "1200"]],
    ]


def test_places_are_counted_below_each_heading():
    document = page(
        "<p>a</p><h1>甲</h1><p>b</p><table border=1><tr><td>1<td>2</table><h2>乙</h2><p>c</p><p>d"
    )
    assert [p.place.anchor for p in document.paragraphs] == [
        "b1",
        "h1",
        "h1.b1",
        "h2",
        "h2.b1",
        "h2.b2",
    ]
    assert document.tables[0].places[0].anchor == "h1.t1.r1"


LEFT_OUT = {
    "<p style='display:none'>隐藏</p>": Cause.HIDDEN,
    "<p hidden>隐藏</p>": Cause.HIDDEN,
    "<p><span style='mso-hide:all'>隐藏</span></p>": Cause.HIDDEN,
    "<style>.no, #no {display : none}</style><p class='a no'>隐藏</p>": Cause.HIDDEN,
    "<p><s>隐藏</s></p>": Cause.STRUCK,
    "<p><span style='text-decoration:line-through'>隐藏</span></p>": Cause.STRUCK,
    "<p><ruby>工<rt>隐藏</rt></ruby></p>": Cause.RUBY,
}


@pytest.mark.parametrize("markup", LEFT_OUT)
def test_words_that_nobody_sees_are_left_out_and_told(markup):
    document = page(f"<p>正文第一段，说明情况。</p>{markup}<p>末段。</p>")
    assert [(item.cause, item.text) for item in document.left_out] == [(LEFT_OUT[markup], "隐藏")]
    assert kinds(document) in (["text_left_out"], ["text_set_aside"])
    assert "隐藏" not in "".join(texts(document))


def test_rules_for_print_hide_nothing_and_scripts_are_no_words():
    document = page(
        "<style>@media print { .a {display:none} }</style><script>var a='<p>x</p>';</script><p class=a>正文</p>"
    )
    assert (texts(document), document.issues) == (["正文"], ())


LISTS = {
    "<ol><li>甲<li>乙</ol>": ["1.甲", "2.乙"],
    "<ol start=3 type=a><li>甲<li value=5>乙</ol>": ["c.甲", "e.乙"],
    "<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>": ["一、甲", "二、乙"],
    "<ol style='list-style:none'><li>甲<li>乙</ol>": ["甲", "乙"],
    "<ol><li>1.甲<li>（二）乙</ol>": ["1.甲", "（二）乙"],
    "<ul><li>甲<li>乙</ul>": ["甲", "乙"],
    "<link rel=stylesheet href=a.css><ol><li>甲<li>乙</ol>": ["甲", "乙"],
}


@pytest.mark.parametrize("markup", LISTS)
def test_numbers_that_the_browser_writes_are_read(markup):
    document = page(markup)
    assert (texts(document), document.issues) == (LISTS[markup], ())


def test_a_table_set_as_a_picture_is_told():
    text = "<p>现将目录公布如下，请遵照执行。</p>" * 20
    assert kinds(page(f"{text}<p><img src='a/W020240506.png' width=800></p>")) == [
        "web_picture_unread"
    ]
    assert kinds(page("<p>目录</p><p><img src='W020240506.png'></p>")) == ["pictures_only"]
    assert kinds(page(f"{text}<img src='/images/icon_xls.gif'><img src=a.png width=16>")) == []


def test_the_files_that_a_page_offers_are_listed():
    document = page(
        "<p>附件：<a href='./P020240506.xls'>1.目录.xls</a></p><p><a href='/download.jsp?id=3&file=%E8%A1%A8.docx'>附件2</a></p>"
        "<p><a href='javascript:void(0)'>附件3</a> <a href='/next.html'>下一页</a></p><iframe src='viewer/a.pdf'></iframe>"
    )
    assert [(a.text, a.address) for a in document.attachments] == [
        ("1.目录.xls", "./P020240506.xls"),
        ("附件2", "/download.jsp?id=3&file=%E8%A1%A8.docx"),
        ("a.pdf", "viewer/a.pdf"),
    ]


def mht(parts: list[tuple[str, str, str]], path: Path) -> Path:
    """A web archive: (address, encoding, markup) of each page."""
    message = EmailMessage()
    message["Subject"] = "notice"
    message.make_related()
    for address, encoding, markup in parts:
        message.add_related(markup.encode(encoding), "text", "html", cte="quoted-printable")
        part = message.get_payload()[-1]
        part.set_param("charset", encoding)
        part["Content-Location"] = address
    path.write_bytes(message.as_bytes())
    return path


def test_the_pages_of_a_web_archive_are_read_in_order(tmp_path):
    pages = [
        (
            "file:///C:/book.htm",
            "gb2312",
            "<html><frameset><frame src=sheet001.htm></frameset></html>",
        ),
        (
            "file:///C:/tabstrip.htm",
            "gb2312",
            "<html><body><table><tr><td>甲<td>乙</table></body></html>",
        ),
        ("file:///C:/sheet001.htm", "gb2312", "<html><body><p>第一</p></body></html>"),
        (
            "file:///C:/sheet002.htm",
            "utf-8",
            "<html><body><table border=1><tr><td>焊工<td>1000</table></body></html>",
        ),
    ]
    document = read_document(mht(pages, tmp_path / "notice.doc"))
    assert document.format == "mht"
    assert [p.text for p in document.paragraphs] == ["第一"]
    assert document.tables[0].places[0].anchor == "f2.t1.r1"


HOSTILE = {
    "nested too deeply": ("<div>" * 50_000 + "焊工", "nested more deeply"),
    "tables nested too deeply": ("<table><tr><td>" * 50_000 + "焊工", "nested more deeply"),
    "spans of a million columns": ("<table border=1><tr>" + "<td colspan=1000>1</td>" * 1000 + "</table>", "a table of 1 rows and 2,000 columns"),
    "more tags than a page has": ("<p>" * 4_000_001, "4,000,005 tags"),
    "no words": ("<p> </p><script>1</script>", "no text"),
    "all hidden": ("<p style='display:none'>焊工</p>", "no text"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_made_to_do_harm_is_one_line(name, tmp_path):
    markup, said = HOSTILE[name]
    path = tmp_path / "notice.html"
    path.write_text(f"<html><body>{markup}</body></html>", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_document(path)
    en, zh = caught.value.words
    assert said in en
    assert en != zh
    assert "\n" not in en + zh


def test_entities_and_addresses_outside_are_never_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    head = f'<!DOCTYPE html [<!ENTITY a "焊工&b;&b;"><!ENTITY b "&a;"><!ENTITY c SYSTEM "{secret.as_uri()}">]>'
    document = read_page(
        f"{head}<html><body><p>&a;&c;正文</p><img src='{secret.as_uri()}'></body></html>".encode(),
        "a.html",
    )
    assert "机密" not in "".join(texts(document))


ARCHIVE = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset="{}"\r\n\r\n{}\r\n--x--'  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312"])
def test_quoted_printable_that_an_archive_does_not_declare_is_read(encoding, tmp_path):
    words = "".join(f"={byte:02X}" for byte in "车工1000元".encode(encoding))
    page = f"<p class=3D'a'>{words[:18]}=\r\n{words[18:]}</p>"
    (tmp_path / "notice.doc").write_bytes(ARCHIVE.format(encoding, page).encode())
    [block] = read_document(tmp_path / "notice.doc").blocks
    assert block.text == "车工1000元"


def test_a_page_of_an_archive_that_is_not_quoted_stays_as_it_is(tmp_path):
    page = "<p><a href=x>a=B5=E7</a> x==y</p>"
    (tmp_path / "notice.mht").write_bytes(ARCHIVE.format("utf-8", page).encode())
    [block] = read_document(tmp_path / "notice.mht").blocks
    assert block.text == "a=B5=E7 x==y"


def test_a_web_archive_of_many_parts_is_one_line(tmp_path):
    (tmp_path / "a.mht").write_bytes(
        b"MIME-Version: 1.0\r\n" + b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n" * 600
    )
    with pytest.raises(UserError, match="more than 500 parts"):
        read_document(tmp_path / "a.mht")


PIECES = st.sampled_from(
    ["<p>", "</p>", "<td>", "</td>", "<tr>", "</tr>", "<table border=1>", "</table>", "<div>", "</div>", "<b>", "</span>", "<br>", "焊工", "1000",
     "&nbsp;", "&lt;", "<", ">", "\"", "<!-- x -->", "<th rowspan=2>", "<td colspan=3>", "<li>", "<ol>", "</ol>", "<h2>", "<sup>2</sup>", "。"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40))
def test_no_word_of_a_broken_page_is_lost(pieces):
    document = page("开头" + "".join(pieces))
    assert "text_lost" not in kinds(document)


BESIDE = "答：每名学员一年内最多申领2次，超过的不予受理。"


def test_a_sentence_with_numbers_beside_the_marked_text_is_told_and_unread():
    marked = f"<div class=TRS_Editor><p>{WORDS * 3}。</p></div>"
    around = "<div class=x>主办：某某办公室</div><div class=y>点击2次。</div>"
    document = page(f"{marked}<section><h3>解读</h3><p>{BESIDE}</p></section>{around}")
    assert [item.text for item in document.left_out if item.cause is Cause.BESIDE] == [BESIDE]
    assert "text_left_out" in kinds(document)
    _, found = extract_document(document)
    assert [(f.place.anchor, f.fate, f.printed) for f in found.fates if "site" in f.place.anchor] == [
        ("site.b1", "unread", BESIDE)
    ]  # fmt: skip
