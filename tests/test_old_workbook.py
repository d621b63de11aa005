"""Workbooks of Excel 97 (.xls): plain cells come straight from their records, all others from xlrd, and both ways say the same."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from pipeline.base.errors import UserError
from pipeline.model.document import Cause, Document, Table
from pipeline.read import read_document
from pipeline.read.sheet import xls
from pipeline.read.sheet.xls_records import NotPlainError, take_plain

from .recipes.write_xls import record, write_records

TEXTS = ["序号", "职业", "标准", "焊工", " 电工 ", "钳工", "另见附件"]
PLAIN, PERCENT, RULED, STRUCK = 15, 16, 17, 18


def text(row: int, column: int, number: int, style: int = PLAIN) -> bytes:
    return record(0x00FD, struct.pack("<HHHI", row, column, style, number))


def short(row: int, column: int, number: int, style: int = PLAIN, marks: int = 2) -> bytes:
    return record(0x027E, struct.pack("<HHHi", row, column, style, number << 2 | marks))


def long(row: int, column: int, number: float, style: int = PLAIN) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style, number))


def formula(row: int, column: int, number: float) -> bytes:
    return record(0x0006, struct.pack("<HHHdHIH", row, column, PLAIN, number, 0, 0, 0))


def truth(row: int, column: int, value: bool) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row, column, PLAIN, value, 0))


def row(number: int, is_hidden: bool = False) -> bytes:
    return record(0x0208, struct.pack("<HHHHII", number, 0, 4, 255, 0, 0x20 * is_hidden))


def several(kind: int, row: int, column: int, looks: list[bytes]) -> bytes:
    last = struct.pack("<H", column + len(looks) - 1)
    return record(kind, struct.pack("<HH", row, column) + b"".join(looks) + last)


def shorts(row: int, column: int, numbers: list[int]) -> bytes:
    return several(0x00BD, row, column, [struct.pack("<Hi", PLAIN, n << 2 | 2) for n in numbers])


def blanks(row: int, column: int, styles: list[int]) -> bytes:
    return several(0x00BE, row, column, [struct.pack("<H", style) for style in styles])


# A chart inside the sheet, whose records look like cells of it.
CHART = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x20, 0, 0, 0, 6)) + long(0, 9, 99) + record(0x0A)  # fmt: skip
SHEET = b"".join([
    *(row(n) for n in range(4)), row(4, is_hidden=True),
    text(0, 0, 0, RULED), text(0, 1, 1, RULED), text(0, 2, 2, RULED), record(0x0201, struct.pack("<HHH", 0, 3, RULED)),
    short(1, 0, 1), text(1, 1, 3), short(1, 2, 1000), formula(1, 3, 1300),
    CHART,
    shorts(2, 0, [2]), text(2, 1, 4), long(2, 2, 1200.5), short(2, 3, 1234, marks=3),
    short(3, 0, -3), text(3, 1, 5), long(3, 2, 0.3, PERCENT), truth(3, 3, True),
    short(4, 0, 4), text(4, 1, 6, STRUCK), shorts(4, 2, [7, 8]),
    blanks(5, 0, [RULED, RULED]),
])  # fmt: skip
GRID = [
    ["序号", "职业", "标准", ""],
    ["1", "焊工", "1000", "1300"],
    ["2", "电工", "1200.5", "12.34"],
    ["-3", "钳工", "30%", "TRUE"],
]


def saved(path: Path, cells: bytes) -> Path:
    write_records(path / "notice.xls", cells, TEXTS)
    return path / "notice.xls"


def grids(document: Document) -> list[list[list[str]]]:
    return [block.grid for block in document.blocks if isinstance(block, Table)]


def refuse(stream: bytes) -> None:
    raise NotPlainError


def test_plain_cells_are_read_from_their_records_and_all_others_by_xlrd(tmp_path):
    document = read_document(saved(tmp_path, SHEET))
    assert grids(document) == [GRID]
    told = [(each.cause, each.text) for each in document.left_out]
    assert told == [(Cause.STRUCK, "另见附件")] + [(Cause.HIDDEN, n) for n in ("4", "7", "8")]
    assert "text_lost" not in {issue.kind for issue in document.issues}


def test_xlrd_is_left_without_the_plain_cells_and_nothing_else_is_taken(tmp_path):
    stream = xls._stream(saved(tmp_path, SHEET))
    rest, (records,) = take_plain(stream)
    assert records.number == 19
    assert records.hidden_rows == {4}
    for kept in (formula(1, 3, 1300), CHART, truth(3, 3, True)):
        assert kept in rest
    for taken in (text(1, 1, 3), shorts(2, 0, [2]), row(1), blanks(5, 0, [RULED, RULED])):
        assert taken in stream
        assert taken not in rest


def test_both_ways_of_reading_an_old_workbook_say_the_same(tmp_path, monkeypatch):
    path = saved(tmp_path, SHEET)
    by_records = read_document(path)
    monkeypatch.setattr(xls, "take_plain", refuse)
    assert read_document(path) == by_records


@pytest.mark.parametrize(
    ("again", "shown"),
    [(text(0, 1, 3), "焊工"), (blanks(0, 1, [PLAIN]), ""), (formula(0, 1, 5), "5")],
    ids=["text", "blank", "formula"],
)
def test_cells_in_one_place_are_left_to_xlrd_which_takes_the_last(tmp_path, again, shown):
    cells = (
        b"".join(text(0, n, n) for n in range(3))
        + short(1, 0, 1)
        + text(1, 1, 5)
        + short(1, 2, 900)
    )
    path = saved(tmp_path, cells + again)
    with pytest.raises(NotPlainError):
        xls._read_records(path)
    assert grids(read_document(path)) == [[["序号", shown, "标准"], ["1", "钳工", "900"]]]


@pytest.mark.parametrize(
    "cell", [text(1, 0, 70), long(1, 0, 5, 99), text(1, 256, 0)], ids=["text", "style", "column"]
)  # fmt: skip
def test_a_cell_that_names_what_the_workbook_does_not_have_is_one_line(tmp_path, cell):
    with pytest.raises(UserError) as caught:
        read_document(saved(tmp_path, text(0, 0, 0) + cell))
    assert "\n" not in caught.value.words.en


def shared(count: int, first: bytes, *more: bytes) -> bytes:
    """Shared texts, whose list goes on in further records."""
    begin = record(0x00FC, struct.pack("<II", count, count) + first)
    return begin + b"".join(record(0x003C, each) for each in more)


# 职业 and 等级 are cut; 等级 goes on one byte a character, as nothing of it is left to be written; 焊工 begins in another font
# (a struck one), 电工 bears a reading aid, Cnc is written one byte a character.
PARTS = (
    b"\x02\x00\x01" + "职".encode("utf-16-le"),
    b"\x01" + "业".encode("utf-16-le") + b"\x02\x00\x01" + "等级".encode("utf-16-le"),
    b"\x03\x00\x08\x01\x00" + b"Cnc" + struct.pack("<HH", 2, 0),
    b"\x02\x00\x09\x02\x00" + "焊工".encode("utf-16-le") + struct.pack("<HH", 0, 6),
    struct.pack("<HH", 1, 0)
    + b"\x02\x00\x05\x06\x00\x00\x00"
    + "电工".encode("utf-16-le")
    + b"reader",
)


def test_shared_texts_that_go_on_in_another_record_are_read_whole(tmp_path, monkeypatch):
    path = tmp_path / "notice.xls"
    cells = b"".join(text(n // 2, n % 2, k) for n, k in enumerate([0, 1, 2, 4, 3, 4]))
    write_records(path, cells, table=shared(5, *PARTS))
    by_records = read_document(path)
    assert grids(by_records) == [[["职业", "等级"], ["Cnc", "电工"], ["工", "电工"]]]
    assert [(each.cause, each.text) for each in by_records.left_out] == [(Cause.STRUCK, "焊")]
    monkeypatch.setattr(xls, "take_plain", refuse)
    assert read_document(path) == by_records


@pytest.mark.parametrize(
    "table",
    [shared(3, *PARTS[:1]), shared(9, *PARTS), shared(1, b"\x02\x00\x01\x00\xd8\x00\x00")],
    ids=["cut short", "too few", "half a character"],
)
def test_shared_texts_that_are_damaged_are_one_line(tmp_path, table):
    path = tmp_path / "notice.xls"
    write_records(path, text(0, 0, 0), table=table)
    with pytest.raises(UserError, match="damaged") as caught:
        read_document(path)
    assert "\n" not in caught.value.words.en


def test_rules_of_many_styles_are_seen(tmp_path):
    """A lone cell without rules below a table with rules is a line of its own."""
    cells = b"".join(text(n // 3, n % 3, n % 3, RULED) for n in range(6)) + text(2, 0, 3)
    document = read_document(saved(tmp_path, cells))
    assert grids(document) == [[["序号", "职业", "标准"], ["序号", "职业", "标准"]]]
    assert document.paragraphs[-1].text == "焊工"


def test_the_count_by_another_reader_tells_of_a_cell_that_was_not_read(tmp_path, monkeypatch):
    """Of a text, and of a number."""
    path = saved(tmp_path, SHEET)

    def without(lost: bytes):
        def take(stream: bytes):
            start = stream.index(lost)
            # A record that nobody knows stands in its place.
            return take_plain(
                stream[:start] + record(0x0FFF, lost[4:]) + stream[start + len(lost) :]
            )

        return take

    for lost in (text(1, 1, 3), short(1, 2, 1000)):
        monkeypatch.setattr(xls, "take_plain", without(lost))
        assert "text_lost" in {issue.kind for issue in read_document(path).issues}
