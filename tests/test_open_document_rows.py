"""Rows of an OpenDocument spreadsheet that are plain are read from their bytes, all others by a parser, and both say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.base.errors import UserError
from pipeline.model.document import Cause, Document, Table
from pipeline.read import read_document
from pipeline.read.sheet import ods
from pipeline.read.sheet.ods_rows import MARK, take_plain

from .recipes.write_ods import SPACES, write_content

WHOLE_CELLS = 'table:style-name="ce1" table:number-columns-repeated="16380"'


def cell(words: str, more: str = "") -> str:
    return f'<table:table-cell{more} office:value-type="string"><text:p>{words}</text:p></table:table-cell>'  # fmt: skip


def number(value: int) -> str:
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'  # fmt: skip


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def table(*rows: str) -> str:
    return f'<table:table table:name="目录">{"".join(rows)}</table:table>'


RULED = ' table:style-name="r"'
SPANNED = ' table:number-rows-spanned="2" table:number-columns-spanned="1"'
ROWS = [
    row(cell("序号", RULED), cell("职业", RULED), cell("标准", RULED), f"<table:table-cell {WHOLE_CELLS}/>"),
    row(number(1), cell("焊工&amp;电焊工"), number(1000)),
    row(number(2), cell("电<text:s/>工"), number(1200)),
    row(number(3), cell(" 钳工 ", SPANNED), number(900)),
    row(number(4), "<table:covered-table-cell/>", number(800)),
    row(number(5), cell("车工"), number(700), more=' table:visibility="collapse"'),
    row(number(6), cell("同上", ' table:number-columns-repeated="2"'), more=' table:number-rows-repeated="2"'),
    row("<table:table-cell/>", more=' table:number-rows-repeated="1048568"'),
]  # fmt: skip
GRID = [
    ["序号", "职业", "标准"],
    ["1", "焊工&电焊工", "1000"],
    ["2", "电 工", "1200"],
    ["3", "钳工", "900"],
    ["4", "", "800"],
    ["6", "同上", "同上"],
    ["6", "同上", "同上"],
]


def grids(document: Document) -> list[list[list[str]]]:
    return [block.grid for block in document.blocks if isinstance(block, Table)]


def saved(path: Path, tables: str) -> Path:
    write_content(path / "notice.ods", tables)
    return path / "notice.ods"


def content(tables: str) -> bytes:
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return f"<office:document-content {SPACES}>{body}</office:document-content>".encode()


def test_plain_rows_are_read_as_the_spreadsheet_shows_them(tmp_path):
    document = read_document(saved(tmp_path, table(*ROWS)))
    assert grids(document) == [GRID]
    assert [(each.cause, each.text) for each in document.left_out] == [
        (Cause.HIDDEN, words) for words in ("5", "车工", "700")
    ]
    assert "text_lost" not in {issue.kind for issue in document.issues}


def test_both_ways_of_reading_a_spreadsheet_say_the_same(tmp_path, monkeypatch):
    path = saved(tmp_path, table(*ROWS))
    by_bytes = read_document(path)
    monkeypatch.setattr(ods, "take_plain", lambda data: (data, []))
    assert read_document(path) == by_bytes


def test_the_parser_is_left_with_what_is_not_plain():
    frame, runs = take_plain(content(table(*ROWS)))
    # The first row stands behind the tag of the table, the third has an element among its words.
    assert [len(run) for run in runs] == [1, 5]
    assert frame.count(b"<table:table-row") == 2
    assert frame.count(MARK.encode()) == 2


@pytest.mark.parametrize(
    "around",
    [
        "<!--{}-->",
        f"<table:table-row><table:table-cell><table:table>{row(cell('甲'))}{{}}</table:table></table:table-cell></table:table-row>",
        f"<table:dde-links><table:table>{row(cell('甲'))}{{}}</table:table></table:dde-links>",
        '<x:y xmlns:x="urn:x" xmlns:table="urn:x">{}</x:y>',
    ],
    ids=["comment", "table in a cell", "old values", "other names"],
)  # fmt: skip
def test_rows_that_stand_in_no_table_of_the_sheet_are_left_to_the_parser(
    tmp_path, monkeypatch, around
):
    tables = table(*ROWS[:3], around.format(row(number(7)) + row(number(8))), *ROWS[3:])
    path = saved(tmp_path, tables)
    by_bytes = read_document(path)
    monkeypatch.setattr(ods, "take_plain", lambda data: (data, []))
    assert read_document(path) == by_bytes


@pytest.mark.parametrize("words", ["焊&nbsp;工", "焊\x01工", "焊]]>工"])
def test_words_that_are_no_xml_are_damage(tmp_path, words):
    with pytest.raises(UserError, match="damaged"):
        read_document(saved(tmp_path, table(*ROWS[:2], row(cell(words)), *ROWS[3:])))


def test_a_formula_without_a_value_is_told_in_a_plain_row_too(tmp_path):
    odd = '<table:table-cell table:formula="of:=[.A1]"/>'
    document = read_document(saved(tmp_path, table(*ROWS[:2], row(number(9), odd, number(1)))))
    assert [i.place.anchor for i in document.issues if i.kind == "formula_without_value"] == [
        "s1.r3"
    ]
