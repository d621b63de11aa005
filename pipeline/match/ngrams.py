"""Likeness of names by character 1- and 2-grams (TF-IDF, cosine), over an index that is built once.

Measured on the labelled pairs: characters beat words on short names, and rare characters should weigh more.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


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
        weights = {gram: self.of.get(gram, self.unseen) * n for gram, n in Counter(grams_of(name)).items()}
        return weights, math.sqrt(sum(w * w for w in weights.values())) or 1.0


@dataclass(frozen=True)
class Index:
    """For each gram the names that have it, with their weight; `names` in the order of all results."""

    names: tuple[str, ...]
    weights: Weights
    postings: dict[str, tuple[NDArray[np.intp], Floats]]

    def cosines(self, name: str) -> Floats:
        """Likeness of a name to each of `names`, 0 to 1."""
        vector, length = self.weights.vector(name)
        hits = [(self.postings[gram], weight) for gram, weight in vector.items() if gram in self.postings]
        if not hits:
            return np.zeros(len(self.names))
        where = np.concatenate([places for (places, _), _ in hits])
        values = np.concatenate([weight / length * values for (_, values), weight in hits])
        return np.asarray(np.bincount(where, values, minlength=len(self.names)), dtype=np.float64)


def weigh(names: tuple[str, ...]) -> Weights:
    """Weights of the grams of a body of names."""
    counts = Counter(gram for name in names for gram in set(grams_of(name)))
    total = len(names) + 1
    return Weights({gram: math.log(total / (n + 0.5)) for gram, n in counts.items()}, math.log(total / 0.5))


def build_index(names: tuple[str, ...], weights: Weights) -> Index:
    """Index over names with given weights."""
    lists: dict[str, list[tuple[int, float]]] = {}
    for place, name in enumerate(names):
        vector, length = weights.vector(name)
        for gram, weight in vector.items():
            lists.setdefault(gram, []).append((place, weight / length))
    return Index(
        names,
        weights,
        {
            gram: (np.array([p for p, _ in found], dtype=np.intp), np.array([w for _, w in found]))
            for gram, found in lists.items()
        },
    )
