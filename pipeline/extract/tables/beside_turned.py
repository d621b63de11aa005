"""The remarks behind the columns of a table that is turned (采油工 | 焊工 | 备注): parts of the sums of their row (含鉴定费130元)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.context import Context
from pipeline.extract.tables.grid_roles import Sheet
from pipeline.extract.tables.heads import read_head
from pipeline.extract.tables.table_reading import Reading, read_table
from pipeline.model.document import Place, Table


@dataclass(frozen=True)
class Aside:
    """Some `columns` of a printed table, from its row `first` on."""

    printed: Sheet
    first: int
    columns: Sequence[int]

    def place(self, row: int, column: int) -> Place:
        """Of a cell of the columns."""
        del column
        return self.printed.place(self.first + row)

    def offset(self, row: int, column: int) -> int:
        """Of a cell of the columns."""
        return self.printed.offset(self.first + row, self.columns[column])


def remarks_behind(body: Table) -> int:
    """How many columns of remarks end a table: 1 or 0."""
    heads = [
        c for c in body.cells if c.row == 0 and c.column == body.columns - 1 and c.column_span == 1
    ]
    return int(any(read_head(cell.text).fields[:1] == ("remark",) for cell in heads))


def remarks_of(body: Table, width: int) -> list[str]:
    """The remarks behind `width` columns, without their head."""
    return [c.text for c in body.cells if c.row and c.column >= width and c.text]


def read_aside(body: Table, width: int, context: Context, printed: Sheet, first: int) -> Reading:
    """The labels of the rows with the remarks behind `width` columns."""
    columns = [0, *range(width, body.columns)]
    table = cut_columns(body, columns)
    bare = [c._replace(text="") if (c.row, c.column) == (0, 0) else c for c in table.cells]
    reading = read_table(replace(table, cells=tuple(bare)), context, ())
    reading.sheet.origin = Aside(printed, first, columns)
    return reading


def cut_columns(table: Table, columns: Sequence[int]) -> Table:
    """Some columns of a table, from left to right, as one of its own; a cell that reaches over others keeps its width among them."""
    cells = []
    for cell in table.cells:
        own = [n for n in columns if cell.column <= n < cell.column + cell.column_span]
        if own:
            cells.append(cell._replace(column=columns.index(own[0]), column_span=len(own)))
    return replace(table, cells=tuple(cells), columns=len(columns))
