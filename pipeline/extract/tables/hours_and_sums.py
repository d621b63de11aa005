"""Cells that print class hours with the sum that is paid for them: 不少于40课时800元; 80课时1500元，120课时2200元."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from pipeline.base.remembered import remembered
from pipeline.extract.name_lists import find_offsets
from pipeline.model.printed import Amount
from pipeline.rules.patterns import pattern
from pipeline.text import fold

_PAIR = pattern("hours_and_sums.pair")
_PARTS = pattern("hours_and_sums.parts")


class Paid(NamedTuple):
    """The words of a sum, the class hours that it is for ("" for none) as a figure and as printed, and how many characters of the cell
    stand before the sum (white space not counted)."""

    text: str
    hours: str = ""
    condition: str = ""
    at: int = 0


@remembered
def paid_by_hours(text: str) -> tuple[Paid, ...]:
    """The sums of a cell with their hours; the cell itself where any piece of it is no such pair."""
    pieces = [piece.strip() for piece in _PARTS.split(text) if piece.strip()]
    found = [_PAIR.fullmatch(fold(piece)) for piece in pieces]
    pairs = [m for m in found if m and (m["before"] or m["behind"])]
    if not pairs or len(pairs) < len(found):
        return (Paid(text),)
    places = find_offsets(text, pieces)
    return tuple(_paid(match, at) for match, at in zip(pairs, places, strict=True))


def _paid(match: re.Match[str], at: int) -> Paid:
    where = "before" if match["before"] else "behind"
    words = match[f"said_{where}"]
    return Paid(match["sum"], match[where], words, at + match.start("sum"))


def with_hours(base: Amount, paid: Paid) -> Amount:
    """What is said of a sum, with the class hours that its cell prints with it: what it is for, and what limits it."""
    if not paid.hours:
        return base
    condition = both_conditions(base.condition, paid.condition)
    offset = base.offset + paid.at
    return replace(base, printed_hours=paid.hours, condition=condition, offset=offset)


def both_conditions(first: str, second: str) -> str:
    """Two conditions, where each says another: 线下，企业职工."""
    words = [first, "" if fold(second) in fold(first) else second]
    return "，".join(word for word in words if word)
