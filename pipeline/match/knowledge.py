"""All that the rules may consult, ready for quick look-ups: the edition, the notices' crosswalks, people's decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from pipeline.match.lookalikes import SHORT
from pipeline.match.models import EVERYWHERE, NONE, Decision, NoticeAlias, Query
from pipeline.reference.editions import Alias, Occupation, Reference, WorkType
from pipeline.reference.lookup_names import (
    ENDINGS,
    ENGINEER,
    ENGINEERS,
    key_of,
    read_codes,
    split_name,
)
from pipeline.reference.models import SUGGESTION
from pipeline.reference.wording import Wording, wording

# Below this a name and its printed code do not confirm each other (0 to 100).
AGREES = 80.0
# Kinds of alias that are work types rather than names the occupation itself had.
WORK_TYPES = frozenset({"parenthetical work type", "工种", "job title"})


@dataclass(frozen=True)
class Names:
    """An edition's names and sure work types, by how they may be printed otherwise."""

    reference: Reference
    words: Wording

    @cached_property
    def by_stem(self) -> dict[str, Occupation]:
        """Names without their ending 员 / 师 / 工; no two names of an edition differ only there."""
        return {
            name[:-1]: one for name, one in self.reference.by_name.items() if name[-1] in ENDINGS
        }

    @cached_property
    def by_form(self) -> Mapping[str, frozenset[str]]:
        """Codes of names by their form (see Wording.form_of)."""
        return _codes(
            (self.words.form_of(name), one.code)
            for name, one in self.reference.by_name.items()
            if not self.words.is_fixed(name)
        )

    @cached_property
    def work_types(self) -> Mapping[str, frozenset[str]]:
        """Codes of sure work types by name."""
        return _codes((key_of(one.name), one.code) for one in self._sure())

    @cached_property
    def work_types_by_stem(self) -> Mapping[str, frozenset[str]]:
        return _codes(
            (name[:-1], code)
            for name, codes in self.work_types.items()
            if name[-1] in ENDINGS
            for code in codes
        )

    @cached_property
    def work_types_by_form(self) -> Mapping[str, frozenset[str]]:
        return _codes(
            (self.words.form_of(name), code)
            for name, codes in self.work_types.items()
            if not self.words.is_fixed(name)
            for code in codes
        )

    def _sure(self) -> Iterator[WorkType]:
        return (one for one in self.reference.work_types if one.confidence != SUGGESTION)

    @cached_property
    def short(self) -> Mapping[str, str]:
        """Codes of short names, and of short sure work types that lead to one occupation."""
        own = {
            name: min(codes)
            for name, codes in self.work_types.items()
            if len(name) <= SHORT and len(codes) == 1
        }
        named = self.reference.by_name.items()
        return own | {name: one.code for name, one in named if len(name) <= SHORT}

    @cached_property
    def _spellings(self) -> frozenset[str]:
        """Every word to which a rule may answer by itself: names in each spelling, other names, words that mislead."""
        reference = self.reference
        stems = (*self.by_stem, *self.work_types_by_stem)
        return frozenset(
            (
                *reference.by_name,
                *reference.aliases_by_name,
                *reference.work_types_by_name,
                *reference.ambiguous_words,
                *reference.announced_by_name,
                *stems,
                *(stem + ending for stem in stems for ending in ENDINGS),
                *(name.removesuffix(ENGINEERS) + ENGINEER for name in reference.by_name),
                *self.by_form,
                *self.work_types_by_form,
            )
        )

    def is_strange(self, query: Query) -> bool:
        """Has no rule a word to say of a query, whatever people decided? Most names that are damaged or made up are so;
        asking each rule would take as long as finding the candidates."""
        name = query.name
        if (
            name in self._spellings
            or not name.isalpha()
            or query.codes
            or query.words
            or query.notice_id
            or self.words.stops_or_grades(name)
        ):
            return False
        form = self.words.form_of(name)
        return form == name or not (form in self.by_form or form in self.work_types_by_form)

    @cached_property
    def _cut(self) -> Mapping[str, frozenset[str]]:
        """Codes of names by each name with one character left out, and by the name itself."""
        return _codes(
            (part, o.code) for n, o in self.reference.by_name.items() for part in _cuts(n)
        )

    def near(self, name: str) -> frozenset[str]:
        """Codes of occupations whose names are at most one edit away: a slip of the pen, or another occupation."""
        found = {code for part in _cuts(name) for code in self._cut.get(part, ())}
        keys, places = self.reference.keys, self.reference.places
        return frozenset(
            code
            for code in found
            if Levenshtein.distance(name, keys[places[code]], score_cutoff=1) <= 1
        )

    @cached_property
    def _tails(self) -> Mapping[str, frozenset[str]]:
        """Codes of names by what they end in, from two characters on."""
        return _codes(
            (name[place:], one.code)
            for name, one in self.reference.by_name.items()
            for place in range(1, len(name) - 1)
        )

    def longer(self, name: str) -> frozenset[str]:
        """Codes of occupations whose names end in this one: it may be short for any of them."""
        return self._tails.get(name, frozenset())


def _cuts(name: str) -> Iterator[str]:
    yield name
    yield from (name[:place] + name[place + 1 :] for place in range(len(name)))


def _codes(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, code in pairs:
        found.setdefault(name, set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


@dataclass(frozen=True)
class Knowledge:
    """All that the rules may consult. Without memory an alias is never used for its own name: for measuring.

    `without` names rules that are not asked: for measuring too.
    """

    reference: Reference
    notice_aliases: Mapping[tuple[str, str], tuple[NoticeAlias, ...]] = field(default_factory=dict)
    decisions: Mapping[tuple[str, str], tuple[Decision, ...]] = field(default_factory=dict)
    has_memory: bool = True
    without: frozenset[str] = frozenset()

    @cached_property
    def names(self) -> Names:
        return names_of(self.reference)

    def aliases_of(self, name: str) -> tuple[Alias, ...]:
        """The alias table's rows for a name."""
        return self.reference.aliases_by_name.get(name, ()) if self.has_memory else ()

    def decided(self, query: Query) -> tuple[Decision, ...]:
        """Decisions on this name, those of the notice before those that hold everywhere."""
        if not self.decisions:
            return ()
        own = self.decisions.get((query.notice_id, query.name), ())
        return own + self.decisions.get((EVERYWHERE, query.name), ())

    def decided_here(self, query: Query) -> bool:
        """Did a person decide on this name for this very notice?"""
        return (query.notice_id, query.name) in self.decisions

    def refused(self, query: Query) -> frozenset[str]:
        """Codes that a person has struck out for this name."""
        if not self.decisions:
            return frozenset()
        decided = self.decided(query)
        if not decided:
            return frozenset()
        accepted = {one.code for one in decided if one.judgement == "accept"}
        return frozenset(one.code for one in decided if one.judgement == "refuse") - accepted

    def other_codes(self, name: str) -> frozenset[str]:
        """Codes to which any alias or work type of this very name leads, sure or only suggested."""
        rows: tuple[Alias | WorkType, ...] = self.aliases_of(name)
        rows += self.reference.work_types_by_name.get(name, ())
        return frozenset(row.code for row in rows)


@lru_cache(maxsize=4)
def names_of(reference: Reference) -> Names:
    """The names of an edition made ready, once a reference."""
    return Names(reference, wording())


def gather_knowledge(
    reference: Reference, aliases: Iterable[NoticeAlias], decisions: Iterable[Decision]
) -> Knowledge:
    """Crosswalk rows and decisions of this edition, by (notice or scope, name as looked up)."""
    by_notice: dict[tuple[str, str], tuple[NoticeAlias, ...]] = {}
    for row in aliases:
        key = (row.notice_id, key_of(row.old_name))
        by_notice[key] = (*by_notice.get(key, ()), row)
    decided: dict[tuple[str, str], tuple[Decision, ...]] = {}
    for one in decisions:
        if one.edition == reference.edition and (one.code == NONE or one.code in reference.by_code):
            place = (one.scope, key_of(one.printed_name))
            decided[place] = (*decided.get(place, ()), one)
    return Knowledge(reference, by_notice, decided)


def current_code(row: NoticeAlias, reference: Reference) -> str:
    """The code a crosswalk row leads to; "" where it tells of another meaning, or its code and name disagree."""
    if row.relation != "alias":
        return ""
    named = reference.by_name.get(split_name(row.current_name)[0])
    coded = [
        reference.by_code[code]
        for code in read_codes(row.current_code)
        if code in reference.by_code
    ]
    if named and (not coded or named in coded):
        return named.code
    near = [one.code for one in coded if ratio(one.name, split_name(row.current_name)[0]) >= AGREES]
    return near[0] if len(near) == 1 and not named else ""
