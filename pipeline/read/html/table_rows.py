"""The rows and cells of one table element, as a browser lays them out, whatever stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.read.html.markup import Element, tag_of

GROUPS = {"thead", "tbody", "tfoot"}
CELLS = {"td", "th"}
_DIGITS = re.compile(r"\s*(\d{1,5})")
_FAKE_SPAN = re.compile(r"mso-ignore\s*:\s*colspan", re.IGNORECASE)
# What HTML allows a cell to span at most.
MOST_COLUMNS_SPANNED, MOST_ROWS_SPANNED = 1_000, 65_534


@dataclass
class Row:
    """A row: its element (None where cells stand in the table without one), its cells, and the group that bounds its spans."""

    element: Element | None
    group: Element
    cells: list[Element] = field(default_factory=list)


@dataclass
class Rows:
    """A table taken apart: captions, rows in the order in which they are shown, and what stands where no words may stand,
    before (or between) its rows and after the last."""

    captions: list[Element] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    before: list[Element | str] = field(default_factory=list)
    after: list[Element | str] = field(default_factory=list)


def take_apart(table: Element) -> Rows:
    """Rows, captions and strays of a table; rows of the foot come last."""
    found = Rows()
    row: Row | None = None
    for child, group in _parts(table):
        if isinstance(child, list):
            found.rows[-1].cells = child
            continue
        tag = "" if isinstance(child, str) else tag_of(child)
        if tag == "tr":
            row = Row(child, group)
            found.rows.append(row)
            found.before += found.after
            found.after = []
        elif tag in CELLS:
            if row is None or row.group is not group or _row_of(child) is not row.element:
                row = Row(_row_of(child), group)
                found.rows.append(row)
            row.cells.append(child)
        elif tag == "caption":
            found.captions.append(child)
        else:
            found.after.append(child)
    found.rows.sort(key=lambda row: tag_of(row.group) == "tfoot")
    return found


def _parts(table: Element) -> Iterator[tuple[Element | list[Element] | str, Element]]:
    """Rows, their cells (all at once where a row holds nothing else), captions and strays of a table, each with its row
    group; forms and the like around them are opened."""
    stack: list[tuple[Iterator[Element], Element]] = [(iter(table), table)]
    yield from _text(table.text, table)
    while stack:
        children, group = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            continue
        tag = tag_of(child)
        if tag == "tr" or tag in CELLS or tag == "caption":
            yield child, group
        cells = _plain_cells(child) if tag == "tr" else None
        if cells is not None:
            yield cells, group
        elif (
            tag == "tr"
            or tag in GROUPS
            or (tag not in CELLS | {"caption", "table"} and _holds_cells(child))
        ):
            yield from _text(child.text, group)
            stack.append((iter(child), child if tag in GROUPS else group))
        elif tag not in CELLS | {"caption", "colgroup", "col", ""}:
            yield child, group
        yield from _text(child.tail, group)


def _plain_cells(row: Element) -> list[Element] | None:
    """The cells of a row that holds nothing else; None for any other."""
    cells: list[Element] = row[:]
    if {cell.tag for cell in cells} <= CELLS:
        between = "".join([cell.tail or "" for cell in cells])
        return None if (between + (row.text or "")).strip() else cells
    return None


def _text(text: str | None, group: Element) -> Iterator[tuple[str, Element]]:
    if text and text.strip():
        yield text, group


def _holds_cells(element: Element) -> bool:
    """Whether rows or cells of this very table stand below an element that is none of its parts."""
    for cell in element.iter("tr", "td", "th"):
        return next(cell.iterancestors("table"), None) is next(element.iterancestors("table"), None)
    return False


def _row_of(cell: Element) -> Element | None:
    """The row element that a cell stands in, through forms and the like; None where it stands in none."""
    for parent in cell.iterancestors():
        if tag_of(parent) == "tr":
            return parent
        if tag_of(parent) == "table":
            return None
    return None


def column_span(cell: Element) -> tuple[int, bool]:
    """(columns that a cell takes, whether its words stand in the first of them only, as Excel writes words that run over)."""
    span = _span(cell.get("colspan"), MOST_COLUMNS_SPANNED) or 1
    return span, bool(_FAKE_SPAN.search(cell.get("style") or "")) and span > 1


def row_span(cell: Element, most: int) -> int:
    """Rows that a cell takes, at most those that its group has left; 0 stands for all of them."""
    span = _span(cell.get("rowspan"), MOST_ROWS_SPANNED)
    return min(most, 1 if span is None else span or most)


def _span(text: str | None, most: int) -> int | None:
    match = _DIGITS.match(text or "")
    return min(int(match.group(1)), most) if match else None
