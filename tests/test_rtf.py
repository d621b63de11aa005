"""Rich text: what Word and other programs write is read as it prints, tables with their merges, words in the encoding of their font."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.base.errors import UserError
from pipeline.model.document import Document, Paragraph, Table
from pipeline.read import read_document
from pipeline.read.rtf import walk
from tests.recipes.document import grid
from tests.recipes.write_rtf import PARAGRAPH, rtf_of, table_of, words

HEAD = b"{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset134 SimSun;}{\\f2\\fcharset2 Wingdings;}}"


def read(tmp_path: Path, data: bytes) -> Document:
    path = tmp_path / "notice.rtf"
    path.write_bytes(data)
    return read_document(path)


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def lost(document: Document) -> list[str]:
    return [issue.printed for issue in document.issues if issue.kind == "text_lost"]


@pytest.mark.parametrize("style", ["word", "unicode"])
def test_merged_cells_of_a_table_keep_their_spans(tmp_path, style):
    table = grid(r"""
        序号 | 职业名称 | 补贴标准（元） | <
        ^    | ^        | 五级 | 四级
        1    | 焊工     | 800  | 1200
        2    | 车工\n（数控） | ^ | 1400
    """)
    [found] = tables(read(tmp_path, rtf_of(table_of(table, style), style)))
    assert [list(row) for row in found.grid] == [
        ["序号", "职业名称", "补贴标准（元）", ""],
        ["", "", "五级", "四级"],
        ["1", "焊工", "800", "1200"],
        ["2", "车工\n（数控）", "", "1400"],
    ]
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in found.cells}
    assert spans["序号"] == (2, 1)
    assert spans["补贴标准（元）"] == (1, 2)
    assert spans["800"] == (2, 1)


def test_cells_merged_aside_are_one(tmp_path):
    rows = (
        "\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000\\pard\\intbl A\\cell\\cell B\\cell\\row"
        "\\trowd\\cellx1000\\cellx2000\\cellx3000 1\\cell 2\\cell 3\\cell\\row"
    )
    [found] = tables(read(tmp_path, rtf_of(rows)))
    assert [list(row) for row in found.grid] == [["A", "", "B"], ["1", "2", "3"]]
    assert found.cells[0].column_span == 2


def test_edges_that_programs_set_a_hair_apart_are_one_column(tmp_path):
    rows = "".join(f"\\trowd\\trleft{-108 + by}\\cellx{1000 + by}\\cellx{2000 - by}\\pard\\intbl {by}\\cell x\\cell\\row" for by in (0, 5, 9))  # fmt: skip
    [found] = tables(read(tmp_path, rtf_of(rows)))
    assert [list(row) for row in found.grid] == [["0", "x"], ["5", "x"], ["9", "x"]]


def test_a_table_within_a_cell_is_a_table_of_its_own(tmp_path):
    body = (
        "\\pard\\intbl\\itap1 A\\cell\\pard\\intbl\\itap2 1\\nestcell 2\\nestcell"
        "{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}"
        "\\pard\\intbl\\itap1 B\\cell\\trowd\\cellx1000\\cellx2000\\row"
        "\\pard\\intbl C\\cell D\\cell\\trowd\\cellx1000\\cellx2000\\row\\pard end\\par"
    )
    document = read(tmp_path, rtf_of(body))
    assert [[list(row) for row in table.grid] for table in tables(document)] == [
        [["A", "B"], ["C", "D"]],
        [["1", "2"]],
    ]
    assert not lost(document)


def test_words_are_read_in_the_encoding_of_their_font(tmp_path):
    data = (
        HEAD
        + b"\\f1 \\'b3\\'b5\\'b9\\'a4 \\u8364? \\loch\\f0\\dbch\\af1 \\'ba\\'b8\\'b9\\'a4\\par}"
    )
    document = read(tmp_path, data)
    assert lines(document) == ["车工 € 焊工"]
    assert not lost(document)


def test_chinese_in_a_western_font_is_read_by_the_code_page_of_the_file(tmp_path):
    assert lines(read(tmp_path, HEAD + b"\\f0 \\'b3\\'b5\\'b9\\'a4\\par}")) == ["车工"]


def test_a_character_beyond_the_first_plane_is_put_together_from_its_halves(tmp_path):
    assert lines(read(tmp_path, rtf_of(words("𠮷林", "unicode") + "\\par", "unicode"))) == ["𠮷林"]


def test_a_font_of_symbols_prints_symbols(tmp_path):
    assert lines(read(tmp_path, HEAD + b"{\\f2 \\'fe} a\\par}")) == ["☑ a"]


def test_hidden_struck_and_deleted_words_are_left_out_and_told(tmp_path):
    document = read(tmp_path, rtf_of("a{\\v b}{\\strike c}{\\deleted d}e 1000{\\super 1}\\par"))
    assert lines(document) == ["ae 1000¹"]
    assert {"text_left_out", "text_set_aside"} <= {issue.kind for issue in document.issues}
    assert not lost(document)


def test_an_automatic_number_stands_before_its_words_as_a_person_would_write_it(tmp_path):
    number = words("一、")
    body = (
        f"{PARAGRAPH}{{\\listtext {number}\\tab}}{words('补贴标准')}\\par{{\\pntext 1.\\tab}}x\\par"
    )
    assert lines(read(tmp_path, rtf_of(body))) == ["一、补贴标准", "1.x"]


def test_a_note_stands_behind_its_paragraph_and_a_header_is_set_aside(tmp_path):
    body = "{\\header page\\par}one{\\super\\chftn{\\footnote\\pard {\\super\\chftn} note\\par}} two\\par three\\par"
    document = read(tmp_path, rtf_of(body))
    assert lines(document) == ["one¹ two", "¹ note", "three"]
    assert "text_set_aside" in {issue.kind for issue in document.issues}
    assert not lost(document)


def test_of_a_field_the_result_is_read(tmp_path):
    body = '{\\field{\\*\\fldinst HYPERLINK "http://x"}{\\fldrslt words}} a {\\field{\\*\\fldinst{\\*\\formfield{\\fftype1\\ffres25\\ffdefres1}}FORMCHECKBOX}{\\fldrslt}}\\par'
    assert lines(read(tmp_path, rtf_of(body))) == ["words a ☑"]


def test_a_text_box_is_read_once(tmp_path):
    shape = "{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt\\pard in the box\\par}}{\\shprslt{\\*\\do{\\dptxbxtext in the box\\par}}}}"
    document = read(tmp_path, rtf_of(f"a{shape} b\\par"))
    assert lines(document) == ["a b", "in the box"]
    assert not lost(document)


def test_what_is_written_for_old_programs_is_not_read_again(tmp_path):
    body = "{\\upr{old}{\\*\\ud new}} {\\*\\unknown gone}x\\par"
    document = read(tmp_path, rtf_of(body))
    assert lines(document) == ["new x"]
    assert not lost(document)


def test_a_large_picture_is_told_and_its_bytes_are_no_words(tmp_path):
    picture = "{\\*\\shppict{\\pict\\pngblip\\picwgoal9000\\pichgoal6000 89504e47}}{\\nonshppict{\\pict 00}}"
    document = read(tmp_path, rtf_of(f"a\\par{picture}\\par"))
    assert lines(document) == ["a"]
    assert "object_unread" in {issue.kind for issue in document.issues}


@pytest.mark.parametrize("name", ["notice.doc", "notice.rtf", "notice.wps"])
def test_rich_text_is_known_by_its_bytes(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(rtf_of(words("车工") + "\\par"))
    document = read_document(path)
    assert (document.format, lines(document)) == ("rtf", ["车工"])


def test_what_the_walk_loses_is_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(walk, "charset_codec", lambda charset: "cp1252")
    document = read(tmp_path, HEAD + b"\\f1 \\'b3\\'b5\\'b9\\'a4\\par}")
    assert lost(document)


HOSTILE = {
    "deep": (b"{" * 5_000 + b"x", "nested more than"),
    "nested_tables": (b"\\intbl\\itap999 x\\nestcell", "tables nested more than"),
    "no_words": (b"\\par\\par", "has no text"),
    "endless_binary": (b"\\bin2147483647 x", "has no text"),
    "wide": (b"\\trowd" + b"".join(b"\\cellx%d" % n for n in range(1, 5_000)) + b" x\\cell\\row", "columns"),
    "macro_and_object": (b"{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata 00}}\\par", "pictures but no text"),
    "cut_in_a_group": (b"{\\*\\listtable{\\list", "has no text"),
}  # fmt: skip


@pytest.mark.parametrize("trap", HOSTILE)
def test_hostile_rich_text_is_one_line(tmp_path, trap):
    data, said = HOSTILE[trap]
    with pytest.raises(UserError, match=said) as caught:
        read(tmp_path, HEAD + data)
    assert "\n" not in str(caught.value)


def test_odd_numbers_and_words_out_of_place_do_no_harm(tmp_path):
    data = b"\\ansicpg99999\\f99999999\\u-99999?\\cellx-5\\row\\nestrow}}}}}\\ud\\trowd\\cellx0\\cellx0 a\\cell b\\cell\\row c\\par"
    assert "c" in lines(read(tmp_path, HEAD + data))
