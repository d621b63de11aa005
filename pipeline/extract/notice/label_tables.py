"""Tables in which a site describes the notice: a label and what it says, pair by pair (索引号 | … | 发文机构 | …)."""

from __future__ import annotations

from pipeline.model.document import Table
from pipeline.rules.web_pages import web_pages
from pipeline.text import fold, join_lines

# So many of the labels are known, and no fewer than these.
KNOWN, FEWEST_KNOWN = 0.6, 3
# A longer table is a list, and costs nothing.
MOST_ROWS = 30
_AROUND = "[]()【】:"


def labels_of(table: Table) -> list[str]:
    """`label:value` of each pair of cells; [] for a table that is no such box. Places in it are no words of the notice."""
    if len(table.places) > MOST_ROWS:
        return []
    pairs: list[tuple[str, str]] = []
    for row in table.rows():
        cells = [join_lines(cell.text.split("\n")).strip() for cell in row]
        if len(cells) % 2:
            return []
        pairs += zip(cells[::2], cells[1::2], strict=True)
    labels = [fold(label).strip(_AROUND) for label, _ in pairs if label]
    known = sum(label in web_pages().labels for label in labels)
    if known < FEWEST_KNOWN or known < KNOWN * len(labels):
        return []
    return [f"{fold(label).strip(_AROUND)}:{value}" for label, value in pairs if label and value]
