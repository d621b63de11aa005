"""What a share is a share of: the standard, the cost or the fee, or something that the data has no name for."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.prose.situation import Situation
from pipeline.rules.patterns import pattern

_UNNAMED = pattern("other_numbers.of_other")


def is_of_unnamed(sit: Situation) -> bool:
    """Whether the words right before a share say that it is of something: 按照目录职业数量的30%, 占40%."""
    return bool(_UNNAMED.search(sit.own_text()))


def of_what(sit: Situation, earlier: Sequence[Situation], known: dict[int, str]) -> str:
    """The base of a share: standard, cost or fee, before it or behind it; else what the share before it was of."""
    before = next((w for w in reversed(sit.spot.words) if w.has("of_what")), None)
    behind = next(
        (w for w in sit.spot.words_behind if w.has("of_what") or w.has("component")), None
    )
    if before:
        return before.value("of_what")
    if behind and behind.has("of_what"):
        return behind.value("of_what")
    if behind and behind.value("component") in {"training", "appraisal"}:
        return "fee"
    other = next(
        (s for s in reversed(earlier) if s.kind == "percent" and known.get(s.spot.start)), None
    )
    return known[other.spot.start] if other else ""
