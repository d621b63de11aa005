"""Rows and cells of a table with their spans: gridSpan to the right, vMerge downwards, gridBefore from the left.

One walk over `w:tr` and `w:tc`: python-docx's `row.cells` is quadratic in vertical merges and repeats a merged cell's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from pipeline.model.document import Cause, Cell, Place, Table
from pipeline.read.conversion_artifacts import Sweeper
from pipeline.read.docx.names import (
    ALTERNATIVES,
    TBL,
    TC,
    TC_PR,
    TR,
    VAL,
    Element,
    P,
    count_of,
    is_on,
    small_count,
    w,
    words_below,
)  # fmt: skip
from pipeline.read.guards import check_table

MERGED_DOWN, MERGED_ASIDE, SPAN = w("vMerge"), w("hMerge"), w("gridSpan")
BEFORE, AFTER, HEAD, HIDDEN = w("gridBefore"), w("gridAfter"), w("tblHeader"), w("hidden")
GOES_ON = "continue"
MOST_IN_FRAME = 4
# A row or cell that a tracked change has deleted or moved away.
DELETED_ROW = (w("del"), w("moveFrom"))


@dataclass(slots=True)
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

    def place_row(self, row: Element, properties: Element | None) -> Iterator[tuple[Element, Open | None]]:  # fmt: skip
        """Each `w:tc` of a row with its cell; None where a cell above or at its left covers it."""
        number, column = len(self.heads), count_of(properties, BEFORE)
        still: dict[int, Open] = {}
        left: Open | None = None
        for tc in find_all(row, TC):
            span, down, aside = _read_shape(tc.find(TC_PR))
            above = self.below.get(column) if down == GOES_ON else None
            if left is not None and aside == GOES_ON:
                left.column_span += span
                yield tc, None
            elif above is not None:
                above.row_span = number - above.row + 1
                still[column] = left = above
                yield tc, None
            else:
                left = Open(number, column, span)
                self.cells.append(left)
                if down:
                    still[column] = left
                yield tc, left
            column += span
        self.below = still
        self.columns = max(self.columns, column + count_of(properties, AFTER))
        self.heads.append(properties is not None and is_on(properties.find(HEAD)))

    def build(self, places: tuple[Place, ...], sweeper: Sweeper) -> Table:
        """The table of all rows placed; UserError where it is larger than any notice has."""
        check_table(len(self.heads), self.columns)
        cells = tuple(
            Cell(sweeper.sweep(each.text, places[each.row]), each.row, each.column, each.row_span, each.column_span)
            for each in self.cells
        )  # fmt: skip
        return Table(cells, self.columns, places)


def _read_shape(properties: Element | None) -> tuple[int, str, str]:
    """How many columns a cell takes, and whether it begins or goes on with a merge downwards and aside ("" for neither)."""
    span, down, aside = 1, "", ""
    for child in properties if properties is not None else ():
        tag = child.tag
        if tag == MERGED_DOWN:
            down = child.get(VAL, GOES_ON)
        elif tag == SPAN:
            span = small_count(child.get(VAL, "")) or 1
        elif tag == MERGED_ASIDE:
            aside = child.get(VAL, GOES_ON)
    return span, down, aside


def find_all(parent: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, content controls and tracked insertions walked through."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag == ALTERNATIVES:
            yield from find_all(child[0], name) if len(child) else ()
        elif child.tag not in {P, TC, TR}:
            yield from find_all(child, name)


def is_frame(table: Element) -> bool:
    """Whether a table only frames what stands in it: it is one cell, or holds tables in its one row or column, a cell with
    words of its own beside a cell with a table at most."""
    first = next(find_all(table, TR), None)
    cells = list(islice(find_all(first, TC), MOST_IN_FRAME)) if first is not None else []
    has_one_row = len(list(islice(find_all(table, TR), 2))) == 1
    if not 0 < len(cells) < MOST_IN_FRAME or not (has_one_row or len(cells) == 1):
        return False
    if has_one_row and len(cells) == 1:
        return True
    inner = table.iter(TBL)
    next(inner)
    if next(inner, None) is None:
        return False
    if has_one_row:
        return not any(_has_words_and_table(cell, table) for cell in cells)
    return all(len(list(islice(find_all(row, TC), 2))) < 2 for row in find_all(table, TR))


def _has_words_and_table(cell: Element, table: Element) -> bool:
    inside = [each for each in cell.iter(TBL) if next(each.iterancestors(TBL)) is table]
    words = sum(len(words_below(each).strip()) for each in inside)
    return bool(inside) and len(words_below(cell).strip()) > words


def why_gone(properties: Element | None) -> Cause | None:
    """Why a row with these properties is not shown: hidden, or deleted by a tracked change; None where it is shown."""
    for child in properties if properties is not None else ():
        if child.tag == HIDDEN and is_on(child):
            return Cause.HIDDEN
        if child.tag in DELETED_ROW:
            return Cause.DELETED
    return None
