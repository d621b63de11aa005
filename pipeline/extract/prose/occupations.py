"""Occupations that the words of an amount name: 物流服务师（仓储）中级工每人1280元."""

from __future__ import annotations

from functools import cache

from pipeline.extract.prose.situation import Situation
from pipeline.reference.editions import known_names

SHORTEST, LONGEST = 3, 20


def occupation_of(sit: Situation) -> str:
    """The occupation that the own words of an amount begin with, as printed, with the bracket right behind it; "" for none."""
    start = sit.spot.left[0]
    length = _name_at(sit.folded[start : min(sit.spot.start, start + LONGEST)])
    if not length:
        return ""
    end = start + length
    bracket = sit.spot.phrase.bracket_at(end)
    return sit.folded[start : bracket.end + 1 if bracket and bracket.end < sit.spot.start else end]


@cache
def _name_at(text: str) -> int:
    """How long the longest known name is that a text begins with; 0 for none."""
    for length in range(len(text), SHORTEST - 1, -1):
        if text[:length] in known_names():
            return length
    return 0
