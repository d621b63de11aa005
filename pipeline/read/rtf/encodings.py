"""Bytes of an RTF to text: by the font they are set in, else by the code page of the file."""

from __future__ import annotations

import codecs

from pipeline.read.encodings import is_chinese

# `\fcharset` of a font -> its encoding; 0 (ANSI) and 1 (default) say nothing.
_CHARSETS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
SYMBOL_CHARSET = 2
_PAGES = {936: "gb18030", 950: "big5hkscs", 10000: "mac-roman", 65001: "utf-8", 54936: "gb18030"}
_WEST = "cp1252"


def page_codec(page: int) -> str:
    """The codec of a code page such as 936; that of the West where it is unknown."""
    name = _PAGES.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return _WEST


def charset_codec(charset: int) -> str:
    """The codec of a font's character set, "" where it says nothing."""
    return _CHARSETS.get(charset, "")


def decode_text(data: bytes, font: str, page: str) -> str:
    """Text of one run. A font of the West may hold Chinese that its program wrote in the code page of the file; what is no
    character becomes U+FFFD."""
    if data.isascii():
        return data.decode("ascii")
    for codec in dict.fromkeys((font, page)):
        if codec:
            try:
                return data.decode(codec)
            except UnicodeDecodeError:
                continue
    chinese = data.decode("gb18030", errors="replace")
    if "\ufffd" not in chinese and is_chinese(chinese):
        return chinese
    return data.decode(font or page, errors="replace")
