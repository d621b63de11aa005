"""What the readers promise: one grid contract for DOCX, PDF and text, each trap by its name."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Paragraph, Table
from pipeline.read import read_document
from pipeline.text import find_dates, join_lines, parse_numeral, strip_litter
from tests.recipes.document import Notice, PageBreak, grid
from tests.recipes.document import Paragraph as Line
from tests.recipes.write_docx import write_docx
from tests.recipes.write_pdf import write_pdf

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def cell(text: str = "", properties: str = "", inner: str = "") -> str:
    runs = f"<w:r><w:t>{escape(text)}</w:t></w:r>" if text else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{runs}{inner}</w:p></w:tc>"


def table_of(tmp_path: Path, *rows: str) -> Table:
    """The first table read from a DOCX whose rows are written as XML."""
    document = docx.Document()
    xml = f"<w:tbl {W} {MC}>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    document.element.body.insert(0, parse_xml(xml))
    document.save(str(tmp_path / "notice.docx"))
    return read_document(tmp_path / "notice.docx").tables[0]


RESTART, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_a_vertical_merge_is_one_cell_with_its_span(tmp_path):
    table = table_of(
        tmp_path,
        cell("A", RESTART) + cell("1"),
        cell("", GO_ON) + cell("2"),
        cell("", GO_ON) + cell("3"),
    )
    assert table.grid == [["A", "1"], ["", "2"], ["", "3"]]
    assert table.cells[0].row_span == 3


def test_a_horizontal_merge_covers_the_columns_it_spans(tmp_path):
    table = table_of(
        tmp_path,
        cell("a", '<w:gridSpan w:val="2"/>') + cell("b"),
        cell("1") + cell("2") + cell("3"),
    )
    assert table.grid == [["a", "", "b"], ["1", "2", "3"]]
    assert table.owners()[0][1] is table.cells[0]


def test_columns_before_the_first_cell_are_left_free(tmp_path):
    table = table_of(
        tmp_path, cell("1") + cell("2"), '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("3")
    )
    assert table.grid == [["1", "2"], ["", "3"]]


def test_paragraphs_of_a_cell_are_lines(tmp_path):
    two = "<w:tc><w:p><w:r><w:t>车工</w:t></w:r></w:p><w:p><w:r><w:t>铣工</w:t></w:r></w:p></w:tc>"
    assert table_of(tmp_path, two + cell("x")).grid == [["车工\n铣工", "x"]]


def test_tracked_changes_are_accepted(tmp_path):
    changed = (
        '<w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>新</w:t></w:r></w:ins>'
    )
    assert table_of(tmp_path, cell(inner=changed) + cell("x")).grid == [["新", "x"]]


def test_bookmarks_leave_no_trace_in_the_words(tmp_path):
    marked = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r><w:t>快件处理员</w:t></w:r><w:bookmarkEnd w:id="0"/>'
    assert table_of(tmp_path, cell(inner=marked) + cell("x")).grid == [["快件处理员", "x"]]


def test_a_nested_table_is_a_table_of_its_own_behind_its_cell(tmp_path):
    nested = f"<w:tbl><w:tr>{cell('里')}{cell('1')}</w:tr></w:tbl>"
    outer = f"<w:tc><w:p><w:r><w:t>外</w:t></w:r></w:p>{nested}<w:p/></w:tc>"
    table_of(tmp_path, outer + cell("x"))
    assert [t.grid for t in read_document(tmp_path / "notice.docx").tables] == [
        [["外", "x"]],
        [["里", "1"]],
    ]


def test_words_of_a_text_box_are_read_once(tmp_path):
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent>"
    choice = f'<mc:AlternateContent {MC}><mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    document.element.body.insert(0, parse_xml(f"<w:p {W} {MC}><w:r>{choice}</w:r></w:p>"))
    document.save(str(tmp_path / "notice.docx"))
    assert [p.text for p in read_document(tmp_path / "notice.docx").paragraphs] == ["框内文字"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_text_exports_are_read_in_every_encoding_that_offices_use(tmp_path, encoding):
    (tmp_path / "notice.txt").write_bytes("关于补贴的通知\n序号\t职业\n1\t车工\n".encode(encoding))
    document = read_document(tmp_path / "notice.txt")
    assert document.paragraphs[0].text == "关于补贴的通知"
    assert document.tables[0].grid == [["序号", "职业"], ["1", "车工"]]


def test_a_cell_of_a_text_export_goes_on_in_lines_without_a_tab_even_after_an_empty_one(tmp_path):
    text = "\t类别\n\t项目\n\t金额\n\n\t创业\n\n培训\n\tSYB\n培训\n\t1000\n"
    (tmp_path / "notice.txt").write_text(text, encoding="utf-8")
    assert read_document(tmp_path / "notice.txt").tables[0].grid[1] == [
        "创业\n培训",
        "SYB\n培训",
        "1000",
    ]


def test_a_title_between_two_tables_of_a_text_export_is_no_part_of_a_cell(tmp_path):
    text = "\t序号\n\t职业\n\n\t1\n\t车工\n\n\n下一张目录\n\t序号\n\t职业\n\n\t2\n\t铣工\n"
    (tmp_path / "notice.txt").write_text(text, encoding="utf-8")
    blocks = read_document(tmp_path / "notice.txt").blocks
    assert [type(block) for block in blocks] == [Table, Paragraph, Table]


def test_conversion_litter_is_taken_out_and_remembered_with_its_place(tmp_path):
    (tmp_path / "notice.txt").write_text(
        "序号\t职业\n1\t[bookmark: _GoBack]车工\n--------\t--\n", encoding="utf-8"
    )
    document = read_document(tmp_path / "notice.txt")
    assert document.tables[0].grid == [["序号", "职业"], ["1", "车工"]]
    assert [(litter.tag, litter.place.anchor) for litter in document.litter] == [
        ("[bookmark: _GoBack]", "l2"),
        ("--------\t--", "l3"),
    ]


LONG = "\n".join(["序号 | 职业", *(f"{n} | 职业{n}" for n in range(1, 120))])


def test_a_table_over_pages_is_one_table_with_its_repeated_heads_marked(tmp_path):
    write_pdf(Notice([Line("目录"), grid(LONG)]), tmp_path / "notice.pdf")
    document = read_document(tmp_path / "notice.pdf")
    (table,) = document.tables
    heads = [row for row, words in enumerate(table.grid) if words == ["序号", "职业"]]
    assert (document.pages or 0) > 2
    assert sorted(table.repeated) == heads[1:]
    assert [words[1] for n, words in enumerate(table.grid) if n not in heads] == [
        f"职业{n}" for n in range(1, 120)
    ]


def test_each_row_knows_its_page_and_each_cell_its_box(tmp_path):
    write_pdf(Notice([Line("目录"), grid(LONG)]), tmp_path / "notice.pdf")
    (table,) = read_document(tmp_path / "notice.pdf").tables
    assert table.places[0].anchor == "p1.t1.r1"
    assert table.places[-1].page == read_document(tmp_path / "notice.pdf").pages
    assert all(cell.bbox and cell.page for cell in table.cells)


def test_page_numbers_are_told_apart_from_the_text(tmp_path):
    write_pdf(
        Notice([Line("第一页的话。"), PageBreak(), Line("第二页的话。")]), tmp_path / "notice.pdf"
    )
    kinds = {
        p.text.replace(" ", ""): p.kind for p in read_document(tmp_path / "notice.pdf").paragraphs
    }
    assert kinds["—1—"] == kinds["—2—"] == "running"
    assert kinds["第一页的话。"] == "text"


def test_two_formats_of_one_recipe_give_the_same_grid(tmp_path):
    notice = Notice([grid("类别 | 级别 | 金额\nA类 | 初级 | 1000\n^ | 中级 | 1500\nB类 | < | 800")])
    write_docx(notice, tmp_path / "notice.docx")
    write_pdf(notice, tmp_path / "notice.pdf")
    word, page = (read_document(tmp_path / f"notice.{form}").tables[0] for form in ("docx", "pdf"))
    assert word.grid == page.grid
    spans = [
        [(c.row, c.column, c.row_span, c.column_span) for c in table.cells]
        for table in (word, page)
    ]
    assert sorted(spans[0]) == sorted(spans[1])


@given(st.integers(0, 9999))
def test_chinese_numerals_are_read_as_they_are_written(number):
    digits, units = "零一二三四五六七八九", ["", "十", "百", "千"]
    written, pending = "", False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        pending = pending or (digit == 0 and bool(written))
        if digit:
            written += ("零" if pending else "") + digits[digit] + units[power]
            pending = False
    assert parse_numeral(written or "零") == number


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2023 年 4 月 21 日", ["2023-04-21"]),
        ("二〇二三年九月十八日", ["2023-09-18"]),
        ("2023年2月30日", []),
        ("13年4月1日", []),
    ],
)
def test_dates_are_read_in_any_spacing_and_impossible_ones_are_none(text, dates):
    assert [day.isoformat() for day in find_dates(text)] == dates


def test_wrapped_lines_join_with_nothing_but_between_latin_words():
    assert join_lines(["职业技能", "等级"]) == "职业技能等级"
    assert join_lines(["4", "-09", "-02"]) == "4-09-02"
    assert join_lines(["Harmony", "OS"]) == "Harmony OS"


@given(st.text(alphabet="车工<>p/b[]:_", max_size=30))
def test_litter_never_takes_words_with_it(text):
    clean, tags = strip_litter(text)
    assert [c for c in clean if c in "车工"] == [c for c in text if c in "车工"]
    assert len(clean) + sum(map(len, tags)) == len(text)
