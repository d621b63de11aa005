"""Text exports: a table pasted one cell a line is read where its serial numbers prove it, and spoilt words are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.base.errors import UserError
from pipeline.model.document import Document, Paragraph, Table
from pipeline.read import read_document
from pipeline.read.garbled import garble_of

ROWS = [
    ["序号", "职业名称", "职业编码", "等级", "补贴标准"],
    ["1", "车工", "6-18-01-01", "五级", "1000"],
    ["2", "焊工", "6-18-02-04", "四级", "1200"],
    ["3", "电工", "6-31-01-03", "三级", "1500"],
]
BEFORE, AFTER = ["关于公布补贴目录的通知", "附件1"], ["说明：以上均为最高标准。", "2024年1月5日"]


def read(path: Path, lines: list[str]) -> Document:
    (path / "notice.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    document = read_document(path / "notice.txt")
    assert [each for each in document.issues if each.kind == "text_lost"] == []
    return document


def pasted(rows: list[list[str]], between: str = "") -> list[str]:
    """The cells one a line; `between` is a line that stands between the rows."""
    lines: list[str] = []
    for row in rows:
        lines += [*row, *([between] if between != "" else [])]
    return lines


def kinds(document: Document) -> list[str]:
    return ["table" if isinstance(block, Table) else block.kind for block in document.blocks]


@pytest.mark.parametrize("between", ["", " "])
def test_a_table_pasted_one_cell_a_line_is_read_by_its_serial_numbers(tmp_path, between):
    document = read(tmp_path, [*BEFORE, *pasted(ROWS, between), *AFTER])
    (table,) = document.tables
    assert table.grid == ROWS
    assert table.is_inferred
    assert table.places[0].anchor == "l3"
    assert [each.text for each in document.paragraphs] == [*BEFORE, *AFTER]


def test_blank_lines_can_stand_for_empty_cells(tmp_path):
    rows = [*ROWS[:2], ["2", "焊工", "", "四级", "1200"], *ROWS[3:]]
    (table,) = read(tmp_path, [*BEFORE, *pasted(rows), *AFTER]).tables
    assert table.grid == rows


def test_two_tables_and_an_unread_one_keep_their_order(tmp_path):
    lines = [*BEFORE, *pasted(ROWS), "附件2", *pasted(ROWS)]
    document = read(tmp_path, lines)
    assert kinds(document) == ["text", "text", "table", "text", "table"]
    assert document.tables[1].places[0].anchor == "l24"


def _with(row: int, cells: list[str]) -> list[list[str]]:
    return [cells if number == row else found for number, found in enumerate(ROWS)]


@pytest.mark.parametrize(
    "rows",
    [
        _with(2, ["2", "焊工", "四级", "1200"]),
        _with(2, ["2", "焊", "工", "6-18-02-04", "四级", "1200"]),
        _with(3, ["3", "电工", "三级", "1500"]),
        [["序号", "职业名称", "补贴标准", "初级", "中级"], ["1", "车工", "1000", "1200"], ["2", "焊工", "800", "900"]],
    ],
    ids=["a cell is missing", "a cell is wrapped", "the last row is short", "the head has two rows"],
)  # fmt: skip
def test_a_pasted_table_whose_columns_are_not_proven_is_unread_and_whole(tmp_path, rows):
    document = read(tmp_path, [*BEFORE, *pasted(rows)])
    assert kinds(document) == ["text", "text", "unread"]
    (unread,) = [each for each in document.paragraphs if each.kind == "unread"]
    assert unread.text.split("\n") == pasted(rows)


@pytest.mark.parametrize(
    "lines",
    [
        ["编号", "关于印发办法的通知", "1", "总则"],
        ["序号", "1", "2", "3"],
        ["一、序号和名称", "1", "2"],
        ["序号\t职业", "1\t车工", "2\t焊工"],
    ],
)
def test_lines_that_are_no_pasted_table_are_read_as_before(tmp_path, lines):
    document = read(tmp_path, lines)
    assert all(
        not block.is_inferred if isinstance(block, Table) else block.kind == "text"
        for block in document.blocks
    )


BARE = [row[1:] for row in ROWS]


def test_a_table_pasted_without_serial_numbers_is_read_by_the_kinds_of_its_columns(tmp_path):
    document = read(tmp_path, [*BEFORE, *pasted(BARE), *AFTER])
    (table,) = document.tables
    assert table.grid == [
        ["职业名称", "职业编码", "等级", "补贴标准"],
        ["车工", "6-18-01-01", "五级", "1000"],
        ["焊工", "6-18-02-04", "四级", "1200"],
        ["电工", "6-31-01-03", "三级", "1500"],
    ]
    assert table.is_inferred
    assert table.places[1].anchor == "l7"
    assert [each.text for each in document.paragraphs] == [*BEFORE, *AFTER]


@pytest.mark.parametrize(
    "row",
    [
        ["焊工", "6-18-02-04", "1200"],
        ["焊", "工", "6-18-02-04", "四级", "1200"],
        ["焊工", "6-18-02-04", "四级"],
    ],
    ids=["a grade is missing", "a name is wrapped", "an amount is missing"],
)
def test_cells_that_do_not_fit_their_head_are_unread_and_whole(tmp_path, row):
    rows = [*BARE[:2], row, BARE[3]]
    document = read(tmp_path, [*BEFORE, *pasted(rows), *AFTER])
    assert kinds(document) == ["text", "text", "unread", "text", "text"]
    assert document.paragraphs[2].text.split("\n") == pasted(rows)


@pytest.mark.parametrize(
    "lines",
    [
        ["补贴对象", "补贴标准", "申请材料", "本通知自印发之日起施行。"],
        ["补贴标准", "一、五级工每人800元。", "二、四级工每人1000元。", "三、三级工每人1600元。"],
        ["职业", "等级", "12", "补贴标准", "见附件"],
    ],
)
def test_short_lines_that_are_words_of_heads_are_text(tmp_path, lines):
    assert set(kinds(read(tmp_path, lines))) == {"text"}


DRAWN = {
    "bars": [
        "┌──┬────┬──┐",
        "│序号│职业    │标准│",
        "├──┼────┼──┤",
        "│1   │车工    │1000│",
        "│2   │育婴员  │    │",
    ],
    "a web text": [
        "| 序号 | 职业 | 标准 |",
        "|---|---|---|",
        "| 1 | 车工 | 1000 |",
        "| 2 | 育婴员 |  |",
    ],
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_table_with_bars_between_its_cells_is_read(tmp_path, name):
    document = read(tmp_path, [*BEFORE, *DRAWN[name], *AFTER])
    (table,) = document.tables
    assert table.grid == [["序号", "职业", "标准"], ["1", "车工", "1000"], ["2", "育婴员", ""]]
    assert table.places[1].anchor == ("l6" if name == "bars" else "l5")
    assert [each.text for each in document.paragraphs] == [*BEFORE, *AFTER]


def test_a_table_set_with_blanks_is_read(tmp_path):
    lines = ["序号    职业        标准", "1       车 工       1000", "2       育婴员      780"]
    document = read(tmp_path, [*BEFORE, *lines, *AFTER])
    (table,) = document.tables
    assert table.grid == [["序号", "职业", "标准"], ["1", "车 工", "1000"], ["2", "育婴员", "780"]]
    assert table.is_inferred


def test_a_table_set_with_blanks_that_has_a_blank_cell_is_unread_and_whole(tmp_path):
    lines = [
        "序号    职业    等级    标准",
        "1       车工            1000",
        "2       焊工    五级    780",
    ]
    document = read(tmp_path, [*BEFORE, *lines, *AFTER])
    assert kinds(document) == ["text", "text", "unread", "text", "text"]
    assert document.paragraphs[2].text.split("\n") == lines


@pytest.mark.parametrize(
    "lines",
    [
        ["温  州  市  财  政  局", "温  州  市  人  社  局", "2024年  1月  5日"],
        ["单位：元  2024年", "职业  等级", "见附件。"],
        ["补贴标准  五级800元  四级1000元", "补贴标准  三级1600元", "补贴对象  全体职工"],
    ],
)
def test_lines_with_wide_blanks_that_have_no_head_are_text(tmp_path, lines):
    assert set(kinds(read(tmp_path, lines))) == {"text"}


SENTENCE = "关于公布职业技能培训补贴标准的通知"


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("焊工锟斤拷1000元", "lost"),
        ("焊工\ufffd补贴1000元", "lost"),
        (SENTENCE.encode().decode("gb18030", errors="replace").replace("\ufffd", "?"), "gbk"),
        ("车工：" + "职业技能培训".encode().decode("gb18030", errors="ignore"), "gbk"),
        (SENTENCE.encode().decode("latin-1"), "latin"),
        (SENTENCE.encode("gb18030").decode("latin-1"), "latin"),
        ("????????????800?????1000?", "asked"),
        ("??? | ???? | 五级 | 1000", "asked"),
        ("什么是职业技能培训补贴????", ""),
        (SENTENCE, ""),
        ("鑫淼镕堃喆瞾", ""),
        ("Café Ängström, señor — “naïve”", ""),
        ("補貼標準依規定辦理", ""),
    ],
)
def test_words_in_a_wrong_encoding_are_known(text, how):
    assert garble_of(text) == how


def test_spoilt_words_are_an_error_with_their_place(tmp_path):
    document = read(tmp_path, ["关于补贴的通知", "焊工锟斤拷1000元", "序号\t职业", "1\t车\ufffd工"])
    assert [(each.kind, each.severity, each.place.anchor) for each in document.issues] == [
        ("text_garbled", "error", "l2"),
        ("text_garbled", "error", "l4"),
    ]


def test_a_file_spoilt_all_over_is_told_once(tmp_path):
    document = read(tmp_path, ["锟斤拷" * 3] * 40)
    assert [each.kind for each in document.issues] == ["text_garbled"]
    assert "40" in document.issues[0].message


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_damaged_byte_is_told_with_its_line(tmp_path, encoding):
    lines = [f"第{n}条 {SENTENCE}。".encode(encoding) for n in range(20)]
    lines[7] += b"\xff\xff"
    (tmp_path / "notice.txt").write_bytes(b"\n".join(lines))
    document = read_document(tmp_path / "notice.txt")
    assert [(each.kind, each.place.anchor) for each in document.issues] == [("text_garbled", "l8")]
    assert document.paragraphs[0].text == f"第0条 {SENTENCE}。"


@pytest.mark.parametrize("data", [SENTENCE.encode("big5", errors="ignore") * 9, bytes(range(1, 256)) * 9])  # fmt: skip
def test_bytes_of_no_known_encoding_are_refused(tmp_path, data):
    (tmp_path / "notice.txt").write_bytes(data)
    with pytest.raises(UserError, match="unknown encoding"):
        read_document(tmp_path / "notice.txt")


def test_a_text_of_many_lines_keeps_all_its_paragraphs(tmp_path):
    lines = [f"第{n}条 {SENTENCE}。" for n in range(300)]
    document = read(tmp_path, lines)
    assert [each.text for each in document.blocks if isinstance(each, Paragraph)] == lines
