"""What is left of the words before a number when the parts of its fact are taken out, and whether it weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.prose.choose import Part
from pipeline.extract.prose.tokens import Word
from pipeline.reference.editions import known_names
from pipeline.reference.regions import without_regions
from pipeline.rules.patterns import pattern

# Words that are a part of the fact already.
_SAID = frozenset({
    "programme", "certificate", "weak_programme", "umbrella", "grade", "class", "tier", "beneficiary", "bound", "bound_close", "bound_behind",
    "span", "pay", "standard", "share_out", "per", "sum", "of_what", "raise", "component", "topic", "verb", "budget",
})  # fmt: skip
_NAMES = ("programme", "certificate")
_FILLER = pattern("conditions.filler")
_TITLE = re.compile("《[^《》]{0,120}》")
_BRACKET = re.compile(r"\([^()]{0,80}\)")
_QUOTED = re.compile('[“‘"][^“”‘’"]{1,24}[”’"]')
MARKED = pattern("conditions.marked")
_MARKS = re.compile(r"[\s,:;。、]")
_LETTER = pattern("conditions.letter")
_FIRST_TIME = pattern("conditions.first_time")


@dataclass(frozen=True, slots=True)
class Said:
    """Things that a condition need not repeat. `programme` is that of a rule (None for amounts, whose kind of training is always said):
    other kinds of training and certificates limit it. `asks_farther` is false for rules that are for everybody unless their
    own words say otherwise."""

    programme: Part | None = None
    asks_farther: bool = True

    @property
    def is_rule(self) -> bool:
        return self.programme is not None

    def has(self, word: Word) -> bool:
        """Whether a word is a part of the fact already."""
        if self.programme is not None and word.has_any(_NAMES):
            return word.text in self.programme.words
        return word.has_any(_SAID) and word.value("topic") != "job"


# What a condition of an amount need not repeat.
OF_AMOUNT = Said()


def rest_of(folded: str, words: Sequence[Word], start: int, end: int, said: Said) -> str:
    """The rest of a stretch when the parts of the fact are taken out: the first piece of weight; "" where there is none."""
    pieces = _pieces(folded, words, start, end, said)
    return next((p for p in pieces if p and has_weight(p)), "")


def has_weight(piece: str) -> bool:
    """Whether words are more than what every sentence is made of, and more than the name of a place."""
    if _QUOTED.search(piece) or _MARKS.sub("", piece) in known_names():
        # “西安工匠”, 焊工: a quotation and an occupation are names, whatever they are made of.
        return True
    if _FIRST_TIME.search(piece):
        return True
    return len(unfilled(piece)) >= 2 or bool(_LETTER.search(piece))


def unfilled(piece: str) -> str:
    """The words without those that every sentence is made of, and without names of places."""
    return _FILLER.sub("", without_regions(piece))


def _pieces(folded: str, words: Sequence[Word], start: int, end: int, said: Said) -> Iterator[str]:
    text = folded[start:end]
    for aside in (_TITLE, MARKED):
        text = aside.sub(lambda match: " " * len(match.group(0)), text)
    at = 0
    for word in words:
        if start <= word.start and word.end <= end and said.has(word):
            yield _bare(text[at : word.start - start])
            at = max(at, word.end - start)
    yield _bare(text[at:])


def _bare(text: str) -> str:
    return _BRACKET.sub("", text).strip(",:;。、 ")
