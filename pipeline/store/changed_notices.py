"""Which notices have other rows in two versions of a table: those that have the same are told by a hash of their rows as they
lie, and left alone. Tables are streamed: no more is held than the rows of a batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.store.hash_rows import HashedRows
from pipeline.store.lazy_tables import Batches, batches_of

Tables = Mapping[str, pa.Table]
NOTICE = "notice_id"
# Stands for the notice of rows that belong to none; no id holds this sign.
NOBODY = "\0"


@dataclass
class Rows:
    """A table looked through: without rows (`empty`), how many it has, and how many each notice has, in order."""

    empty: pa.Table
    count: int = 0
    by_notice: dict[str, int] = field(default_factory=dict)
    hashes: dict[str, bytes] = field(default_factory=dict)
    # Whether the rows of each notice stand together.
    is_in_order: bool = True


def look_through(tables: Tables, name: str, columns: Sequence[str] | None = None) -> Rows:
    """The rows of a table by notice, those of none under NOBODY; the hash of each notice is over `columns`, or all of them."""
    batches = batches_of(tables, name)
    first = next(batches)
    found = Rows(pa.Table.from_batches([first.slice(0, 0)]))
    said = list(columns or found.empty.column_names)
    for batch in _whole_notices(_chained(first, batches)):
        found.count += batch.num_rows
        rows = HashedRows(batch.select(said))
        for notice, start, size in _runs(batch):
            found.is_in_order &= notice not in found.by_notice
            found.by_notice[notice] = found.by_notice.get(notice, 0) + size
            found.hashes[notice] = rows.digest(start, size)
    return found


def columns_of(tables: Tables, name: str) -> list[str]:
    """The names of the columns of a table."""
    return list(next(batches_of(tables, name)).schema.names)


def changed_notices(old: Rows, new: Rows) -> set[str] | None:
    """The notices whose rows are not the same, in the same order. None where that cannot be told: rows of no notice at all, or
    of a notice that do not stand together."""
    if NOTICE not in old.empty.column_names or NOTICE not in new.empty.column_names:
        return None
    if not old.is_in_order or not new.is_in_order:
        return None
    names = old.hashes.keys() | new.hashes.keys()
    return {name for name in names if old.hashes.get(name) != new.hashes.get(name)}


def only_notices(tables: Tables, name: str, notices: set[str]) -> pa.Table:
    """The rows of some notices, and those that belong to none."""
    wanted = pa.array(sorted(notices), pa.string())
    kept = [
        batch.filter(pc.or_(pc.is_in(batch[NOTICE], wanted), pc.is_null(batch[NOTICE])))
        for batch in batches_of(tables, name)
    ]
    return pa.Table.from_batches(kept, kept[0].schema)


def _chained(first: pa.RecordBatch, rest: Batches) -> Batches:
    yield first
    yield from rest


def _whole_notices(batches: Batches) -> Batches:
    """The rows in batches, none of which ends inside a notice."""
    waiting: list[pa.RecordBatch] = []
    last = ""
    for batch in batches:
        if not batch.num_rows:
            continue
        runs = _runs(batch)
        if waiting and runs[0][0] != last:
            yield from _joined(waiting)
            waiting = []
        last, start, _ = runs[-1]
        if start:
            yield from _joined([*waiting, batch.slice(0, start)])
            waiting = []
        waiting.append(batch.slice(start))
    yield from _joined(waiting)


def _joined(parts: Sequence[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    parts = [part for part in parts if part.num_rows]
    if parts:
        yield pa.concat_batches(parts) if len(parts) > 1 else parts[0]


def _runs(batch: pa.RecordBatch) -> list[tuple[str, int, int]]:
    """(notice_id, first row, rows) of the notices of a batch, in order; all rows are NOBODY's where it names no notice."""
    if NOTICE not in batch.schema.names:
        return [(NOBODY, 0, batch.num_rows)]
    encoded = pc.fill_null(batch[NOTICE], NOBODY).dictionary_encode()
    numbers = encoded.indices.to_numpy(zero_copy_only=False)
    starts = np.append(0, np.flatnonzero(numbers[1:] != numbers[:-1]) + 1)
    ends = np.append(starts[1:], batch.num_rows)
    names = encoded.dictionary.to_pylist()
    return [
        (str(names[numbers[start]]), int(start), int(end - start))
        for start, end in zip(starts, ends, strict=True)
    ]
