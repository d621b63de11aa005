"""The one reader of CSV that people edit: in UTF-8 with or without BOM, or GB18030 as Chinese spreadsheets write it.

What cannot be read is one clear line that names file, line and column, what was found and what is allowed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from pipeline.base.edited_encoding import find_encoding
from pipeline.base.errors import UserError
from pipeline.base.language import Words, same
from pipeline.base.printable import quoted

# What a file that is held whole may have, and a row of any: far more than a person writes.
LARGEST_FILE, LONGEST_ROW, MOST_CELLS = 32 << 20, 1_000_000, 2_000
# So many rows that do not fit are told one by one.
MOST_FAULTS = 100
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class EditedRow:
    """A row that is not blank: the line it begins in (from 1), and its cells without white space at their ends."""

    line: int
    cells: tuple[str, ...]


def read_table(path: Path, columns: Sequence[str]) -> list[EditedRow]:
    """Rows of a file whose first line names exactly `columns`, in any order; cells in the order of `columns`.

    UserError, a line for each fault, where the file cannot be read or a row has more or fewer cells than columns.
    """
    found, faults = read_table_apart(path, columns)
    if faults:
        raise UserError.of(faults)
    return found


def read_table_apart(path: Path, columns: Sequence[str]) -> tuple[list[EditedRow], list[Words]]:
    """As `read_table`, but (the rows that fit, a line for each that does not). UserError where the file cannot be read, or
    its first line does not name the columns: then nobody can tell what stands where."""
    rows = read_whole(path)
    head = next(rows, None)
    if head is None:
        raise UserError(
            f"{path}: the file is empty; the first line must be {','.join(columns)}",
            f"{path}：文件为空；首行必须是 {','.join(columns)}",
        )
    _check_head(path, head, columns)
    places = [head.cells.index(column) for column in columns]
    found: list[EditedRow] = []
    faults: list[Words] = []
    for row in rows:
        if fault := _misfit(path, row, len(columns)):
            faults.append(fault)
        else:
            found.append(EditedRow(row.line, tuple(row.cells[place] for place in places)))
    return found, _shortened(path, faults)


def _shortened(path: Path, faults: list[Words]) -> list[Words]:
    more = len(faults) - MOST_FAULTS
    if more <= 0:
        return faults
    words = Words(f"{path}: {more} more rows do not fit", f"{path}：另有 {more} 行不符")
    return [*faults[:MOST_FAULTS], words]


def _check_head(path: Path, head: EditedRow, columns: Sequence[str]) -> None:
    names = _without_blank_end(head.cells)
    must = ",".join(columns)
    if sorted(names) == sorted(columns):
        return
    where = f"{path}:{head.line}"
    for separator, name, name_zh in ((";", "semicolons", "分号"), ("\t", "tabs", "制表符")):
        if len(names) == 1 and separator in names[0]:
            raise UserError(
                f"{where}: the cells are parted by {name}; part them by commas: {must}",
                f"{where}：各列以{name_zh}分隔；请改用逗号：{must}",
            )
    twice = sorted({name for name in names if names.count(name) > 1 and name})
    unknown = [name for name in names if name not in columns]
    missing = [name for name in columns if name not in names]
    faults = [
        Words(f"{', '.join(twice)} twice", f"重复：{'、'.join(twice)}") if twice else None,
        Words(f"{', '.join(missing)} missing", f"缺少：{'、'.join(missing)}") if missing else None,
        Words(
            f"{', '.join(map(quoted, unknown))} unknown",
            f"不认识：{'、'.join(map(quoted, unknown))}",
        )
        if unknown
        else None,
    ]
    said = [fault for fault in faults if fault]
    raise UserError(
        f"{where}: column names: {'; '.join(fault.en for fault in said)}; the first line must be {must}",
        f"{where}：列名：{'；'.join(fault.zh for fault in said)}；首行必须是 {must}",
    )


def _without_blank_end(cells: Sequence[str]) -> list[str]:
    """Spreadsheets end every row with as many commas as the longest has."""
    last = max((place for place, cell in enumerate(cells, 1) if cell), default=0)
    return list(cells[:last])


def _misfit(path: Path, row: EditedRow, count: int) -> Words | None:
    where, cells = f"{path}:{row.line}", len(row.cells)
    if cells < count:
        return Words(
            f"{where}: {cells} cells, {count} are needed; write a comma for each empty one",
            f"{where}：只有 {cells} 列，应有 {count} 列；空格也要写逗号",
        )
    if extra := next((cell for cell in row.cells[count:] if cell), ""):
        return Words(
            f"{where}: more than {count} cells, the next is {quoted(extra)};"
            ' write words with a comma in them between "quotation marks"',
            f"{where}：多于 {count} 列，多出 {quoted(extra)}；含逗号的文字请加英文双引号",
        )
    return None


def read_whole(path: Path) -> Iterator[EditedRow]:
    """As `read_rows`, of a file whose rows are to be held together. UserError where it is larger than such a file may be."""
    if path.is_file() and (size := path.stat().st_size) > LARGEST_FILE:
        raise UserError(
            f"{path}: {size:,} bytes, at most {LARGEST_FILE:,} are read; split it, or look what fills it",
            f"{path}：{size:,} 字节，最多读取 {LARGEST_FILE:,}；请拆分，或检查其内容",
        )
    return read_rows(path)


def read_rows(path: Path, keeps_controls: bool = False) -> Iterator[EditedRow]:
    """The rows that are not blank, one after the other, so that a file of any length can be read.

    UserError where the file cannot be opened or read as text, a quotation mark stays open, a row is longer than any that a
    person writes, or a cell holds a control character and is not to be kept as it is (see `control_in`).
    """
    encoding = find_encoding(path)
    try:
        with path.open(encoding=encoding, newline="") as file:
            yield from _rows(path, file, keeps_controls)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            f"{path}: cannot be read ({reason})", f"{path}：无法读取（{reason}）"
        ) from error


@dataclass
class _Lines:
    """The lines of a file, as long as those of one row together are no longer than a row may be."""

    path: Path
    file: TextIO
    start: int = 1
    left: int = LONGEST_ROW

    def begin(self, start: int) -> None:
        """Another row begins in line `start`."""
        self.start, self.left = start, LONGEST_ROW

    def __iter__(self) -> Iterator[str]:
        # A spreadsheet that opens a file with a byte order mark as plain text writes a second one.
        line = self.file.readline(self.left + 1).lstrip("\ufeff")
        while line:
            self.left -= len(line)
            if self.left < 0:
                raise _too_long(
                    f"{self.path}:{self.start}",
                    f"{LONGEST_ROW:,} characters",
                    f"{LONGEST_ROW:,} 字符",
                )
            yield line
            line = self.file.readline(self.left + 1)


def _too_long(where: str, most: str, most_zh: str) -> UserError:
    return UserError(
        f"{where}: a row of more than {most}; is a line end or a quotation mark missing?",
        f"{where}：一行超过 {most_zh}；是否缺少换行或引号？",
    )


def _rows(path: Path, file: TextIO, keeps_controls: bool) -> Iterator[EditedRow]:
    lines = _Lines(path, file)
    reader = csv.reader(lines, strict=True)
    while True:
        where = f"{path}:{lines.start}"
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _broken(where, str(error)) from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            if len(cells) > MOST_CELLS:
                raise _too_long(where, f"{MOST_CELLS:,} cells", f"{MOST_CELLS:,} 列")
            if not keeps_controls and (fault := control_in(cells)):
                raise UserError(*same(where).before(fault))
            yield EditedRow(lines.start, tuple(_plain(cell) for cell in cells))
        lines.begin(reader.line_num + 1)


def _plain(cell: str) -> str:
    return cell.strip().replace("\r\n", "\n").replace("\r", "\n")


def _broken(where: str, reason: str) -> UserError:
    """The faults that a strict CSV reader knows, in words a person can act on."""
    if "field limit" in reason:
        return UserError(
            f"{where}: a cell of more than {csv.field_size_limit()} characters; is a quotation mark missing?",
            f"{where}：单元格超过 {csv.field_size_limit()} 字符；是否缺少引号？",
        )
    if "end of data" in reason:
        return UserError(
            f'{where}: a quotation mark is opened in this row and never closed; close it with "',
            f"{where}：此行的双引号没有闭合；请补上",
        )
    return UserError(
        f'{where}: words stand outside a quoted cell; write "" for a quotation mark inside one',
        f"{where}：引号之后还有文字；单元格内的双引号请写两次",
    )


def control_in(cells: Sequence[str]) -> Words | None:
    """What is wrong with cells that hold a control character; None where none does."""
    for number, cell in enumerate(cells, 1):
        if _CONTROL.search(cell):
            return Words(
                f"cell {number} is {quoted(cell)}: a control character; remove it",
                f"第 {number} 列 {quoted(cell)} 含控制字符；请删除",
            )
    return None
