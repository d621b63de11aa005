"""No pattern is catastrophic: none takes more work than the square of the length, however the text is made."""

from __future__ import annotations

import re
import time
from functools import cache

import pytest

from tests.hostile.patterns import Found, all_patterns, hurting

# By fours at first: what is exponential would not end at twice the length.
LENGTHS = (16, 20, 24, 28, 32, 40, 100, 200, 400)
# So many times what one look at `a*b` takes in 400 characters `a`, the least of twenty measurements: a limit that knows no machine.
# What is linear takes a hundredth of that, what goes by the square up to forty times as much, by the cube a thousand times.
MOST = 300


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


@cache
def limit() -> float:
    """The processor's seconds that a text may take on this machine."""
    found = Found("a*b", 0, False, "here", False)
    pattern = re.compile(found.text)
    return MOST * min(spent(pattern, found, "a" * LENGTHS[-1]) for _ in range(20))


def too_long(found: Found, before: str, unit: str) -> int:
    """The length from which a text of this kind takes too long; 0 where none does."""
    words = found.text.encode("latin-1") if found.is_bytes else found.text
    pattern = re.compile(words, found.flags)
    for length in LENGTHS:
        text = (before + unit * (length // len(unit) + 1))[:length] + "\0"
        data = text.encode("utf-8", "replace") if found.is_bytes else text
        if spent(pattern, found, data) > limit() and all(
            spent(pattern, found, data) > limit() for _ in range(2)
        ):
            return length
    return 0


def worst(found: Found) -> list[tuple[int, str]]:
    """(length, how the text begins) of what takes too long."""
    tried = [(too_long(found, *words), "".join(words)) for words in sorted(hurting(found))]
    return [one for one in tried if one[0]]


@pytest.mark.slow
def test_no_pattern_takes_more_work_than_the_square_of_the_length():
    assert {one.place: what for one in all_patterns() if (what := worst(one))} == {}
