"""No pattern is catastrophic: twice the text takes twice the steps of a processor, or at worst, below the longest line that is let in,
four times."""

from __future__ import annotations

import re
import time

import pytest

from pipeline.read.guards import MOST_CHARS
from tests.hostile.patterns import Found, all_patterns, hurting

# Below so many seconds of the processor a measurement says nothing; above it twice the text is tried.
ENOUGH = 0.004
# Twice the text: linear 2, quadratic 4, cubic 8. Between them, as a machine that is busy measures.
QUADRATIC, CUBIC = 2.9, 5.7


def spent(pattern: re.Pattern, found: Found, text: str | bytes) -> float:
    """The processor's seconds to hold a pattern against a text, in the way it is used."""
    begun = time.process_time()
    if found.is_anchored:
        pattern.match(text)
        pattern.fullmatch(text)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - begun


def grow(found: Found, before: str, unit: str) -> tuple[int, float]:
    """(length from which it counts, times the work for twice the text); (0, 0) where the longest line takes next to nothing."""
    pattern = re.compile(
        found.text.encode("latin-1") if found.is_bytes else found.text, found.flags
    )

    def take(length: int) -> float:
        text = (before + unit * (length // len(unit) + 1))[:length] + "\0"
        data = text.encode("utf-8", "replace") if found.is_bytes else text
        return spent(pattern, found, data)

    length = 16
    while take(length) < ENOUGH:
        if length >= MOST_CHARS:
            return 0, 0.0
        # By fours at first: what is exponential would not end at twice the length.
        length = length + 4 if length < 40 else min(MOST_CHARS, length * 2)
    longer = length + 4 if length < 40 else length * 2
    return length, min(take(longer) / take(length) for _ in range(3))


def worst(found: Found) -> tuple[float, int, str]:
    """(times the work for twice the text, from which length, the line) of the line that hurts most."""
    return max(
        ((times, length, f"{before}{unit}…") for before, unit in hurting(found) for length, times in [grow(found, before, unit)]),
        default=(0.0, 0, ""),
    )  # fmt: skip


@pytest.mark.slow
def test_no_pattern_takes_more_than_four_times_as_long_for_twice_the_text():
    found = {one.place: worst(one) for one in all_patterns()}
    assert {place: what for place, what in found.items() if what[0] > CUBIC} == {}
