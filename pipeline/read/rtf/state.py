"""The state that a group of an RTF passes on to the groups inside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import NamedTuple


class Look(NamedTuple):
    """How words are shown, as far as it matters to what is read. `raised`: 1 above the line, -1 below it."""

    is_hidden: bool = False
    is_struck: bool = False
    is_deleted: bool = False
    is_capital: bool = False
    raised: int = 0
    symbol_font: str = ""


PLAIN = Look()


class Where(Enum):
    """The use of the words of a group."""

    TEXT = auto()
    CODE = auto()
    NUMBER = auto()
    FONTS = auto()
    PICTURE = auto()
    PROGRAM = auto()
    FORM = auto()
    BOTH_WAYS = auto()
    NOTHING = auto()


@dataclass(slots=True)
class State:
    """`is_new`: no control word yet, so that the next may name what the group is; `is_star`: a program that does not know the
    name passes over the group. `fallback`: how many bytes stand for a character of Unicode. `at_end` is done when the group ends."""

    where: Where = Where.TEXT
    look: Look = PLAIN
    font: int = -1
    wide_font: int = -1
    is_wide: bool = False
    fallback: int = 1
    is_math: bool = False
    is_new: bool = False
    is_star: bool = False
    at_end: Callable[[], None] | None = None

    def inner(self) -> State:
        """The state in which a group inside this one begins."""
        return replace(self, is_new=True, is_star=False, at_end=None)
