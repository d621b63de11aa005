"""Whether a table holds data or only lays out the page: pages are built of tables within tables, the data in the innermost."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain, islice

from pipeline.read.html.markup import BLOCKS, Element, tag_of
from pipeline.read.html.table_rows import CELLS, Rows, take_apart

_RULED = re.compile(
    r"border[\w-]*\s*:[^;]*\b(?:solid|double|dotted|dashed|windowtext)", re.IGNORECASE
)
_UNRULED = {"", "0", "none"}
# A cell that holds so many lines and characters holds a text and no value.
MANY_LINES, MANY_CHARACTERS = 6, 300
# Where most words of a table stand in tables of its cells, it lays those out.
MOST_INSIDE = 0.5


@dataclass
class TableKinds:
    """Remembers of each table what it is, and the parts of one of data until they are read. A site (`is_site`) lays its pages
    out by tables, a part of a Word file does not."""

    is_site: bool = True
    known: dict[Element, bool] = field(default_factory=dict)
    parts: dict[Element, Rows] = field(default_factory=dict)

    def is_data(self, table: Element) -> bool:
        """Whether a table is read as a grid; else its words are read as lines."""
        if table not in self.known:
            parts = take_apart(table)
            self.known[table] = _is_data(table, parts, self.is_site)
            if self.known[table]:
                self.parts[table] = parts
        return self.known[table]

    def take(self, table: Element) -> Rows:
        """The rows and cells of a table, which is read once as a rule."""
        found = self.parts.pop(table, None)
        return take_apart(table) if found is None else found


def _is_data(table: Element, parts: Rows, is_site: bool) -> bool:
    if (table.get("role") or "") in {"presentation", "none"}:
        return False
    width = max((len(row.cells) for row in parts.rows), default=0)
    if width < 2:
        return False
    if next(table.iterdescendants("table"), None) is not None and _has_tables(parts):
        return _holds_more_than_tables(parts, is_ruled(table, parts))
    if is_ruled(table, parts) or not is_site:
        return True
    if len(parts.rows) == 1:
        return False
    return len(parts.rows) > 3 or not any(
        _is_text(cell) for row in parts.rows for cell in row.cells
    )


def is_ruled(table: Element, parts: Rows) -> bool:
    """Whether rules are drawn around its cells, as far as the page itself says so."""
    if (table.get("border") or "0").strip() not in _UNRULED or "TableGrid" in (
        table.get("class") or ""
    ):
        return True
    if (table.get("rules") or "none").lower() != "none" or _RULED.search(table.get("style") or ""):
        return True
    cells = chain.from_iterable(row.cells for row in parts.rows)
    return any(_RULED.search(cell.get("style") or "") for cell in islice(cells, 12))


def _has_tables(parts: Rows) -> bool:
    return any(
        next(cell.iter("table"), None) is not None for row in parts.rows for cell in row.cells
    )


def _holds_more_than_tables(parts: Rows, has_rules: bool) -> bool:
    """Whether it has rows and columns of its own words beside the tables in its cells: most of its words, without rules."""
    own: list[str] = []
    inside = 0
    rows = 0
    for row in parts.rows:
        plain = [cell for cell in row.cells if next(cell.iter("table"), None) is None]
        texts = ["".join(cell.itertext()).strip() for cell in plain]
        own += texts
        rows += sum(map(bool, texts)) >= 1
        inside += sum(
            len("".join(cell.itertext()).strip()) for cell in row.cells if cell not in plain
        )
    words = sum(map(len, own))
    is_most = inside < MOST_INSIDE * (words + inside)
    return rows >= 2 and sum(map(bool, own)) >= 4 and (is_most or has_rules)


def _is_text(cell: Element) -> bool:
    """Whether a cell holds a text of several paragraphs."""
    words = "".join(cell.itertext())
    if len(words) < MANY_CHARACTERS:
        return False
    lines = sum(1 for element in cell.iter() if tag_of(element) in BLOCKS | {"br"} - CELLS)
    return lines >= MANY_LINES
