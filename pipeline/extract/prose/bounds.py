"""How a number binds: at_most, at_least, range or exact, by the word nearest before it or right behind it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.prose.spots import Spot
from pipeline.extract.prose.tokens import Word
from pipeline.rules.patterns import words

# Words for a threshold that is the upper end of a range: 年满16周岁、未满60周岁.
BELOW = frozenset(words("bounds.below"))


def bound_of(spot: Spot) -> str:
    """at_most, at_least, threshold (a mark on the way to another number), range or exact."""
    if any(number.is_range for number in spot.numbers):
        return "range"
    for word in spot.words_behind:
        if word.start == spot.end and (value := word.value("bound_behind")):
            return value
    before = nearest_bound(spot)
    return (before.value("bound") or before.value("bound_close")) if before else "exact"


def bound_of_head(words: Sequence[Word]) -> str:
    """The bound that the head before a list of numbers ends with: 培训课时分别不低于：初级工40课时."""
    found = next((word for word in reversed(words) if word.has("bound")), None)
    return found.value("bound") if found and found is words[-1] else "exact"


def nearest_bound(spot: Spot) -> Word | None:
    """The last word before the number that says how it binds; 满 and the like only where they touch the number."""
    for word in reversed(spot.words):
        if word.has("bound") or (word.has("bound_close") and word.end == spot.start):
            return word
    return None


def are_listed(folded: str, first: Spot, second: Spot) -> bool:
    """Whether two numbers follow each other in one list, each of them behind the thing it is for: 初级工1000元、中级工1500元."""
    if first.kind != second.kind or first.phrase is not second.phrase:
        return False
    kinds = [tuple(label.kind for label in spot.labels) for spot in (first, second)]
    is_bare = bool(second.labels) and second.labels[0].start == second.left[0]
    return kinds[0] == kinds[1] and is_bare and second.labels[-1].end == second.start


def is_range_pair(first: Spot, second: Spot) -> bool:
    """Whether two numbers are the ends of one range, each with its own word: 年满16周岁、不超过60周岁."""
    if first.kind != second.kind or len(first.numbers) != 1 or len(second.numbers) != 1:
        return False
    one, other = first.numbers[0], second.numbers[0]
    if (
        one.is_range
        or other.is_range
        or one.low is None
        or other.low is None
        or one.low >= other.low
    ):
        return False
    if bound_of(first) != "at_least" or not _is_upper(second):
        return False
    about = {topic for word in first.words for topic in word.values("topic")}
    return not second.labels and all(
        word.has("bound")
        or word.has("bound_close")
        or word.has("bound_behind")
        or bool(about.intersection(word.values("topic")))
        or word.has("pay")
        for word in second.words
    )


def _is_upper(spot: Spot) -> bool:
    bound = nearest_bound(spot)
    is_below = bound is not None and bound.value("bound") == "threshold" and bound.text in BELOW
    return bound_of(spot) == "at_most" or is_below
