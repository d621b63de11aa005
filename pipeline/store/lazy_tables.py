"""The tables of a folder, read when they are asked for: of ten thousand notices not all fit in memory at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import pyarrow as pa

# Bytes up to which a table is kept once it was read.
SMALL = 32 * 1024 * 1024


class LazyTables(Mapping[str, pa.Table]):
    """Tables by name; `read` gives one of them, and is asked again for a large one. What it raises comes when it is asked."""

    def __init__(self, names: Sequence[str], read: Callable[[str], pa.Table]) -> None:
        self._names = tuple(names)
        self._read = read
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
