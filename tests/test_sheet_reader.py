"""The reader of workbooks: cells as displayed, what is hidden or beside them told, tables parted as they are seen; and files made
to do harm."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, Side

from pipeline.base.errors import UserError
from pipeline.model.document import Cause, Document, GridCells, Table
from pipeline.read import read_document
from pipeline.read.sheet import blocks
from pipeline.read.sheet.xlsx_cells import decode

HEAD = ["序号", "职业", "标准"]
ROWS = [[1, "焊工", 1000], [2, "电工", 1200]]
RULED = Border(*[Side(style="thin")] * 4)


def saved(path: Path, fill: Callable[[Any], None]) -> Document:
    """A workbook of one sheet, filled and read."""
    book = Workbook()
    fill(book.active)
    book.save(path / "notice.xlsx")
    return read_document(path / "notice.xlsx")


def rows(sheet: Any, top: int, left: int, values: list[list[Any]], is_ruled: bool = False) -> None:
    for row, cells in enumerate(values):
        for column, value in enumerate(cells):
            cell = sheet.cell(top + row, left + column, value)
            if is_ruled:
                cell.border = RULED


def shown(document: Document) -> list[Any]:
    """Lines, and the grids of tables."""
    return [
        block.grid if isinstance(block, Table) else block.text
        for block in document.blocks
        if isinstance(block, Table) or block.kind != "running"
    ]


GRID = [["序号", "职业", "标准"], ["1", "焊工", "1000"], ["2", "电工", "1200"]]


def test_a_title_over_the_width_a_table_and_a_note_below(tmp_path):
    def fill(sheet: Any) -> None:
        rows(
            sheet,
            1,
            1,
            [["补贴标准目录"], ["单位：元", None, "2024年"], HEAD, *ROWS, ["注：本目录动态调整。"]],
        )
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("A6:C6")

    document = saved(tmp_path, fill)
    assert shown(document) == [
        "补贴标准目录",
        [["单位：元", "", "2024年"], *GRID],
        "注：本目录动态调整。",
    ]
    assert document.tables[0].places[1].anchor == "s1.r3"


def test_rules_tell_what_belongs_to_a_table(tmp_path):
    def fill(sheet: Any) -> None:
        rows(sheet, 1, 1, [["填报单位：", None, "单位：元"]])
        rows(sheet, 2, 1, [HEAD, ROWS[0], [None] * 3, ROWS[1]], is_ruled=True)
        rows(sheet, 6, 1, [["注：见通知"], ["附件2"]])
        rows(sheet, 8, 1, [HEAD, *ROWS], is_ruled=True)

    blank = [GRID[0], GRID[1], ["", "", ""], GRID[2]]
    assert shown(saved(tmp_path, fill)) == [
        "填报单位：",
        "单位：元",
        blank,
        "注：见通知",
        "附件2",
        GRID,
    ]


def test_blank_rows_and_columns_part_tables(tmp_path):
    def fill(sheet: Any) -> None:
        rows(sheet, 2, 2, [HEAD, *ROWS])
        rows(sheet, 2, 6, [HEAD, *ROWS])
        rows(sheet, 8, 2, [HEAD, *ROWS])

    document = saved(tmp_path, fill)
    assert shown(document) == [GRID, GRID, GRID]
    assert [table.places[0].anchor for table in document.tables] == ["s1.r2", "s1.r2.c6", "s1.r8"]


def test_a_head_that_stands_apart_from_its_list_belongs_to_it(tmp_path):
    document = saved(tmp_path, lambda sheet: (rows(sheet, 1, 1, [HEAD]), rows(sheet, 3, 1, ROWS)))
    assert [row for row in document.tables[0].grid if any(row)] == GRID


def test_merged_cells_keep_their_spans_and_cover_the_rest(tmp_path):
    def fill(sheet: Any) -> None:
        rows(sheet, 1, 1, [["序号", "标准", None], [None, "五级", "四级"], [1, 1000, 1200]])
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")

    (table,) = saved(tmp_path, fill).tables
    assert table.grid == [["序号", "标准", ""], ["", "五级", "四级"], ["1", "1000", "1200"]]
    assert [(c.text, c.row_span, c.column_span) for c in table.cells[:2]] == [
        ("序号", 2, 1),
        ("标准", 1, 2),
    ]


def test_hidden_rows_columns_and_sheets_are_left_out_and_told(tmp_path):
    book = Workbook()
    sheet = book.active
    rows(
        sheet,
        1,
        1,
        [
            ["序号", "内部", "职业", "标准"],
            [1, "甲", "焊工", 1000],
            [9, "乙", "钳工", 900],
            [2, "丙", "电工", 1200],
        ],
    )
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    other = book.create_sheet("底稿")
    other["A1"], other.sheet_state = "草稿", "veryHidden"
    book.save(tmp_path / "a.xlsx")
    document = read_document(tmp_path / "a.xlsx")
    assert shown(document) == [GRID]
    assert [(item.cause, item.text) for item in document.left_out] == [
        (Cause.HIDDEN, text) for text in ("甲", "9", "乙", "钳工", "900", "丙", "草稿")
    ]  # fmt: skip
    assert [(issue.kind, issue.place.anchor) for issue in document.issues] == [
        ("text_left_out", "s1"),
        ("text_left_out", "s2"),
    ]


def test_values_are_read_as_they_are_displayed(tmp_path):
    formats = [
        (1000, "General"),
        (22, "00000"),
        (0.3, "0%"),
        (45000, "yyyy/m/d"),
        (1200, '#,##0"元"'),
        (0.4177, "0.00_);[Red]"),
        (True, "General"),
    ]

    def fill(sheet: Any) -> None:
        rows(
            sheet,
            1,
            1,
            [
                ["序号"] * 7,
                [value for value, _ in formats],
                ["0022", " 焊 工\n（含） ", "", None, "=A2", "x", "y"],
            ],
        )
        for column, (_, code) in enumerate(formats, 1):
            sheet.cell(2, column).number_format = code

    document = saved(tmp_path, fill)
    assert document.tables[0].grid[1] == [
        "1000",
        "00022",
        "30%",
        "2023/3/15",
        "1,200元",
        "0.42",
        "TRUE",
    ]
    assert document.tables[0].grid[2] == ["0022", "焊 工\n（含）", "", "", "", "x", "y"]
    assert [(issue.kind, issue.printed) for issue in document.issues] == [
        ("formula_without_value", "E3")
    ]


def test_words_struck_out_raised_and_noted_are_told_apart(tmp_path):
    def fill(sheet: Any) -> None:
        rows(sheet, 1, 1, [HEAD, *ROWS])
        old, mark = InlineFont(strike=True), InlineFont(vertAlign="superscript")
        sheet["C2"] = CellRichText(TextBlock(old, "900"), "1000", TextBlock(mark, "1"))
        sheet["B3"].font = Font(strike=True)
        sheet["B2"].comment = Comment("内部说明", "某科")
        sheet.oddHeader.center.text = "附件1"

    document = saved(tmp_path, fill)
    assert document.tables[0].grid == [GRID[0], ["1", "焊工", "1000¹"], ["2", "", "1200"]]
    assert {(item.cause, item.text) for item in document.left_out} == {
        (Cause.STRUCK, "900"), (Cause.STRUCK, "电工"), (Cause.COMMENT, "内部说明"), (Cause.HEADER, "附件1"),
    }  # fmt: skip
    assert "text_lost" not in {issue.kind for issue in document.issues}


NAMES = {"紧缺职业": "sheet", "Sheet1": "running", "工作表 2": "running", "补贴标准目录": "running"}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_sheet_is_a_caption_where_it_says_something(tmp_path, name):
    def fill(sheet: Any) -> None:
        sheet.title = name
        rows(sheet, 1, 1, [["补贴标准目录"], HEAD, *ROWS])

    first = saved(tmp_path, fill).paragraphs[0]
    assert (first.text, first.kind, first.place.anchor) == (name, NAMES[name], "s1")


PARTS = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": '<Relationships xmlns="r"><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="m" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" r:id="s"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="r"><Relationship Id="s" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def package(path: Path, sheet: str, **more: str) -> Path:
    """A workbook of parts written by hand; `more` are parts by name (`/` as `__`)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "xl/worksheets/sheet1.xml": sheet, **more}.items():
            archive.writestr(name.replace("__", "/"), text)
    return path


WAYS = {
    "as programs write it": '<worksheet xmlns="m"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>焊工</t></is></c><c r="B1"><v>1000</v></c></row></sheetData></worksheet>',
    "with prefixes and other order": '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr" r="A1"><x:is><x:t>焊工</x:t></x:is></x:c><x:c r="B1" cm="1"><x:v>1000</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    "without references": '<worksheet xmlns="m"><sheetData><row><c t="inlineStr"><is><t>焊工</t></is></c><c><v>1000</v></c></row></sheetData></worksheet>',
    "in CDATA and entities": '<worksheet xmlns="m"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[焊工]]></t></is></c><c r="B1"><f>A1&lt;2</f><v>1000</v></c></row></sheetData></worksheet>',
    "in runs": '<worksheet xmlns="m"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><r><t>焊</t></r><r><t>&#24037;</t></r></is></c><c r="B1" t="str"><f>1</f><v>1000</v></c></row></sheetData></worksheet>',
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_cells_are_read_however_their_part_is_written(tmp_path, way):
    document = read_document(package(tmp_path / "a.xlsx", WAYS[way]))
    assert shown(document) == ["焊工", "1000"]
    assert document.issues == ()


def test_what_a_sheet_holds_beside_its_cells_is_read_or_told(tmp_path):
    drawing = '<d xmlns="d"><sp><p><r><t>文本框</t></r></p></sp><pic/></d>'
    path = package(
        tmp_path / "a.xlsx",
        WAYS["as programs write it"],
        xl__worksheets__drawing1_xml="",
        **{
            "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships xmlns="r"><Relationship Id="d" Type="x/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
            "xl/drawings/drawing1.xml": drawing,
        },
    )
    document = read_document(path)
    assert document.paragraphs[-1].text == "文本框"
    assert document.paragraphs[-1].place.anchor == "s1.x1"
    assert [issue.kind for issue in document.issues] == ["web_picture_unread"]


def cell(reference: str, value: str = "1") -> str:
    row = re.sub(r"\D", "", reference)
    return f'<row r="{row}"><c r="{reference}"><v>{value}</v></c></row>'


def sheet(body: str, after: str = "") -> str:
    return f'<worksheet xmlns="m"><sheetData>{body}</sheetData>{after}</worksheet>'


def test_two_cells_at_the_ends_of_the_sheet_are_two_lines(tmp_path):
    document = read_document(
        package(tmp_path / "a.xlsx", sheet(cell("A1") + cell("XFD1048576", "2")))
    )
    assert [p.text for p in document.paragraphs if p.kind == "text"] == ["1", "2"]


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
MANY_MERGES = (
    "<mergeCells>"
    + "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, 400))
    + "</mergeCells>"
)
HOSTILE: dict[str, tuple[dict[str, str], str]] = {
    "entities": ({"xl/worksheets/sheet1.xml": BOMB + sheet("&b;")}, "declares a document type"),
    "entities in the shared texts": (
        {
            "xl/_rels/workbook.xml.rels": PARTS["xl/_rels/workbook.xml.rels"].replace("</Rel", '<Relationship Id="t" Type="x/sharedStrings" Target="t.xml"/></Rel'),
            "xl/t.xml": BOMB + "<sst/>",
        },
        "declares a document type",
    ),
    "cut short": ({"xl/worksheets/sheet1.xml": '<worksheet xmlns="m"><sheetData><row'}, "is damaged"),
    "no cells": ({"xl/worksheets/sheet1.xml": sheet("")}, "no words that are shown"),
    "a part of 300 MB": ({"xl/worksheets/sheet1.xml": sheet(" " * 300_000_000)}, "unpacks to 286 MB"),
    "a text that is stored once and shown in many cells": (
        {
            "xl/_rels/workbook.xml.rels": PARTS["xl/_rels/workbook.xml.rels"].replace("</Rel", '<Relationship Id="t" Type="x/sharedStrings" Target="t.xml"/></Rel'),
            "xl/t.xml": f"<sst xmlns='m'><si><t>{'车' * 15_000}</t></si></sst>",
            "xl/worksheets/sheet1.xml": sheet("".join(f'<c r="A{n}" t="s"><v>0</v></c>' for n in range(1, 3_001))),
        },
        "the cells show 45,000,000 characters",
    ),
    "a list of 70,000 rows": ({"xl/worksheets/sheet1.xml": sheet("".join(cell(f"A{n}") for n in range(1, 70_001)))}, "more than 65,536 rows"),
    "merges over everything": ({"xl/worksheets/sheet1.xml": sheet(cell("A1") + cell("XFD9000"), MANY_MERGES)}, "merged cells over"),
    "sheets that refer to themselves": (
        {"xl/_rels/workbook.xml.rels": PARTS["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1.xml", "workbook.xml")},
        "no words that are shown",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_workbook_made_to_do_harm_is_one_line(tmp_path, name):
    parts, said = HOSTILE[name]
    path = package(tmp_path / "notice.xlsx", **{"sheet": WAYS["as programs write it"], **parts})
    with pytest.raises(UserError) as caught:
        read_document(path)
    en, zh = caught.value.words
    assert said in en
    assert en != zh
    assert "\n" not in en + zh


def test_links_outside_and_macros_are_never_followed(tmp_path):
    book = io.BytesIO()
    source = Workbook()
    source.active["A1"], source.active["B1"], source.active["B2"] = (
        "焊工",
        1000,
        '=HYPERLINK("http://127.0.0.1/","x")',
    )
    source.save(book)
    path = tmp_path / "notice.xlsm"
    path.write_bytes(book.getvalue())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
        archive.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    assert "1000" in str(shown(read_document(path)))


@pytest.mark.parametrize("ending", ["xls", "et"])
@pytest.mark.parametrize("size", [8, 512, 700, 4096])
def test_an_old_workbook_cut_short_is_one_line(tmp_path, size, ending):
    data = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(600)
        + "Workbook".encode("utf-16-le")
        + bytes(4000)
    )
    path = tmp_path / f"notice.{ending}"
    path.write_bytes(data[:size])
    with pytest.raises(UserError) as caught:
        read_document(path)
    assert "\n" not in caught.value.words.zh


@pytest.mark.parametrize(
    ("written", "shown"),
    [("&#28938;&#x5DE5; &lt;1&gt; &amp;", "焊工 <1> &"), ("&#1114112;x", "\ufffdx"), ("&#xD800;", "\ufffd"), ("&nbsp;", "&nbsp;")],
)  # fmt: skip
def test_characters_by_their_numbers_are_read(written, shown):
    assert decode(written.encode()) == shown


def spreadsheet(path: Path, table: str, head: str = "") -> Path:
    """An .ods of one table, written by hand."""
    names = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{key}:1.0"'
        for key in ("office", "table", "text", "style")
    )
    content = f"{head}<office:document-content {names}><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


def test_an_open_document_table_is_read_with_spans_repeats_notes_and_hidden_rows(tmp_path):
    def td(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    table = (
        '<table:table table:name="目录"><table:table-column table:number-columns-repeated="3"/>'
        f"<table:table-row>{td('序号', chr(39).join(['table:number-rows-spanned=', '2', '']))}{td('标准', 'table:number-columns-spanned=' + chr(39) + '2' + chr(39))}<table:covered-table-cell/></table:table-row>"
        f"<table:table-row><table:covered-table-cell/>{td('五级')}{td('四级')}</table:table-row>"
        f"<table:table-row table:visibility='collapse'>{td('9')}{td('8')}{td('7')}</table:table-row>"
        f"<table:table-row>{td('1')}<table:table-cell table:number-columns-repeated='2'><office:annotation><text:p>备</text:p></office:annotation><text:p>1<text:s/>000</text:p></table:table-cell></table:table-row>"
        "<table:table-row table:number-rows-repeated='1048570'><table:table-cell table:number-columns-repeated='16384'/></table:table-row></table:table>"
    )
    document = read_document(spreadsheet(tmp_path / "a.ods", table))
    assert shown(document) == [
        "目录",
        [["序号", "标准", ""], ["", "五级", "四级"], ["1", "1 000", "1 000"]],
    ]
    assert {item.cause for item in document.left_out} == {Cause.HIDDEN, Cause.COMMENT}
    assert "text_lost" not in {issue.kind for issue in document.issues}


@pytest.mark.parametrize(
    ("table", "head", "said"),
    [
        ("<table:table><table:table-row table:number-rows-repeated='1000000'><table:table-cell table:number-columns-repeated='16384'><text:p>1</text:p></table:table-cell></table:table-row></table:table>", "", "is no notice"),
        ("<table:table/>", BOMB, "declares a document type"),
        ("<table:table/>", "", "no words that are shown"),
    ],
)  # fmt: skip
def test_an_open_document_made_to_do_harm_is_one_line(tmp_path, table, head, said):
    with pytest.raises(UserError, match=said):
        read_document(spreadsheet(tmp_path / "a.ods", table, head))


def test_words_that_do_not_come_into_the_table_are_told(tmp_path, monkeypatch):
    """The law holds the table against the sheet: a reader that loses a cell of the grid is found out."""

    def losing(rows: tuple[tuple[str, ...], ...]) -> GridCells:
        return GridCells((*rows[:-1], ("", *rows[-1][1:])))

    monkeypatch.setattr(blocks, "GridCells", losing)
    document = saved(tmp_path, lambda sheet: rows(sheet, 1, 1, [HEAD, *ROWS]))
    (lost,) = (issue for issue in document.issues if issue.kind == "text_lost")
    assert "2" in lost.printed
