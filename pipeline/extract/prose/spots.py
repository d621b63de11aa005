"""Spots: each number (or list of numbers) of a stretch of phrases with the words that belong to it alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.prose.labels import Label, find_labels
from pipeline.extract.prose.per import Per, read_before, read_tail
from pipeline.extract.prose.structure import Bracket, Phrase, words_in
from pipeline.extract.prose.tokens import Number, Word
from pipeline.rules.patterns import one_word, pattern
from pipeline.rules.patterns import words as words_named

_PART = pattern("spots.part")
_ONLY_JOINED = pattern("spots.only_joined")
_JOINERS = "".join(words_named("grammar.joiners"))
_EACH, _EACH_PERSON = one_word("grammar.each"), words_named("grammar.each_person")[0]


@dataclass(eq=False, slots=True)
class Spot:
    """A number, or numbers that nothing parts (`1000元、1500元和2000元`), with its own words: `left` from the number before (or
    the mark before) to it, `right` from its unit to the next mark. `order` counts the spots of the text."""

    numbers: list[Number]
    phrase: Phrase
    left: tuple[int, int]
    right: tuple[int, int]
    pers: list[Per]
    before: Per
    who_before: str
    words: list[Word]
    words_behind: list[Word]
    bracket: Bracket | None
    labels: list[Label]
    labels_behind: list[Label]
    phrase_index: int = 0
    order: int = 0
    # The two printed numbers of which a range was made.
    ends: tuple[Number, ...] = ()

    @property
    def printed_numbers(self) -> tuple[Number, ...]:
        """Its numbers as they are printed, the ends of a range one by one."""
        return (*self.numbers, *self.ends)

    @property
    def kind(self) -> str:
        return self.numbers[0].kind

    @property
    def start(self) -> int:
        return self.numbers[0].start

    @property
    def end(self) -> int:
        return max(self.numbers[-1].end, self.pers[-1].end if self.pers else 0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that lead to a number. `is_own`: those of its own phrase."""

    start: int
    end: int
    words: Sequence[Word]
    mark: str
    is_own: bool = False


def find_spots(folded: str, phrases: Sequence[Phrase]) -> list[Spot]:
    """The spots of phrases in order of print; those inside brackets are not among them."""
    spots: list[Spot] = []
    for index, phrase in enumerate(phrases):
        for spot in _phrase_spots(folded, phrase):
            spot.phrase_index = index
            last = spots[-1] if spots else None
            if last and _goes_on(folded, last, spot, phrases):
                last.numbers += spot.numbers
                last.pers += spot.pers
                last.right, last.words_behind, last.bracket = (
                    spot.right,
                    spot.words_behind,
                    spot.bracket,
                )
                last.labels_behind = spot.labels_behind
                continue
            spots.append(spot)
    return spots


def _goes_on(folded: str, last: Spot, spot: Spot, phrases: Sequence[Phrase]) -> bool:
    """Whether a phrase is nothing but further numbers of the list before: 分别为1000元，1500元，2000元."""
    return (
        spot.phrase_index == last.phrase_index + 1
        and phrases[last.phrase_index].mark == ","
        and spot.kind == last.kind
        and not folded[spot.left[0] : spot.start].strip(_JOINERS)
        and last.end == phrases[last.phrase_index].end
        and any(w.value("share_out") == "pair" for w in last.words)
    )


def _phrase_spots(folded: str, phrase: Phrase) -> Iterator[Spot]:
    groups = list(_groups(folded, phrase))
    begin = phrase.start
    for index, (numbers, pers, _) in enumerate(groups):
        end = max(numbers[-1].end, pers[-1].end)
        bracket = phrase.bracket_at(end)
        behind = bracket.end + 1 if bracket else end
        stop = groups[index + 1][0][0].start if index + 1 < len(groups) else phrase.end
        is_followed = index + 1 < len(groups)
        # 50%(分别为600元)初级工、中级工30%: behind a bracket that closes a number, the next one begins.
        cut = _cut(folded, phrase, behind, stop) if is_followed and not bracket else behind
        cut = cut if is_followed else stop
        yield _spot(
            folded, phrase, numbers, pers, (begin, numbers[0].start), (behind, cut), bracket
        )
        begin = cut


def _spot(
    folded: str, phrase: Phrase, numbers: list[Number], pers: list[Per], left: tuple[int, int], right: tuple[int, int],
    bracket: Bracket | None,
) -> Spot:  # fmt: skip
    words, behind = words_in(phrase, *left), words_in(phrase, *right)
    before, who = read_before(folded, words, *left)
    inside = [b for b in phrase.brackets if left[0] <= b.start < left[1]]
    after = [b for b in phrase.brackets if right[0] <= b.start < right[1]]
    return Spot(
        numbers, phrase, left, right, pers, before, who, words, behind, bracket,
        find_labels(folded, words, inside), find_labels(folded, behind, after),
    )  # fmt: skip


def _groups(folded: str, phrase: Phrase) -> Iterator[tuple[list[Number], list[Per], int]]:
    """Numbers of a phrase, those of one kind with nothing but a joining word between them together."""
    group: list[Number] = []
    pers: list[Per] = []
    for number in phrase.numbers:
        per = read_tail(folded, number.end) if number.kind == "yuan" else Per(end=number.end)
        if group and group[-1].kind == number.kind and _joins(folded, group[-1], pers[-1], number):
            group.append(number)
            pers.append(per)
            continue
        if group:
            yield group, pers, 0
        group, pers = [number], [per]
    if group:
        yield group, pers, 0


def _joins(folded: str, last: Number, per: Per, number: Number) -> bool:
    between = folded[max(last.end, per.end) : number.start]
    return bool(between) and bool(
        _ONLY_JOINED.fullmatch(between.removesuffix(_EACH_PERSON).removesuffix(_EACH))
    )


def _cut(folded: str, phrase: Phrase, start: int, stop: int) -> int:
    """Where the words behind a number end and those before the next begin: at the first 、 or 和 outside of brackets; without
    one all belong to the next."""
    at = _behind_bound(phrase, start)
    if at > start:
        return at
    inner = {b.start: b.end for b in phrase.brackets}
    while at < stop:
        if at in inner:
            at = inner[at] + 1
            continue
        match = _PART.match(folded, at)
        if match:
            return match.end()
        at += 1
    return start


def _behind_bound(phrase: Phrase, start: int) -> int:
    """Where a word ends that binds the number right before it: 5000元以上 8000元以下."""
    at = bisect_left(phrase.words, start, key=lambda word: word.start)
    word = phrase.words[at] if at < len(phrase.words) else None
    is_bound = word is not None and word.start == start and bool(word.value("bound_behind"))
    return word.end if word and is_bound else start


def are_of_others(labels: Sequence[Label], before: Sequence[Label]) -> bool:
    """Whether labels name a kind of training and none of those named before: 学徒制高级工6000元；以工代训300元."""
    own, others = (
        {value for label in side if label.kind == "programme" for value in label.values}
        for side in (labels, before)
    )
    return bool(own and others) and not own & others
