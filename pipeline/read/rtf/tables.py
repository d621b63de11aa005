"""Rows of an RTF to the tables of WordprocessingML: the edges of all rows make the columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.docx.names import TBL, TC, TC_PR, TR, TR_PR, VAL, Element, P, w
from pipeline.read.guards import check_table

# Twips; programs set the same edge a hair apart in two rows. Nothing that is printed is narrower.
SAME_EDGE = 40
RESTART, GOES_ON = "restart", "continue"


@dataclass(slots=True)
class Shape:
    """A cell of a row: its right edge in twips, and whether it begins or goes on with a merge downwards or aside."""

    right: int = 0
    down: str = ""
    aside: str = ""


@dataclass(slots=True)
class Definition:
    """The definition of a row by `\\trowd` and the words behind it; `next` is the cell whose edge is still to come."""

    left: int = 0
    shapes: list[Shape] = field(default_factory=list)
    next: Shape = field(default_factory=Shape)
    is_head: bool = False

    def end_cell(self, right: int) -> None:
        """End a cell at its right edge, in twips. UserError where a row has too many."""
        self.next.right = right
        self.shapes.append(self.next)
        self.next = Shape()
        check_table(1, len(self.shapes))

    def copied(self) -> Definition:
        """A copy as it is now; the next row may change it."""
        return Definition(self.left, list(self.shapes), Shape(), self.is_head)


@dataclass(slots=True)
class Row:
    """A row of a table: its cells, and the definition of their edges."""

    cells: list[list[Element]]
    definition: Definition

    def shapes(self) -> list[Shape]:
        """A shape for each cell; cells without one stand behind the others, as wide as a hand."""
        known = self.definition.shapes[: len(self.cells)]
        last = max([self.definition.left, *(shape.right for shape in known)])
        lacking = range(1, len(self.cells) - len(known) + 1)
        return [*known, *(Shape(last + 1000 * number) for number in lacking)]


def build_table(rows: list[Row]) -> Element:
    """The `w:tbl` of rows; UserError where it is larger than any notice has."""
    shapes = [row.shapes() for row in rows]
    lefts = [row.definition.left for row in rows]
    edges = _edges([*lefts, *(shape.right for row in shapes for shape in row)])
    check_table(len(rows), len(edges))
    table = etree.Element(TBL)
    for row, own in zip(rows, shapes, strict=True):
        table.append(_build_row(row, own, edges))
    return table


def _edges(values: list[int]) -> list[int]:
    """The edges of a table, each the least of those that are the same."""
    edges: list[int] = []
    for value in sorted(set(values)):
        if not edges or value - edges[-1] > SAME_EDGE:
            edges.append(value)
    return edges


def _build_row(row: Row, shapes: list[Shape], edges: list[int]) -> Element:
    element = etree.Element(TR)
    column = bisect_right(edges, row.definition.left) - 1
    _add_properties(element, column, row.definition.is_head)
    for blocks, shape in zip(row.cells, shapes, strict=True):
        right = max(column + 1, bisect_right(edges, shape.right) - 1)
        cell = etree.SubElement(element, TC)
        properties = etree.SubElement(cell, TC_PR)
        for name, value in (
            ("gridSpan", str(right - column)),
            ("vMerge", shape.down),
            ("hMerge", shape.aside),
        ):
            if value not in {"", "1"}:
                etree.SubElement(properties, w(name)).set(VAL, value)
        cell.extend(blocks or [etree.Element(P)])
        column = right
    return element


def _add_properties(row: Element, before: int, is_head: bool) -> None:
    properties = etree.SubElement(row, TR_PR)
    if before:
        etree.SubElement(properties, w("gridBefore")).set(VAL, str(before))
    if is_head:
        etree.SubElement(properties, w("tblHeader"))
