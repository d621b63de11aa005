"""A number in its sentence: its spot, its scopes, the words before it, and the number its bracket hangs on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce

from pipeline.extract.prose.bounds import are_listed, bound_of, bound_of_head, nearest_bound
from pipeline.extract.prose.per import Per
from pipeline.extract.prose.scopes import FARTHEST, Frame, Scope
from pipeline.extract.prose.spots import Spot
from pipeline.extract.prose.tokens import Word
from pipeline.rules.patterns import one_word
from pipeline.rules.patterns import words as words_named

MARKS = "".join(words_named("grammar.between"))
_OF = one_word("grammar.of")
# So many words of one phrase, and characters of one clause, are looked through; longer ones are lists.
MOST_WORDS, LONGEST_CLAUSE = 60, 400
# So many numbers of a list are looked through for the word that binds them.
LONGEST_LIST = 6


@dataclass(eq=False, slots=True)
class Situation:
    """The knowledge of a spot when it is read. `host` is the situation of the number whose bracket it stands in; `previous` the
    spot before it in its sentence or bracket."""

    folded: str
    frame: Frame
    spot: Spot
    scopes: list[Scope]
    index: int
    host: Situation | None = None
    rule: str = ""
    role: str = ""
    _earlier: list[Word] | None = field(default=None)
    _bound: str = ""
    _per: Per | None = None

    @property
    def kind(self) -> str:
        return self.spot.kind

    @property
    def bound(self) -> str:
        """How the number binds, by its own words, else by the head that ends right before its phrases."""
        # Every rule that a number may be asks for it.
        self._bound = self._bound or self._find_bound()
        return self._bound

    def _find_bound(self) -> str:
        own = bound_of(self.spot)
        number = self.spot.phrase_index
        if own == "exact" and (listed := self._bound_of_list()):
            return listed
        if (
            own != "exact"
            or not number
            or self.frame.phrases[number - 1].mark != ":"
            or self.index_in_phrase
        ):
            return own
        return bound_of_head(self.frame.phrases[number - 1].words)

    def _bound_of_list(self) -> str:
        """上限为初级工1000元、中级工1500元: what binds before the first thing of a list binds all of it; "" for none."""
        first = self.spot
        for before in reversed(self.frame.spots[max(0, self.index - LONGEST_LIST) : self.index]):
            if not are_listed(self.folded, before, first):
                break
            first = before
        word = nearest_bound(first) if first is not self.spot else None
        heads = first.labels[0].start if first.labels else 0
        return word.value("bound") if word and word.end <= heads else ""

    @property
    def index_in_phrase(self) -> int:
        """How many numbers stand before it in its phrase."""
        return sum(
            spot.phrase is self.spot.phrase
            for spot in self.frame.spots[max(0, self.index - 8) : self.index]
        )

    @property
    def per(self) -> Per:
        """What the number is for each of, by the words before it and behind it together."""
        self._per = self._per or reduce(Per.joined, self.spot.pers, self.spot.before)
        return self._per

    @property
    def lows(self) -> list[float | None]:
        """The numbers, of ranges the lower ends."""
        return [number.low for number in self.spot.numbers]

    @property
    def host_lows(self) -> list[float | None]:
        """Those of the number whose bracket it stands in, where both are of one kind."""
        return self.host.lows if self.host and self.host.kind == self.kind else []

    @property
    def own(self) -> list[Word]:
        """The words before and behind the number that are its own."""
        return [*self.spot.words, *self.spot.words_behind]

    @property
    def earlier(self) -> list[Word]:
        """The words before its own in its sentence, and those around its bracket."""
        if self._earlier is None:
            self._earlier = list(self._words_before())
        return self._earlier

    def _words_before(self) -> Iterator[Word]:
        phrases = self.frame.phrases
        for number in range(max(0, self.spot.phrase_index - FARTHEST), self.spot.phrase_index + 1):
            tokens = phrases[number].tokens
            behind = bisect_right(tokens, self.spot.left[0], key=lambda token: token.end)
            for token in tokens[max(0, behind - MOST_WORDS) : behind]:
                if isinstance(token, Word):
                    yield token
        if self.host:
            yield from self.host.earlier
            yield from self.host.own

    def clause_text(self) -> str:
        """The folded text of its clause (behind the last ；) up to the next mark behind the number."""
        phrases, number = self.frame.phrases, self.spot.phrase_index
        first = number
        while first > max(0, number - FARTHEST) and phrases[first - 1].mark != ";":
            first -= 1
        start = max(phrases[first].start, self.spot.start - LONGEST_CLAUSE)
        behind = min(max(self.spot.end, self.spot.right[1]), self.spot.end + LONGEST_CLAUSE)
        return (
            _behind_cut(self.folded, phrases[first].start, start, self.spot.start)
            + self.folded[self.spot.start : behind]
        )

    def own_text(self) -> str:
        """The folded text between the mark or number before and the number."""
        return self.folded[self.spot.left[0] : self.spot.start]

    def behind_text(self) -> str:
        """The text between the number and the end of the words that belong to it."""
        return self.folded[self.spot.end : self.spot.right[1]]


def _behind_cut(folded: str, start: int, cut: int, end: int) -> str:
    """The last characters of a stretch; where it is cut, from the first word on that begins behind the cut."""
    if cut <= start:
        return folded[start:end]
    marks = [at for mark in MARKS if (at := folded.find(mark, cut, end)) >= 0]
    return folded[min(marks, default=cut) : end]


def neighbour(spots: list[Spot], index: int, step: int) -> Spot | None:
    """The spot next to one in the same phrase; None where there is none."""
    other = index + step
    if not 0 <= other < len(spots) or spots[other].phrase is not spots[index].phrase:
        return None
    return spots[other]


def has(words: list[Word], kind: str, value: str = "") -> bool:
    """Whether any of the words has a kind (and value)."""
    return any(word.says(kind, value) for word in words)


def last(words: list[Word], *kinds: str) -> Word | None:
    """The last of the words that has one of the kinds."""
    return next((word for word in reversed(words) if any(word.has(kind) for kind in kinds)), None)
