"""Numbers that bind and are printed in a way that nothing reads (不超过3个, 不少于1.5平方米): they are told as unread."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.extract.prose.tokens import Mask, Number
from pipeline.rules.patterns import pattern

_BOUND = pattern("odd_numbers.bound")
# Of no kind that a rule knows.
KIND = "odd"


def odd_numbers(folded: str, numbers: Sequence[Number], masks: Sequence[Mask]) -> Iterator[Number]:
    """The stretches that overlap none of the numbers and masks of a text; without a value."""
    taken = sorted([*((n.start, n.end) for n in numbers), *((m.start, m.end) for m in masks)])
    for match in _BOUND.finditer(folded):
        start, end = match.span(1)
        before = bisect_left(taken, (end, 0))
        if not before or taken[before - 1][1] <= start:
            yield Number(KIND, start, end, None, match.group(1))
