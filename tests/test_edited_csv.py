"""CSV that people edit is read as they meant it, or refused in one line that names file, line, what was found and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.base.edited_csv import EditedRow, read_rows, read_table
from pipeline.base.errors import UserError

COLUMNS = ("place", "name", "reason")
HEAD = "place,name,reason"
GOOD = {
    "utf8": f"{HEAD}\nt1.r2,钳工,错字\n".encode(),
    "byte_order_mark": f"{HEAD}\nt1.r2,钳工,错字\n".encode("utf-8-sig"),
    "two_byte_order_marks": "\ufeff".encode() + f"{HEAD}\nt1.r2,钳工,错字\n".encode("utf-8-sig"),
    "gb18030": f"{HEAD}\nt1.r2,钳工,错字\n".encode("gb18030"),
    "windows_line_ends": f"{HEAD}\r\nt1.r2,钳工,错字\r\n".encode(),
    "old_mac_line_ends": f"{HEAD}\rt1.r2,钳工,错字\r".encode(),
    "no_line_end": f"{HEAD}\nt1.r2,钳工,错字".encode(),
    "blank_lines": f"{HEAD}\n\nt1.r2,钳工,错字\n ,,\n".encode(),
    "commas_at_the_end": f"{HEAD},,\nt1.r2,钳工,错字,,\n".encode(),
    "other_order": "reason,place,name\n错字,t1.r2,钳工\n".encode(),
    "blanks_around": f"{HEAD}\n t1.r2 , 钳工, 错字 \n".encode(),
    "quoted": f'{HEAD}\n"t1.r2","钳工","错字"\n'.encode(),
}


def write(folder: Path, data: bytes) -> Path:
    path = folder / "x.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("form", GOOD)
def test_every_form_that_spreadsheets_write_is_read(tmp_path, form):
    (row,) = read_table(write(tmp_path, GOOD[form]), COLUMNS)
    assert row.cells == ("t1.r2", "钳工", "错字")


def test_a_cell_may_hold_commas_quotation_marks_and_line_ends(tmp_path):
    data = f'{HEAD}\nt1.r2,"a,""b""\r\nc",r\nt1.r5,x,y\n'.encode()
    assert read_table(write(tmp_path, data), COLUMNS) == [
        EditedRow(2, ("t1.r2", 'a,"b"\nc', "r")),
        EditedRow(4, ("t1.r5", "x", "y")),
    ]


BAD = {
    "empty": (b"", "x.csv: the file is empty; the first line must be place,name,reason"),
    "utf16": (f"{HEAD}\n".encode("utf-16"), "x.csv: saved as UTF-16; save it as CSV in UTF-8"),
    "damaged_utf8": (f"{HEAD}\nt1,钳工,错字\n".encode() + b"\xff", "x.csv:3: the byte 0xff is neither UTF-8 nor GB18030"),
    "neither": (f"{HEAD}\nt1,".encode() + b"\xff\xff\xff,x\n", "x.csv:2: the byte 0xff"),
    "semicolons": (b"place;name;reason\na;b;c\n", "x.csv:1: the cells are parted by semicolons; part them by commas"),
    "tabs": (b"place\tname\treason\na\tb\tc\n", "x.csv:1: the cells are parted by tabs"),
    "head_twice": (b"place,name,reason,name\n", "x.csv:1: column names: name twice; the first line must be"),
    "head_lacks": (b"place,name\n", "x.csv:1: column names: reason missing"),
    "head_unknown": (b"place,nmae,reason\n", "x.csv:1: column names: name missing; 'nmae' unknown"),
    "few_cells": (f"{HEAD}\na,b\n".encode(), "x.csv:2: 2 cells, 3 are needed; write a comma for each empty one"),
    "many_cells": (f"{HEAD}\na,b,c,d\n".encode(), "x.csv:2: more than 3 cells, the next is 'd'"),
    "open_quote": (f'{HEAD}\na,b,c\n"a,b,c\nd,e,f\n'.encode(), "x.csv:3: a quotation mark is opened in this row and never closed"),
    "words_after_quote": (f'{HEAD}\n"a"b,c,d\n'.encode(), "x.csv:2: words stand outside a quoted cell"),
    "nul": (f"{HEAD}\na\0,b,c\n".encode(), r"x.csv:2: cell 1 is 'a\x00': a control character"),
    "escape": (f"{HEAD}\na,\x1b[31m,c\n".encode(), r"x.csv:2: cell 2 is '\x1b[31m': a control character"),
    "huge_cell": (f"{HEAD}\na,{'b' * 140_000},c\n".encode(), "x.csv:2: a cell of more than 131072 characters"),
}  # fmt: skip


@pytest.mark.parametrize("form", BAD)
def test_what_cannot_be_read_is_one_clear_line(tmp_path, form):
    data, line = BAD[form]
    with pytest.raises(UserError) as refused:
        read_table(write(tmp_path, data), COLUMNS)
    (fault,) = refused.value.faults
    assert fault.en.startswith(f"{tmp_path}/{line}"), fault.en
    assert fault.zh.startswith(f"{tmp_path}/x.csv")
    assert fault.zh != fault.en


def test_a_file_that_is_not_there_and_a_folder_are_one_line(tmp_path):
    for path, words in (
        (tmp_path / "none.csv", "no such file"),
        (tmp_path, "not an ordinary file"),
    ):
        with pytest.raises(UserError, match=words):
            list(read_rows(path))


def test_every_row_that_does_not_fit_is_told(tmp_path):
    with pytest.raises(UserError) as refused:
        read_table(write(tmp_path, f"{HEAD}\na,b\nc,d,e\nf,g,h,i\n".encode()), COLUMNS)
    assert [fault.en.split(":")[1] for fault in refused.value.faults] == ["2", "4"]
