"""Candidates for a person: characters, edit ratio, the group's name and the printed code, in one score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from pipeline.match.models import Candidate, Query
from pipeline.match.ngrams import Floats, Index, build_index, weigh
from pipeline.match.reasons import compare_codes
from pipeline.reference.editions import Reference

SHOWN = 5
# Below this nothing but a shared 员 or 工 speaks for a candidate.
FLOOR = 0.12
# Parts of the score. Chosen on the labelled pairs; top-3 hardly moves when they do.
LIKENESS, GROUP = 0.9, 0.1
SAME_CODE, SAME_MINOR, SAME_MIDDLE = 0.2, 0.06, 0.02
BLOCK = 128
# What speaks for an occupation, in English and 中文.
Told = tuple[str, str]


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
        return np.array(
            [places[occupation.minor] for occupation in self.reference.occupations], dtype=np.intp
        )

    def propose(
        self, queries: Sequence[Query], hints: Sequence[tuple[Hint, ...]]
    ) -> list[tuple[Candidate, ...]]:
        """For each query the likeliest occupations, best first, ties in order of code; whatever the other queries."""
        found: list[tuple[Candidate, ...]] = []
        for start in range(0, len(queries), BLOCK):
            block = queries[start : start + BLOCK]
            scores, other = self._liken([query.name for query in block])
            rows = zip(block, hints[start : start + BLOCK], scores, other, strict=True)
            through = [self._raise_row(*row) for row in rows]
            # A round score and a stable order: the same list on every machine.
            scores = np.asarray(np.round(np.minimum(scores, 0.99), 4), dtype=np.float64)
            bars = np.partition(scores, -SHOWN, axis=1)[:, -SHOWN]
            for query, row, bar, known in zip(block, scores, bars.tolist(), through, strict=True):
                best = np.flatnonzero(row >= max(bar, FLOOR)).tolist()
                ranked = sorted(zip((-row[best]).tolist(), best, strict=True))[:SHOWN]
                found.append(
                    tuple(self._candidate(query, place, -score, known) for score, place in ranked)
                )
        return found

    def _liken(self, names: Sequence[str]) -> tuple[Floats, Floats]:
        """Likeness of each name (row) to each occupation, its group counted in, and to each other name of one."""
        cosines = self.index.cosines(names)
        own, other = len(self.reference.keys), len(self.reference.aliases)
        group = cosines[:, own + other :][:, self.minor_of]
        scores = (
            LIKENESS * (cosines[:, :own] + _ratios(names, self.reference.keys)) / 2 + GROUP * group
        )
        aliases = [alias.name for alias in self.reference.aliases]
        return scores, LIKENESS * (cosines[:, own : own + other] + _ratios(names, aliases)) / 2

    def _raise_row(
        self, query: Query, hints: tuple[Hint, ...], scores: Floats, other: Floats
    ) -> dict[int, Told]:
        """Lift a row of scores, in place, by what else is known; returns what to say of which occupation."""
        told: dict[int, Told] = {}
        for place in np.flatnonzero(other > FLOOR).tolist():
            alias = self.reference.aliases[place]
            target = self.reference.places[alias.code]
            if other[place] > scores[target] and (self.has_memory or alias.name != query.name):
                scores[target] = other[place]
                told[target] = (f"like its other name {alias.name}", f"与其别名“{alias.name}”相近")
        self._raise_codes(query, scores)
        for hint in hints:
            place = self.reference.places[hint.code]
            told[place] = (hint.reason, hint.reason_zh)
            scores[place] = max(scores[place], hint.score)
        return told

    def _raise_codes(self, query: Query, scores: Floats) -> None:
        for code in query.codes:
            for prefix, bonus in ((code[:7], SAME_MINOR), (code[:4], SAME_MIDDLE)):
                first, last = self.span(prefix)
                scores[first:last] += bonus
            if code in self.reference.places:
                scores[self.reference.places[code]] += SAME_CODE

    def span(self, prefix: str) -> tuple[int, int]:
        """Where in `occupations`, sorted by code, the codes of a group begin and end."""
        return self._spans.get(prefix, (0, 0))

    @cached_property
    def _spans(self) -> dict[str, tuple[int, int]]:
        spans: dict[str, tuple[int, int]] = {}
        for place, one in enumerate(self.reference.occupations):
            for prefix in (one.minor, one.middle):
                spans[prefix] = (spans.get(prefix, (place, place))[0], place + 1)
        return spans

    def _candidate(
        self, query: Query, place: int, score: float, told: dict[int, Told]
    ) -> Candidate:
        one = self.reference.occupations[place]
        parts = [told[place]] if place in told else []
        if query.codes:
            parts.append(compare_codes(query.codes, one))
        return Candidate(one.code, one.name, score, query.name, tuple(parts))


def _ratios(names: Sequence[str], others: Sequence[str]) -> Floats:
    """Edit ratio of each name to each other name, 0 to 1."""
    return np.asarray(cdist(names, others, scorer=ratio, dtype=np.float64), dtype=np.float64) / 100
