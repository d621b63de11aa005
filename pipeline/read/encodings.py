"""Bytes to text in the encodings that Chinese offices use, and the damage that a wrong one leaves behind."""

from __future__ import annotations

import codecs

from pipeline.base.errors import UserError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LOST = "\ufffd"
# So many sound characters stand to each that is lost, where the encoding is the right one and bytes of it are damaged.
LEAST_SOUND = 50


def decode(data: bytes) -> str:
    """Text of UTF-8 or UTF-16 (with or without a mark) or GB18030; UserError says which were tried.

    Where a few bytes fit in no encoding, they become � (U+FFFD).
    """
    marked = [encoding for bom, encoding in BOMS if data.startswith(bom)]
    tried = marked or ["utf-8", _guess_utf16(data), "gb18030"]
    for encoding in tried:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and (encoding.startswith("utf-8") or is_chinese(text)):
            return text
    mended = [data.decode(each, errors="replace") for each in marked or ["utf-8", "gb18030"]]
    best = min(mended, key=lambda text: text.count(LOST))
    if 0 < best.count(LOST) * LEAST_SOUND < len(best) and "\x00" not in best and is_chinese(best):
        return best
    raise UserError(
        "unknown encoding (tried UTF-8, UTF-16 and GB18030); save it as UTF-8",
        "编码无法识别（试过 UTF-8、UTF-16、GB18030）；请另存为 UTF-8",
    )


def is_chinese(text: str) -> bool:
    """Whether most of the words are of everyday Chinese: nearly any bytes can be taken for UTF-16 or GB18030, as rare words."""
    words = [char for char in text if not char.isascii()]
    known = "".join(words).encode("gb2312", errors="ignore")
    return len(known) >= 2 * 0.8 * len(words)


def _guess_utf16(data: bytes) -> str:
    """UTF-16 without a mark shows in its zero bytes: line feeds and digits have one each."""
    sample = data[:4096]
    return "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"
