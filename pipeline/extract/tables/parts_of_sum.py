"""Cells that print parts of the sum beside them: 含鉴定费130元, 其中鉴定费160元、教材费50元."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.base.remembered import remembered
from pipeline.extract.name_lists import find_offsets
from pipeline.extract.tables.head_parts import Head
from pipeline.extract.tables.heads import read_head
from pipeline.rules.patterns import one_word, pattern
from pipeline.text import fold

_OPENS = pattern("parts_of_sum.opens")
_PIECES = pattern("parts_of_sum.pieces")
_PART = pattern("parts_of_sum.part")
_PEOPLE = pattern("parts_of_sum.people")
_OF_WHICH = one_word("parts_of_sum.of_which")


class SumPart(NamedTuple):
    """A part: its printed words, the component that it pays, its figure in yuan, and the characters of the cell before it."""

    printed: str
    component: str
    figure: str
    at: int


@remembered
def parts_of_sum(text: str) -> tuple[SumPart, ...]:
    """The parts that a cell prints, each with its name; () where it prints something else too."""
    if not _OPENS.match(fold(text)):
        return ()
    pieces = [piece.strip() for piece in _PIECES.split(text) if piece.strip()]
    found = [_PART.fullmatch(fold(piece)) for piece in pieces]
    made = []
    for piece, match, at in zip(pieces, found, find_offsets(text, pieces), strict=True):
        head = read_head(_OF_WHICH + match["name"]) if match else None
        if match is None or head is None or _is_case(head):
            return ()
        made.append(SumPart(piece, head.component or "other", match["figure"], at))
    return tuple(made)


def _is_case(head: Head) -> bool:
    """其中技师1200元: an amount for some, and no part of the sum."""
    return bool(
        head.grades
        or head.printed_class
        or head.tier
        or head.condition
        or _PEOPLE.search(head.text)
    )
