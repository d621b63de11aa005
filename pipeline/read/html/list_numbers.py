"""The numbers that a browser writes before the entries of a list; they stand in no text of the page."""

from __future__ import annotations

import re

from pipeline.read.html.markup import Element, tag_of
from pipeline.read.number_formats import format_number
from pipeline.rules.patterns import pattern
from pipeline.text import whole_number

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
# The attribute `type`, and the names of styles -> the format of Word that writes the same number, and what stands behind it.
_KINDS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "decimal": "decimal",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting", "trad-chinese-informal": "chineseCounting",
}  # fmt: skip
_LETTERS = {"lowerLetter", "upperLetter"}
# An entry that bears a number in its words has no second one before it.
_NUMBERED = pattern("web_lists.numbered")
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
        return "" if said == "none" else _KINDS.get(said, "decimal")


def _write(number: int, kind: str) -> str:
    # A browser goes on with ba, bb behind z, where Word doubles the letter.
    if number < 1 or (kind in _LETTERS and number > 26):
        kind = "decimal"
    return format_number(number, kind) + ("、" if kind == "chineseCounting" else ".")
