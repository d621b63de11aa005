"""`.cache/rows/`: the rows of each notice as last made, so that an unchanged one is neither read nor matched again, and
the draft is written of all of them without holding them in memory.

A file is its own SHA-256 in hexadecimal, a line end, what is said of the notice as one line of JSON, and its tables
behind each other, compressed. One that does not hold, or is of another notice, is as good as none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass

import pyarrow as pa

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.base.printable import one_line
from pipeline.match.models import Decision
from pipeline.model.rows import NoticeRow
from pipeline.model.schema import arrow_schema, table_schema
from pipeline.report.summary import Summary
from pipeline.store.typed_rows import from_table
from pipeline.workflow.workspace import Workspace

# Form of the file; one of another form is made again.
_FORM = 2
_CODEC = "zstd"


@dataclass(frozen=True)
class Head:
    """The kept rows of a notice beside its rows: under which key they were made ("" where it failed), its numbers, the
    decisions for every notice that it met, and the hash of its words in extracted/."""

    key: str
    summary: Summary
    met: frozenset[Decision]
    words: str


@dataclass(frozen=True)
class Kept:
    """The kept rows of a notice; its tables as bytes, each of them one batch of the published schema."""

    head: Head
    tables: Mapping[str, bytes]

    def table(self, name: str) -> pa.Table | None:
        """One table; None where the notice has no rows in it. UserError where its bytes are no batch of it."""
        if name not in self.tables:
            return None
        try:
            return unpack(name, self.tables[name])
        except (pa.ArrowException, OSError, TypeError, ValueError) as error:
            notice_id, why = self.head.summary.notice_id, one_line(str(error))
            raise UserError(
                f"what was kept of {notice_id} cannot be read ({why}); run: catalogue clean --cache",
                f"{notice_id} 的中间结果无法读取（{why}）；请运行 catalogue clean --cache",
            ) from error

    def notices(self) -> list[NoticeRow]:
        """The row of `notices`; none where the notice has none."""
        table = self.table("notices")
        return [] if table is None else from_table(NoticeRow, table)


def pack(table: pa.Table) -> bytes:
    """A table of the published schema as the bytes of one batch: its schema is known by its name."""
    [batch] = table.combine_chunks().to_batches()
    return bytes(batch.serialize())


def unpack(name: str, data: bytes) -> pa.Table:
    """The inverse of `pack`."""
    batch = pa.ipc.read_record_batch(pa.py_buffer(data), arrow_schema(name))
    # Offsets that lead out of the file would end the process.
    batch.validate(full=True)
    return pa.Table.from_batches([batch])


def keep_rows(space: Workspace, notice_id: str, kept: Kept) -> None:
    """Write what is kept of a notice, whole. It is not synced: what a power failure damages is found, and made again."""
    body = b"".join(kept.tables.values())
    head = {
        "form": _FORM,
        "notice": notice_id,
        "key": kept.head.key,
        "numbers": kept.head.summary.numbers,
        "facts": kept.head.summary.facts,
        "doubts": dict(kept.head.summary.doubts),
        "met": sorted(map(astuple, kept.head.met)),
        "words": kept.head.words,
        "tables": [(name, len(data)) for name, data in kept.tables.items()],
    }
    packed = pa.compress(body, codec=_CODEC, asbytes=True) if body else b""
    told = json.dumps(head, ensure_ascii=True).encode() + b"\n" + packed
    digest = hashlib.sha256(told).hexdigest().encode()
    disk.replace_unsynced(space.rows(notice_id), digest + b"\n" + told)


# What comes of a file that some other program wrote, with a hash that holds.
_OTHERS = (pa.ArrowException, OSError, LookupError, TypeError, ValueError, RecursionError)
# Bytes of all tables of a notice, unpacked: fifty times those of 20,000 rows.
_LARGEST = 1 << 30


def load_rows(space: Workspace, notice_id: str) -> Kept | None:
    """The kept rows of a notice; None where nothing is, or where it is damaged, of another notice or in another form."""
    told = _read(space, notice_id)
    if told is None:
        return None
    line, _, packed = told.partition(b"\n")
    try:
        said = json.loads(line)
        if said["form"] != _FORM or said["notice"] != notice_id:
            return None
        met = frozenset(Decision(*values) for values in said["met"])
        numbers, facts = tuple(said["numbers"]), tuple(said["facts"])
        summary = Summary(notice_id, numbers, facts, said["doubts"])
        head = Head(said["key"], summary, met, said["words"])
        return Kept(head, _cut(packed, said["tables"]))
    except _OTHERS:
        return None


def _read(space: Workspace, notice_id: str) -> bytes | None:
    """The file behind its hash, where that holds."""
    try:
        digest, _, told = space.rows(notice_id).read_bytes().partition(b"\n")
    except OSError:
        return None
    return told if digest == hashlib.sha256(told).hexdigest().encode() else None


def _cut(packed: bytes, sizes: Sequence[tuple[str, int]]) -> dict[str, bytes]:
    """The tables by name, taken apart; KeyError where a name is of no table, ValueError where they are larger than any."""
    size = sum(length for _, length in sizes)
    if not 0 <= size <= _LARGEST:
        raise ValueError(size)
    body = pa.decompress(packed, size, codec=_CODEC, asbytes=True) if size else b""
    tables, start = {}, 0
    for name, length in sizes:
        table_schema(name)
        tables[name] = body[start : start + length]
        start += length
    return tables
