"""Exceptions that no part of a fact holds: 上浮10%，但C类职业除外; 除低保家庭外，每人1000元; 职工（在编人员除外）."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.prose.of_other import is_excluded
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.structure import Phrase
from pipeline.rules.patterns import one_word, pattern

_BEHIND = pattern("excepted.behind")
_INSIDE, _EXCEPTED = pattern("excepted.inside"), one_word("excepted.ends")
# An exception begins and ends so near behind the number; so many phrases before one lead to it.
LONGEST, LEADS = 100, 4
_LIMITING = {"group", "grade", "class", "tier"}


def is_excepted(sit: Situation, held: Iterable[str], conditions: Sequence[str]) -> bool:
    """Whether the sentence goes on with an exception whose words stand in none of `held`, before it prints another figure, or makes one
    before the number that stands in no condition."""
    match = _BEHIND.match(sit.folded, sit.spot.end, sit.spot.end + LONGEST)
    if match is not None and not any(match["words"] in text for text in held if text):
        return True
    return any(not any(words in c for c in conditions) for words in _before(sit))


def _before(sit: Situation) -> Iterator[str]:
    """The words that are excepted in the phrases that lead to a number and in its own words."""
    own = sit.spot.phrase
    for phrase in _leads(sit):
        begin, end = (
            (sit.spot.left[0], sit.spot.start) if phrase is own else (phrase.start, phrase.end)
        )
        for word in (w for w in phrase.words if begin <= w.start < end):
            if word.has_any(_LIMITING) and is_excluded(word, sit.folded):
                yield sit.folded[word.start - 1 : word.end]
        for bracket in (b for b in phrase.brackets if begin <= b.start < end):
            text = sit.folded[bracket.start + 1 : bracket.end]
            named = any(w.has("group") for p in bracket.phrases for w in p.words)
            if text.endswith(_EXCEPTED) or (named and _INSIDE.search(text)):
                yield text


def _leads(sit: Situation) -> Iterator[Phrase]:
    phrases, at = sit.frame.phrases, sit.spot.phrase_index
    yield phrases[at]
    for number in range(at - 1, max(-1, at - 1 - LEADS), -1):
        if phrases[number].mark == ";" or phrases[number].numbers:
            break
        yield phrases[number]
