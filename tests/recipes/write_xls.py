"""A notice as a workbook of 1997 (.xls): one sheet, every cell a text or a whole number, in a compound file written by hand."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

from .document import Notice, Paragraph, Table, cells

SECTOR, END, FREE, FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_NOTHING = b"\xff" * 4


def write_xls(notice: Notice, path: Path) -> None:
    """Write `notice` to `path`: each paragraph a row, the tables below them."""
    path.write_bytes(_compound(_workbook(_sheet(notice))))


def write_records(path: Path, cells: bytes, texts: Sequence[str] = (), table: bytes = b"") -> None:
    """A workbook of one sheet with these records; its styles are 15 plain, 16 a percentage, 17 with rules, 18 struck out. `table`
    are the records of its shared texts where they are no plain ones."""
    shared = [struct.pack("<HB", len(text), 1) + text.encode("utf-16-le") for text in texts]
    table = table or record(0x00FC, struct.pack("<II", len(texts), len(texts)) + b"".join(shared))
    path.write_bytes(_compound(_workbook(_begin(0x10) + cells + record(0x0A), table)))


def record(number: int, data: bytes = b"") -> bytes:
    """One record of a workbook stream."""
    return struct.pack("<HH", number, len(data)) + data


def _begin(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _cell(row: int, column: int, text: str) -> bytes:
    if text.isdigit():
        return record(0x0203, struct.pack("<HHHd", row, column, 15, float(text)))
    words = text.encode("utf-16-le")
    return record(0x0204, struct.pack("<HHHHB", row, column, 15, len(words) // 2, 1) + words)


def _sheet(notice: Notice) -> bytes:
    out, merges, row = [], [], 0
    for block in notice.blocks:
        if isinstance(block, Paragraph):
            out.append(_cell(row, 0, block.text))
            row += 1
        elif isinstance(block, Table):
            for at, column, cell in cells(block):
                out.append(_cell(row + at, column, cell.text))
                if cell.rows > 1 or cell.columns > 1:
                    last = (row + at + cell.rows - 1, column, column + cell.columns - 1)
                    merges.append(struct.pack("<4H", row + at, *last))
            row += len(block.rows)
    size = record(0x0200, struct.pack("<IIHHH", 0, row, 0, 256, 0))
    merged = [record(0x00E5, struct.pack("<H", len(merges)) + b"".join(merges))] if merges else []
    return b"".join([_begin(0x10), size, *out, *merged, record(0x0A)])


def _workbook(sheet: bytes, texts: bytes = b"") -> bytes:
    fonts = _font() * 5 + _font(is_struck=True)
    looks = (
        _look(kind=0xFFF5) * 15 + _look() + _look(format=9) + _look(border=0x1111) + _look(font=6)
    )
    name = "目录".encode("utf-16-le")
    head = _begin(5) + record(0x0042, struct.pack("<H", 1200)) + fonts + looks
    there = len(head) + 4 + 8 + len(name) + len(texts) + 4
    bound = record(0x0085, struct.pack("<IBBBB", there, 0, 0, len(name) // 2, 1) + name)
    return head + bound + texts + record(0x0A) + sheet


def _font(is_struck: bool = False) -> bytes:
    data = struct.pack("<5H4B", 200, 8 * is_struck, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\x05\x00Arial"
    return record(0x0031, data)


def _look(font: int = 0, format: int = 0, kind: int = 1, border: int = 0) -> bytes:
    return record(0x00E0, struct.pack("<HHH4xH8x", font, format, kind, border))


def _compound(stream: bytes) -> bytes:
    """The one stream of a compound file: its header, one sector of the table, one of the directory, and the stream."""
    stream = stream.ljust(4096, b"\0")
    stream += b"\0" * (-len(stream) % SECTOR)
    count = len(stream) // SECTOR
    assert count <= SECTOR // 4 - 2, "more than one sector of the table is needed"
    table = [FAT, END, *range(3, 2 + count), END]
    table += [FREE] * (SECTOR // 4 - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<I", 0)
    folder = _entry("Root Entry", 5, 1, END, 0) + _entry("Workbook", 2, FREE, 2, len(stream))
    entries = folder + _entry("", 0, FREE, 0, 0) * 2
    return head + _NOTHING * 108 + struct.pack("<128I", *table) + entries + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    words = name.encode("utf-16-le")
    length = len(words) + 2 if words else 0
    head = words.ljust(64, b"\0") + struct.pack("<HBB3I", length, kind, 1, FREE, FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
