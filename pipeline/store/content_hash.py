"""The hash of what a table says: SHA-256 of its rows as JSON, sorted, whoever wrote the file and in what order.

A row is `json.dumps` of its values, with `ensure_ascii=False` and dates as ISO text. The lines are made column by column and
sorted part by part, so that a table of millions of rows takes the memory of some ten thousand of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

# Rows that are made into lines at once, and more only where a notice has more.
PART = 50_000
_ESCAPED = r'["\\\x00-\x1f]'
_NULL = "null"


class _OutOfOrder(Exception):
    """A part holds a line that stands before one of a part already hashed."""


def content_hash(table: pa.Table) -> str:
    """SHA-256 of the names of the columns and of the sorted rows, in hexadecimal."""
    try:
        return _hash(table, _in_order(_lines(part) for part in _parts(table)))
    except _OutOfOrder:
        whole = [_lines(part).cast(pa.large_string()) for part in _parts(table)]
        return _hash(table, [_sorted(pa.concat_arrays(whole))])


def _hash(table: pa.Table, parts: Iterable[pa.Array]) -> str:
    digest = hashlib.sha256(json.dumps(table.column_names).encode())
    for lines in parts:
        # Sorting made the array anew, so that its bytes begin with the first line.
        size = pc.sum(pc.binary_length(lines)).as_py()
        digest.update(memoryview(lines.buffers()[2])[:size])
    return digest.hexdigest()


def _parts(table: pa.Table) -> Iterator[pa.Table]:
    """The table in parts of PART rows or more, none of which ends inside a notice: ids begin with their notice."""
    ends = np.arange(1, table.num_rows + 1)
    if "notice_id" in table.column_names and table.num_rows > PART:
        codes = table["notice_id"].combine_chunks().dictionary_encode()
        chunk = codes.chunk(0) if isinstance(codes, pa.ChunkedArray) else codes
        numbers = pc.fill_null(chunk.indices, -1).to_numpy(zero_copy_only=False)
        ends = np.append(np.flatnonzero(numbers[1:] != numbers[:-1]) + 1, table.num_rows)
    start = 0
    while start < table.num_rows:
        place = int(np.searchsorted(ends, start + PART))
        end = int(ends[min(place, len(ends) - 1)])
        yield table.slice(start, end - start)
        start = end


def _in_order(parts: Iterable[pa.Array]) -> Iterator[pa.Array]:
    """The lines of all parts, sorted: each part by itself, and parts that overlap together."""
    waiting: pa.Array | None = None
    given = ""
    for part in parts:
        lines = _sorted(part)
        if lines[0].as_py() < given:
            raise _OutOfOrder
        if waiting is not None and lines[0].as_py() < waiting[-1].as_py():
            waiting = _sorted(pa.concat_arrays([waiting, lines]))
            continue
        if waiting is not None:
            given = waiting[-1].as_py()
            yield waiting
        waiting = lines
    if waiting is not None:
        yield waiting


def _sorted(lines: pa.Array) -> pa.Array:
    return lines.take(pc.sort_indices(lines))


def _lines(table: pa.Table) -> pa.Array:
    """The rows as JSON, each with its line end. No line is the beginning of another, so that the end changes no order."""
    columns = [_json(_one(table[name])) for name in table.column_names]
    joined = pc.binary_join_element_wise(*columns, ", ")
    return pc.binary_join_element_wise("[", joined, "]\n", "")


def _one(column: pa.ChunkedArray) -> pa.Array:
    whole = column.combine_chunks()
    return pa.concat_arrays(whole.chunks) if isinstance(whole, pa.ChunkedArray) else whole


def _json(values: pa.Array) -> pa.Array:
    """Each value as JSON."""
    if pa.types.is_list(values.type):
        return _lists(values)
    if not pa.types.is_string(values.type) or _any_escaped(values):
        return _by_value(values)
    return pc.fill_null(pc.binary_join_element_wise('"', values, '"', ""), _NULL)


def _any_escaped(values: pa.Array) -> bool:
    return bool(pc.any(pc.match_substring_regex(values, _ESCAPED)).as_py())


def _by_value(values: pa.Array) -> pa.Array:
    """Each distinct value written once."""
    is_float = pa.types.is_float64(values.type)
    # By their bits: of equal numbers 0.0 and -0.0 are written in two ways.
    encoded = (values.view(pa.int64()) if is_float else values).dictionary_encode()
    distinct = encoded.dictionary.view(pa.float64()) if is_float else encoded.dictionary
    words = [_dump(value) for value in distinct.to_pylist()]
    return pc.fill_null(pa.array(words, pa.string()).take(encoded.indices), _NULL)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _lists(values: pa.Array) -> pa.Array:
    lengths = pc.fill_null(pc.list_value_length(values), 0).to_numpy(zero_copy_only=False)
    offsets = pa.array(np.concatenate([[0], np.cumsum(lengths)]), pa.int32())
    inner = pa.ListArray.from_arrays(offsets, _json(values.flatten()))
    written = pc.binary_join_element_wise("[", pc.binary_join(inner, ", "), "]", "")
    return pc.if_else(pc.is_valid(values), written, _NULL)
