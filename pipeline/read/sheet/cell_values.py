"""Raw values of cells to the words that they display, with the format and the look of their style."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.read.sheet.show_number import GENERAL, show_number, show_text

_WHOLE_MOST = 11
Key = TypeVar("Key")
Made = TypeVar("Made")


@dataclass(frozen=True)
class Style:
    """The part of a style that matters: the number format, whether rules are drawn around the cell, whether it is struck out or
    raised (super, sub)."""

    code: str = GENERAL
    is_ruled: bool = False
    is_struck: bool = False
    raising: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether words and whole numbers are shown in it as they are."""
        return self.code in {GENERAL, "@"} and not self.is_struck and not self.raising


PLAIN = Style()


@dataclass
class Display:
    """Shows values in the styles of one workbook; each number in each style is made once."""

    styles: Sequence[Style]
    is_1904: bool = False
    known: dict[tuple[int, str], str] = field(default_factory=dict)

    def style(self, index: int) -> Style:
        """The style of that number; a workbook may name one that it does not define."""
        return self.styles[index] if 0 <= index < len(self.styles) else PLAIN

    def number(self, raw: str, index: int) -> str:
        """The words of a number written as in XML (`0.4177`); words that are no number as they are."""
        key = (index, raw)
        shown = self.known.get(key)
        if shown is None:
            shown = self.known[key] = self._number(raw, self.style(index).code)
        return shown

    def _number(self, raw: str, code: str) -> str:
        if code == GENERAL and raw.isascii() and raw.isdecimal() and len(raw) <= _WHOLE_MOST:
            return raw.lstrip("0") or "0"
        try:
            value = float(raw)
        except ValueError:
            return raw
        return show_number(value, code, self.is_1904) if math.isfinite(value) else raw

    def text(self, words: str, index: int) -> str:
        """Words in a format that may add to them (`@"类"`)."""
        code = self.style(index).code
        return words if code in {GENERAL, "@"} else show_text(words, code)


class Remembered(dict[Key, Made]):
    """Values by keys, each made once."""

    def __init__(self, make: Callable[[Key], Made]) -> None:
        self.make = make

    def __missing__(self, key: Key) -> Made:
        found = self[key] = self.make(key)
        return found
