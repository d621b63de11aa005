"""Which words a number takes its parts from: nearer scopes go before farther ones, and a word of another number is not its own.

Distances: 0 its own words, 1 the bracket behind it, 2 the number before in the same list (or the host of its bracket), 3 and
more the phrases before it in its sentence, 20 and more the heads of its clause, 40 the title or caption.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.prose.labels import ENUMERATES, Label, find_labels
from pipeline.extract.prose.leads import Leads
from pipeline.extract.prose.other_component import SHARED, is_other_component
from pipeline.extract.prose.spots import Spot, Stretch, are_of_others
from pipeline.extract.prose.structure import Phrase
from pipeline.rules.patterns import pattern

OWN, BRACKET, CARRIED, LEAD, HEAD, TITLE = 0, 1, 2, 3, 30, 50
# A word that stands beyond so many phrases with numbers of their own is not surely of the number: FAR and more.
MOST_BETWEEN, FAR = 2, 16
RESTATES = pattern("scopes.restates")
# So many phrases back a word can still be of the same thing; the bound keeps long paragraphs linear.
FARTHEST = 24


@dataclass(frozen=True, slots=True)
class Scope:
    """Labels that stand equally near to a number."""

    distance: int
    labels: tuple[Label, ...]
    is_beyond: bool = False  # beyond a ；, in another clause

    def only(self, kind: str) -> Scope:
        """The scope with its labels of one kind."""
        return self._with([label for label in self.labels if label.kind == kind])

    def _with(self, labels: Sequence[Label]) -> Scope:
        """The scope with these of its labels; itself where they are all."""
        if len(labels) == len(self.labels):
            return self
        return Scope(self.distance, tuple(labels), self.is_beyond)

    def without_value(self, value: str) -> Scope:
        """The scope without its labels that say one value and no other."""
        return self._with([label for label in self.labels if label.values != (value,)])

    def without_umbrella(self) -> Scope:
        """The scope without the words for any subsidy: they name no programme of a rule."""
        kept = []
        for label in self.labels:
            items = tuple(i for i in label.items if label.kind != "programme" or i.strength > 1)
            if items:
                kept.append(Label(label.kind, items))
        return replace(self, labels=tuple(kept))


@dataclass(slots=True)
class Frame:
    """The surroundings of the spots of a sentence: its phrases, its spots, and the labels of the heads above it (the nearest
    first, each with its distance). For a bracket: the scopes of the number it belongs to."""

    folded: str
    phrases: Sequence[Phrase]
    spots: list[Spot]
    heads: Sequence[Scope] = ()
    outer: Sequence[Scope] = ()
    carried: dict[int, tuple[Label, ...]] = field(default_factory=dict)
    leads: dict[int, tuple[Label, ...]] = field(default_factory=dict)
    groups: dict[int, list[Label]] = field(default_factory=dict)
    # Once they were asked for: the labels of each phrase, whether it says who is given something, the stretches that lead to
    # each spot.
    named: dict[int, list[Label]] = field(default_factory=dict)
    handed: dict[int, bool] = field(default_factory=dict)
    led: dict[int, list[Stretch]] = field(default_factory=dict)

    def labels_of(self, phrase: Phrase) -> list[Label]:
        """All labels of a phrase, those that its brackets give outward included."""
        found = self.named.get(phrase.start)
        if found is None:
            found = find_labels(self.folded, phrase.words, phrase.brackets)
            self.named[phrase.start] = found
        return found


def scopes_of(frame: Frame, spot: Spot) -> list[Scope]:
    """The scopes of a spot, the nearest first."""
    scopes = list(_near(frame, spot))
    kinds = {label.kind for scope in scopes for label in scope.labels}
    count = len(spot.numbers)
    frame.carried[id(spot)] = tuple(
        replace(label, is_shared=True) if 1 < count == len(label.items) else label
        for scope in scopes
        for label in scope.labels
    )
    for scope in _before(frame, spot, kinds):
        scopes.append(scope)
        if scope.distance == CARRIED:
            frame.carried[id(spot)] += scope.labels
    if is_other_component(frame.phrases, frame.spots, spot):
        # What follows goes on with the whole, not with its part.
        frame.carried[id(spot)] = frame.carried.get(id(frame.spots[spot.order - 1]), ())
    return [*scopes, *frame.outer, *frame.heads]


def is_weak(label: Label) -> bool:
    """Whether a label names a programme only where nothing else does."""
    return label.kind == "programme" and all(item.strength <= 2 for item in label.items)


def _near(frame: Frame, spot: Spot) -> Iterator[Scope]:
    """Its own words; those behind it count where none of their kind stands before it."""
    own = list(spot.labels)
    if any(x.kind == "programme" and not is_weak(x) for x in spot.labels_behind):
        # 参加技能培训期间可享受25元/天生活费补贴: words for any subsidy yield to the kind that stands behind.
        own = [label for label in own if not is_weak(label)]
    kinds = {label.kind for label in own}
    own += [label for label in spot.labels_behind if label.kind not in kinds]
    yield Scope(OWN, tuple(own))
    if spot.bracket and not _enumerates(frame.folded, spot):
        plain = (phrase for phrase in spot.bracket.phrases if not phrase.numbers)
        yield Scope(BRACKET, tuple(x for phrase in plain for x in _labels_of(frame, phrase)))


def _enumerates(folded: str, spot: Spot) -> bool:
    bracket = spot.bracket
    return bracket is not None and bool(ENUMERATES.match(folded[bracket.start + 1 : bracket.end]))


def _before(frame: Frame, spot: Spot, kinds: set[str]) -> Iterator[Scope]:
    """Back through the sentence: the number before as far as its label is of the same make, and phrases without numbers."""
    index = spot.order
    previous = frame.spots[index - 1] if index else None
    known = set(kinds)
    distance = LEAD
    clause_has = Leads()
    is_asked = False
    at = spot.phrase_index
    if previous and previous.phrase_index == at:
        if scope := _carry(frame, spot, previous, known):
            yield scope
        is_asked = True
        previous = _earlier(frame, previous, at)
    for number in range(at - 1, max(-1, at - 1 - FARTHEST), -1):
        phrase = frame.phrases[number]
        if phrase.mark in {";", ""} or phrase.mark in "。!?":
            clause_has.next_clause()
        if previous and previous.phrase_index == number:
            if not is_asked and (scope := _carry(frame, spot, previous, known)):
                # Over a ； a number that says nothing of its own goes on with the programme only.
                is_own = clause_has.is_own or (bool(kinds) and previous.kind == spot.kind)
                is_own = is_own or restates(frame, spot)
                yield scope if is_own else scope.only("programme")
            is_asked = True
            is_other = {x.kind for x in previous.labels} != {x.kind for x in spot.labels}
            clause_has.pass_number(is_other)
            previous = _earlier(frame, previous, number)
            continue
        distance = max(distance, FAR if clause_has.passed > MOST_BETWEEN else distance)
        labels = _labels_of(frame, phrase)
        sibling = clause_has.sibling_of(frame.folded, phrase)
        if sibling == ":":
            continue
        if sibling:
            labels = tuple(label for label in labels if label.kind == "programme")
        if labels:
            yield Scope(distance, labels, not clause_has.is_own and phrase.mark != ":")
            known |= {label.kind for label in labels}
        distance += 1


def _earlier(frame: Frame, spot: Spot, phrase_index: int) -> Spot | None:
    """The last spot of an earlier phrase."""
    index = spot.order
    while index and frame.spots[index].phrase_index >= phrase_index:
        index -= 1
    other = frame.spots[index]
    return other if other.phrase_index < phrase_index else None


def _carry(frame: Frame, spot: Spot, previous: Spot, kinds: set[str]) -> Scope | None:
    """The purpose of the number before, where the label of this one is of the same make but says less: 四级 after A类五级 is of class
    A as well; 四级 after a programme without grade is not of that programme. A case of what was said before (其中, 即) is of all of
    it, and a sum after another number at least of its programme."""
    labels = frame.carried.get(id(previous), ())
    if restates(frame, spot):
        weak = {label.kind for label in spot.labels if is_weak(label)}
        kept = tuple(label for label in labels if label.kind not in kinds - weak)
    elif is_other_component(frame.phrases, frame.spots, spot):
        kept = tuple(label for label in labels if label.kind in SHARED)
    elif kinds <= {x.kind for x in labels} and not are_of_others(spot.labels, labels):
        # 技师培训人数在3000人左右，按技师2500元: those who are counted are not those who are paid.
        closed = kinds | {"group"} if previous.kind == "people" else kinds
        kept = tuple(label for label in labels if label.kind not in closed)
    elif kinds == {"group"} or (
        spot.kind == "yuan" and previous.kind != "yuan" and "programme" not in kinds
    ):
        # 鉴定补贴按实际费用的90%给付，初级工至多150元: the subject of the share is that of the amounts behind it. So is that of
        # an amount for another group: 每名学徒每月300元，期满出师的再奖励1500元.
        kept = tuple(label for label in labels if label.kind == "programme")
    else:
        return None
    return Scope(CARRIED, kept) if kept else None


def restates(frame: Frame, spot: Spot) -> bool:
    """Whether the phrase of a number opens with 其中 or 即: it is a case of what was said right before, or says it anew."""
    start = frame.phrases[spot.phrase_index].start
    return bool(RESTATES.match(frame.folded, start))


def _labels_of(frame: Frame, phrase: Phrase) -> tuple[Label, ...]:
    found = frame.leads.get(phrase.start)
    if found is None:
        found = tuple(frame.labels_of(phrase))
        if any(word.value("share_out") == "pair" for word in phrase.words) and phrase.mark != ":":
            # 分别按A、B、C类给予补贴: a list that is shared out in its own phrase is for no number behind it.
            found = tuple(label for label in found if len(label.items) == 1)
        frame.leads[phrase.start] = found
    return found
