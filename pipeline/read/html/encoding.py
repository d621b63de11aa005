"""Bytes of a web page to text. What a page says of its encoding is often wrong: what its bytes can be goes first."""

from __future__ import annotations

import codecs
import re

from pipeline.read.encodings import BOMS, is_chinese
from pipeline.read.recognise import has_wide_lines

# Where a page names its encoding, if it does.
_HEAD = 16_384
_DECLARED = re.compile(
    rb"<meta[^>]+?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
# GBK and GB2312 are parts of GB18030; browsers take Latin-1 for Windows-1252.
_SAME_FAMILY = {
    "gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "big5": "big5hkscs", "iso8859-1": "cp1252", "ascii": "cp1252",
    "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
_TAKEN = re.compile(
    r"utf-8|utf-16(?:-[bl]e)?|gb18030|big5hkscs|cp125\d|iso8859-\d+|cp932|euc_jp|cp949|koi8-[ru]"
)
REPLACED = "\ufffd"


def decode_page(data: bytes, said: str = "") -> str:
    """The text of a page; bytes that are no character of its encoding become U+FFFD. `said` is the encoding that came with
    it (in an MHT), else the page names it. Strict UTF-8 goes before what is named, and GB18030 is tried last."""
    marked = next((encoding for bom, encoding in BOMS if data.startswith(bom)), "")
    if marked or has_wide_lines(data[:4096]):
        return data.decode(marked or _wide(data), errors="replace")
    named = [_known(name) for name in (said, _declared(data))]
    for encoding in ("utf-8", *named, "gb18030"):
        text = _strict(data, encoding)
        if text is not None and (encoding != "gb18030" or encoding in named or is_chinese(text)):
            return text
    return _damaged(data, [name for name in named if name])


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        return None


def _damaged(data: bytes, named: list[str]) -> str:
    """The reading with the fewest unreadable places, where none is without."""
    tries = [data.decode(encoding, errors="replace") for encoding in (*named, "utf-8", "gb18030")]
    best = min(tries, key=lambda text: text.count(REPLACED))
    # Words of another part of the world, which are no Chinese in any reading.
    if best is tries[-1] and not is_chinese(best.replace(REPLACED, "")):
        return data.decode("cp1252", errors="replace")
    return best


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:_HEAD])
    return (match.group(1) or match.group(2)).decode("ascii") if match else ""


def _known(name: str) -> str:
    """The codec of a name that a page may bear, "" for any other."""
    try:
        codec = codecs.lookup(name.replace("gb_2312-80", "gb2312").replace("x-gbk", "gbk")).name
    except (LookupError, ValueError):
        return ""
    codec = _SAME_FAMILY.get(codec, codec)
    return codec if _TAKEN.fullmatch(codec) else ""


def _wide(data: bytes) -> str:
    return "utf-16-le" if data[1:4096:2].count(0) > data[0:4096:2].count(0) else "utf-16-be"
