"""Names as character 1- and 2-grams, numbered by table look-ups in numpy, and a sparse product over them.

Everything is done for a block of names at a time: in Python, cutting one name into grams costs more than comparing it with
some thousand others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Ints = NDArray[np.intp]
# Grams of more names than this say nothing of any (工, 制造, the end 工); leaving them out changes no order worth telling.
COMMON = 120
_LAST_CHARACTER = 0xFFFF


@dataclass(frozen=True)
class Letters:
    """The characters of a block of names in one row: code points, the name each is of, and how long the names are."""

    points: Ints
    rows: Ints
    lengths: Ints


def spell(names: Sequence[str]) -> Letters:
    """Names as characters; one beyond the basic plane counts as unknown."""
    data = "".join(names).encode("utf-32-le", "surrogatepass")
    points = np.minimum(np.frombuffer(data, dtype="<u4"), _LAST_CHARACTER).astype(np.intp)
    lengths = np.fromiter(map(len, names), dtype=np.intp, count=len(names))
    return Letters(points, np.repeat(np.arange(len(names)), lengths), lengths)


@dataclass(frozen=True)
class Vocabulary:
    """Numbers of grams. Known characters are numbered from 1 to below `width`; a gram's key is made of the numbers of its
    characters; `keys` are sorted, `numbers` say which gram each is."""

    characters: Ints
    width: int
    keys: Ints
    numbers: Ints

    def read(self, letters: Letters) -> tuple[Ints, Ints]:
        """(row, gram number or -1) of every gram of the names: characters, pairs, the first and the last character."""
        rows, keys = keys_of(letters, self.characters[letters.points], self.width)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return rows, np.where(self.keys[places] == keys, self.numbers[places], -1)


def keys_of(letters: Letters, own: Ints, width: int) -> tuple[Ints, Ints]:
    """(row, key) of every gram, of characters numbered below `width`: 1-grams, 2-grams, firsts, lasts, in this order."""
    rows = letters.rows
    is_pair = rows[1:] == rows[:-1]
    ends = np.cumsum(letters.lengths)
    full = np.flatnonzero(letters.lengths)
    firsts, lasts = own[(ends - letters.lengths)[full]], own[ends[full] - 1]
    pairs = width + own[:-1][is_pair] * width + own[1:][is_pair]
    behind = width + width * width
    return (
        np.concatenate((rows, rows[1:][is_pair], full, full)),
        np.concatenate((own, pairs, behind + firsts, behind + width + lasts)),
    )


def number_characters(points: Ints) -> tuple[Ints, int]:
    """A table from code point to number (0 for a character not among them), and how many numbers there are."""
    known = np.flatnonzero(np.bincount(points))
    characters = np.zeros(_LAST_CHARACTER + 1, dtype=np.intp)
    characters[known] = np.arange(1, len(known) + 1)
    return characters, len(known) + 1


@dataclass(frozen=True)
class Postings:
    """For each gram the places that have it, with a value: gram g's stand from starts[g] to starts[g + 1]."""

    starts: Ints
    places: Ints
    values: Singles
    size: int

    def add_up(self, rows: Ints, grams: Ints, count: int) -> Singles:
        """The sum of the values of each row's grams, given as (row, gram): count x size. In single precision: of the many
        sums nearly all are only held against a bar, and half the memory is twice the speed."""
        first = self.starts[grams]
        lengths = self.starts[grams + 1] - first
        ends = np.cumsum(lengths)
        found = np.arange(int(ends[-1]) if len(ends) else 0)
        found += np.repeat(first - ends + lengths, lengths)
        cells = self.places[found]
        cells += np.repeat(rows * self.size, lengths)
        added = np.zeros(count * self.size, dtype=np.float32)
        np.add.at(added, cells, self.values[found])
        return added.reshape(count, self.size)


def make_postings(grams: Ints, places: Ints, values: Floats, known: int, size: int) -> Postings:
    """Postings of (gram, place, value), in any order: grams below `known`, places below `size`."""
    order = np.argsort(grams, kind="stable")
    counts = np.bincount(grams, minlength=known)
    starts = np.concatenate(([0], np.cumsum(counts)))
    return Postings(starts, places[order], values[order].astype(np.float32), size)


@dataclass(frozen=True)
class Index:
    """Names by their grams: likeness is the cosine of TF-IDF vectors without the common grams.

    `weights` of the grams by number; the last one, which -1 meets, is that of a gram never seen. A posting's value has
    the gram's weight in it twice: as the name's own, and as the asked name's.
    """

    names: tuple[str, ...]
    vocabulary: Vocabulary
    weights: Floats
    postings: Postings

    def products(self, names: Sequence[str]) -> tuple[Singles, Singles]:
        """(products, lengths): likeness of each name (row) to each of `self.names` (column), times the name's length.

        Divided by it, it is the cosine: 0 to 1, a little above where grams repeat.
        """
        rows, grams = self.vocabulary.read(spell(names))
        weights = self.weights[grams]
        lengths = np.sqrt(np.bincount(rows, weights * weights, len(names)) + 1e-9)
        is_used = (grams >= 0) & (weights > 0)
        products = self.postings.add_up(rows[is_used], grams[is_used], len(names))
        return products, lengths.astype(np.float32)


def _number(keys: Ints) -> tuple[Ints, Ints]:
    """The keys there are, sorted, and for each key which of them it is (numpy.unique takes longer, and imports more)."""
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    is_new = np.ones(len(keys), dtype=bool)
    is_new[1:] = ranked[1:] != ranked[:-1]
    numbers = np.empty(len(keys), dtype=np.intp)
    numbers[order] = np.cumsum(is_new) - 1
    return ranked[is_new], numbers


def build_index(names: Sequence[str], body: int) -> Index:
    """Index over `names`; grams weigh by how rare they are in the first `body` of them, one never seen there most."""
    letters = spell(names)
    characters, width = number_characters(letters.points)
    rows, keys = keys_of(letters, characters[letters.points], width)
    known, grams = _number(keys)
    pairs, _ = _number(grams * len(names) + rows)
    spread = np.bincount(pairs // len(names), minlength=len(known))
    counts = np.bincount(pairs[pairs % len(names) < body] // len(names), minlength=len(known))
    unseen = float(np.log((body + 1) / 0.5))
    weights = np.where(counts > 0, np.log((body + 1) / (counts + 0.5)), unseen)
    weights[spread > COMMON] = 0.0
    values = weights[grams]
    lengths = np.sqrt(np.bincount(rows, values * values, len(names)) + 1e-9)
    is_used = values > 0
    parts = (values * values / lengths[rows])[is_used]
    postings = make_postings(grams[is_used], rows[is_used], parts, len(known), len(names))
    vocabulary = Vocabulary(characters, width, known, np.arange(len(known)))
    return Index(tuple(names), vocabulary, np.append(weights, unseen), postings)
