"""The one reader of CSV that people edit: in UTF-8 with or without BOM, or GB18030 as Chinese spreadsheets write it.

What cannot be read is one clear line that names file, line and column, what was found and what is allowed.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.base.printable import quoted

_BLOCK = 1 << 20
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BROKEN = "\ufffd"


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
    rows = read_rows(path)
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
    return found, faults


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


def read_rows(path: Path) -> Iterator[EditedRow]:
    """The rows that are not blank, one after the other, so that a file of any length can be read.

    UserError where the file cannot be opened or read as text, a quotation mark stays open, or a cell holds a control
    character.
    """
    encoding = find_encoding(path)
    try:
        with path.open(encoding=encoding, newline="") as lines:
            # A spreadsheet that opens a file with a byte order mark as plain text writes a second one.
            yield from _rows(path, chain([next(lines, "").lstrip("\ufeff")], lines))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            f"{path}: cannot be read ({reason})", f"{path}：无法读取（{reason}）"
        ) from error


def _rows(path: Path, lines: Iterable[str]) -> Iterator[EditedRow]:
    reader = csv.reader(lines, strict=True)
    start = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _broken(f"{path}:{start}", str(error)) from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            _check_controls(f"{path}:{start}", cells)
            yield EditedRow(start, tuple(_plain(cell) for cell in cells))
        start = reader.line_num + 1


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


def _check_controls(where: str, cells: Sequence[str]) -> None:
    for number, cell in enumerate(cells, 1):
        if _CONTROL.search(cell):
            raise UserError(
                f"{where}: cell {number} is {quoted(cell)}: a control character; remove it",
                f"{where}：第 {number} 列 {quoted(cell)} 含控制字符；请删除",
            )


def find_encoding(path: Path) -> str:
    """utf-8-sig where the whole file is UTF-8, else gb18030. UserError where it is neither, or cannot be opened."""
    if not path.is_file():
        raise UserError(
            f"{path}: " + ("not an ordinary file" if path.exists() else "no such file"),
            f"{path}：" + ("不是普通文件" if path.exists() else "没有这个文件"),
        )
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise UserError(
                f"{path}: saved as UTF-16; save it as CSV in UTF-8",
                f"{path}：编码是 UTF-16；请另存为 UTF-8 的 CSV",
            )
    if not _broken_bytes(path, "utf-8"):
        return "utf-8-sig"
    if not _is_damaged_utf8(path) and not _broken_bytes(path, "gb18030"):
        return "gb18030"
    line, byte = _first_broken(path)
    raise UserError(
        f"{path}:{line}: the byte 0x{byte:02x} is neither UTF-8 nor GB18030; save the file as UTF-8",
        f"{path}:{line}：字节 0x{byte:02x} 既非 UTF-8 也非 GB18030；请另存为 UTF-8",
    )


def _decoded(path: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def _broken_bytes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return True
    return False


def _is_damaged_utf8(path: Path) -> bool:
    """Words of GB18030 hardly ever form characters of UTF-8; where most do, the file is UTF-8 with a byte gone wrong."""
    whole = broken = 0
    for text in _decoded(path, "utf-8"):
        broken += text.count(_BROKEN)
        whole += sum(char > "\x7f" for char in text) - text.count(_BROKEN)
    return whole > broken


def _first_broken(path: Path) -> tuple[int, int]:
    """Line, and value, of the first byte that is not UTF-8."""
    data = path.read_bytes()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1, data[error.start]
    return 1, data[0]
