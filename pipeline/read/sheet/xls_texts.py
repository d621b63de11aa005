"""The shared texts of an .xls (Excel 97 and later), which a cell names by their number; xlrd is given the workbook without them.

xlrd takes a microsecond for each: a tenth of the time of a list in which most texts are shown once.
"""

from __future__ import annotations

import struct
from codecs import utf_16_le_decode
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.read.sheet.xls_records import EOF, HEADER, NotPlainError

_TEXTS, _CONTINUED = 0xFC, 0x3C
# Marks of a text: two bytes a character, a reading aid behind it, several fonts.
_WIDE, _AID, _FONTS = 0x01, 0x04, 0x08
_HEAD, _FONT_COUNT, _SIZE, _FONT = map(struct.Struct, ("<HB", "<H", "<i", "<HH"))


@dataclass
class SharedTexts:
    """The texts as stored, and where in one, by its number, which font begins."""

    texts: list[str] = field(default_factory=list)
    runs: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


def take_texts(stream: bytes) -> tuple[bytes, SharedTexts]:
    """(a workbook stream whose list of shared texts says that it is empty, these texts). NotPlainError where they are damaged."""
    try:
        places, parts = _find_parts(stream)
        if not places:
            return stream, SharedTexts()
        if len(places) > 1:
            raise NotPlainError
        texts = _Reader(parts).read(*_SIZE.unpack_from(parts[0], 4))
    except (struct.error, StopIteration, IndexError, UnicodeDecodeError) as error:
        raise NotPlainError from error
    count = places[0] + 4
    return b"".join((stream[:count], bytes(_SIZE.size), stream[count + _SIZE.size :])), texts


def _find_parts(stream: bytes) -> tuple[list[int], list[bytes]]:
    """(where lists of texts begin, the records of the last one)."""
    places: list[int] = []
    parts: list[bytes] = []
    code = before = at = 0
    while code != EOF:
        code, size = HEADER.unpack_from(stream, at)
        data = at + 4
        at = data + size
        if code == _TEXTS:
            places, parts, before = [*places, data], [stream[data:at]], code
        elif code == _CONTINUED and before == _TEXTS:
            parts.append(stream[data:at])
        else:
            before = code
    return places, parts


class _Reader:
    """Reads texts one behind the other out of records. The words and the fonts of one may go on in the next record."""

    def __init__(self, parts: list[bytes]) -> None:
        self.parts: Iterator[bytes] = iter(parts)
        self.data, self.at = next(self.parts), 8
        self.found = SharedTexts()

    def read(self, count: int) -> SharedTexts:
        """So many texts."""
        texts = self.found.texts
        while len(texts) < count:
            self._read_whole(count)
            if len(texts) < count:
                self._read_any()
        return self.found

    def _read_whole(self, count: int) -> None:
        """The texts that follow, up to one with a reading aid, or one that goes on in the next record: nearly all, so that
        nothing is called for them that need not be."""
        data, at, end = self.data, self.at, len(self.data)
        texts, runs, head = self.found.texts, self.found.runs, _HEAD.unpack_from
        while at < end and len(texts) < count:
            size, marks = head(data, at)
            begin = at + 3
            wide = marks & _WIDE
            if marks == wide:
                behind = stop = begin + (size << wide)
            elif marks & _AID or not marks & _FONTS:
                break
            else:
                begin = at + 5
                stop = begin + (size << wide)
                behind = stop + _FONT.size * _FONT_COUNT.unpack_from(data, at + 3)[0]
            if behind > end:
                break
            written = data[begin:stop]
            if stop < behind:
                runs[len(texts)] = list(_FONT.iter_unpack(data[stop:behind]))
            texts.append(
                utf_16_le_decode(written, "strict", True)[0] if wide else written.decode("latin-1")
            )
            at = behind
        self.at = at

    def _read_any(self) -> None:
        """One text, however it is written."""
        if self.at >= len(self.data):
            self.at, self.data = self.at - len(self.data), next(self.parts)
        size, marks = _HEAD.unpack_from(self.data, self.at)
        self.at += _HEAD.size
        fonts, aid = 0, 0
        if marks & _FONTS:
            (fonts,) = _FONT_COUNT.unpack_from(self.data, self.at)
            self.at += _FONT_COUNT.size
        if marks & _AID:
            (aid,) = _SIZE.unpack_from(self.data, self.at)
            self.at += _SIZE.size
            if aid < 0:
                raise NotPlainError
        words = self._words(size, marks & _WIDE)
        if fonts:
            self.found.runs[len(self.found.texts)] = [self._font() for _ in range(fonts)]
        self.found.texts.append(words)
        self.at += aid

    def _words(self, size: int, wide: int) -> str:
        """Words that may go on in the next record, which says anew how its part of them is written."""
        words = ""
        while True:
            here = min(size, (len(self.data) - self.at) >> wide)
            end = self.at + (here << wide)
            words += _decode(self.data[self.at : end], wide)
            self.at, size = end, size - here
            if not size:
                return words
            self.data, self.at = next(self.parts), 1
            wide = self.data[0] & _WIDE

    def _font(self) -> tuple[int, int]:
        if self.at == len(self.data):
            self.data, self.at = next(self.parts), 0
        start, font = _FONT.unpack_from(self.data, self.at)
        self.at += _FONT.size
        return start, font


def _decode(written: bytes, wide: int) -> str:
    return utf_16_le_decode(written, "strict", True)[0] if wide else written.decode("latin-1")
