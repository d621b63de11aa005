"""A paragraph of prose to what it says: tokens, then the build of its sentences, then each number with its parts.

Pure: text and the heads above it in, facts out. Linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.prose.choose import TRAINING
from pipeline.extract.prose.definitions import find_definitions
from pipeline.extract.prose.facts import ProseReading
from pipeline.extract.prose.formulas import priced_apart
from pipeline.extract.prose.headings import Heads
from pipeline.extract.prose.labels import Label
from pipeline.extract.prose.make_situations import frame_of, situations_of
from pipeline.extract.prose.odd_numbers import odd_numbers
from pipeline.extract.prose.odd_sums import odd_sums
from pipeline.extract.prose.read_numbers import NumberReader
from pipeline.extract.prose.scan import numbers_of, scan
from pipeline.extract.prose.scopes import HEAD, Frame, Scope
from pipeline.extract.prose.shared_doubts import under_scarcity
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.structure import Sentence, build_sentences
from pipeline.extract.prose.worded import worded_facts
from pipeline.rules.patterns import pattern
from pipeline.text import fold, hide_note_marks, squeeze

_POINTS_BACK = pattern("read_prose.points_back")
_EXAMPLE = pattern("read_prose.example")
# A sentence that is a title is no longer than this.
LONGEST_TITLE = 24
# Distances of what stands before a sentence in its paragraph: nearer than its heads.
_TITLED = HEAD - 1
_BEFORE = HEAD - 2
# A list of grades counts as near where it stands in the own words of a number, its bracket or the number before.
_NEAR = 3


def read_prose(text: str, heads: Heads | None = None, in_table: bool = False) -> ProseReading:
    """Everything that a paragraph says. `in_table`: the text is a cell of a table of amounts, so every sum is paid."""
    plain = hide_note_marks(text)
    tokens, masks = scan(plain)
    reading = ProseReading(fold(plain), squeeze(text), masks=masks)
    reading.numbers = sorted(numbers_of(tokens), key=lambda number: number.start)
    odd = list(odd_sums(reading.folded, reading.numbers))
    odd += odd_numbers(reading.folded, [*reading.numbers, *odd], masks)
    reader = _Reader(reading, heads or Heads(), in_table)
    for sentence in build_sentences(reading.folded, tokens):
        if _EXAMPLE.search(reading.folded, sentence.start, sentence.end):
            # Cases that are reckoned to show how it is done, up to the end of the paragraph: their numbers stay unread.
            break
        reader.read_sentence(sentence)
    reading.numbers = sorted((*reading.numbers, *odd), key=lambda number: number.start)
    reading.rates.sort(key=lambda fact: fact.start)
    reading.rules.sort(key=lambda fact: fact.start)
    return reading


class _Reader:
    """Reads the sentences of one paragraph in order."""

    def __init__(self, reading: ProseReading, heads: Heads, in_table: bool) -> None:
        self.reading = reading
        self.heads = heads
        self.in_table = in_table
        self.listed: tuple[Scope, ...] = ()
        # Whether the paragraph has said, without a number, that it speaks of scarce occupations.
        self.is_scarce = False
        # The title that the paragraph opens with (以师带徒培训。), and what the sentence before is about.
        self.titled: list[Scope] = []
        self.before: list[Scope] = []

    def read_sentence(self, sentence: Sentence) -> None:
        said = self.before if _points_back(self.reading.folded, sentence) else []
        heads = [*said, *self.titled, *self.heads.scopes]
        self.heads.defined.update(find_definitions(self.reading.folded, sentence))
        frame = frame_of(self.reading.folded, sentence.phrases, heads)
        situations = situations_of(frame, self.listed)
        made = len(self.reading.rates)
        NumberReader(self.reading, self.heads, self.in_table).read(situations)
        if self.is_scarce:
            self.reading.rates[made:] = [under_scarcity(r) for r in self.reading.rates[made:]]
        self.reading.rates += priced_apart(self.reading, frame, frame.heads)
        self.reading.rules += worded_facts(self.reading.folded, sentence, self.heads)
        if grades := _listed_grades(situations):
            self.listed = (Scope(_TITLED, (grades[-1],)),)
        self._note_context(sentence, frame)

    def _note_context(self, sentence: Sentence, frame: Frame) -> None:
        """The subject of a sentence holds for the next one where that points back to it; a title opens a paragraph."""
        labels = tuple(label for phrase in frame.phrases for label in frame.labels_of(phrase))
        self.before = [Scope(_BEFORE, labels)]
        self.reading.named += [
            (item.start, item.values[0])
            for label in labels
            for item in label.items
            if label.kind == "programme" and item.strength == TRAINING
        ]
        if not any(p.numbers for p in sentence.phrases):
            self.is_scarce = any(x.kind == "tier" and x.start - sentence.start <= 2 for x in labels)
        is_short = sentence.end - sentence.start <= LONGEST_TITLE
        is_title = is_short and not any(p.numbers for p in sentence.phrases)
        acts = any(word.has("verb") for phrase in frame.phrases for word in phrase.words)
        if is_title and labels and not acts:
            self.titled = [Scope(_TITLED, labels)]


def _listed_grades(situations: Sequence[Situation]) -> list[Label]:
    return [
        label
        for situation in situations
        for scope in situation.scopes[:_NEAR]
        for label in scope.labels
        if label.kind == "grade" and len(label.values) > 1
    ]


def _points_back(folded: str, sentence: Sentence) -> bool:
    """Whether a sentence speaks of 上述职业 and the like, or only says the amounts (具体标准为：…) of what was said before."""
    if _POINTS_BACK.match(folded, sentence.start):
        return True
    return any(w.says("topic", "upper") for p in sentence.phrases for w in p.words)
