"""Tables that were pasted as text, a row a paragraph and bars between the cells: `| 序号 | 工种 | 五级 |`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.tables.closed_rows import place_cells
from pipeline.model.document import Cell, Paragraph, Table
from pipeline.rules.vocabulary import read_heading
from pipeline.text import fold_width

BAR = "|"
FEWEST_ROWS, FEWEST_COLUMNS = 3, 3
# A head is known where this share of its words is in the vocabulary.
KNOWN = 0.5
# The line below the head in Markdown: | --- | :-: |.
_RULE = re.compile(r"[-:|\s]*-[-:|\s]*")


def find_barred(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int, Table]]:
    """(first paragraph, behind the last, table) of each run of rows that are all as wide as a head whose words are known. Rows of
    other widths prove no columns: they are left as they are."""
    start = 0
    while start < len(paragraphs):
        head = _cells(paragraphs[start].text)
        end = start + 1
        while end < len(paragraphs) and _is_row(paragraphs[end].text, len(head)):
            end += 1
        goes_on = end < len(paragraphs) and bool(_cells(paragraphs[end].text))
        rows = [p for p in paragraphs[start:end] if not is_rule(p.text)]
        if _is_head(head) and not goes_on and len(rows) >= FEWEST_ROWS:
            yield start, end, _table(rows)
        start = end if head else start + 1


def is_rule(text: str) -> bool:
    """Whether a line is the one below the head of a table with bars."""
    return bool(_RULE.fullmatch(text))


def _cells(text: str) -> list[str]:
    """The cells of a row, the bars at its ends left out; [] where the text is no row."""
    folded = fold_width(text).strip()
    if folded.count(BAR) < FEWEST_COLUMNS - 1:
        return []
    return [cell.strip() for cell in folded.removeprefix(BAR).removesuffix(BAR).split(BAR)]


def _is_row(text: str, columns: int) -> bool:
    return bool(columns) and len(_cells(text)) == columns


def _is_head(cells: Sequence[str]) -> bool:
    known = sum(bool(read_heading(cell).fields) for cell in cells if cell)
    return len(cells) >= FEWEST_COLUMNS and all(cells) and known >= KNOWN * len(cells)


def _table(rows: Sequence[Paragraph]) -> Table:
    placed = place_cells([_cells(row.text) for row in rows])
    kept = [(row.place, cells) for row, cells in zip(rows, placed, strict=True) if cells]
    cells = tuple(
        Cell(text, r, c) for r, (_, found) in enumerate(kept) for c, text in enumerate(found)
    )
    places = tuple(place for place, _ in kept)
    return Table(cells, len(kept[0][1]), places, spans_known=False, is_inferred=True)
