"""A paragraph of prose to what it says: tokens, then the build of its sentences, then each number with its parts.

Pure: text and the heads above it in, facts out. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.prose import amounts, money, other_numbers, who
from pipeline.extract.prose.bounds import is_range_pair
from pipeline.extract.prose.check_sums import check_amounts
from pipeline.extract.prose.facts import ProseReading, RateFact
from pipeline.extract.prose.formulas import formula_of, priced_apart
from pipeline.extract.prose.labels import find_labels
from pipeline.extract.prose.per import Per, read_tail
from pipeline.extract.prose.scan import numbers_of, scan
from pipeline.extract.prose.scopes import HEAD, TITLE, Frame, Scope, scopes_of
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.spots import Spot, find_spots
from pipeline.extract.prose.structure import Bracket, Phrase, Sentence, build_sentences
from pipeline.extract.prose.tokens import Word
from pipeline.extract.prose.worded import worded_fact, words_only
from pipeline.rules.prose import prose_rules
from pipeline.text import fold, squeeze

# A sentence that is a title is no longer than this.
LONGEST_TITLE = 24
_HEAD_END = re.compile("[。:;]")


class Heads:
    """The heads above a paragraph, from its title to its own clause: their labels, words and unit."""

    def __init__(self, heads: Sequence[str] = (), title: str = "") -> None:
        self.scopes: list[Scope] = []
        self.words: list[Word] = []
        self.unit = Per()
        self.who = ""
        for distance, text in enumerate(reversed(heads)):
            self._add(text, HEAD + distance)
        if title:
            self._add(title, TITLE)

    def _add(self, text: str, distance: int) -> None:
        folded = fold(text)
        tokens, _ = scan(folded)
        words = [t for t in tokens if isinstance(t, Word)]
        sentence = build_sentences(folded, tokens)
        phrases = sentence[0].phrases if sentence else []
        if distance < TITLE and len(phrases) > 1 and any(p.numbers for p in phrases):
            return
        labels = [
            label
            for phrase in phrases
            for label in find_labels(
                folded, [t for t in phrase.tokens if isinstance(t, Word)], phrase.brackets
            )
        ]
        if labels:
            self.scopes.append(Scope(distance, tuple(labels)))
        self.words += words
        at = folded.find("元/")
        if at >= 0 and not self.unit.is_said:
            self.unit = read_tail(folded, at + 1)
        if distance == HEAD:
            first = _HEAD_END.split(folded)[0]
            self.who = who.of_head(first, [w for w in words if w.end <= len(first)])


def read_prose(text: str, heads: Heads | None = None, in_table: bool = False) -> ProseReading:
    """Everything that a paragraph says. `in_table`: the text is a cell of a table of amounts, so every sum is paid."""
    around = heads or Heads()
    tokens, masks = scan(text)
    reading = ProseReading(fold(text), squeeze(text), masks=masks)
    reading.numbers = sorted(numbers_of(tokens), key=lambda number: number.start)
    reader = _Reader(reading, around, in_table)
    for sentence in build_sentences(reading.folded, tokens):
        reader.read_sentence(sentence)
    reading.rates = check_amounts(sorted(reading.rates, key=lambda fact: fact.start), reading.rules)
    reading.rules.sort(key=lambda fact: fact.start)
    return reading


class _Reader:
    """Reads the sentences of one paragraph in order."""

    def __init__(self, reading: ProseReading, heads: Heads, in_table: bool) -> None:
        self.reading = reading
        self.heads = heads
        self.in_table = in_table
        self.listed: tuple[Scope, ...] = ()
        # The title that the paragraph opens with (以师带徒培训。), and what the sentence before is about.
        self.titled: list[Scope] = []
        self.before: list[Scope] = []

    def read_sentence(self, sentence: Sentence) -> None:
        said = self.before if _points_back(sentence) else []
        frame = self._frame(sentence.phrases, [*said, *self.titled, *self.heads.scopes], ())
        situations = self._situations(frame, None)
        self._read(situations)
        self.reading.rates += priced_apart(self.reading, frame, frame.heads)
        self._read_worded(sentence)
        grades = [
            label
            for s in situations
            for scope in s.scopes[:3]
            for label in scope.labels
            if label.kind == "grade" and len(label.values) > 1
        ]
        if grades:
            self.listed = (Scope(HEAD - 1, (grades[-1],)),)
        self._note_context(sentence)

    def _note_context(self, sentence: Sentence) -> None:
        """What a sentence is about holds for the next one where that points back to it; a title opens a paragraph."""
        words = [t for p in sentence.phrases for t in p.tokens if isinstance(t, Word)]
        labels = tuple(
            label
            for phrase in sentence.phrases
            for label in find_labels(self.reading.folded, [t for t in phrase.tokens if isinstance(t, Word)], phrase.brackets)
        )
        self.before = [Scope(HEAD - 2, labels)]
        is_title = sentence.end - sentence.start <= LONGEST_TITLE and not any(p.numbers for p in sentence.phrases)
        if is_title and not any(word.has("verb") for word in words) and labels:
            self.titled = [Scope(HEAD - 1, labels)]

    def _frame(
        self, phrases: Sequence[Phrase], heads: Sequence[Scope], outer: Sequence[Scope]
    ) -> Frame:
        return Frame(
            self.reading.folded, phrases, find_spots(self.reading.folded, phrases), heads, outer
        )

    def _situations(self, frame: Frame, host: Situation | None) -> list[Situation]:
        """The spots of a frame and of the brackets in it, in order of print, each with its scopes."""
        _join_ranges(frame)
        made: list[Situation] = []
        own: list[Situation] = []
        for index, spot in enumerate(frame.spots):
            spot.order = index
            situation = Situation(
                self.reading.folded, frame, spot, scopes_of(frame, spot), index, host
            )
            if len(spot.numbers) > 1 and any(w.value("share_out") == "pair" for w in spot.words):
                situation.scopes = [*situation.scopes, *self.listed]
            own.append(situation)
        for phrase in frame.phrases:
            for bracket in phrase.brackets:
                if any(p.numbers or p.brackets for p in bracket.phrases):
                    made += self._in_bracket(frame, phrase, bracket, own, host)
        return sorted([*own, *made], key=lambda s: s.spot.start)

    def _in_bracket(
        self,
        frame: Frame,
        phrase: Phrase,
        bracket: Bracket,
        own: Sequence[Situation],
        host: Situation | None,
    ) -> list[Situation]:
        near = _host_of(bracket, [s for s in own if s.spot.phrase is phrase])
        if near is not None:
            outer = near.scopes
        else:
            words = [t for t in phrase.tokens if isinstance(t, Word) and t.end <= bracket.start]
            labels = tuple(find_labels(self.reading.folded, words))
            outer = [Scope(2, labels), *(host.scopes if host else frame.heads)]
        inner = self._frame(bracket.phrases, (), outer)
        return self._situations(
            inner, near or words_only(self.reading.folded, frame, phrase, bracket.start, host)
        )

    def _read(self, situations: Sequence[Situation]) -> None:
        reading = self.reading
        formulas = formula_of(reading, situations, self.in_table)
        sums: list[Situation] = []
        known: dict[int, str] = {}
        waiting: list[Situation] = []
        rates: dict[int, list[RateFact]] = {}
        for situation in situations:
            if situation.kind == "yuan":
                if not any(a <= situation.spot.start < b for a, b in formulas):
                    self._read_sum(situation, sums, rates)
                    sums.append(situation)
                continue
            if not self._read_other(
                situation,
                [s for s in situations if s.spot.start < situation.spot.start][-8:],
                known,
            ):
                waiting.append(situation)
        self._give_hours(waiting, sums, rates)
        reading.rates += [fact for facts in rates.values() for fact in facts]

    def _read_sum(
        self, situation: Situation, sums: Sequence[Situation], rates: dict[int, list[RateFact]]
    ) -> None:
        role = money.role_of(situation, sums)
        if role == money.NONE and self.in_table:
            role = money.AMOUNT
        situation.role = role
        numbers = situation.spot.numbers
        if role == money.BUDGET:
            self.reading.budgets += numbers
        if role in {money.NONE, money.BUDGET}:
            if role == money.BUDGET:
                self._take(situation)
            return
        self._take(situation)
        if role == money.CAP:
            for other in money.capped(situation, sums):
                rates[other.spot.start] = [
                    replace(
                        fact,
                        cap=numbers[0],
                        spans=(*fact.spans, (numbers[0].start, numbers[0].end)),
                    )
                    for fact in rates[other.spot.start]
                ]
            return
        made = amounts.facts_of(situation, self.heads.unit)
        if role == money.PART:
            made = [
                amounts.of_total(fact, whole)
                for fact in made
                for whole in self._whole(situation, sums, rates)
            ] or made
        rates[situation.spot.start] = made
        if money.hour_rate(situation):
            self._add_hour_rate(situation, rates)

    def _whole(
        self, part: Situation, sums: Sequence[Situation], rates: dict[int, list[RateFact]]
    ) -> list[RateFact]:
        """The total that a part belongs to: the amount its bracket hangs on, else the last one before."""
        hosts = [part.host] if part.host and part.host.spot.start in rates else []
        wholes = hosts or [s for s in sums if s.role in {money.AMOUNT, money.WHOLE}][-1:]
        return [fact for whole in wholes for fact in rates.get(whole.spot.start, [])[-1:]]

    def _add_hour_rate(self, situation: Situation, rates: dict[int, list[RateFact]]) -> None:
        facts = rates[situation.spot.start]
        rates[situation.spot.start] = [
            replace(
                f, unit="per_class_hour", doubts=tuple(d for d in f.doubts if d != "doubtful_unit")
            )
            for f in facts
        ]
        made = other_numbers.facts_of(situation, "extra_hour_rate", "exact", self.heads.who, "")
        self.reading.rules += made or []

    def _read_other(
        self, situation: Situation, earlier: Sequence[Situation], known: dict[int, str]
    ) -> bool:
        found = other_numbers.measure_of(situation, self.heads.words, earlier)
        if found is None:
            return False
        rule, bound = found
        if not rule:
            self._take(situation)
            return True
        of_what = (
            other_numbers.of_what(situation, earlier, known)
            if rule in {"share", "share_cap"}
            else ""
        )
        facts = other_numbers.facts_of(situation, rule, bound, self.heads.who, of_what)
        if facts is None:
            return False
        situation.rule, situation.role = rule, bound
        known[situation.spot.start] = of_what
        self.reading.rules += facts
        self._take(situation)
        return True

    def _take(self, situation: Situation) -> None:
        for number in situation.spot.printed_numbers:
            self.reading.take(number)

    def _give_hours(
        self,
        waiting: Sequence[Situation],
        sums: Sequence[Situation],
        rates: dict[int, list[RateFact]],
    ) -> None:
        """Hours that no rule takes are those an amount asks for: of the amount behind them, or whose bracket they stand in."""
        for situation in waiting:
            if situation.kind not in {"hours"} or len(situation.spot.numbers) != 1:
                continue
            amount = _amount_for(situation, sums)
            if amount is None or amount.spot.start not in rates:
                continue
            number = situation.spot.numbers[0]
            rates[amount.spot.start] = [
                replace(
                    f, hours=f.hours or number.figure, spans=(*f.spans, (number.start, number.end))
                )
                for f in rates[amount.spot.start]
            ]
            self.reading.take(number)

    def _read_worded(self, sentence: Sentence) -> None:
        """Rules that print no number: 同一证书不得重复享受."""
        folded = self.reading.folded[sentence.start : sentence.end]
        seen: list[tuple[int, int]] = []
        for worded in prose_rules().worded:
            for match in worded.pattern.finditer(folded):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                if any(a < end and start < b for a, b in seen):
                    continue
                seen.append((start, end))
                self.reading.rules.append(
                    worded_fact(
                        self.reading.folded, sentence, self.heads.scopes, worded, (start, end)
                    )
                )


def _points_back(sentence: Sentence) -> bool:
    """Whether a sentence speaks of 上述职业 and the like."""
    return any(isinstance(t, Word) and "upper" in t.values("topic") for p in sentence.phrases for t in p.tokens)


def _join_ranges(frame: Frame) -> None:
    """Two numbers that are the ends of one range become one: 年满16周岁、不超过60周岁."""
    kept: list[Spot] = []
    for spot in frame.spots:
        last = kept[-1] if kept else None
        if last and spot.phrase_index - last.phrase_index <= 1 and is_range_pair(last, spot):
            low, high = last.numbers[0], spot.numbers[0]
            last.numbers = [replace(low, high=high.low, printed_high=high.printed)]
            last.words_behind, last.right, last.pers = spot.words_behind, spot.right, spot.pers
            last.ends = (low, high)
        else:
            kept.append(spot)
    frame.spots = kept


def _host_of(bracket: Bracket, spots: Sequence[Situation]) -> Situation | None:
    """The number whose bracket it is: the one it stands right behind, else the one whose own words it stands in."""
    for situation in spots:
        if situation.spot.bracket is bracket:
            return situation
    for situation in spots:
        if situation.spot.left[0] <= bracket.start < situation.spot.start:
            return situation
    for situation in reversed(spots):
        if situation.spot.end <= bracket.start:
            return situation
    return None


def _amount_for(situation: Situation, sums: Sequence[Situation]) -> Situation | None:
    paid = [s for s in sums if s.role in {money.AMOUNT, money.WHOLE}]
    if situation.host is not None and situation.host.kind == "yuan" and situation.host in paid:
        return situation.host
    start = situation.spot.start
    following = next((s for s in paid if s.spot.start > start), None)
    if (
        following
        and following.spot.phrase_index - situation.spot.phrase_index <= 2
        and following.frame is situation.frame
    ):
        return following
    return None
