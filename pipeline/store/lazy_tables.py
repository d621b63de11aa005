"""The tables of a folder, read when they are asked for: of ten thousand notices not all fit in memory at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import pyarrow as pa

# Bytes up to which a table is kept once it was read, and rows that are streamed at once.
SMALL = 32 * 1024 * 1024
BATCH = 16_384
Batches = Iterator[pa.RecordBatch]


class LazyTables(Mapping[str, pa.Table]):
    """Tables by name; `read` gives one of them, and is asked again for a large one, `stream` gives it batch by batch. What they
    raise comes when they are asked."""

    def __init__(
        self,
        names: Sequence[str],
        read: Callable[[str], pa.Table],
        stream: Callable[[str], Batches],
    ) -> None:
        self._names = tuple(names)
        self._read, self._stream = read, stream
        self._kept: dict[str, pa.Table] = {}

    def __getitem__(self, name: str) -> pa.Table:
        if name in self._kept:
            return self._kept[name]
        if name not in self._names:
            raise KeyError(name)
        table = self._read(name)
        if table.nbytes <= SMALL:
            self._kept[name] = table
        return table

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def batches(self, name: str) -> Batches:
        """The rows of a table, in order, never all at once; a batch without rows says the columns where there are none."""
        return self._stream(name)


def batches_of(tables: Mapping[str, pa.Table], name: str) -> Batches:
    """The rows of a table batch by batch: streamed where it can be."""
    if isinstance(tables, LazyTables):
        return tables.batches(name)
    table = tables[name]
    return iter([*table.to_batches(BATCH), pa.RecordBatch.from_pylist([], table.schema)])
