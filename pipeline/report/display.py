"""The values that people look at: the summary of a run, and a notice as read. Values to values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from pipeline.extract.tables.align import align_table
from pipeline.extract.tables.grid_roles import build_sheet
from pipeline.model.document import Document, Table
from pipeline.model.printed import Extracted
from pipeline.model.rows import IssueRow
from pipeline.model.vocabularies import CoverageFate, CoverageKind, Severity
from pipeline.normalize import Normalized
from pipeline.normalize.checks import count_entries
from pipeline.report.summary import Summary
from pipeline.text import squeeze


def summarize(rows: Normalized, issues: Sequence[IssueRow], extracted: Extracted) -> Summary:
    """A notice counted."""
    coverage = rows.coverage
    still_open = [row.severity for row in issues if not row.accepted]
    numbers = (
        extracted.tables, sum(row.kind is CoverageKind.TABLE_ROW for row in coverage), len(rows.occupations), len(rows.rates),
        sum(row.fate is CoverageFate.UNREAD for row in coverage),
        *(still_open.count(level) for level in (Severity.ERROR, Severity.WARNING, Severity.NOTE)),
    )  # fmt: skip
    doubts = [
        *(row.doubts for row in rows.occupations),
        *(row.doubts for row in rows.rates),
        *(row.doubts for row in rows.rules),
    ]
    doubtful = sum(map(bool, doubts))
    counts = count_entries(rows.occupations, extracted.counted)
    return Summary(
        rows.notice.notice_id,
        numbers,
        (len(doubts) - doubtful, doubtful, numbers[4], *counts),
        dict(Counter(kind for kinds in doubts for kind in kinds)),
    )


@dataclass(frozen=True)
class ShownRow:
    """A table row: its place, its cells (`^` covered from above, `<` from the left), whether it is header."""

    anchor: str
    cells: tuple[str, ...]
    is_header: bool


@dataclass(frozen=True)
class ShownBlock:
    """A paragraph (`table` 0, `text`) or the `table`-th table (`rows`)."""

    anchor: str
    table: int
    text: str
    rows: tuple[ShownRow, ...] = ()


@dataclass(frozen=True)
class Shown:
    """The metadata of a notice, and its blocks in reading order."""

    head: dict[str, str]
    blocks: tuple[ShownBlock, ...]


def view_notice(extracted: Extracted, document: Document) -> Shown:
    """A notice made ready for the screen."""
    metadata = {
        k: "、".join(v) if isinstance(v, tuple) else str(v or "")
        for k, v in asdict(extracted.metadata).items()
    }
    head = {"notice_id": extracted.notice_id, "file": extracted.file, **metadata}
    blocks: list[ShownBlock] = []
    count = 0
    for block in document.blocks:
        if isinstance(block, Table):
            count += 1
            blocks.append(ShownBlock(block.places[0].anchor, count, "", _rows(block)))
        else:
            blocks.append(ShownBlock(block.place.anchor, 0, block.text))
    return Shown(head, tuple(blocks))


def _rows(table: Table) -> tuple[ShownRow, ...]:
    sheet = build_sheet(align_table(table))
    rows = []
    for number, slots in enumerate(sheet.slots):
        cells = tuple(
            squeeze(slot.text)
            if (slot.row, slot.column) == (number, column)
            else "^"
            if slot.row < number
            else "<"
            for column, slot in enumerate(slots)
        )
        rows.append(ShownRow(sheet.place(number).anchor, cells, number in sheet.header))
    return tuple(rows)
