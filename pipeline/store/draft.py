"""The draft: its tables written bit by bit, and the record of the run that made it.

A draft takes its place whole. A run that fails leaves the tables of the one before, and the record says that it failed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.base import disk
from pipeline.base.language import Words
from pipeline.model.schema import TABLES, arrow_schema
from pipeline.store.json_file import read_json
from pipeline.store.tables import with_pandas_hint

RUN = "run.json"
# Rows that a group of a Parquet file holds at least, where there are so many.
GROUP = 50_000
# So many tables wait as they are.
MOST_PARTS = 256


@dataclass(frozen=True)
class Run:
    """The run that a draft comes from: `state` is done, or failed where nothing was written; the code it was made by, for
    each notice what it was made of, what people must mend (notice_id, or "" for the run itself), and each notice's facts,
    entries and doubts counted."""

    state: str
    code: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    failures: tuple[tuple[str, Words], ...] = ()
    facts: Mapping[str, Sequence[int]] = field(default_factory=dict)
    doubts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def note_run(directory: Path, run: Run) -> None:
    """Put the record of a run into a draft."""
    disk.replace_file(
        directory / RUN, (json.dumps(asdict(run), ensure_ascii=False) + "\n").encode()
    )


def read_run(directory: Path) -> Run | None:
    """The record of the run that made a draft; None where it has none. UserError where it cannot be read."""
    path = directory / RUN
    if not path.exists():
        return None
    return read_json(path, Run, ("run: catalogue extract", "请运行 catalogue extract"))


@dataclass
class _Waiting:
    """Rows of one table that are not written yet: `parts` as they came, `whole` many of them put together."""

    parts: list[pa.Table] = field(default_factory=list)
    whole: list[pa.Table] = field(default_factory=list)
    rows: int = 0

    def add(self, part: pa.Table) -> None:
        """One more. A table of a few rows costs kilobytes beside them, and ten thousand notices give as many."""
        self.parts.append(part.replace_schema_metadata(None))
        self.rows += part.num_rows
        if len(self.parts) >= MOST_PARTS:
            self.whole.append(pa.concat_tables(self.parts).combine_chunks())
            self.parts = []

    def take(self) -> pa.Table | None:
        """All of them as one, and none is left; None where there are none."""
        found = [*self.whole, *self.parts]
        self.parts, self.whole, self.rows = [], [], 0
        return pa.concat_tables(found).combine_chunks() if found else None


class DraftWriter:
    """Takes rows of any tables in any order, and writes them in groups of GROUP rows or more."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._waiting = {table.name: _Waiting() for table in TABLES}
        self._writers = {
            table.name: stack.enter_context(
                pq.ParquetWriter(
                    folder / f"{table.name}.parquet",
                    with_pandas_hint(arrow_schema(table.name)),
                    compression="zstd",
                )
            )
            for table in TABLES
        }

    def add(self, name: str, table: pa.Table) -> None:
        """Rows of one table, in its published schema."""
        self._waiting[name].add(table)
        if self._waiting[name].rows >= GROUP:
            self._flush(name)

    def finish(self) -> None:
        """Write what still waits."""
        for name in self._waiting:
            self._flush(name)

    def _flush(self, name: str) -> None:
        whole = self._waiting[name].take()
        if whole is not None:
            schema = self._writers[name].schema
            self._writers[name].write_table(whole.cast(schema), row_group_size=whole.num_rows or 1)


@contextmanager
def writing_draft(directory: Path, run: Run) -> Iterator[DraftWriter]:
    """A draft to be filled: it takes the place of `directory` when the block ends without an error. UserError where the disk
    refuses or another run is writing."""
    with disk.locked(directory.parent), disk.explained(directory):
        disk.sweep(directory.parent)
        partial = disk.partial_of(directory)
        disk.make_directory(partial)
        with ExitStack() as stack:
            writer = DraftWriter(partial, stack)
            yield writer
            writer.finish()
        note_run(partial, run)
        for path in partial.iterdir():
            with path.open("rb+") as file:
                disk.sync_file(file)
        disk.sync_directory(partial)
        disk.place_folder(partial, directory)
