"""Amounts of one list share what is said around it: who is paid (按初级工1000元、中级工1500元给予企业补贴), and of a part of a sum its grade."""

from __future__ import annotations

from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.spots import Spot
from pipeline.rules.patterns import words

_BY = frozenset(words("paid_lists.by"))
_JOINED = frozenset(words("paid_lists.joined"))
# So many amounts are looked through for the end of their list.
LONGEST = 12


def end_of_list(sit: Situation) -> Spot:
    """The last amount of a list that 按 opens, whose words behind it are said of all; the amount itself where it stands in none."""
    spot = sit.spot
    if not any(w.text in _BY and w.start == spot.phrase.start for w in spot.phrase.words[:1]):
        return spot
    for following in sit.frame.spots[sit.index + 1 : sit.index + LONGEST]:
        between = sit.folded[spot.end : following.left[0]]
        if following.phrase is not spot.phrase or between not in _JOINED:
            break
        spot = following
    return spot
