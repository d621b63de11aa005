"""The cells of a sheet of an .xlsx, raw: by one pattern where the part is written as programs write it, else element by element.

A list of 50,000 rows is read in the time that a parser alone would need; the pattern is held against all text of the part.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from pipeline.model.document import Issue, Place
from pipeline.read.conservation import check_part
from pipeline.read.package import Element, parse_part
from pipeline.read.sheet.rich_text import RichText, read_runs
from pipeline.read.sheet.sheets import column_letters, column_number
from pipeline.text import whole_number

# Column letters, row number, style, type, the beginning of a formula, value, inline text: as written, b"" where there is none.
RawCell = tuple[bytes, bytes, bytes, bytes, bytes, bytes, bytes]
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"(?: s="(\d+)")?(?: t="(\w+)")?(?:/>|>(?:(<f)(?:\s[^>]*)?(?:/>|>[^<]*</f>))?'
    rb"(?:<v(?:\s[^>]*)?>([^<]*)</v>|<v\s*/>|<is><t(?:\s[^>]*)?>([^<]*)</t></is>)?</c>)"
)
# The same without formulas and inline texts, for the parts that hold none: a fifth of the time less.
_SIMPLE = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"(?: s="(\d+)")?(?: t="(\w+)")?(?:/>|>()(?:<v>([^<]*)</v>)?()</c>)'
)
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)")
_TEXT = re.compile(rb">([^<]+)<")
_AT = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_REFERENCE = re.compile(rf"&(?:#[0-9]{{1,7}}|#x[0-9A-Fa-f]{{1,6}}|{'|'.join(_NAMED)});")
# What XML takes for one; the last is none.
_CHARACTERS, LAST_CODE = (
    re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010fffe]"),
    0x10FFFF,
)


def read_cells(
    name: str, part: bytes, data: bytes, keep: Callable[[RichText], int], place: Place
) -> tuple[list[RawCell], list[Issue]]:
    """(the cells of `data`, the `sheetData` element of a part; `text_lost` where they do not hold all its text nodes).

    An inline text of several runs is given to `keep`, and its cell becomes one of a shared text of that number.
    """
    is_simple = b"<f" not in data and b"<is" not in data
    found: list[RawCell] = (_SIMPLE if is_simple else _CELL).findall(data)
    values = [value for cell in found if (value := cell[5] or cell[6])]
    if len(found) == data.count(b"<c ") and _are_text_nodes(values, data):
        return found, []
    root = parse_part(name, part, ".xlsx").find("{*}sheetData")
    read: list[str] = []
    cells = list(_of_elements(root, keep, read))
    printed = [each.text or "" for each in root.iter() if not each.tag.endswith("}f")]
    return cells, check_part(place, printed, read)


def _are_text_nodes(values: list[bytes], data: bytes) -> bool:
    """Whether these are all the text between the tags of cells, formulas and white space apart."""
    bare = _FORMULA.sub(b"", data) if b"<f" in data or b":f" in data else data
    nodes = _TEXT.findall(bare)
    return values == nodes or values == [text for text in nodes if not text.isspace()]


def decode(raw: bytes) -> str:
    """Words as written in XML."""
    text = raw.decode("utf-8", errors="replace")
    return _REFERENCE.sub(lambda match: _character(match[0]), text) if "&" in text else text


@lru_cache(maxsize=8192)
def _character(reference: str) -> str:
    """What `&amp;`, `&#26426;` or `&#x673A;` stands for; U+FFFD where that is no character."""
    name = reference[1:-1]
    if not name.startswith("#"):
        return _NAMED[name]
    code = int(name[2:], 16) if name[1] == "x" else int(name[1:])
    return chr(code) if _CHARACTERS.fullmatch(chr(min(code, LAST_CODE))) else "\ufffd"


def _of_elements(
    root: Element, keep: Callable[[RichText], int], read: list[str]
) -> Iterator[RawCell]:
    row_number = 0
    for row in root.iter("{*}row"):
        row_number = whole_number(row.get("r", "")) or row_number + 1
        column = -1
        for cell in row.iter("{*}c"):
            match = _AT.fullmatch(cell.get("r", ""))
            at = match.groups() if match else (column_letters(column + 1), str(row_number))
            column = column_number(at[0])
            kind, text = _value(cell, keep, read)
            formula = b"<f" if cell.find("{*}f") is not None else b""
            style = cell.get("s", "").encode()
            yield at[0].encode(), at[1].encode(), style, kind.encode(), formula, text.encode(), b""


def _value(cell: Element, keep: Callable[[RichText], int], read: list[str]) -> tuple[str, str]:
    """(type, raw value as written in XML) of a cell; its words are added to `read`."""
    inline, value = cell.find("{*}is"), cell.find("{*}v")
    if inline is not None:
        rich = read_runs(inline)
        read.append(rich.text + rich.struck + rich.aids)
        return "s", str(keep(rich))
    text = "".join(value.itertext()) if value is not None else ""
    read.append(text)
    return cell.get("t", "n"), html.escape(text, quote=False)
