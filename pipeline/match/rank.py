"""Candidates for a person: names and other names alike, words of the tasks, the printed code, in one score.

A block of names at a time, in arrays; values that a person can read are made of what is asked for (see Shortlist).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cpdist

from pipeline.match.models import Query
from pipeline.match.name_pairs import Found, take_best
from pipeline.match.ngrams import Floats, Index, Ints, Singles, build_index
from pipeline.match.other_names import OtherName, list_other_names
from pipeline.match.shortlist import FLOOR, SHOWN, Hint, Ranked, Shortlist, lift
from pipeline.match.task_words import TaskWords, read_task_words
from pipeline.reference.editions import Reference

Objects = NDArray[np.object_]
# Parts of the score; chosen on labelled pairs and on work types whose own row was held back. Each may move by a third
# and top-3 moves by no more than 2 %.
LIKENESS, OTHER, TASKS, DAMPED_FROM = 0.9, 0.85, 0.7, 0.65
# Of a name the KEPT likest names are compared: those above a share of the likest, and all that are rather like; of the
# tasks, the best few.
KEPT, SHARE, LIKE = 24, 0.3, 0.2
KEPT_TASKS, SHARE_TASKS = 10, 0.7
BLOCK = 160
ONE = np.ones(1, dtype=np.float32)


class Near(NamedTuple):
    """The names of a block, their products with the names of the index, and their lengths (see Index.products)."""

    names: Objects
    products: Singles
    lengths: Singles


@dataclass(frozen=True)
class Ranker:
    """A reference made ready for ranking. Without memory an alias never speaks for its own name (see Knowledge)."""

    reference: Reference
    has_memory: bool = True

    @cached_property
    def others(self) -> tuple[OtherName, ...]:
        return list_other_names(self.reference)

    @cached_property
    def index(self) -> Index:
        """One index over names and other names, in this order."""
        names = (*self.reference.keys, *(one.name for one in self.others))
        return build_index(names, len(self.reference.keys))

    @cached_property
    def place_of(self) -> Ints:
        """For each name of the index the place of its occupation."""
        own = range(len(self.reference.keys))
        return np.array([*own, *(one.place for one in self.others)], dtype=np.intp)

    @cached_property
    def factors(self) -> Floats:
        """For each name of the index what its likeness counts."""
        counted = np.full(len(self.place_of), LIKENESS * OTHER)
        counted[: len(self.reference.keys)] = LIKENESS
        return counted

    @cached_property
    def known(self) -> Objects:
        """The names of the index, to be taken by number."""
        return np.array(self.index.names, dtype=object)

    @property
    def size(self) -> int:
        return len(self.reference.occupations)

    @cached_property
    def tasks(self) -> TaskWords | None:
        return read_task_words(self.reference)

    def propose(
        self,
        queries: Sequence[Query],
        hints: Sequence[tuple[Hint, ...]],
        struck: Mapping[int, frozenset[str]] | None = None,
    ) -> list[Shortlist]:
        """For each query the likeliest occupations, best first, ties in order of code; whatever the other queries. `struck`
        are the codes that a person refused, by the place of their query."""
        found: list[Shortlist] = []
        for start in range(0, len(queries), BLOCK):
            block = slice(start, start + BLOCK)
            own = {at - start: codes for at, codes in (struck or {}).items()}
            found += self._propose(queries[block], hints[block], own)
        return found

    def _propose(
        self,
        queries: Sequence[Query],
        hints: Sequence[tuple[Hint, ...]],
        struck: Mapping[int, frozenset[str]],
    ) -> list[Shortlist]:
        names = [query.name for query in queries]
        near = Near(np.array(names, dtype=object), *self.index.products(names))
        for row, codes in struck.items():
            if 0 <= row < len(names):
                near.products[row, self._numbers_of(codes)] = 0.0
        rows, numbers = take_best(near.products, KEPT, SHARE, LIKE * near.lengths)
        rows, numbers = self._add_coded(rows, numbers, queries)
        found = self._compare(near, rows, numbers)
        found = self._add_tasks(near, found)
        return self._cut(queries, hints, found)

    def _numbers_of(self, codes: frozenset[str]) -> Ints:
        """The numbers of every name of some occupations."""
        places = [self.reference.places[code] for code in codes if code in self.reference.places]
        return np.flatnonzero(np.isin(self.place_of, places))

    def _add_coded(self, rows: Ints, numbers: Ints, queries: Sequence[Query]) -> tuple[Ints, Ints]:
        """With the occupations whose codes are printed, whatever their names."""
        places = self.reference.places
        coded = [
            (row, places[code])
            for row, query in enumerate(queries)
            if query.codes
            for code in query.codes
            if code in places
        ]
        if not coded:
            return rows, numbers
        more = np.array(coded, dtype=np.intp)
        return np.concatenate((rows, more[:, 0])), np.concatenate((numbers, more[:, 1]))

    def _compare(self, near: Near, rows: Ints, numbers: Ints) -> Found:
        """The likeness of the pairs; of an occupation's names only the likest counts."""
        asked, known = near.names[rows].tolist(), self.known[numbers].tolist()
        ratios = cpdist(asked, known, scorer=ratio, dtype=np.float64)
        scores = near.products[rows, numbers].astype(np.float64) / near.lengths[rows]
        np.minimum(scores, 1.0, out=scores)
        scores += ratios / 100
        scores *= self.factors[numbers] / 2
        if not self.has_memory:
            scores[self._remembered(near.names, rows, numbers)] = 0.0
        return Found(rows, self.place_of[numbers], scores, numbers).best_of_each(self.size)

    def _remembered(self, names: Objects, rows: Ints, numbers: Ints) -> NDArray[np.bool_]:
        """Which pairs are a name and an alias that is this very name."""
        own = len(self.reference.keys)
        pairs = zip(rows.tolist(), numbers.tolist(), strict=True)
        return np.array(
            [
                number >= own
                and self.others[number - own].is_alias
                and self.others[number - own].name == names[row]
                for row, number in pairs
            ],
            dtype=bool,
        )

    def _add_tasks(self, near: Near, found: Found) -> Found:
        """Where no name is near, the words of the tasks count, the more the less near the names are."""
        if self.tasks is None:
            return found
        best = np.zeros(len(near.names))
        if len(found.rows):
            firsts = np.flatnonzero(np.diff(found.rows, prepend=-1))
            best[found.rows[firsts]] = np.maximum.reduceat(found.scores, firsts)
        share = np.maximum(0.0, 1 - best / DAMPED_FROM)
        open_rows = np.flatnonzero(share)
        if not len(open_rows):
            return found
        told = self.tasks.read(near.names[open_rows].tolist())
        told *= (TASKS * share[open_rows, None]).astype(np.float32)
        rows, places = take_best(told, KEPT_TASKS, SHARE_TASKS, ONE)
        found = found.with_more(self._compare(near, open_rows[rows], places), self.size)
        is_open = share[found.rows] > 0
        local = np.searchsorted(open_rows, found.rows[is_open])
        found.scores[is_open] += told[local, found.places[is_open]]
        return found

    def _cut(
        self, queries: Sequence[Query], hints: Sequence[tuple[Hint, ...]], found: Found
    ) -> list[Shortlist]:
        """The best SHOWN of each name, what else is known counted in. A round score and a stable order: the same list on
        every machine."""
        scores: Floats = np.minimum(found.scores, 0.99).round(4)
        order = np.argsort(found.rows * 2 - scores, kind="stable")
        found = Found(found.rows, found.places, scores, found.numbers).pick(order)
        firsts = np.searchsorted(found.rows, np.arange(len(queries) + 1))
        is_shown = np.arange(len(found.rows)) - firsts[found.rows] < SHOWN
        is_shown &= found.scores >= FLOOR
        lengths = np.bincount(found.rows[is_shown], minlength=len(queries)).tolist()
        best = Ranked(
            self.reference,
            self.others,
            found.places.tolist(),
            found.scores.tolist(),
            found.numbers.tolist(),
        )
        spans = zip(queries, hints, firsts.tolist(), firsts[1:].tolist(), lengths, strict=False)
        return [
            Shortlist(best, query, known, first, first + length)
            if not (query.codes or known)
            else lift(best, query, known, first, last)
            for query, known, first, last, length in spans
        ]
