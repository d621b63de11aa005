"""The numbers that a browser writes before the entries of a list; they stand in no text of the page."""

from __future__ import annotations

import re

from pipeline.read.html.markup import Element, tag_of
from pipeline.text import whole_number

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
# The attribute `type`, and the names of styles: digits, letters, Roman or Chinese numerals.
_KINDS = {
    "1": "1", "a": "a", "A": "A", "i": "i", "I": "I", "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A",
    "upper-latin": "A", "lower-roman": "i", "upper-roman": "I", "cjk-ideographic": "一", "simp-chinese-informal": "一",
    "trad-chinese-informal": "一",
}  # fmt: skip
# An entry that bears a number in its words has no second one before it.
_NUMBERED = re.compile(
    r"\s*[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[)）]?[.、．)）:：]|\s*[①-⑳⑴-⒇]"
)
_ROMAN = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_MOST = 300


class ListNumbers:
    """Counts the entries of each numbered list. Where a page has a style sheet elsewhere, which as a rule takes the numbers
    away, a list counts only where it says itself how."""

    def __init__(self, is_styled_elsewhere: bool) -> None:
        self.is_styled_elsewhere = is_styled_elsewhere
        self.last: dict[Element, int] = {}

    def number_of(self, entry: Element) -> str:
        """`3.` or `三、` of a list entry, "" where none is written."""
        parent = entry.getparent()
        if parent is None or tag_of(parent) != "ol":
            return ""
        number = whole_number(entry.get("value") or "")
        if number is None:
            number = self.last.get(parent, (whole_number(parent.get("start") or "") or 1) - 1) + 1
        self.last[parent] = number
        kind = self._kind(parent)
        if not kind or number > _MOST or _NUMBERED.match("".join(entry.itertext()).lstrip()[:8]):
            return ""
        return _write(number, kind)

    def _kind(self, parent: Element) -> str:
        style = _STYLE.search(parent.get("style") or "")
        said = style.group(1).lower() if style else parent.get("type") or ""
        if not said and parent.get("start") is None and self.is_styled_elsewhere:
            return ""
        return "" if said == "none" else _KINDS.get(said, "1")


def _write(number: int, kind: str) -> str:
    if kind == "一":
        return f"{_chinese(number)}、"
    if kind in "aA" and number <= 26:
        return chr(ord(kind) + number - 1) + "."
    if kind in "iI":
        return (_roman(number).lower() if kind == "i" else _roman(number)) + "."
    return f"{number}."


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _chinese(number: int) -> str:
    digits = "〇一二三四五六七八九"
    if number >= 100:
        return "".join(digits[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return (
        ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")
    )
