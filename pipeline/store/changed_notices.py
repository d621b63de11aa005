"""Which notices have other rows in two versions of a table: those that have the same are compared as they lie, and left alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

NOTICE = "notice_id"
# Stands for the notice of rows that belong to none; no id holds this sign.
NOBODY = "\0"
# Where the rows of a notice begin, and how many there are.
Runs = dict[str, tuple[int, int]]


def changed_notices(old: pa.Table, new: pa.Table, columns: Sequence[str]) -> set[str] | None:
    """The notices whose rows are not the same, in the same order, in `columns` of both tables. None where that cannot be told:
    rows of no notice, rows of a notice that do not stand together, columns of other types."""
    if NOTICE not in columns:
        return None
    before, after = _runs(old), _runs(new)
    old, new = old.select(columns), new.select(columns)
    if before is None or after is None or old.schema.types != new.schema.types:
        return None
    new = new.rename_columns(columns).cast(old.schema) if old.schema != new.schema else new
    return {
        name
        for name in before.keys() | after.keys()
        if name not in before
        or name not in after
        or before[name][1] != after[name][1]
        or not old.slice(*before[name]).equals(new.slice(*after[name]))
    }


def only_notices(table: pa.Table, names: set[str]) -> pa.Table:
    """The rows of some notices, and those that belong to none."""
    wanted = pc.is_in(table[NOTICE], pa.array(sorted(names), pa.string()))
    return table.filter(pc.or_(wanted, pc.is_null(table[NOTICE])))


def _runs(table: pa.Table) -> Runs | None:
    """notice_id -> its rows; None where those of a notice do not stand together."""
    if not pa.types.is_string(table[NOTICE].type):
        return None
    if not table.num_rows:
        return {}
    column = pc.fill_null(table[NOTICE], NOBODY)
    numbers = _numbers(column)
    starts = np.append(0, np.flatnonzero(numbers[1:] != numbers[:-1]) + 1)
    ends = np.append(starts[1:], table.num_rows)
    names = column.take(pa.array(starts)).to_pylist()
    runs = {
        str(name): (int(start), int(end - start))
        for name, start, end in zip(names, starts, ends, strict=True)
    }
    return runs if len(runs) == len(names) else None


def _numbers(column: pa.ChunkedArray) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """A number for each distinct value, row by row."""
    encoded = column.dictionary_encode().combine_chunks()
    chunk = encoded.chunk(0) if isinstance(encoded, pa.ChunkedArray) else encoded
    return np.asarray(chunk.indices.to_numpy(zero_copy_only=False), dtype=np.int32)
