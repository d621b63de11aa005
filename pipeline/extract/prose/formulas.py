"""Amounts that are to be worked out (按实补贴, 就高): kept as words, with the cap printed beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.prose.amounts import facts_of
from pipeline.extract.prose.choose import LISTED, NOTHING, choose_programme
from pipeline.extract.prose.facts import ProseReading, RateFact
from pipeline.extract.prose.labels import find_labels
from pipeline.extract.prose.per import Per
from pipeline.extract.prose.scopes import OWN, Frame, Scope
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.structure import Phrase
from pipeline.rules.patterns import one_word
from pipeline.rules.vocabulary import first_place

# A formula that holds more sums beside its cap may be none of them: each was printed for something.
MOST_SUMS = 2
OF = one_word("grammar.of")


def formula_of(
    reading: ProseReading, situations: Sequence[Situation], in_table: bool, head_unit: Per
) -> list[tuple[int, int]]:
    """Adds a fact for each clause (up to ；) that says how an amount is worked out, and gives the places of those clauses. A clause
    that prints an amount a person (`300元/人据实补贴`, `按实际天数给予每人每天50元`) is none. Caps that are each for a grade or class
    of its own (初级不超过200元、中级不超过240元) are a fact each."""
    found = []
    for begin, end, every in _clauses(situations):
        at = begin + first_place("formula", reading.folded[begin:end])
        sums = [s for s in every if not _stands_apart(s, at)]
        apart = [s.spot.phrase.end + 1 for s in every if _stands_apart(s, at)]
        start = max(apart, default=begin)
        is_each = any(_is_complete(s) for s in sums)
        # 实习学徒按…确定，每人每年不低于3000元: a sum below which nothing is paid is an amount.
        # So is one that goes from a sum to another: 实行一项一价，一般不低于800元、不高于3500元.
        is_least = any(s.bound in {"at_least", "range"} for s in sums)
        if at < begin or is_each or is_least or not sums:
            continue
        caps = [s for s in sums if s.bound == "at_most"]
        first = sums[0]
        for situation in sums:
            for number in situation.spot.printed_numbers:
                reading.take(number)
        if caps == sums and _are_of_several(sums):
            words = reading.printed[start:end].strip("。；;，,")
            reading.rates += [fact for s in sums for fact in _capped(s, words, head_unit)]
            found.append((start, end))
            continue
        parts = {"programme": choose_programme(first.scopes)[0], "grade": NOTHING}
        fact = RateFact(
            first.spot.start, end, None, "other", "exact", parts,
            cap=caps[0].spot.numbers[0] if caps else None, formula=reading.printed[start:end].strip("。；;，,"),
            doubts=("doubtful_amount",) if _is_unsure(sums, caps) else (),
            spans=tuple((n.start, n.end) for s in sums for n in s.spot.printed_numbers),
        )  # fmt: skip
        reading.rates.append(fact)
        found.append((start, end))
    return found


def _is_unsure(sums: Sequence[Situation], caps: Sequence[Situation]) -> bool:
    """Whether not every sum of a formula has its place: one cap has, others may be of something else."""
    return len(caps) > 1 or len(sums) - len(caps) > MOST_SUMS


def _are_of_several(sums: Sequence[Situation]) -> bool:
    """Whether each of several sums is for a grade, class or group of its own."""
    told = [
        tuple(
            (x.kind, x.values)
            for x in s.spot.labels
            if x.kind in LISTED and len(s.spot.numbers) == 1
        )
        for s in sums
    ]
    return len(sums) > 1 and all(told) and len(set(told)) == len(told)


def _capped(sit: Situation, words: str, head_unit: Per) -> Iterator[RateFact]:
    """What is worked out for the grade or class of a cap."""
    for fact in facts_of(sit, head_unit):
        yield replace(
            fact, number=None, cap=fact.number, unit="other", bound="exact", formula=words, item="",
            doubts=tuple(doubt for doubt in fact.doubts if doubt != "doubtful_unit"),
        )  # fmt: skip


def _is_complete(sit: Situation) -> bool:
    """Whether an amount has its measure behind a stroke, or before it and is no cap: only how often it is paid is worked out."""
    if sit.spot.pers[-1].words.startswith("/"):
        return True
    return sit.per.is_said and sit.bound == "exact"


def _stands_apart(sit: Situation, place: int) -> bool:
    """Whether an amount is complete in a phrase before the words of a formula: 职工学徒每人每年最高6000元，实习学徒按…确定."""
    phrase = sit.spot.phrase
    is_mark = sit.folded[phrase.end - 1 : phrase.end] == OF
    return phrase.end <= place and sit.per.is_said and not is_mark


def priced_apart(reading: ProseReading, frame: Frame, heads: Sequence[Scope]) -> Iterator[RateFact]:
    """项目制培训实行单独核价，一项一价: a clause that prints no sum, names its programme and says that each case is priced by itself."""
    for start, end, phrases in _parts(frame.phrases):
        words = [word for p in phrases for word in p.words]
        says = {w.value("formula") for w in words}
        is_priced = "priced" in says or ("apart" in says and any(w.has("standard") for w in words))
        if any(p.numbers for p in phrases) or not is_priced:
            continue
        labels = tuple(find_labels(reading.folded, words))
        programme = choose_programme([Scope(OWN, labels), *heads])[0]
        if programme.value and programme.distance == OWN:
            yield RateFact(
                start, end, None, "other", "exact", {"programme": programme, "grade": NOTHING},
                formula=reading.printed[start:end].strip("。；;，,"), left=start,
            )  # fmt: skip


def _parts(phrases: Sequence[Phrase]) -> Iterator[tuple[int, int, list[Phrase]]]:
    """(start, end, phrases) of each part of a sentence up to ；."""
    part: list[Phrase] = []
    for phrase in phrases:
        part.append(phrase)
        if phrase.mark == ";" or phrase is phrases[-1]:
            yield part[0].start, part[-1].end, part
            part = []


def _clauses(situations: Sequence[Situation]) -> list[tuple[int, int, list[Situation]]]:
    """(start, end, sums) of each clause that holds sums, brackets left out."""
    clauses: dict[tuple[int, int], tuple[int, int, list[Situation]]] = {}
    bounds: dict[int, list[tuple[int, int]]] = {}
    for situation in situations:
        if situation.kind != "yuan" or situation.host is not None:
            continue
        phrases = situation.frame.phrases
        if id(situation.frame) not in bounds:
            bounds[id(situation.frame)] = _bounds(phrases)
        start, end = bounds[id(situation.frame)][situation.spot.phrase_index]
        clauses.setdefault((start, end), (start, end, []))[2].append(situation)
    return list(clauses.values())


def _bounds(phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """(start, end) of the part of the sentence that each phrase lies in."""
    found: list[tuple[int, int]] = []
    for start, end, part in _parts(phrases):
        found += [(start, end)] * len(part)
    return found
