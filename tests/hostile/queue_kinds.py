"""Decisions of people and filled queues, made to hurt, by kind."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from tests.hostile.mutate import write_parts
from tests.hostile.recipes import DECISIONS

LINE = "2022,everywhere,烧焊工,6-18-02-04,accept,r,a,2022-05-01\n"
RIGHT = DECISIONS + LINE


def bytes_of(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


# What is said of each: whether the command goes on (`done`), stops in one line for each fault (`refused`), or either.
DECIDED: dict[str, tuple[bytes, str]] = {
    "right": (bytes_of(RIGHT), "done"),
    "a byte order mark": (bytes_of("\ufeff" + RIGHT), "done"),
    "two byte order marks": (bytes_of("\ufeff\ufeff" + RIGHT), "done"),
    "GB 18030": (RIGHT.encode("gb18030"), "done"),
    "lines that end with CR": (bytes_of(RIGHT.replace("\n", "\r")), "done"),
    "lines that end with CR and LF": (bytes_of(RIGHT.replace("\n", "\r\n")), "done"),
    "blank lines": (bytes_of(RIGHT.replace("\n", "\n\n,,,,,,,\n")), "done"),
    "empty": (b"", "refused"),
    "zero bytes": (b"\0" * 9000, "refused"),
    "UTF-16": (RIGHT.encode("utf-16"), "refused"),
    "no UTF-8": (bytes_of(RIGHT) + b"\xff\xff,\n", "refused"),
    "half a character": (bytes_of(RIGHT.replace("r,a", "\ud800,a")), "refused"),
    "a NUL": (bytes_of(RIGHT.replace("r,a", "r\0,a")), "refused"),
    "a terminal sequence": (bytes_of(RIGHT.replace("r,a", "r\x1b[31m,a")), "refused"),
    "a CR in a cell": (bytes_of(RIGHT.replace("r,a", '"r\rs",a')), "either"),
    "a line end in a cell": (bytes_of(RIGHT.replace("r,a", '"r\ns",a')), "either"),
    "a line separator in a name": (bytes_of(RIGHT.replace("烧焊工", "烧\u2028焊\u0085工")), "either"),
    "a quote that never ends": (bytes_of(DECISIONS + '"' + LINE * 99), "refused"),
    "semicolons": (bytes_of(RIGHT.replace(",", ";")), "refused"),
    "a column twice": (bytes_of(RIGHT.replace("reason", "code", 1)), "refused"),
    "few cells": (bytes_of(DECISIONS + "2022,everywhere\n"), "refused"),
    "many cells": (bytes_of(RIGHT.rstrip() + ",x,y\n"), "refused"),
    "3,000 cells": (bytes_of(RIGHT + "x," * 3000 + "\n"), "refused"),
    "a row of 2,000,000 characters": (bytes_of(RIGHT + '"x\n",' * 500_000), "refused"),
    "40 MB": (bytes_of(DECISIONS + LINE * 600_000), "refused"),
    "a day that is none": (bytes_of(RIGHT.replace("05-01", "02-30")), "refused"),
    "a code that is none": (bytes_of(RIGHT.replace("6-18-02-04", "\uff16-18-02-04\u202e")), "refused"),
    "a code of 5,000 digits": (bytes_of(RIGHT.replace("6-18-02-04", "9" * 5000)), "refused"),
    "an edition that is none": (bytes_of(RIGHT.replace("2022,e", "\u00b2022,e")), "refused"),
    "a scope that leads out": (bytes_of(RIGHT.replace("everywhere", "../../a")), "refused"),
    "formulas": (bytes_of(RIGHT.replace("r,a", "=cmd|' /C calc'!A1,@a")), "either"),
    "two that contradict": (bytes_of(RIGHT + LINE.replace("6-18-02-04", "6-31-01-03")), "refused"),
}  # fmt: skip
Change = Callable[[bytes], bytes]
SHEET, BOOK, CELLS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"


def part(name: str, change: Change) -> Change:
    """What changes a part of a workbook."""

    def changed(data: bytes) -> bytes:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = [(one, archive.read(one)) for one in archive.namelist()]
        assert name in dict(parts)
        return write_parts([(one, change(held) if one == name else held) for one, held in parts])

    return changed


def without(name: str) -> Change:
    """What leaves a part out of a workbook."""

    def changed(data: bytes) -> bytes:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return write_parts(
                [(one, archive.read(one)) for one in archive.namelist() if one != name]
            )

    return changed


def cells(old: str, new: str) -> Change:
    """What writes other words into the sheet, wherever a pattern fits."""

    def change(data: bytes) -> bytes:
        text, count = re.subn(old, lambda found: found.expand(new), data.decode())
        assert count, old
        return text.encode("utf-8", "surrogatepass")

    return part(CELLS, change)


def written(path: str, words: bytes) -> Change:
    return part(path, lambda _: words)


# A filled queue -> another. The words stand in the cells themselves.
WORDS = r'(<c r="[A-Z]+2"[^>]*) t="inlineStr"><is><t>[^<]*</t></is>'
FILLED: dict[str, Change] = {
    "right": lambda data: data,
    "cut short": lambda data: data[: len(data) // 2],
    "without its end": lambda data: data[:-30],
    "empty": lambda _: b"",
    "a package of nothing": lambda _: write_parts([]),
    "another package": lambda _: write_parts([("word/document.xml", b"<a/>")]),
    "words": lambda _: "名称,答案\n".encode(),
    "a locked workbook": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000),
    "entities in entities": part(CELLS, lambda data: b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + data.split(b"?>", 1)[-1]),
    "an entity that names a file": part(SHEET, lambda data: b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + data.split(b"?>", 1)[-1]),
    "a sheet that is no XML": written(CELLS, b"<<<"),
    "a workbook that is no XML": written(SHEET, b"\0\1"),
    "content types that are no XML": written("[Content_Types].xml", b"<Types"),
    "no relations": without(BOOK),
    "no texts, and a text asked for": cells(WORDS, r'\1 t="s"><v>0</v>'),
    "no styles": without("xl/styles.xml"),
    "styles that are none": written("xl/styles.xml", b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="9"><xf numFmtId="x"/></cellXfs></styleSheet>'),
    "a text that is not there": cells(WORDS, r'\1 t="s"><v>99999999</v>'),
    "a text at a word": cells(WORDS, r'\1 t="s"><v>x</v>'),
    "a row in line 9,999,999": cells(r'<row r="2"', r'<row r="9999999"'),
    "a row in line -1": cells(r'<row r="2"', r'<row r="-1"'),
    "a row of 5,000 digits": cells(r'<row r="2"', '<row r="' + "9" * 5000 + '"'),
    "a cell far away": cells(r'r="A2"', r'r="ZZZ1048576"'),
    "a cell that is nowhere": cells(r'r="A2"', r'r="2A"'),
    "a size that is not so": cells(r'<dimension ref="[^"]*"', r'<dimension ref="A1:XFD1048576"'),
    "a size that is none": cells(r'<dimension ref="[^"]*"', r'<dimension ref="x"'),
    "a row twice": cells(r'(?s)(<row r="2".*</row>)', r"\1\1"),
    "numbers that are none": cells(WORDS, r'\1 t="n"><v>nan</v>'),
    "days that are none": cells(WORDS, r'\1 t="d"><v>2024-02-30</v>'),
    "a day of 1e9": cells(WORDS, r'\1 t="d"><v>1000000000</v>'),
    "errors for words": cells(WORDS, r'\1 t="e"><v>#REF!</v>'),
    "yes for words": cells(WORDS, r'\1 t="b"><v>1</v>'),
    "formulas for words": cells(WORDS, r'\1 t="str"><f>HYPERLINK("http://a")</f><v>x</v>'),
    "control characters for words": cells(WORDS, r'\1 t="inlineStr"><is><t>_x001B_[31m</t></is>'),
}  # fmt: skip


def write_changed(path: Path, right: bytes, change: Change) -> Path:
    """A file with a changed sheet."""
    path.write_bytes(change(right))
    return path
