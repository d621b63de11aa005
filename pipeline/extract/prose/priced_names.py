"""Names that stand in a list right before an amount, which is each one's: 家庭园艺、插花，每人400元."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.name_lists import split_names
from pipeline.extract.prose.choose import Part
from pipeline.extract.prose.occupation_names import (
    UNCLASSIFIED,
    are_names,
    is_joined,
    is_known,
    is_name,
    part_joined,
)
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.tokens import Word
from pipeline.rules.patterns import pattern, words
from pipeline.rules.vocabulary import class_of, is_grade_word

_NUMBER = pattern("conditions.number_of_clause")
_LEAD = pattern("name_runs.lead")
_SUCH = pattern("priced_names.such")
(_LISTED,) = words("lists.listed")
# A longer list is no subject of a sentence.
LONGEST = 200
# Kinds of words that stand between a list and its amount.
_BETWEEN = frozenset({"per", "pay", "standard", "bound", "share_out", "verb", "sum"})
# Kinds of words that name a part of an amount.
_PARTS = frozenset({
    "grade", "class", "tier", "group", "beneficiary", "programme", "certificate", "weak_programme", "component", "umbrella",
})  # fmt: skip


class Listed(NamedTuple):
    """Names in order with the place of the first character of each; `is_sure`: each is the name of an occupation or ability."""

    names: tuple[tuple[str, int], ...]
    is_sure: bool


NONE = Listed((), False)


def names_before(sit: Situation, programme: Part) -> Listed:
    """The names listed right before an amount. A list of other words, of which known words do not say each (残疾人、退役士兵), is not
    sure either: it says for whom or what the amount is."""
    if len(sit.spot.numbers) > 1 or sit.host:
        return NONE
    start, end, known = _stretch(sit)
    text = sit.folded[start:end]
    if _LISTED not in text or len(text) > LONGEST:
        return NONE
    names = part_joined(split_names(text).names)
    placed = _placed(sit.folded, start, names)
    said = [any(at < w.end and w.start < at + len(name) for w in known) for name, at in placed]
    if len(names) < 2 or all(said):
        return NONE
    list_named = programme.value if programme.value in UNCLASSIFIED else ""
    is_list = not any(said) and all(map(_is_plain, names)) and not any(map(is_joined, names))
    return Listed(placed, is_list and are_names(names, list_named))


def _stretch(sit: Situation) -> tuple[int, int, list[Word]]:
    """(start, end, words that name a part) of what stands before an amount: its own words, or, where these only say what it is per,
    the phrase before."""
    spot = sit.spot
    own = [w for w in spot.words if w.has_any(_BETWEEN) and w.start >= spot.left[0]]
    start, end, said = spot.left[0], own[0].start if own else spot.start, spot.words
    index = spot.phrase_index
    before = sit.frame.phrases[index - 1] if index and start == spot.phrase.start else None
    if end == start and before and before.mark in {",", ":"} and not before.numbers:
        start, end, said = before.start, before.end, list(before.words)
    for leads in (_NUMBER, _LEAD):
        match = leads.match(sit.folded[start:end])
        start += match.end() if match else 0
    return start, end, [w for w in said if w.has_any(_PARTS)]


def _is_plain(name: str) -> bool:
    """Whether a piece is a name by its form, and no grade, class, group of people, place or the rest of a list (其他工种)."""
    is_other = class_of(name) or is_grade_word(name) or (not is_known(name) and _SUCH.search(name))
    return is_name(name) and not is_other


def _placed(folded: str, start: int, names: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    placed = []
    for name in names:
        at = folded.find(re.sub(r"\s", "", name), start)
        placed.append((name, max(at, start)))
        start = max(at, start) + len(name)
    return tuple(placed)
