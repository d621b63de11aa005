"""Tables that run together: open at the sides and one below the other, they share their outer rules, and the caption between
them stands in a cell of its own. A row across the table above a row of heads begins a new table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.extract.tables.grid_roles import build_sheet, is_header_row
from pipeline.model.document import Cell, Place, Table
from pipeline.text import fold


@dataclass(frozen=True)
class Part:
    """A table of its own, the lines of the cell above it, and the place of that row (None for the first part)."""

    table: Table
    captions: tuple[str, ...] = ()
    band: Place | None = None


def split_table(table: Table) -> list[Part]:
    """The tables that a table consists of, from top to bottom; itself alone where there is nothing to part."""
    if not table.spans_known:
        return [Part(table)]
    sheet = build_sheet(table)
    bands = {
        cell.row: cell
        for cell in table.cells
        if cell.column_span == table.columns and cell.text and table.columns > 1
    }
    cuts = [
        row for row in sorted(bands)
        if row not in sheet.captions and row > 0 and row + 1 not in table.repeated and is_header_row(sheet, row + 1)
    ]  # fmt: skip
    if not cuts:
        return [Part(table)]
    starts, ends = [0, *(row + 1 for row in cuts)], [*cuts, len(table.places)]
    parts = [Part(cut_rows(table, start, end)) for start, end in zip(starts, ends, strict=True)]
    for index, row in enumerate(cuts, 1):
        parts[index] = replace(
            parts[index], captions=tuple(bands[row].text.split("\n")), band=table.places[row]
        )
    return parts


def cut_rows(table: Table, start: int, end: int) -> Table:
    """Rows of a table as one of its own, with the grid columns that these rows use."""
    cells = [cell for cell in table.cells if start <= cell.row < end]
    used = sorted({cell.column for cell in cells})
    return Table(
        tuple(_moved(cell, start, end, used) for cell in cells), len(used), table.places[start:end],
        frozenset(row - start for row in table.repeated if start <= row < end), table.spans_known,
    )  # fmt: skip


def _moved(cell: Cell, start: int, end: int, used: list[int]) -> Cell:
    span = sum(cell.column <= column < cell.column + cell.column_span for column in used)
    rows = min(cell.row + cell.row_span, end) - cell.row
    return cell._replace(
        row=cell.row - start, column=used.index(cell.column), row_span=rows, column_span=span
    )


def head_words(table: Table) -> tuple[str, ...]:
    """The folded words of a table's heads, row by row; () where it has none."""
    sheet = build_sheet(table)
    return tuple(
        fold(slot.text)
        for row in sheet.header
        for slot in dict.fromkeys(sheet.slots[row])
        if slot.text
    )
