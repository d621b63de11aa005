"""Old Word files, byte by byte: a compound file with its streams, the block that says where they are, and a piece table."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR = 512
TEXT_AT = 0x400
# Smaller streams are kept elsewhere.
LEAST_STREAM = 4096
ENCRYPTED, SECOND_TABLE = 0x0100, 0x0200
COMPRESSED = 0x40000000


def compound(streams: Mapping[str, bytes], chain: Mapping[int, int] | None = None) -> bytes:
    """A compound file of up to 126 sectors; `chain` overrides which sector follows which."""
    fat, body, entries = [FAT, END], b"", [_entry("Root Entry", 5, END, 0, child=1)]
    for number, (name, data) in enumerate(streams.items(), 1):
        whole = data.ljust(LEAST_STREAM, b"\x00")
        count, start = -(-len(whole) // SECTOR), len(fat)
        fat += [*range(start + 1, start + count), END]
        body += whole.ljust(count * SECTOR, b"\x00")
        right = number + 1 if number < len(streams) else FREE
        entries.append(_entry(name, 2, start, len(whole), right=right))
    for sector, following in (chain or {}).items():
        fat[sector] = following
    table = struct.pack("<128I", *fat, *[FREE] * (128 - len(fat)))
    directory = b"".join(entries).ljust(SECTOR, b"\x00")
    return _header() + table + directory + body


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, LEAST_STREAM, END, 0, END, 0)
    return head + struct.pack("<109I", 0, *[FREE] * 108)


def _entry(
    name: str, kind: int, start: int, size: int, right: int = FREE, child: int = FREE
) -> bytes:
    written = name.encode("utf-16-le") + b"\x00\x00"
    return (
        written.ljust(64, b"\x00")
        + struct.pack("<H2B3I", len(written), kind, 1, FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def main_stream(
    pieces: Sequence[tuple[str, bool]], lengths: Sequence[int] = (), flags: int = SECOND_TABLE
) -> tuple[bytes, bytes]:
    """(the `WordDocument` stream, the `1Table` stream) of pieces of text, each with whether it is stored a byte a character;
    `lengths` are those of the stories, the text first."""
    text, ends, places = b"", [0], []
    for words, is_narrow in pieces:
        at = TEXT_AT + len(text)
        places.append(at * 2 | COMPRESSED if is_narrow else at)
        text += words.encode("cp1252" if is_narrow else "utf-16-le")
        text += b"\x00" * (len(text) % 2)
        ends.append(ends[-1] + len(words))
    plc = struct.pack(f"<{len(ends)}I", *ends)
    plc += b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    table = b"\x01\x02\x00ab" + b"\x02" + struct.pack("<I", len(plc)) + plc
    head = bytearray(TEXT_AT)
    struct.pack_into("<HH", head, 0, 0xA5EC, 193)
    struct.pack_into("<H", head, 0x0A, flags)
    stories = [*lengths, *[0] * 8][:8] if lengths else [ends[-1], *[0] * 7]
    struct.pack_into("<8i", head, 0x4C, *stories)
    struct.pack_into("<II", head, 0x1A2, 0, len(table))
    return bytes(head) + text, table


def old_word(pieces: Sequence[tuple[str, bool]], **words: int) -> bytes:
    """A file of such streams, without the properties that a converter needs."""
    document, table = main_stream(pieces, **words)
    return compound({"WordDocument": document, "1Table": table})
