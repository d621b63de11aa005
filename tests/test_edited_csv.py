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
    "blank_row_of_cells": (f"{HEAD}\na,b,c\n{',' * 3000}d\n".encode(), "x.csv:3: a row of more than 2,000 cells; is a line end"),
    "long_line": (f"{HEAD}\n{'a,' * 600_000}\n".encode(), "x.csv:2: a row of more than 1,000,000 characters; is a line end or"),
    "long_row": (f"{HEAD}\na,b,c\n".encode() + b'"a\n",' * 300_000, "x.csv:3: a row of more than 1,000,000 characters"),
    "large": (f"{HEAD}\n".encode() + b"a,b,c\n" * (6 << 20), "x.csv: 37,748,754 bytes, at most 33,554,432 are read"),
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


def test_rows_of_a_file_of_any_length_are_read_one_after_the_other(tmp_path):
    rows = read_rows(write(tmp_path, b"a,b,c\n" * (6 << 20)))
    assert [next(rows).line for _ in range(3)] == [1, 2, 3]


@pytest.mark.parametrize("byte", [b"\xff", "\u94b3".encode()[:2]])
def test_a_broken_byte_far_down_is_told_with_its_line(tmp_path, byte):
    data = f"{HEAD}\n".encode() + "a,钳,c\n".encode() * 300_000
    with pytest.raises(UserError, match=f"x.csv:300002: the byte 0x{byte[0]:02x} is neither"):
        list(read_rows(write(tmp_path, data + byte)))


def test_of_very_many_rows_that_do_not_fit_the_first_are_told_and_the_others_counted(tmp_path):
    with pytest.raises(UserError) as refused:
        read_table(write(tmp_path, f"{HEAD}\n".encode() + b"a,b\n" * 5000), COLUMNS)
    assert len(refused.value.faults) == 101
    assert refused.value.faults[-1].en.endswith("x.csv: 4900 more rows do not fit")


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
