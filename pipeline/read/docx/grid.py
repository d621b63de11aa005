"""Rows and cells of a table with their spans: gridSpan to the right, vMerge downwards, gridBefore from the left.

One walk over `w:tr` and `w:tc`: python-docx's `row.cells` is quadratic in vertical merges and repeats a merged cell's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.model.document import Cell, Place, Table
from pipeline.read.conversion_artifacts import Sweeper
from pipeline.read.docx.names import (
    ALTERNATIVES,
    TC,
    TC_PR,
    TR,
    TR_PR,
    VAL,
    Element,
    P,
    count_of,
    is_on,
    w,
)  # fmt: skip
from pipeline.read.guards import check_table

MERGED_DOWN, MERGED_ASIDE, SPAN = w("vMerge"), w("hMerge"), w("gridSpan")
# A row or cell that a tracked change has deleted or moved away.
DELETED_ROW = (w("del"), w("moveFrom"))


@dataclass
class Open:
    """A cell being gathered; `text` is filled by who reads its words."""

    row: int
    column: int
    column_span: int
    text: str = ""
    row_span: int = 1


@dataclass
class Grid:
    """Places cells one by one; `below` holds the cells that a cell of the next row can go on from."""

    cells: list[Open] = field(default_factory=list)
    below: dict[int, Open] = field(default_factory=dict)
    heads: list[bool] = field(default_factory=list)
    columns: int = 0

    def place_row(self, row: Element) -> Iterator[tuple[Element, Open | None]]:
        """Each `w:tc` of a row with its cell; None where a cell above or at its left covers it."""
        properties = row.find(TR_PR)
        number, column = len(self.heads), count_of(properties, w("gridBefore"))
        still: dict[int, Open] = {}
        left: Open | None = None
        for tc in find_all(row, TC):
            shape = tc.find(TC_PR)
            span = count_of(shape, SPAN) or 1
            if left is not None and _goes_on(shape, MERGED_ASIDE):
                left.column_span += span
                yield tc, None
            else:
                left, is_covered = self._place(shape, still, number, column, span)
                yield tc, None if is_covered else left
            column += span
        self.below = still
        self.columns = max(self.columns, column + count_of(properties, w("gridAfter")))
        self.heads.append(properties is not None and is_on(properties.find(w("tblHeader"))))

    def _place(self, shape: Element | None, still: dict[int, Open], row: int, column: int, span: int) -> tuple[Open, bool]:  # fmt: skip
        """The cell of a `w:tc`, and whether it is one from above that goes on."""
        merge = shape.find(MERGED_DOWN) if shape is not None else None
        above = self.below.get(column)
        if above is not None and _goes_on(shape, MERGED_DOWN):
            above.row_span = row - above.row + 1
            still[column] = above
            return above, True
        cell = Open(row, column, span)
        self.cells.append(cell)
        if merge is not None:
            still[column] = cell
        return cell, False

    def build(self, places: tuple[Place, ...], sweeper: Sweeper) -> Table:
        """The table of all rows placed; UserError where it is larger than any notice has."""
        check_table(len(self.heads), self.columns)
        cells = tuple(
            Cell(sweeper.sweep(each.text, places[each.row]), each.row, each.column, each.row_span, each.column_span)
            for each in self.cells
        )  # fmt: skip
        return Table(cells, self.columns, places)


def _goes_on(shape: Element | None, merge: str) -> bool:
    found = shape.find(merge) if shape is not None else None
    return found is not None and found.get(VAL, "continue") == "continue"


def find_all(parent: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, content controls and tracked insertions walked through."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag == ALTERNATIVES:
            yield from find_all(child[0], name) if len(child) else ()
        elif child.tag not in {P, TC, TR}:
            yield from find_all(child, name)


def is_hidden_row(row: Element) -> bool:
    """Whether a row is hidden as a whole."""
    properties = row.find(TR_PR)
    return properties is not None and is_on(properties.find(w("hidden")))


def is_deleted_row(row: Element) -> bool:
    """Whether a tracked change has deleted a row."""
    properties = row.find(TR_PR)
    return properties is not None and any(properties.find(name) is not None for name in DELETED_ROW)
