"""The plain cells of an .xls (Excel 97 and later) taken out of its records by pattern, and what is left for xlrd.

xlrd needs microseconds for each record, and all but a few records of a list are texts, numbers and blanks of a fixed size that
stand behind each other. They are found run by run; xlrd is given the workbook without them.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# (kind, row, column, style, value) of a cell; the value is the number of a shared text, a number of 32 bits as Excel packs them,
# or a number. (row, column, style) of a blank one.
RawCell = tuple[int, int, int, int, float]
Blank = tuple[int, int, int]
TEXT, SHORT, SHORTS, NUMBER, _BLANK_CELL, _BLANKS = 0xFD, 0x27E, 0xBD, 0x203, 0x201, 0xBE
# Cells that xlrd reads: formulas, texts that the record itself holds, truth values and errors.
OTHERS = {0x06, 0x206, 0x406, 0x204, 0xD6, 0x205}
_PLAIN = {TEXT, SHORT, NUMBER, _BLANK_CELL}
_BOF, _BOFS, EOF, _BOUNDSHEET, _FILEPASS = 0x809, {0x809, 0x409, 0x209, 0x09}, 0x0A, 0x85, 0x2F
_EXCEL_97 = 0x600
_LAST_COLUMN = 255
_HIDDEN = 0x20
HEADER, _PLACE, _OTHER, _SHEET = map(struct.Struct, ("<HH", "<HH", "<HHH", "<iBB"))
# Runs of records: rows; texts and short numbers, which are equally long; long numbers; blanks. A column is at most 255.
_RUNS = re.compile(
    rb"((?:\x08\x02\x10\x00.{16})++)|((?:(?:\xfd\x00|\x7e\x02)\x0a\x00...\x00.{6})++)"
    rb"|((?:\x03\x02\x0e\x00...\x00.{10})++)|((?:\x01\x02\x06\x00...\x00..)++)",
    re.DOTALL,
)
_ROW = struct.Struct("<4xH10xI")
_CELLS = {2: struct.Struct("<H2xHHHi"), 3: struct.Struct("<H2xHHHd")}
_BLANK = struct.Struct("<4xHHH")
# The group of texts and short numbers.
_MIXED = 2


@dataclass(frozen=True)
class Run:
    """Records of texts and short numbers that stand behind each other, as written."""

    data: bytes

    def __len__(self) -> int:
        return len(self.data) // _CELLS[_MIXED].size

    def __iter__(self) -> Iterator[tuple[int, int, int, int, int]]:
        return _CELLS[_MIXED].iter_unpack(self.data)

    def styles(self) -> set[int]:
        """The numbers of their styles."""
        low, high = self.data[8 :: _CELLS[_MIXED].size], self.data[9 :: _CELLS[_MIXED].size]
        # Most workbooks have so few that the upper byte says nothing.
        pairs = set(zip(low, high, strict=True)) if any(high) else None
        return set(low) if pairs is None else {first + 256 * second for first, second in pairs}


@dataclass
class SheetRecords:
    """The cells of a sheet as they stand in it, those that xlrd reads (kind one of OTHERS, the value 0) among them, and their
    number; its blank cells; and the rows that are hidden."""

    cells: list[Iterable[RawCell]] = field(default_factory=list)
    number: int = 0
    blanks: list[Iterable[Blank]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)


class NotPlainError(Exception):
    """The records do not stand as programs write them: xlrd must read the workbook whole."""


def take_plain(stream: bytes) -> tuple[bytes, list[SheetRecords]]:
    """(a workbook stream without the plain cells and the rows of its sheets, these for each of its worksheets).

    NotPlainError where it is older than Excel 97, locked, cut short, or written in an unusual way.
    """
    try:
        sheets, end = _find_sheets(stream)
        globals_, rests, taken = bytearray(stream[:end]), list[bytes](), list[SheetRecords]()
        position, left = end, len(stream)
        for entry, start in sheets:
            records, rest, end = _read_sheet(stream, start)
            left -= end - start
            if left < 0:
                raise NotPlainError
            struct.pack_into("<i", globals_, entry, position)
            taken.append(records)
            rests.append(rest)
            position += len(rest)
    except struct.error as error:
        raise NotPlainError from error
    return b"".join((globals_, *rests)), taken


def _find_sheets(stream: bytes) -> tuple[list[tuple[int, int]], int]:
    """((place of its entry, where it begins) of each worksheet, the end of the globals)."""
    code, size = HEADER.unpack_from(stream)
    if code != _BOF or HEADER.unpack_from(stream, 4)[0] != _EXCEL_97:
        raise NotPlainError
    sheets: list[tuple[int, int]] = []
    at = 0
    while code != EOF:
        code, size = HEADER.unpack_from(stream, at)
        if code == _FILEPASS:
            raise NotPlainError
        if code == _BOUNDSHEET:
            offset, _, kind = _SHEET.unpack_from(stream, at + 4)
            sheets += [] if kind else [(at + 4, offset)]
        at += 4 + size
    return sheets, at


def _read_sheet(stream: bytes, start: int) -> tuple[SheetRecords, bytes, int]:
    """(the plain records of the sheet that begins there, all others as they are, its end)."""
    if start < 0 or HEADER.unpack_from(stream, start)[0] not in _BOFS:
        raise NotPlainError
    records = SheetRecords()
    rest: list[bytes] = []
    kept, at = start, start
    while True:
        if match := _RUNS.match(stream, at):
            rest.append(stream[kept:at])
            _add_run(records, match)
            kept = at = match.end()
            continue
        code, size = HEADER.unpack_from(stream, at)
        end = at + 4 + size
        if code == EOF:
            return records, b"".join((*rest, stream[kept:end])), end
        if code in {SHORTS, _BLANKS}:
            rest.append(stream[kept:at])
            _add_several(records, code, stream[at + 4 : end])
            kept = end
        elif code in OTHERS:
            records.cells.append([(code, *_OTHER.unpack_from(stream, at + 4), 0)])
            records.number += 1
        elif code in _PLAIN:
            raise NotPlainError
        elif code in _BOFS and at > start:
            end = _end_of_part(stream, end)
        at = end


def _add_run(records: SheetRecords, match: re.Match[bytes]) -> None:
    group = match.lastindex or 0
    if group == _MIXED:
        run = Run(match[0])
        records.cells.append(run)
        records.number += len(run)
    elif group in _CELLS:
        records.cells.append(_CELLS[group].iter_unpack(match[0]))
        records.number += len(match[0]) // _CELLS[group].size
    elif group > 1:
        records.blanks.append(_BLANK.iter_unpack(match[0]))
    else:
        hidden = records.hidden_rows
        for row, options in _ROW.iter_unpack(match[0]):
            if options & _HIDDEN:
                hidden.add(row)
            elif hidden:
                hidden.discard(row)


def _add_several(records: SheetRecords, code: int, data: bytes) -> None:
    """The cells of a record that holds several of a row: its place, style and value of each, the last column."""
    (row, first), (last,) = _PLACE.unpack_from(data), struct.unpack("<H", data[-2:])
    if last > _LAST_COLUMN:
        raise NotPlainError
    columns = range(first, last + 1)
    looks = list(struct.iter_unpack("<Hi" if code == SHORTS else "<H", data[4:-2]))
    if not looks or len(looks) != len(columns):
        raise NotPlainError
    if code == SHORTS:
        records.number += len(columns)
        records.cells.append(
            [(SHORT, row, c, *look) for c, look in zip(columns, looks, strict=True)]
        )
    else:
        records.blanks.append([(row, c, *look) for c, look in zip(columns, looks, strict=True)])


def _end_of_part(stream: bytes, at: int) -> int:
    """The end of a part inside a sheet (a chart), whose records are none of the sheet's."""
    while True:
        code, size = HEADER.unpack_from(stream, at)
        at += 4 + size
        if code == EOF:
            return at
