"""A notice as the text exports that people send, in their two dialects.

tabs   cells parted by tabs, a row a line; every place covered by a merge is empty; a table that goes on after a page
       break begins anew after a blank line, with its header where that is repeated.
lines  every cell on its own line, led by a tab; rows parted by blank lines; what a merge to the side covers is left
       out, what a merge downwards covers is empty; a cell goes on in a line without a tab.
"""

from pathlib import Path
from typing import Literal

from .document import Notice, PageBreak, Paragraph, Table, cells

Dialect = Literal["tabs", "lines"]


def write_text(notice: Notice, path: Path, dialect: Dialect = "tabs") -> None:
    """Write `notice` to `path` as UTF-8 with newline ends."""
    parts: list[str] = []
    for block in notice.blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text)
        elif isinstance(block, PageBreak):
            continue
        else:
            parts += _tabs(block) if dialect == "tabs" else _lines(block)
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")


def _tabs(table: Table) -> list[str]:
    """The parts of the table between its page breaks."""
    words = [[""] * len(table.widths) for _ in table.rows]
    for row, column, cell in cells(table):
        words[row][column] = cell.text.replace("\n", " ")
    lines = ["\t".join(row) for row in words]
    header = lines[: table.header_rows] if table.repeat_header else []
    starts = [0, *table.page_breaks]
    ends = [*table.page_breaks, len(lines)]
    chunks = [lines[start:end] for start, end in zip(starts, ends, strict=True)]
    return ["\n".join(chunk if i == 0 else header + chunk) for i, chunk in enumerate(chunks)]


def _lines(table: Table) -> list[str]:
    """One part a row."""
    rows: list[list[str]] = [[] for _ in table.rows]
    for top, _, cell in sorted(cells(table), key=lambda found: found[1]):
        for row in range(top, top + cell.rows):
            rows[row].append("\t" + (cell.text if row == top else ""))
    return ["\n".join(row) for row in rows]
