"""A subsidy that no word is known for: 给予误餐补助，每人每天20元."""

from __future__ import annotations

from pipeline.extract.prose.choose import WEAK, Part
from pipeline.extract.prose.leftover_words import unfilled
from pipeline.extract.prose.scopes import HEAD, OWN
from pipeline.extract.prose.situation import Situation
from pipeline.rules.patterns import pattern, words

_SUBSIDIES = frozenset(words("unnamed.subsidies"))
_NO_NAME = pattern("unnamed.no_name")
# A name stands in the phrase of its sum, or a few before it.
LONGEST_WAY = 4


def may_be_of_unnamed(sit: Situation, programme: Part) -> bool:
    """Whether the clause of a sum names a subsidy that no word is known for, while its programme is that of any subsidy, or of a head
    above: it may be of another kind."""
    if not programme.values or programme.value == "other":
        return False
    if programme.distance < HEAD and strength_of(sit, programme) > WEAK:
        return False
    return _names_unknown(sit)


def strength_of(sit: Situation, programme: Part) -> int:
    """How strong the word is that the programme was read from."""
    return max(
        (
            item.strength
            for scope in sit.scopes
            if scope.distance == programme.distance
            for label in scope.labels
            if label.kind == "programme"
            for item in label.items
        ),
        default=OWN,
    )


def _names_unknown(sit: Situation) -> bool:
    start = _begin(sit)
    known = [word for word in [*sit.earlier, *sit.spot.words] if word.start >= start]
    ends = [start, *(word.end for word in known)]
    return any(
        word.text in _SUBSIDIES and _is_name(sit.folded[end : word.start])
        for end, word in zip(ends, known, strict=False)
    )


def _begin(sit: Situation) -> int:
    phrases, number = sit.frame.phrases, sit.spot.phrase_index
    last = max(0, number - LONGEST_WAY)
    while number > last and phrases[number - 1].mark != ";":
        number -= 1
    return phrases[number].start


def _is_name(before: str) -> bool:
    """Whether what stands right before 补助 and behind the last known word names something, and nothing parts the two."""
    name = _NO_NAME.split(before)[-1]
    return len(name) > 1 and bool(unfilled(name))
