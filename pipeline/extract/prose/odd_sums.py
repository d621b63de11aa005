"""What looks like a sum and is printed in no way that is read: nothing is made of it, and it is told as unread."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.extract.prose.tokens import Number
from pipeline.rules.patterns import pattern

_SUM = pattern("odd_sums.sum")


def odd_sums(folded: str, numbers: Sequence[Number]) -> Iterator[Number]:
    """The stretches of a folded text that look like a sum and overlap none of its numbers, in order; without a value. `numbers` are
    in order of print."""
    for match in _SUM.finditer(folded):
        before = bisect_left(numbers, match.end(), key=lambda number: number.start)
        if not before or numbers[before - 1].end <= match.start():
            yield Number("yuan", match.start(), match.end(), None, match.group(0))
