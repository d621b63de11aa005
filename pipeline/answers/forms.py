"""Words of one column over all notices, so that those of one notice are found by any form without a row being made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.model.vocabularies import MatchStatus
from pipeline.reference.lookup_names import fold_code, split_name
from pipeline.text import fold

Numbers: TypeAlias = npt.NDArray[np.int64]
# (first row, how many): where the rows of a notice stand in a table.
Place: TypeAlias = tuple[int, int]
RESIDUAL = "*"


class Forms:
    """A column of words, or of lists of words, by the form in which a word is looked up: "" is no form.

    Each distinct word is brought into its form once, however many notices print it.
    """

    def __init__(self, column: pa.ChunkedArray, form_of: Callable[[str], str]) -> None:
        parents, values = _flat(column)
        coded = pc.dictionary_encode(values)
        self._parents = parents
        self._codes = coded.indices.to_numpy(zero_copy_only=False)
        self._forms = [form_of(word) for word in coded.dictionary.to_pylist()]
        self._by_form: dict[str, list[int]] = defaultdict(list)
        for code, form in enumerate(self._forms):
            if form:
                self._by_form[form].append(code)

    def rows(self, form: str, place: Place) -> Iterable[int]:
        """Rows of a notice, counted from its first, with a word of this form."""
        codes = self._by_form.get(form)
        if not codes:
            return ()
        span, parents = self._of(place)
        found = parents[np.isin(span, codes)] - place[0]
        return [int(row) for row in found]

    def rows_with(self, part: str, place: Place) -> Iterable[int]:
        """Rows of a notice with a word in whose form these characters stand."""
        span, parents = self._of(place)
        codes = [code for code in np.unique(span) if part in self._forms[code]]
        return [int(row) for row in parents[np.isin(span, codes)] - place[0]]

    def _of(self, place: Place) -> tuple[Numbers, Numbers]:
        first, last = np.searchsorted(self._parents, (place[0], place[0] + place[1]))
        return self._codes[first:last], self._parents[first:last]


def _flat(column: pa.ChunkedArray) -> tuple[Numbers, pa.Array]:
    """(row of each word, words) without nulls."""
    values = column.combine_chunks()
    rows = np.arange(len(values), dtype=np.int64)
    if pa.types.is_list(values.type):
        rows = pc.list_parent_indices(values).to_numpy(zero_copy_only=False).astype(np.int64)
        values = pc.list_flatten(values)
    is_word = pc.is_valid(values)
    return rows[is_word.to_numpy(zero_copy_only=False)], values.filter(is_word)


class Lookups:
    """The names of all notices by their forms: as printed and cleaned, printed codes, and of an accepted match the
    classification's name and code; work types that stand in brackets; names without brackets that tell entries apart."""

    def __init__(self, occupations: pa.Table) -> None:
        is_settled = pc.equal(occupations["match_status"], MatchStatus.ACCEPTED.value)
        settled = {
            name: pc.if_else(is_settled, occupations[name], None)
            for name in ("occupation_name", "occupation_code")
        }
        self.names = (
            Forms(occupations["name"], _form),
            Forms(occupations["printed_name"], _form),
            Forms(occupations["printed_code"], lambda code: fold(fold_code(code))),
            Forms(settled["occupation_name"], _form),
            Forms(settled["occupation_code"], _form),
        )
        self.codes = Forms(settled["occupation_code"], str)
        self.work_types = Forms(occupations["work_types"], fold)
        self.bare = Forms(occupations["name"], _bare)


def _form(name: str) -> str:
    return "" if name == RESIDUAL else fold(name)


def _bare(name: str) -> str:
    bare = fold(split_name(name)[0])
    return bare if bare != fold(name) else ""
