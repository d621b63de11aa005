"""The hash of some rows of a batch by their values alone: whatever stands around them, and however the batch was cut."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

# Takes in the values of the rows from a first one up to another.
Take = Callable[["hashlib._Hash", int, int], None]


class HashedRows:
    """A batch made ready for being hashed row by row."""

    def __init__(self, batch: pa.RecordBatch) -> None:
        self._columns = [_column(column) for column in batch.columns]

    def digest(self, start: int, size: int) -> bytes:
        """The hash of so many rows from one on."""
        digest = hashlib.sha256()
        for take in self._columns:
            take(digest, start, start + size)
        return digest.digest()


def _column(values: pa.Array) -> Take:
    valid = values.is_valid().to_numpy(zero_copy_only=False)
    take = _list(values) if pa.types.is_list(values.type) else _plain(values)

    def with_nulls(digest: hashlib._Hash, start: int, end: int) -> None:
        digest.update(valid[start:end].tobytes())
        take(digest, start, end)

    return with_nulls


def _plain(values: pa.Array) -> Take:
    kind = values.type
    if not pa.types.is_primitive(kind):
        return _text(values.cast(pa.string()))
    if pa.types.is_date(kind):
        values = values.cast(pa.int32())
    is_flag = pa.types.is_boolean(values.type)
    numbers = pc.fill_null(values, False if is_flag else 0).to_numpy(zero_copy_only=False)

    def take(digest: hashlib._Hash, start: int, end: int) -> None:
        digest.update(numbers[start:end].tobytes())

    return take


def _text(values: pa.Array) -> Take:
    filled = pc.fill_null(values, "")
    lengths = pc.binary_length(filled).to_numpy(zero_copy_only=False)
    _, offsets, data = filled.buffers()
    places = np.frombuffer(offsets or bytes(4), np.int32)[filled.offset :]
    words = memoryview(data or b"")

    def take(digest: hashlib._Hash, start: int, end: int) -> None:
        digest.update(lengths[start:end].tobytes())
        digest.update(words[places[start] : places[end]])

    return take


def _list(values: pa.Array) -> Take:
    lengths = pc.fill_null(pc.list_value_length(values), 0).to_numpy(zero_copy_only=False)
    places = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
    inner = _column(values.flatten())

    def take(digest: hashlib._Hash, start: int, end: int) -> None:
        digest.update(lengths[start:end].tobytes())
        inner(digest, int(places[start]), int(places[end]))

    return take
