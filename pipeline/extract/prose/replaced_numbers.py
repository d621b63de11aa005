"""Old numbers of rules that a sentence says are replaced: 每班人数上限由60人下调为45人."""

from __future__ import annotations

from pipeline.extract.prose.situation import Situation, neighbour
from pipeline.rules.patterns import pattern

_ANEW = pattern("replaced_numbers.anew")


def is_replaced(sit: Situation) -> bool:
    """Whether the next number, of the same kind, takes the place of a number: it is told of, and binds nobody any more."""
    behind = neighbour(sit.frame.spots, sit.index, 1)
    if behind is None or behind.kind != sit.kind:
        return False
    return bool(_ANEW.fullmatch(sit.folded[sit.spot.end : behind.start]))
