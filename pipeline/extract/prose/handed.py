"""Whether a sentence says who is handed the money that one of its numbers is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.structure import Phrase
from pipeline.extract.prose.tokens import Word
from pipeline.rules.patterns import pattern

_HANDED = pattern("who.handed")
# So many phrases before and behind a number are looked through.
BEFORE, BEHIND = 8, 4


def names_of(words: Sequence[Word]) -> list[Word]:
    """The words that name one who may be paid."""
    return [word for word in words if word.has("beneficiary") and not word.is_titled]


def given_in_sentence(sit: Situation) -> bool:
    """Whether any phrase of the sentence says who is given what it is about: …的，按标准给予企业补贴."""
    frame = sit.frame
    if sit.host is not None and given_in_sentence(sit.host):
        return True
    for phrase in _around(sit):
        if phrase.start not in frame.handed:
            frame.handed[phrase.start] = _hands(sit, phrase)
        if frame.handed[phrase.start]:
            return True
    return False


def _around(sit: Situation) -> Iterator[Phrase]:
    """The phrases around a number; behind a ； only those of a part that has no sum of its own."""
    phrases, at = sit.frame.phrases, sit.spot.phrase_index
    yield from phrases[max(0, at - BEFORE) : at + 1]
    part: list[Phrase] = []
    for number in range(at + 1, min(len(phrases), at + BEHIND)):
        if phrases[number - 1].mark == ";":
            yield from part
            part = []
            if _has_sum(phrases, number):
                return
        part.append(phrases[number])
    yield from part


def _has_sum(phrases: Sequence[Phrase], first: int) -> bool:
    """Whether the part of a sentence that begins with a phrase prints a sum."""
    for phrase in phrases[first : first + BEFORE]:
        if any(number.kind == "yuan" for number in phrase.numbers):
            return True
        if phrase.mark == ";":
            break
    return False


def _hands(sit: Situation, phrase: Phrase) -> bool:
    names = names_of(phrase.words)
    return any(_HANDED.search(sit.folded, max(0, w.start - 4), w.start) for w in names)
