"""Places held against each other: 县内培训每人每天40元，县外培训每人每天60元."""

from __future__ import annotations

from pipeline.extract.prose.situation import Situation
from pipeline.rules.patterns import pattern

_OWN = pattern("contrast.own")
_PLACE = pattern("contrast.place")
# So many characters of a sentence around an amount are looked through.
FARTHEST = 200


def contrasted(sit: Situation) -> str:
    """The place inside or outside of which an amount holds, in its printed words, where its sentence prints the other one too; "" for
    none."""
    if sit.kind != "yuan":
        return ""
    own = _OWN.match(sit.own_text()[:FARTHEST])
    if own is None:
        return ""
    phrases, spot = sit.frame.phrases, sit.spot
    start = max(phrases[0].start, spot.start - FARTHEST)
    around = sit.folded[start : min(phrases[-1].end, spot.end + FARTHEST)]
    sides = {side for place, side in _PLACE.findall(around) if place == own["place"]}
    return own["words"] if len(sides) > 1 else ""


def is_contrasted(condition: str) -> bool:
    """Whether a condition names such a place itself."""
    return bool(_PLACE.search(condition))
