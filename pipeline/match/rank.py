"""Candidates for a person: characters, edit ratio, the group's name and the printed code, in one score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from pipeline.match.ngrams import Floats, Index, build_index, weigh
from pipeline.match.reasons import compare_codes, compare_endings, compare_names, join_reasons
from pipeline.match.reference import Alias, Reference
from pipeline.match.values import Candidate, Query

SHOWN = 5
# Below this nothing but a shared 员 or 工 speaks for a candidate.
FLOOR = 0.12
# Parts of the score. Chosen on the labelled pairs; top-3 hardly moves when they do.
LIKENESS, GROUP = 0.9, 0.1
SAME_CODE, SAME_MINOR, SAME_MIDDLE = 0.2, 0.06, 0.02
BLOCK = 512


@dataclass(frozen=True)
class Hint:
    """Something known beside the name that speaks for a code, with the least score it gives."""

    code: str
    score: float
    reason: str
    reason_zh: str


@dataclass(frozen=True)
class Ranker:
    """A reference made ready for ranking. Without memory an alias never speaks for its own name (see Knowledge)."""

    reference: Reference
    has_memory: bool = True

    @cached_property
    def index(self) -> Index:
        """One index over names, other names and names of the 小类, in this order: one look-up serves all three."""
        aliases = [alias.name for alias in self.reference.aliases]
        minors = [self.reference.group_names[code] for code in self._minors]
        return build_index((*self.reference.keys, *aliases, *minors), weigh(self.reference.keys))

    @cached_property
    def _minors(self) -> list[str]:
        return sorted({occupation.minor for occupation in self.reference.occupations})

    @cached_property
    def minor_of(self) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
        """For each occupation the place of its 小类 among those of the index."""
        places = {code: place for place, code in enumerate(self._minors)}
        return np.array([places[occupation.minor] for occupation in self.reference.occupations], dtype=np.intp)

    def propose(self, queries: Sequence[Query], hints: Sequence[tuple[Hint, ...]]) -> list[tuple[Candidate, ...]]:
        """For each query the likeliest occupations, best first, ties in order of code; whatever the other queries."""
        found: list[tuple[Candidate, ...]] = []
        for start in range(0, len(queries), BLOCK):
            block = queries[start : start + BLOCK]
            names = [query.name for query in block]
            ratios = _ratios(names, self.reference.keys)
            other = _ratios(names, [alias.name for alias in self.reference.aliases])
            rows = zip(block, hints[start : start + BLOCK], ratios, other, strict=True)
            found += [self._rank(*row) for row in rows]
        return found

    def _rank(self, query: Query, hints: tuple[Hint, ...], ratios: Floats, others: Floats) -> tuple[Candidate, ...]:
        own, other, minor = self._cosines(query.name)
        scores: Floats = LIKENESS * (own + ratios) / 2 + GROUP * minor[self.minor_of]
        through = self._raise_aliases(query, scores, LIKENESS * (other + others) / 2)
        self._raise_codes(query, scores)
        told = self._raise_hints(hints, scores)
        scores = np.asarray(np.round(np.minimum(scores, 0.99), 4), dtype=np.float64)
        # A round score and a stable order: the same list on every machine.
        bar = max(float(np.partition(scores, -SHOWN)[-SHOWN]), FLOOR)
        best = sorted(np.flatnonzero(scores >= bar).tolist(), key=lambda place: (-scores[place], place))[:SHOWN]
        return tuple(self._explain(query, place, float(scores[place]), through, told) for place in best)

    def _cosines(self, name: str) -> tuple[Floats, Floats, Floats]:
        """Likeness to names, to other names, and to names of the 小类."""
        found = self.index.cosines(name)
        names, aliases = len(self.reference.keys), len(self.reference.aliases)
        return found[:names], found[names : names + aliases], found[names + aliases :]

    def _raise_aliases(self, query: Query, scores: Floats, likeness: Floats) -> dict[int, Alias]:
        """Lift occupations whose other names are likelier than their own; returns through which."""
        through: dict[int, Alias] = {}
        for place in np.flatnonzero(likeness > FLOOR).tolist():
            alias = self.reference.aliases[place]
            if alias.name == query.name and not self.has_memory:
                continue
            target = self.reference.places[alias.code]
            if likeness[place] > scores[target]:
                scores[target], through[target] = likeness[place], alias
        return through

    def _raise_codes(self, query: Query, scores: Floats) -> None:
        for code in query.codes:
            first, last = self.minor_span(code[:7])
            scores[first:last] += SAME_MINOR
            first, last = self.minor_span(code[:4])
            scores[first:last] += SAME_MIDDLE
            if code in self.reference.places:
                scores[self.reference.places[code]] += SAME_CODE

    def minor_span(self, prefix: str) -> tuple[int, int]:
        """Where in `occupations`, sorted by code, the codes of a group begin and end."""
        return self._spans.get(prefix, (0, 0))

    @cached_property
    def _spans(self) -> dict[str, tuple[int, int]]:
        spans: dict[str, tuple[int, int]] = {}
        for place, one in enumerate(self.reference.occupations):
            for prefix in (one.minor, one.middle):
                spans[prefix] = (spans.get(prefix, (place, place))[0], place + 1)
        return spans

    def _raise_hints(self, hints: tuple[Hint, ...], scores: Floats) -> dict[int, Hint]:
        told = {self.reference.places[hint.code]: hint for hint in hints if hint.code in self.reference.places}
        for place, hint in told.items():
            scores[place] = max(scores[place], hint.score)
        return told

    def _explain(
        self, query: Query, place: int, score: float, through: dict[int, Alias], told: dict[int, Hint]
    ) -> Candidate:
        one = self.reference.occupations[place]
        name = self.reference.keys[place]
        parts = [compare_names(query.name, name), compare_endings(query.name, name), compare_codes(query.codes, one)]
        if place in told:
            parts.insert(0, (told[place].reason, told[place].reason_zh))
        elif place in through:
            alias = through[place]
            parts.insert(0, (f"like its other name {alias.name}", f"与其别名“{alias.name}”相近"))
        return Candidate(one.code, one.name, score, *join_reasons(*parts))


def _ratios(names: Sequence[str], others: Sequence[str]) -> Floats:
    """Edit ratio of each name to each other name, 0 to 1."""
    return np.asarray(cdist(names, others, scorer=ratio, dtype=np.float64), dtype=np.float64) / 100
