"""A text of several runs in a workbook: struck runs are no words, raised ones are marks, reading aids stand apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.read.package import Element
from pipeline.read.sheet.xlsx_styles import read_font
from pipeline.text import lower_text, raise_text

# A character that XML cannot hold is written `_x000D_`.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class RichText:
    """The words that are read, those struck out, and reading aids above them (拼音)."""

    text: str
    struck: str = ""
    aids: str = ""


def read_text(element: Element) -> RichText | str:
    """A shared text: words alone, or its runs."""
    if len(element) == 1 and element[0].tag.endswith("}t"):
        return unescape(element[0].text or "")
    return read_runs(element)


def read_runs(element: Element) -> RichText:
    """The runs of a shared or inline text."""
    parts: list[str] = []
    struck: list[str] = []
    aids: list[str] = []
    for child in element:
        tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        words = unescape(
            "".join(t.text or "" for t in ([child] if tag == "t" else child.findall("{*}t")))
        )
        if tag == "rPh":
            aids.append(words)
        elif tag == "r":
            is_struck, raising = read_font(child.find("{*}rPr"))
            (struck if is_struck else parts).append(raised(words, raising))
        elif tag == "t":
            parts.append(words)
    return RichText("".join(parts), "".join(struck), "".join(aids))


def raised(words: str, raising: str) -> str:
    """Words that stand above (super) or below (sub) the line, as marks."""
    return (
        raise_text(words)
        if raising == "super"
        else lower_text(words)
        if raising == "sub"
        else words
    )


def unescape(text: str) -> str:
    """`_x000A_` and the like as the character that they stand for; control characters, which nobody sees, as nothing."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: _character(int(match.group(1), 16)), text)


def _character(code: int) -> str:
    return chr(code) if code >= 32 or code in {9, 10} else ""
