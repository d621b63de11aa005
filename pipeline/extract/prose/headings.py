"""The heads above a paragraph, from its title to its own clause: what they say of every number below them."""

from __future__ import annotations

from collections.abc import Collection, MutableMapping, Sequence

from pipeline.extract.prose import who
from pipeline.extract.prose.labels import Label, find_labels
from pipeline.extract.prose.per import Per, read_tail
from pipeline.extract.prose.scan import scan
from pipeline.extract.prose.scopes import HEAD, TITLE, Scope
from pipeline.extract.prose.structure import Phrase, build_sentences
from pipeline.extract.prose.tokens import Word
from pipeline.extract.prose.unknown import unknown_words
from pipeline.rules.patterns import pattern
from pipeline.text import fold

_HEAD_END = pattern("headings.end")
_UNIT = pattern("headings.unit")
_LIMITS = pattern("headings.limits")


class Heads:
    """Scopes (the nearest first), words, the unit and the beneficiary that heads and title name."""

    def __init__(
        self,
        heads: Sequence[str] = (),
        title: str = "",
        captions: Collection[int] = (),
        defined: MutableMapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """`captions` are the places among the heads of lines without a number: they name a programme and nothing else.
        `defined` are the words that the document has defined so far; a paragraph adds its own."""
        self.defined = {} if defined is None else defined
        self.scopes: list[Scope] = []
        self.words: list[Word] = []
        self.unit = Per()
        self.who = ""
        # Whether the nearest head has words that nothing knows: then what it names cannot be told.
        self.is_unknown = False
        # Whether the nearest head limits what stands below it in words that no label holds: 首次申报, 《目录》内的职业.
        self.is_limiting = False
        for distance, (place, text) in enumerate(reversed(list(enumerate(heads)))):
            self._add(text, HEAD + distance, place in captions)
        if title:
            self._add(title, TITLE)

    def _add(self, text: str, distance: int, is_caption: bool = False) -> None:
        folded = fold(text)
        tokens, _ = scan(folded)
        sentence = build_sentences(folded, tokens)
        phrases = sentence[0].phrases if sentence else []
        if distance < TITLE and len(phrases) > 1 and any(p.numbers for p in phrases):
            return
        if not self.scopes and distance < TITLE and unknown_words(_HEAD_END.split(folded)[0]):
            self.is_unknown = True
        if not self.scopes and distance == HEAD and not is_caption and _LIMITS.search(folded):
            self.is_limiting = True
        if labels := _without_names(labels_of(folded, phrases)):
            scope = Scope(distance, labels)
            # A head that names a sum is a sentence: its grade is that of its sum, not of what follows.
            is_paid = any(number.kind == "yuan" for p in phrases for number in p.numbers)
            self.scopes.append(scope.only("programme") if is_caption or is_paid else scope)
        if is_caption:
            return
        words = [t for t in tokens if isinstance(t, Word)]
        self.words += words
        if (unit := _UNIT.search(folded)) and not self.unit.is_said:
            self.unit = read_tail(folded, unit.start() + 1)
        if distance == HEAD:
            first = _HEAD_END.split(folded)[0]
            self.who = who.of_head(first, [w for w in words if w.end <= len(first)])


def labels_of(folded: str, phrases: Sequence[Phrase]) -> tuple[Label, ...]:
    """The labels of several phrases in order of print."""
    return tuple(
        label for phrase in phrases for label in find_labels(folded, phrase.words, phrase.brackets)
    )


def _without_names(labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """企业职工岗前培训: a group right before a kind of training is a part of its name in a head."""
    begin = {label.start for label in labels if label.kind == "programme"}
    return tuple(x for x in labels if not (x.kind == "group" and x.end in begin))
