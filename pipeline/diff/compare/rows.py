"""The few rows that differ, found among many that do not: column by column, without joining the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.diff.cells import Row
from pipeline.diff.table_config import PRINTED
from pipeline.text import LITTER

Index = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Hash = npt.NDArray[np.uint64]
# White space, and what converters leave in printed words; in the pattern language of Arrow.
UNPRINTED = rf"(?i){LITTER.pattern}|[\s\p{{Z}}]"
# Odd constants of a well known 64-bit mixer (splitmix64): unlike rows practically never meet.
STEP = np.uint64(0x9E3779B97F4A7C15)
MIX = np.uint64(0xBF58476D1CE4E5B9)


@dataclass(frozen=True)
class Touched:
    """Row numbers: `a` and `b` have no equal on the other side; `same_a[i]` and `same_b[i]` are equal rows."""

    a: Index
    b: Index
    same_a: Index
    same_b: Index


def find_touched(a: pa.Table, b: pa.Table, columns: Sequence[str]) -> Touched:
    """Compare two tables as bags of rows over `columns`; order does not matter, repeated rows are counted."""
    hashes = np.zeros(a.num_rows + b.num_rows, dtype=np.uint64)
    for name in columns:
        _mix(hashes, column_codes(a[name], b[name], name in PRINTED))
    _, place = np.unique(hashes, return_inverse=True)
    count = int(place.max()) + 1 if place.size else 0
    in_a, in_b = place[: a.num_rows], place[a.num_rows :]
    differs = np.bincount(in_a, minlength=count) != np.bincount(in_b, minlength=count)
    same_a, same_b = np.flatnonzero(~differs[in_a]), np.flatnonzero(~differs[in_b])
    return Touched(
        np.flatnonzero(differs[in_a]),
        np.flatnonzero(differs[in_b]),
        same_a[np.argsort(in_a[same_a], kind="stable")],
        same_b[np.argsort(in_b[same_b], kind="stable")],
    )


def _mix(hashes: Hash, codes: Codes) -> None:
    hashes += codes.astype(np.uint64) + STEP
    hashes *= MIX
    hashes ^= hashes >> np.uint64(31)


def column_codes(a: pa.ChunkedArray, b: pa.ChunkedArray, clean: bool) -> Codes:
    """One small number for each distinct value of both columns, those of `a` first; a null has its own.

    `clean` takes equal what is equal but for white space and the litter of conversion.
    """
    if not len(a) + len(b):
        return np.zeros(0, dtype=np.int32)
    a, b = (_flat(column) for column in (a, b))
    if a.type != b.type:
        a, b = a.cast(pa.string()), b.cast(pa.string())
    encoded = (
        pa.chunked_array([*a.chunks, *b.chunks], type=a.type).dictionary_encode().combine_chunks()
    )
    chunk = encoded.chunk(0) if isinstance(encoded, pa.ChunkedArray) else encoded
    numbers: Codes = pc.fill_null(chunk.indices, -1).to_numpy(zero_copy_only=False).astype(np.int32)
    if not clean or not pa.types.is_string(a.type):
        return np.add(numbers, 1, dtype=np.int32)
    words = pc.replace_substring_regex(chunk.dictionary, UNPRINTED, "").dictionary_encode().indices
    again: Codes = np.append(words.to_numpy(zero_copy_only=False), -1).astype(np.int32)
    return np.add(again[numbers], 1, dtype=np.int32)


def _flat(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not pa.types.is_list(column.type):
        return column
    words = (
        column if pa.types.is_string(column.type.value_type) else column.cast(pa.list_(pa.string()))
    )
    return pc.binary_join(words, "、")


def take_rows(table: pa.Table, rows: Index, label: str) -> list[Row]:
    """Rows as dicts, lists joined by 、; `_before` and `_after` hold the nearest other label above and below each."""
    part = table.take(pa.array(rows))
    columns = {name: _flat(part[name]).to_pylist() for name in part.column_names if name != "bbox"}
    if label in table.column_names and rows.size:
        above, below = _around(table[label], rows)
        columns["_before"] = table[label].take(pa.array(above)).to_pylist()
        columns["_after"] = table[label].take(pa.array(below)).to_pylist()
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _around(labels: pa.ChunkedArray, rows: Index) -> tuple[Index, Index]:
    """For each row the last row above and the first row below that bear another label (at the ends: the end itself)."""
    codes = column_codes(labels, labels.slice(0, 0), clean=False)
    starts = np.concatenate([[0], np.flatnonzero(codes[1:] != codes[:-1]) + 1])
    block = np.searchsorted(starts, rows, side="right")
    below = np.append(starts, len(codes) - 1)[block]
    return np.maximum(starts[block - 1] - 1, 0), below
