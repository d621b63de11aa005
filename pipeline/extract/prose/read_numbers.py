"""The numbers of one sentence to facts, in order of print: what each sum is, which rule each other number is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import repeat

from pipeline.extract.prose import amounts, caps, money, other_numbers, roles, share_base
from pipeline.extract.prose.definitions import widened
from pipeline.extract.prose.facts import ProseReading, RateFact
from pipeline.extract.prose.formulas import formula_of
from pipeline.extract.prose.headings import Heads
from pipeline.extract.prose.replaced_numbers import is_replaced
from pipeline.extract.prose.same_occupation import with_occupations
from pipeline.extract.prose.shared_doubts import spread, under_limit, under_unknown, unnamed
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.unknown import unknown_words
from pipeline.extract.prose.which_rule import measure_of

# So many numbers before one in its sentence may say which rule it is.
BEFORE = 8
# So many sums before one in its sentence may be those that it caps or is a part of.
SUMS_BEFORE = 64
_SHARES = {"share", "share_cap"}
_PAID = {roles.AMOUNT, roles.WHOLE}


class NumberReader:
    """Reads the situations of one sentence into `reading`."""

    def __init__(self, reading: ProseReading, heads: Heads, in_table: bool) -> None:
        self.reading = reading
        self.heads = heads
        self.in_table = in_table
        self.sums: list[Situation] = []
        self.rates: dict[int, list[RateFact]] = {}
        self.known: dict[int, str] = {}

    def read(self, situations: Sequence[Situation]) -> None:
        """Reads every number; those that nothing is read from stay untaken."""
        formulas = formula_of(self.reading, situations, self.in_table, self.heads.unit)
        waiting: list[Situation] = []
        for index, situation in enumerate(situations):
            if situation.kind == "yuan":
                if not any(a <= situation.spot.start < b for a, b in formulas):
                    self._read_sum(situation)
                    self.sums.append(situation)
            elif not self._read_other(situation, situations[max(0, index - BEFORE) : index]):
                waiting.append(situation)
        self._give_hours(waiting)
        made = with_occupations(
            (f for facts in self.rates.values() for f in facts), self.reading.folded
        )
        if self.heads.is_unknown:
            made = [under_unknown(fact) for fact in made]
        if self.heads.is_limiting:
            made = [under_limit(fact) for fact in made]
        if not self.in_table:
            made = [unnamed(fact) for fact in made]
        self.reading.rates += spread(made)

    def _read_sum(self, situation: Situation) -> None:
        role = money.role_of(situation, self.sums[-SUMS_BEFORE:])
        if role == roles.NONE and self.in_table:
            role = roles.AMOUNT
        situation.role = role
        if role == roles.NONE:
            self._doubt_before(situation)
            return
        self._take(situation)
        if role == roles.BUDGET:
            self.reading.budgets += situation.spot.numbers
        elif role == roles.CAP:
            self._cap(situation)
        elif role != roles.AGAIN:
            self._rate(situation)

    def _doubt_before(self, situation: Situation) -> None:
        """按每课时14元，某某840元: a sum behind unknown words may be the cap of the amount before."""
        before = self.sums[-1].spot.start if self.sums else -1
        if before in self.rates and unknown_words(situation.own_text()):
            self.rates[before] = [under_unknown(fact, is_near=True) for fact in self.rates[before]]
        if caps.is_second(situation, self.sums[-SUMS_BEFORE:]):
            for other in (s for s in self.sums[-SUMS_BEFORE:] if s.spot.start in self.rates):
                facts = self.rates[other.spot.start]
                self.rates[other.spot.start] = [_unpaired(f) if f.cap else f for f in facts]

    def _cap(self, situation: Situation) -> None:
        """Gives the amounts before a limit their cap: one for all, or of several limits each its own, in order."""
        capped = caps.capped(situation, self.sums[-SUMS_BEFORE:])
        starts = sorted(other.spot.start for other in capped)
        numbers = situation.spot.numbers
        is_paired = len(numbers) == sum(len(self.rates[start]) for start in starts)
        own = iter(numbers) if is_paired else repeat(numbers[0])
        for start in starts:
            made = [
                replace(fact, cap=cap, spans=(*fact.spans, (cap.start, cap.end)))
                for fact, cap in zip(self.rates[start], own, strict=False)
            ]
            is_loose = len(numbers) > 1 and not is_paired
            self.rates[start] = [_unpaired(fact) for fact in made] if is_loose else made

    def _rate(self, situation: Situation) -> None:
        made = amounts.facts_of(situation, self.heads.unit)
        if situation.role == roles.PART:
            wholes = self._whole(situation)
            made = [amounts.of_total(fact, whole) for fact in made for whole in wholes] or made
        if money.hour_rate(situation):
            made = [_for_an_hour(fact) for fact in made]
            facts = other_numbers.facts_of(
                situation, "extra_hour_rate", "exact", self.heads.who, ""
            )
            self.reading.rules += facts or []
        self.rates[situation.spot.start] = made

    def _whole(self, part: Situation) -> list[RateFact]:
        """The total that a part belongs to: the amount its bracket hangs on, else the last one before."""
        hosts = [part.host] if part.host and part.host.spot.start in self.rates else []
        wholes = hosts or [s for s in self.sums[-SUMS_BEFORE:] if s.role in _PAID][-1:]
        return [fact for whole in wholes for fact in self.rates.get(whole.spot.start, [])[-1:]]

    def _read_other(self, situation: Situation, earlier: Sequence[Situation]) -> bool:
        found = measure_of(situation, self.heads.words, earlier)
        if is_replaced(situation):
            # An old number stays unread, and gives nobody its hours; the new one is read as it would be.
            situation.rule, situation.role = found or ("", "")
            return True
        if found is None:
            return False
        rule, bound = found
        of_what = ""
        if rule in _SHARES:
            of_what = share_base.of_what(situation, earlier, self.known)
        if rule:
            facts = other_numbers.facts_of(situation, rule, bound, self.heads.who, of_what)
            if facts is None:
                return False
            situation.rule, situation.role = rule, bound
            self.known[situation.spot.start] = of_what
            self.reading.rules += widened(situation, facts, self.heads.defined)
        self._take(situation)
        return True

    def _take(self, situation: Situation) -> None:
        for number in situation.spot.printed_numbers:
            self.reading.take(number)

    def _give_hours(self, waiting: Sequence[Situation]) -> None:
        """Hours that no rule takes are those an amount asks for: of the amount behind them, or whose bracket they stand in."""
        paid = [s for s in self.sums if s.role in _PAID and s.spot.start in self.rates]
        for situation in waiting:
            amount = _amount_for(situation, paid)
            if situation.kind != "hours" or len(situation.spot.numbers) != 1 or amount is None:
                continue
            number = situation.spot.numbers[0]
            span = (number.start, number.end)
            self.rates[amount.spot.start] = [
                replace(fact, hours=fact.hours or number.figure, spans=(*fact.spans, span))
                for fact in self.rates[amount.spot.start]
            ]
            self.reading.take(number)


def _amount_for(situation: Situation, paid: Sequence[Situation]) -> Situation | None:
    """The amount of `paid`, in order of print, that hours are asked for by: whose bracket they stand in, or the one behind."""
    if situation.host is not None and situation.host in paid:
        return situation.host
    at = bisect_right(paid, situation.spot.start, key=lambda other: other.spot.start)
    following = paid[at] if at < len(paid) else None
    is_near = (
        following is not None
        and following.spot.phrase_index - situation.spot.phrase_index <= 2
        and following.frame is situation.frame
    )
    return following if is_near else None


def _unpaired(fact: RateFact) -> RateFact:
    """An amount before several limits, of which nothing tells which is its own."""
    return replace(fact, doubts=(*fact.doubts, "doubtful_pairing"))


def _for_an_hour(fact: RateFact) -> RateFact:
    doubts = tuple(doubt for doubt in fact.doubts if doubt != "doubtful_unit")
    return replace(fact, unit="per_class_hour", doubts=doubts)
