"""Rules in sentences: 上浮30%, 按70%直接补贴, 每年不超过3次. The patterns are data (`rules/clauses.toml`); a number that fits
none of them, or of which it is not clear what it holds for, stays unread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.prose.clause_context import (
    beneficiary_of,
    grades_of,
    listed_before,
    programme_of,
)
from pipeline.extract.prose.clause_rules import ClauseRule, clause_data, clause_rules
from pipeline.extract.prose.prose_amounts import split_sentences
from pipeline.extract.prose.quantities import Mask, Quantity, find_quantities, is_listed
from pipeline.extract.prose.skeleton import Skeleton, Token, build_skeleton
from pipeline.rules.vocabulary import grade_range
from pipeline.text import fold, squeeze

UNITS = {
    "percent": "percent", "ratio": "percent", "hours": "class_hours", "minutes": "minutes", "months": "months",
    "age": "years", "years": "years", "days": "days", "claims": "count", "people": "count", "periods": "count",
    "items": "count", "yuan": "yuan_per_class_hour",
}  # fmt: skip
CONDITION_LENGTH = 80
_CLAUSE_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]+")


@dataclass(frozen=True)
class Hit:
    """A rule read from a sentence, in printed words; `start` is the place of its number in the text without white space."""

    start: int
    rule: str
    unit: str
    low: str
    high: str
    grades: str
    programme: str
    beneficiary: str
    condition: str
    quote: str


@dataclass
class ClauseReading:
    """The rules of a text, the numbers they took, and all numbers of the text with the sentence each stands in."""

    hits: list[Hit] = field(default_factory=list)
    taken: set[Quantity] = field(default_factory=set)
    numbers: list[tuple[Quantity, str]] = field(default_factory=list)

    def unread(self, spans: Sequence[tuple[int, int]]) -> list[Quantity]:
        """The numbers to be listed that neither a rule took nor a rate, whose places are `spans`."""
        return [
            quantity for quantity, _ in self.numbers
            if is_listed(quantity.kind) and quantity not in self.taken
            and not any(a < quantity.end and quantity.start < b for a, b in spans)
        ]  # fmt: skip


@dataclass(frozen=True)
class _Part:
    """A part of a sentence up to ； or 。: its skeleton, folded words whole and without titles, printed words, parts before it
    in the sentence, heads of the clause."""

    skeleton: Skeleton
    whole: str
    folded: str
    printed: str
    begin: int
    earlier: tuple[str, ...]
    heads: tuple[str, ...]


def read_clauses(text: str, heads: Sequence[str] = ()) -> ClauseReading:
    """All rules of a text, in order of print."""
    reading = ClauseReading()
    quantities, masks = find_quantities(text)
    for part in _parts(text, quantities, masks, tuple(fold(head) for head in heads)):
        rules: dict[Token, str] = {}
        for rule in clause_rules():
            _apply(rule, part, rules, reading)
        sentence = part.printed
        reading.numbers += [
            (q, sentence) for token in part.skeleton.tokens for q in token.quantities
        ]
    reading.hits.sort(key=lambda hit: hit.start)
    return reading


def _parts(
    text: str, quantities: Sequence[Quantity], masks: Sequence[Mask], heads: tuple[str, ...]
) -> list[_Part]:
    folded, printed = fold(text), squeeze(text)
    bare = re.sub("《[^《》]*》", lambda match: "\0" * len(match.group(0)), folded)
    parts: list[_Part] = []
    earlier: tuple[str, ...] = ()
    begin = 0
    for sentence in split_sentences(text):
        end = begin + len(sentence)
        skeleton = build_skeleton(folded, begin, end, quantities, masks)
        parts.append(
            _Part(
                skeleton,
                folded[begin:end],
                bare[begin:end],
                printed[begin:end],
                begin,
                earlier,
                heads,
            )
        )
        earlier = (*earlier, bare[begin:end]) if folded[end - 1] == ";" else ()
        begin = end
    return parts


def _apply(rule: ClauseRule, part: _Part, rules: dict[Token, str], reading: ClauseReading) -> None:
    """Reads what one pattern finds in a part; `rules` holds what each number was read as so far."""
    skeleton = part.skeleton
    if (rule.needs and not rule.needs.search(part.whole)) or (
        rule.unless and rule.unless.search(part.whole)
    ):
        return
    for match in rule.pattern.finditer(skeleton.text):
        tokens = {
            name: skeleton.at(match.start(name))
            for name, found in match.groupdict().items()
            if found
        }
        if any(token in rules for token in tokens.values()):
            continue
        value = next((token for name, token in tokens.items() if name.startswith("value")), None)
        upper = next((token for name, token in tokens.items() if name.startswith("upper")), None)
        first = value or upper
        if rule.after and (
            first is None or rules.get(skeleton.before(first) or first) != rule.after
        ):
            continue
        if rule.is_range and not (value and value.quantities[0].high):
            continue
        hits = _hits(rule, part, match, value, upper)
        if hits is None:
            continue
        reading.hits += hits
        for token in tokens.values():
            rules[token] = rule.rule
            reading.taken.update(token.quantities)


def _hits(
    rule: ClauseRule, part: _Part, match: re.Match[str], value: Token | None, upper: Token | None
) -> list[Hit] | None:
    """The rows of one find; None where it is not clear what the numbers hold for."""
    if not rule.rule:
        return []
    place = part.skeleton.places
    token = value or upper
    start = token.start if token else place[match.start()]
    before = part.skeleton.before(token) if token else None
    begin = before.end if before else part.begin
    segment = part.folded[begin - part.begin : start - part.begin]
    values = [(q.low, q.high) for q in token.quantities] if token else [(rule.value, "")]
    if upper is not None:
        values = [(values[0][0] if value else "", upper.quantities[0].low)]
    kind = (
        token.quantities[0].kind if token else "percent" if rule.value.endswith("%") else "claims"
    )
    condition = part.printed[begin - part.begin : max(place[match.start()], begin) - part.begin]
    grades, conditions = _said_of(rule, segment, len(values), condition)
    if grades is None:
        return None
    end = (upper or token).end if token else start
    quote = _quote(part, place[match.start()], place[match.end()])
    cuts = (begin - part.begin, start - part.begin, end - part.begin)
    who = beneficiary_of(rule.rule, part.folded, cuts, part.earlier, part.heads)
    programme = programme_of(
        part.folded[: start - part.begin], part.folded[end - part.begin :], part.earlier, part.heads
    )
    return [
        Hit(
            q.start if q else start,
            rule.rule,
            UNITS[kind],
            low,
            high,
            grade,
            programme,
            who,
            condition,
            quote,
        )
        for q, (low, high), grade, condition in zip(
            token.quantities if token else (None,), values, grades, conditions, strict=False
        )
    ]


def _said_of(
    rule: ClauseRule, segment: str, count: int, lead: str
) -> tuple[list[str] | None, list[str]]:
    """(grades, conditions) of each of `count` numbers: for one, what the words before it say; for several, the things
    listed before them, one each."""
    has_grades = rule.rule not in clause_data()["without_grades"]
    if count == 1:
        grades = grades_of(segment) if has_grades else ""
        return (None if grades is None else [grades]), [_condition(lead)]
    listed = listed_before(segment, count)
    if listed is None:
        return None, []
    are_grades = all(grade_range(thing) for thing in listed)
    return [thing if are_grades and has_grades else "" for thing in listed], [
        "" if are_grades else thing for thing in listed
    ]


def _condition(lead: str) -> str:
    """The last words before what a pattern took: back to the second comma."""
    start = _left(lead, len(lead), 2)
    return _CLAUSE_NUMBER.sub("", lead[start:].strip("，,、：:。；;"))[-CONDITION_LENGTH:]


def _quote(part: _Part, start: int, end: int) -> str:
    """The printed words from the comma or bracket before to the one behind."""
    words = part.printed
    left, right = _left(words, start - part.begin, 1), end - part.begin
    depth = 0
    while right < len(words) and not (depth == 0 and words[right] in "，,；;。)）"):
        depth += (words[right] in "(（") - (words[right] in ")）")
        right += 1
    return words[left:right]


def _left(words: str, end: int, commas: int) -> int:
    """Where the words before `end` begin: behind the given number of commas, or behind the bracket that is still open."""
    depth = 0
    for index in range(end - 1, -1, -1):
        depth += (words[index] in ")）") - (words[index] in "(（")
        commas -= depth == 0 and words[index] in "，,"
        if depth < 0 or commas == 0:
            return index + 1
    return 0
