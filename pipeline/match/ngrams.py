"""Likeness of names by character 1- and 2-grams (TF-IDF, cosine), over an index that is built once.

Measured on the labelled pairs: characters beat words on short names, and rare characters should weigh more.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# Adding a whole row beats adding to this many places of it.
RARE = 100


def grams_of(name: str) -> list[str]:
    """Characters, neighbouring pairs, and the two ends of a name."""
    if not name:
        return []
    return [*name, *(name[i : i + 2] for i in range(len(name) - 1)), "^" + name[0], name[-1] + "$"]


@dataclass(frozen=True)
class Weights:
    """Inverse document frequency of every gram; a gram never seen weighs most."""

    of: dict[str, float]
    unseen: float

    def vector(self, name: str) -> tuple[dict[str, float], float]:
        """Gram weights of a name and their length (at least a tiny one, so that it can be divided by)."""
        weights = {
            gram: self.of.get(gram, self.unseen) * n for gram, n in Counter(grams_of(name)).items()
        }
        return weights, math.sqrt(sum(w * w for w in weights.values())) or 1.0


@dataclass(frozen=True)
class Index:
    """For each gram the names that have it, with their weight; `names` in the order of all results.

    A gram of few names is kept as (places, values), one of many (工 stands in 900) as a whole row of values.
    """

    names: tuple[str, ...]
    weights: Weights
    rare: dict[str, tuple[NDArray[np.intp], Floats]]
    common: dict[str, Floats]

    def cosines(self, names: Sequence[str]) -> Floats:
        """Likeness of each name (row) to each of `self.names` (column), 0 to 1."""
        found = np.zeros((len(names), len(self.names)))
        for row, name in zip(found, names, strict=True):
            self._add(name, row)
        return found

    def _add(self, name: str, row: Floats) -> None:
        vector, length = self.weights.vector(name)
        for gram, weight in vector.items():
            if gram in self.common:
                row += weight / length * self.common[gram]
            elif gram in self.rare:
                places, values = self.rare[gram]
                row[places] += weight / length * values


def weigh(names: tuple[str, ...]) -> Weights:
    """Weights of the grams of a body of names."""
    counts = Counter(gram for name in names for gram in set(grams_of(name)))
    total = len(names) + 1
    return Weights(
        {gram: math.log(total / (n + 0.5)) for gram, n in counts.items()}, math.log(total / 0.5)
    )


def build_index(names: tuple[str, ...], weights: Weights) -> Index:
    """Index over names with given weights."""
    lists: dict[str, list[tuple[int, float]]] = {}
    for place, name in enumerate(names):
        vector, length = weights.vector(name)
        for gram, weight in vector.items():
            lists.setdefault(gram, []).append((place, weight / length))
    rare, common = {}, {}
    for gram, found in lists.items():
        places, values = (
            np.array([p for p, _ in found], dtype=np.intp),
            np.array([w for _, w in found]),
        )
        if len(found) <= RARE:
            rare[gram] = places, values
        else:
            common[gram] = np.zeros(len(names))
            common[gram][places] = values
    return Index(names, weights, rare, common)
