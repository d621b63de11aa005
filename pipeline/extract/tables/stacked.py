"""Rows that print several lines in each cell (初级 / 中级 beside 1000 / 1500) as so many rows, each at the place of its line.

Only cells of values that hold the same number of lines are parted, and the words beside them hold for all: nothing is paired
that does not stand side by side.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.prose.occupation_names import are_names
from pipeline.extract.tables.cell_kinds import kind_of
from pipeline.extract.tables.cell_parts import FIGURES, values_of
from pipeline.extract.tables.grid_roles import Sheet, build_sheet
from pipeline.model.document import Cell, Place, Table
from pipeline.model.places import offsets_of


@dataclass(frozen=True)
class Stacked:
    """`table` with a row for each line; `printed` the sheet of the table as printed; for each row of `table` the printed row and
    which of its lines it holds."""

    table: Table
    printed: Sheet
    rows: tuple[tuple[int, int], ...]
    parts: Mapping[tuple[int, int], tuple[str, ...]]

    def place(self, row: int, column: int) -> Place:
        """Of a cell of `table`."""
        del column
        return self.printed.place(self.rows[row][0])

    def offset(self, row: int, column: int) -> int:
        """Of a cell of `table`: behind the lines above it in its printed cell."""
        printed, line = self.rows[row]
        lines = self.parts.get((printed, column), ())
        before = offsets_of(lines)[line] if lines else 0
        return self.printed.offset(printed, column) + before


def unstack(table: Table, heads: Collection[str] = ()) -> Stacked | None:
    """The table with a row for each line of its stacked rows; None where it has none."""
    own = table.rows() if table.spans_known else []
    parted = {row: parts for row, cells in enumerate(own) if (parts := _parts_of(cells))}
    sheet = build_sheet(table, heads) if parted else None
    parted = {row: parts for row, parts in parted.items() if sheet and row in sheet.data}
    if sheet is None or not parted:
        return None
    counts = [len(next(iter(parted[row].values()))) if row in parted else 1 for row in range(len(own))]  # fmt: skip
    starts = [sum(counts[:row]) for row in range(len(own) + 1)]
    cells = [made for cell in table.cells for made in _spread(cell, starts, parted)]
    rows = tuple((row, line) for row, count in enumerate(counts) for line in range(count))
    made = replace(
        table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        places=tuple(table.places[row] for row, _ in rows), repeated=frozenset(starts[row] for row in table.repeated),
    )  # fmt: skip
    lines = {(row, column): parts for row, found in parted.items() for column, parts in found.items()}  # fmt: skip
    return Stacked(made, sheet, rows, lines)


def _spread(
    cell: Cell, starts: Sequence[int], parted: Mapping[int, Mapping[int, tuple[str, ...]]]
) -> list[Cell]:
    """The cells that a printed cell becomes: one a line, or one over all lines of its rows."""
    first = starts[cell.row]
    lines = parted.get(cell.row, {}).get(cell.column)
    if lines:
        return [cell._replace(text=line, row=first + n) for n, line in enumerate(lines)]
    return [cell._replace(row=first, row_span=starts[cell.row + cell.row_span] - first)]


def _parts_of(own: Sequence[Cell]) -> dict[int, tuple[str, ...]]:
    """For each column of a row the lines of its cell, where figures stand in as many lines as what they are for; {} where not."""
    values = {cell.column: parts for cell in own if (parts := values_of(cell.text))}
    figures = {column: parts for column, parts in values.items() if kind_of(parts[0]) in FIGURES}
    counts = {len(parts) for parts in figures.values()}
    if len(counts) != 1 or any(cell.row_span > 1 and cell.column in values for cell in own):
        return {}
    (count,) = counts
    keys = {c: p for c, p in values.items() if c not in figures and len(p) == count}
    keys = keys or {c.column: p for c in own if len(p := _names_of(c.text)) == count}
    return {**keys, **figures} if keys else {}


def _names_of(text: str) -> tuple[str, ...]:
    """The names of a cell that prints one a line, each of the classification."""
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    return lines if len(lines) > 1 and all(are_names((line,)) for line in lines) else ()
