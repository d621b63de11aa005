"""An edition's names, other names and work types by how they may be printed: what the rules look things up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import Levenshtein

from pipeline.match.lookalikes import SHORT
from pipeline.match.models import Query
from pipeline.reference.editions import Occupation, Reference, WorkType
from pipeline.reference.lookup_names import ENDINGS, ENGINEER, ENGINEERS, key_of
from pipeline.reference.models import SUGGESTION
from pipeline.reference.wording import Wording, wording


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


@lru_cache(maxsize=4)
def names_of(reference: Reference) -> Names:
    """The names of an edition made ready, once a reference."""
    return Names(reference, wording())
