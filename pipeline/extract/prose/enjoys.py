"""The body that a sentence lets have an amount itself: 企业可享受每人每年1万元."""

from __future__ import annotations

from pipeline.extract.prose.choose import NOTHING, Part
from pipeline.extract.prose.situation import Situation
from pipeline.rules.patterns import pattern

_ENJOYS = pattern("who.enjoys")
BODIES = {"employer", "institution", "school"}


def enjoying(sit: Situation) -> Part:
    """The body among the own words of an amount that 可享受 stands right behind; nothing where none does."""
    for word in reversed(sit.spot.words):
        if word.is_titled or word.value("beneficiary") not in BODIES:
            continue
        if _ENJOYS.match(sit.folded, word.end):
            return Part((word.value("beneficiary"),), word.text)
    return NOTHING
