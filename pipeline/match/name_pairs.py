"""Pairs of an asked name and an occupation, in arrays: which are kept, and which of an occupation's names counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.match.ngrams import Floats, Ints, Singles


@dataclass(frozen=True)
class Found:
    """Pairs of a name (row) and an occupation (place), each once, in order of row, with the score and the number of the
    occupation's likest name. Numbers count the occupations' own names first, then the other names."""

    rows: Ints
    places: Ints
    scores: Floats
    numbers: Ints

    def pick(self, which: Ints | NDArray[np.bool_]) -> Found:
        """Some of the pairs."""
        return Found(self.rows[which], self.places[which], self.scores[which], self.numbers[which])

    def best_of_each(self, size: int) -> Found:
        """Of the pairs of one name and one occupation (of `size`) the one that scores most, the first of equals."""
        pairs = self.rows * size + self.places
        # One key for both: a score is below 1.
        order = np.argsort(pairs * 2 - self.scores, kind="stable")
        ranked = pairs[order]
        is_first = np.ones(len(order), dtype=bool)
        is_first[1:] = ranked[1:] != ranked[:-1]
        return self.pick(order[is_first])

    def with_more(self, more: Found, size: int) -> Found:
        """Both, each pair of name and occupation once."""
        return Found(
            np.concatenate((self.rows, more.rows)),
            np.concatenate((self.places, more.places)),
            np.concatenate((self.scores, more.scores)),
            np.concatenate((self.numbers, more.numbers)),
        ).best_of_each(size)


def take_best(values: Singles, kept: int, share: float, enough: Singles) -> tuple[Ints, Ints]:
    """Of each row the `kept` greatest values above `share` of the greatest, or above the row's `enough`, as (rows, columns),
    sorted by row."""
    bars = np.minimum(values.max(axis=1) * np.float32(share), enough)
    cells = np.flatnonzero(values > bars[:, None])
    rows = cells // values.shape[1]
    counts = np.bincount(rows, minlength=len(values))
    if counts.max(initial=0) > kept:
        met = values.ravel()[cells]
        # One key for both: a value is below the greatest of all.
        order = np.argsort(rows * (float(met.max()) + 1) - met, kind="stable")
        firsts = np.cumsum(counts) - counts
        is_kept = np.arange(len(cells)) - firsts[rows] < kept
        cells, rows = cells[order][is_kept], rows[is_kept]
    return rows, cells - rows * values.shape[1]
