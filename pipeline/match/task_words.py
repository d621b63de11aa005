"""Which occupations' tasks speak of the characters and pairs of a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.match.ngrams import (
    Ints,
    Postings,
    Singles,
    Vocabulary,
    make_postings,
    number_characters,
    spell,
)
from pipeline.reference.editions import Reference

# Grams of more occupations' tasks than this say nothing of any.
COMMON = 150


@dataclass(frozen=True)
class TaskWords:
    """The edition's task weights made ready for the sparse product."""

    vocabulary: Vocabulary
    postings: Postings

    def read(self, names: Sequence[str]) -> Singles:
        """For each name (row) how much the tasks of each occupation (column, by place) speak of it, the best at 1."""
        rows, grams = self.vocabulary.read(spell(names))
        is_known = grams >= 0
        told = self.postings.add_up(rows[is_known], grams[is_known], len(names))
        told /= np.maximum(told.max(axis=1, keepdims=True), np.float32(1e-9))
        return told


def read_task_words(reference: Reference) -> TaskWords | None:
    """None where the edition has no table of them. Grams of very many occupations are left out."""
    weights = reference.task_weights
    if weights is None:
        return None
    counts = np.diff(weights.starts)
    grams = np.repeat(np.arange(len(counts)), counts)
    places = np.array([reference.places[code] for code in weights.codes], dtype=np.intp)
    is_used = (counts <= COMMON)[grams]
    postings = make_postings(
        grams[is_used],
        places[weights.places[is_used]],
        weights.weights[is_used],
        len(counts),
        len(reference.occupations),
    )
    return TaskWords(_number(weights.grams), postings)


def _number(points: Ints) -> Vocabulary:
    """The vocabulary of grams, given by their two code points, that are numbered in this order."""
    characters, width = number_characters(points[points > 0])
    first, second = characters[points[:, 0]], characters[points[:, 1]]
    keys = np.where(points[:, 1] > 0, width + first * width + second, first)
    order = np.argsort(keys)
    return Vocabulary(characters, width, keys[order], order)
