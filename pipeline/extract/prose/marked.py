"""Marks by which a sentence points at entries of a list: 标注“▲”的职业."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.extract.prose.leftover_words import MARKED
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.spots import Stretch
from pipeline.rules.patterns import pattern

_ASIDES = (re.compile(r"《[^《》]{0,120}》|\([^()]{0,80}\)"), MARKED)
_POINTS = pattern("unused.marked")


def without_asides(text: str) -> str:
    """A text of the same length without titles, brackets, and what points at the scarce ones that are named behind it."""
    for aside in _ASIDES:
        text = aside.sub(lambda match: " " * len(match.group(0)), text)
    return text


def is_of_marked(sit: Situation, stretches: Iterable[Stretch], held: Sequence[str]) -> bool:
    """Whether a sum or a raise is for those that a mark points at, and nothing of its fact (`held`) says so."""
    if sit.spot.kind != "yuan" and not any(word.has("raise") for word in sit.spot.words):
        return False
    raws = [sit.folded[stretch.start : stretch.end] for stretch in stretches]
    found = [match.group(0) for raw in raws for match in _POINTS.finditer(raw)]
    return any(not any(words in text for text in held) for words in found)
