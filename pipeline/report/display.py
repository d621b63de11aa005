"""What people look at: the summary of a run, and a notice as read. Values to values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pipeline.extract.tables.align import align_table
from pipeline.extract.tables.grid_roles import build_sheet
from pipeline.model.document import Document, Table
from pipeline.model.printed import Extracted
from pipeline.text import squeeze

Row = Mapping[str, Any]
COUNTED = ("coverage", "occupations", "rates", "issues")


@dataclass(frozen=True)
class Summary:
    """A notice in numbers: tables, rows, entries, amounts, unread, errors, warnings, notes; accepted issues not counted."""

    notice_id: str
    numbers: tuple[int, ...]


def summarize(rows: Mapping[str, Sequence[Row]], tables: Mapping[str, int]) -> list[Summary]:
    """One line a notice, in order of notice_id; `tables` counts the tables of each that was read."""
    found = []
    for notice in rows["notices"]:
        own = {
            name: [r for r in rows[name] if r["notice_id"] == notice["notice_id"]]
            for name in COUNTED
        }
        coverage = own["coverage"]
        table_rows = [r for r in coverage if r["kind"] == "table_row"]
        open_issues = [r["severity"] for r in own["issues"] if not r["accepted"]]
        numbers = (
            tables.get(notice["notice_id"], 0), len(table_rows), len(own["occupations"]), len(own["rates"]),
            sum(r["fate"] == "unread" for r in coverage),
            *(open_issues.count(level) for level in ("error", "warning", "note")),
        )  # fmt: skip
        found.append(Summary(notice["notice_id"], numbers))
    return found


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
    """What a notice says of itself, and its blocks in reading order."""

    head: dict[str, str]
    blocks: tuple[ShownBlock, ...]


def view_notice(extracted: Extracted, document: Document) -> Shown:
    """A notice made ready for the screen."""
    shell = {
        k: "、".join(v) if isinstance(v, tuple) else str(v or "")
        for k, v in asdict(extracted.shell).items()
    }
    head = {"notice_id": extracted.notice_id, "file": extracted.file, **shell}
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
