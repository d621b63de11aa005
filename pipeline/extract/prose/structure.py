"""The build of a paragraph: sentences, phrases between ，；：, and brackets, each with its own tokens."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.prose.tokens import Number, Token, Word
from pipeline.rules.patterns import pattern

OPEN, CLOSE = "([【", ")]】"
ENDS = "。!?！？"
MARKS = ",;:"
# What may part words: all other characters between two tokens are passed over at once.
_PARTING = frozenset(OPEN + CLOSE + ENDS + MARKS)
_PARTS = re.compile(f"[{re.escape(OPEN + CLOSE + ENDS + MARKS)}]")
# Brackets inside brackets beyond this depth are read as plain text.
DEEPEST = 6
_STOP = pattern("structure.stop")
# 1: or 8:30 is no head.
_NO_HEAD = re.compile(r"\d:\d")


@dataclass(eq=False, slots=True)
class Bracket:
    """Words in brackets: the places of its marks, and its phrases."""

    start: int
    end: int
    phrases: list[Phrase] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Phrase:
    """Words between two of ，；：。 outside of brackets. `mark` is the one that ends it, "" at the end of the text;
    `tokens` are those outside of its brackets, `words` and `numbers` the two kinds of them."""

    start: int
    end: int
    mark: str = ""
    tokens: list[Token] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    brackets: list[Bracket] = field(default_factory=list)

    def add(self, token: Token) -> None:
        """Takes in the next token."""
        self.tokens.append(token)
        if isinstance(token, Word):
            self.words.append(token)
        else:
            self.numbers.append(token)

    def bracket_at(self, place: int) -> Bracket | None:
        """The bracket that opens right at a place."""
        return next((b for b in self.brackets if b.start == place), None)


@dataclass(eq=False, slots=True)
class Sentence:
    """The phrases up to a full stop outside of brackets."""

    start: int
    end: int
    phrases: list[Phrase]


def build_sentences(folded: str, tokens: Sequence[Token]) -> list[Sentence]:
    """The sentences of a folded text; each of its tokens stands in exactly one phrase or bracket."""
    pairs = match_brackets(folded)
    folded = _STOP.sub(ENDS[0], folded)
    builder = _Builder(folded, tokens, pairs)
    sentences = []
    start = 0
    while start < len(folded):
        phrases, end = builder.read(start, len(folded), ENDS, 0)
        sentences.append(Sentence(start, end, phrases))
        start = end
    return sentences


def match_brackets(folded: str) -> dict[int, int]:
    """Place of each opening bracket -> place of the one that closes it; brackets without a partner are left out."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for place, char in enumerate(folded):
        if char in OPEN:
            waiting.append(place)
        elif char in CLOSE and waiting:
            pairs[waiting.pop()] = place
    return pairs


class _Builder:
    """Goes through a text once; `_next` is the first token not yet placed, `_seen` the first not yet passed."""

    def __init__(self, folded: str, tokens: Sequence[Token], pairs: dict[int, int]) -> None:
        self._folded = folded
        self._tokens = tokens
        self._pairs = pairs
        self._next = 0
        self._seen = 0

    def read(self, start: int, stop: int, ends: str, depth: int) -> tuple[list[Phrase], int]:
        """(phrases, place behind them) from `start` to a mark of `ends`, or to `stop`."""
        phrases = [Phrase(start, start)]
        at = start
        while at < stop:
            char = self._folded[at]
            close = self._pairs.get(at, 0)
            if close and close < stop and depth < DEEPEST:
                self._place(phrases[-1], at)
                bracket = Bracket(at, close)
                bracket.phrases, _ = self.read(at + 1, close, "", depth + 1)
                phrases[-1].brackets.append(bracket)
                at = close + 1
                continue
            token_end = self._token_end(at)
            if token_end > at:
                at = token_end
                continue
            if char not in _PARTING:
                at = self._next_place(at, stop)
                continue
            at += 1
            if char in ends:
                self._end(phrases[-1], at - 1, char)
                return phrases, at
            if char in MARKS + ENDS and not _NO_HEAD.match(self._folded, max(0, at - 2)):
                self._end(phrases[-1], at - 1, char)
                phrases.append(Phrase(at, at))
        self._end(phrases[-1], stop, "")
        return phrases, stop

    def _token_end(self, at: int) -> int:
        """The end of a token that begins at a place, so that a mark inside it (1,200元) parts nothing."""
        while self._seen < len(self._tokens) and self._tokens[self._seen].start < at:
            self._seen += 1
        if self._seen < len(self._tokens) and self._tokens[self._seen].start == at:
            return self._tokens[self._seen].end
        return at

    def _next_place(self, at: int, stop: int) -> int:
        """The next place at which a token begins, or a mark or bracket may stand."""
        if self._seen < len(self._tokens):
            stop = min(stop, self._tokens[self._seen].start)
        found = _PARTS.search(self._folded, at, stop)
        return found.start() if found else stop

    def _place(self, phrase: Phrase, stop: int) -> None:
        while self._next < len(self._tokens) and self._tokens[self._next].start < stop:
            phrase.add(self._tokens[self._next])
            self._next += 1

    def _end(self, phrase: Phrase, at: int, mark: str) -> None:
        self._place(phrase, at)
        phrase.end, phrase.mark = at, mark


def words_in(phrase: Phrase, start: int, end: int) -> list[Word]:
    """The words of a phrase between two places, outside of brackets."""
    first = bisect_left(phrase.words, start, key=lambda word: word.start)
    behind = bisect_right(phrase.words, end, key=lambda word: word.end)
    return phrase.words[first:behind]
