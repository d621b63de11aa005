"""The words of an old Word file by its piece table ([MS-DOC] 2.4.1), to count what a conversion made of them."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

# Offsets in the file information block: flags, the lengths of the stories, the place of the piece table.
_FLAGS, _LENGTHS, _CLX = 0x0A, 0x4C, 0x1A2
_SECOND_TABLE, _ENCRYPTED = 0x0200, 0x0100
_PIECES, _PROPERTIES = 0x02, 0x01
_COMPRESSED = 0x40000000
# Stories in their order: text, footnotes, headers, macros, comments, endnotes, text boxes, text boxes of headers.
_STORIES = 8
_READ = (0, 1, 5, 6)
# A field: its code between 0x13 and 0x14 (or 0x15 where it has no result), its result up to 0x15.
_CODE = re.compile("\x13[^\x13\x14\x15]*[\x14\x15]")
_MARKS = re.compile("[\x00-\x08\x0e-\x1f]")


def table_name(document: bytes) -> str:
    """The name of the stream that holds the tables of a `WordDocument` stream."""
    return "1Table" if _flags(document) & _SECOND_TABLE else "0Table"


def is_encrypted(document: bytes) -> bool:
    """Whether the streams are enciphered."""
    return bool(_flags(document) & _ENCRYPTED)


def read_words(document: bytes, table: bytes) -> list[str]:
    """The words of the text, its notes and its text boxes, a story each, codes of fields left out. struct.error or
    ValueError where the tables are damaged."""
    text = "".join(_texts(document, _find_pieces(document, table)))
    lengths = struct.unpack_from(f"<{_STORIES}i", document, _LENGTHS)
    stories, start = [], 0
    for number, length in enumerate(lengths):
        if number in _READ and length > 0:
            stories.append(_shown(text[start : start + length]))
        start += max(0, length)
    return stories


def _flags(document: bytes) -> int:
    return int(struct.unpack_from("<H", document, _FLAGS)[0])


def _find_pieces(document: bytes, table: bytes) -> bytes:
    start, size = struct.unpack_from("<II", document, _CLX)
    place, end = start, start + size
    while place < end:
        if table[place] == _PIECES:
            (length,) = struct.unpack_from("<I", table, place + 1)
            return table[place + 5 : place + 5 + length]
        if table[place] != _PROPERTIES:
            break
        (length,) = struct.unpack_from("<H", table, place + 1)
        place += 3 + length
    raise ValueError("no piece table")


def _texts(document: bytes, plc: bytes) -> Iterator[str]:
    count = (len(plc) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plc)
    for number in range(count):
        length = ends[number + 1] - ends[number]
        (place,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * number + 2)
        if place & _COMPRESSED:
            start = (place & ~_COMPRESSED) // 2
            yield document[start : start + length].decode("cp1252", errors="replace")
        else:
            yield document[place : place + 2 * length].decode("utf-16-le", errors="replace")


def _shown(text: str) -> str:
    """A story without the codes of its fields, the innermost first, and without marks that are no words."""
    while True:
        bare = _CODE.sub("", text)
        if bare == text:
            return _MARKS.sub("\n", text.replace("\x07", "\n").replace("\x0d", "\n"))
        text = bare
