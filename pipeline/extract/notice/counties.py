"""The sentences by which a notice says how the counties of its region follow it: 各县（市）参照执行 is not 执行."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.rules.patterns import pattern
from pipeline.text import close_gaps, fold

_FOLLOWS = pattern("counties.follows")
_SENTENCE = re.compile("[^。；;]+[。；;]?")


def county_sentences(lines: Iterable[str]) -> tuple[str, ...]:
    """The sentences as printed, in order, each once."""
    return tuple(dict.fromkeys(_sentences(lines)))


def _sentences(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        # Most lines speak of no county: they are not parted.
        if _FOLLOWS.search(fold(line)):
            for sentence in _SENTENCE.findall(close_gaps(line)):
                if _FOLLOWS.search(fold(sentence)):
                    yield sentence.strip()
