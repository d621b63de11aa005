"""All that an amount is for, in its own words, without those that only lead to it."""

from __future__ import annotations

from pipeline.extract.prose.conditions import LONGEST, NUMBER_OF_CLAUSE
from pipeline.extract.prose.leftover_words import Said, rest_of
from pipeline.extract.prose.situation import Situation
from pipeline.rules.patterns import pattern

_HEAD_WORDS = pattern("conditions.head_words")
# Kinds of words that name what is paid for.
_NAMES = frozenset({"programme", "certificate", "weak_programme"})
_TAIL_WORDS = pattern("conditions.tail_words")


def trim(words: str) -> str:
    """Printed words without the number of a clause and without what only leads to an amount, at most eighty characters."""
    words = NUMBER_OF_CLAUSE.sub("", words.strip("，,、：:；;。 "))
    before = ""
    while before != words:
        before = words
        words = _TAIL_WORDS.sub("", _HEAD_WORDS.sub("", words)).strip("，,、：:；;。")
    return words[-LONGEST:]


def item_of(sit: Situation) -> str:
    """The purpose of an amount in its own words, without those that only lead to it; "" where they are a grade or class alone."""
    text = trim(sit.own_text()[-LONGEST * 2 :])
    is_named = any(word.has_any(_NAMES) for word in sit.spot.words)
    start = sit.spot.left[0]
    return (
        text
        if is_named or rest_of(sit.folded, sit.spot.words, start, sit.spot.start, Said())
        else ""
    )
