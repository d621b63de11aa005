"""`.cache/rows/`: the rows of each notice as last made, so that an unchanged one is neither read nor matched again, and
the draft is written of all of them without holding them in memory.

A file is its own SHA-256 in hexadecimal, a line end, and an Arrow file of (table, its rows as a stream). One that does not
hold is as good as none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass

import pyarrow as pa

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.base.printable import one_line
from pipeline.match import Decision
from pipeline.report.display import Summary
from pipeline.workflow.workspace import Workspace

_SCHEMA = pa.schema([pa.field("table", pa.string()), pa.field("rows", pa.binary())])


@dataclass(frozen=True)
class Kept:
    """What is kept of a notice: under which key it was made ("" where it failed), its numbers, the decisions for every
    notice that it met, and its tables as Arrow streams."""

    key: str
    summary: Summary
    met: frozenset[Decision]
    tables: Mapping[str, bytes]

    def table(self, name: str) -> pa.Table | None:
        """One table; None where the notice has no rows in it."""
        if name not in self.tables:
            return None
        try:
            table = pa.ipc.open_stream(self.tables[name]).read_all()
            table.validate(full=True)
            return table
        except (pa.ArrowException, OSError, TypeError, ValueError) as error:
            notice_id, why = self.summary.notice_id, one_line(str(error))
            raise UserError(
                f"what was kept of {notice_id} cannot be read ({why}); delete .cache and run: catalogue extract",
                f"{notice_id} 的中间结果无法读取（{why}）；请删除 .cache 后运行 catalogue extract",
            ) from error


def keep_rows(space: Workspace, notice_id: str, kept: Kept) -> None:
    """Write what is kept of a notice, whole."""
    head = {
        "key": kept.key,
        "numbers": kept.summary.numbers,
        "facts": kept.summary.facts,
        "doubts": dict(kept.summary.doubts),
        "met": sorted(map(astuple, kept.met)),
    }
    columns = [list(kept.tables), list(kept.tables.values())]
    schema = _SCHEMA.with_metadata({"head": json.dumps(head)})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, schema) as writer:
        writer.write_table(pa.table(columns, schema=schema))
    body = bytes(sink.getvalue())
    digest = hashlib.sha256(body).hexdigest().encode()
    disk.replace_file(space.rows(notice_id), digest + b"\n" + body)


def load_rows(space: Workspace, notice_id: str) -> Kept | None:
    """What is kept of a notice; None where nothing is, or where it is damaged."""
    try:
        digest, _, body = space.rows(notice_id).read_bytes().partition(b"\n")
    except OSError:
        return None
    if digest != hashlib.sha256(body).hexdigest().encode():
        return None
    try:
        table = pa.ipc.open_file(body).read_all()
        # Offsets that lead out of the file would end the process.
        table.validate(full=True)
        head = json.loads(table.schema.metadata[b"head"])
        met = frozenset(Decision(*values) for values in head["met"])
        tables = dict(zip(table["table"].to_pylist(), table["rows"].to_pylist(), strict=True))
        summary = Summary(notice_id, tuple(head["numbers"]), tuple(head["facts"]), head["doubts"])
        return Kept(head["key"], summary, met, tables)
    # A file that some other program wrote, with a hash that holds.
    except (pa.ArrowException, OSError, LookupError, TypeError, ValueError, RecursionError):
        return None
