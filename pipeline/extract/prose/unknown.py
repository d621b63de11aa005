"""Words that nothing knows: neither the lexicon, nor the ordinary words of the language, nor names of places and occupations.

jieba cuts what the lexicon left over; its dictionary here is `rules/ordinary_words.csv`, small enough to load in a moment.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from functools import cache
from typing import Protocol

from pipeline.reference.editions import known_names
from pipeline.reference.regions import regions
from pipeline.rules.lexicon import lexicon, words_of
from pipeline.rules.patterns import words
from pipeline.rules.typed_toml import rules_text

_RUN = re.compile(r"[\u4e00-\u9fff]+")
_BRACKET = re.compile(r"\(([^()]{0,200})\)")
# Characters that are words by themselves in the language of notices.
_SINGLE = frozenset("".join(words("single_words.all")))

# The first bytes of the characters of level 1 in GB 2312.
FIRST_COMMON, LAST_COMMON = 0xB0, 0xD7
# Words that the short form of a place stands behind.
_AT = frozenset(words("grammar.at_place"))
# Every known word weighs the same and an unknown character next to nothing: so the cut covers as much as it can, in the
# fewest words.
_KNOWN = 10**15


class Cutter(Protocol):
    """The part of jieba's Tokenizer that is used here."""

    def cut(self, sentence: str, *, HMM: bool) -> Iterable[str]:
        """The words of a sentence, in order."""


@cache
def _cutter() -> Cutter:
    """jieba with the ordinary words and the lexicon as its dictionary. Nothing is cached on disk."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    words = {
        *rules_text("ordinary_words.csv").split()[1:],
        *lexicon().senses,
        *words_of("unit"),
        *words_of("per"),
        *known_names(),
        *_region_words(),
    }
    known = {word for word in words | _SINGLE if " " not in word}
    # As jieba keeps its dictionary: the beginnings of words that are none themselves stand in it with 0.
    begins = (word[:length] for word in known for length in range(1, len(word)))
    cutter = jieba.Tokenizer()
    cutter.FREQ = dict.fromkeys(begins, 0) | dict.fromkeys(known, _KNOWN)
    cutter.total, cutter.initialized = 10 * _KNOWN, True
    made: Cutter = cutter
    return made


def _region_words() -> set[str]:
    return {
        name
        for region in regions().values()
        for name in (region.name, region.short_name)
        if len(name) > 1
    }


@cache
def _place_marks() -> frozenset[str]:
    """The characters that stand for a province or begin the name of a city: 在粤, 来温."""
    names = [r for r in regions().values() if r.level != "county"]
    return frozenset(mark for r in names for mark in (r.mark, r.short_name[:1]) if mark)


def unknown_words(text: str) -> list[str]:
    """The runs of Chinese characters in a folded text that belong to no known word: `糯级工1000元` has 糯级. Brackets are passed over."""
    found: list[str] = []
    for run in _RUN.findall(_BRACKET.sub(_opened, text)):
        found += _in_run(run)
    return found


def _opened(bracket: re.Match[str]) -> str:
    """A bracket that lists grades (四级、三级) speaks as the words around it do; others add words of their own."""
    inside = bracket.group(1)
    words = lexicon("grade")
    return inside if any(words.longest(inside, at) for at in range(len(inside))) else " "


@cache
def _in_run(run: str) -> tuple[str, ...]:
    left: list[str] = []
    joined = False
    before = ""
    for piece in _cutter().cut(run, HMM=False):
        is_place = before in _AT and piece in _place_marks()
        is_open = len(piece) == 1 and piece not in _SINGLE and not is_place
        before = piece
        if is_open and joined:
            left[-1] += piece
        elif is_open:
            left.append(piece)
        joined = is_open
    return tuple(word for word in left if len(word) > 1 or not _is_common(word))


def _is_common(char: str) -> bool:
    """Whether a character is one of the 3,755 in everyday use (GB 2312, level 1): alone between known words it names nothing."""
    try:
        return FIRST_COMMON <= char.encode("gb2312")[0] <= LAST_COMMON
    except UnicodeEncodeError:
        return False
