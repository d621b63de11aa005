"""A notice as a recipe: paragraphs, tables and page breaks, with nothing about a file format.

A table is written as text, one line a row, cells parted by `|`. A cell `^` is merged with the cell above, `<` with the
cell at its left, `\\n` (two characters: write the recipe as a raw string) is a new line inside a cell, and an empty
cell is empty. A merge over rows and columns repeats `^` or `<` in every cell it covers:

    grid(r'''
        序号 | 职业 | 补贴标准 | <
        ^    | ^    | 初级     | 中级
        1    | 焊工 | 800      | 1200
    ''')
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

Align = Literal["left", "center", "right"]
Border = Literal["rules", "rects", "open", "threeline", "none"]
ABOVE, LEFT = "^", "<"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `indent` is the first-line indent of two characters."""

    text: str
    indent: bool = True
    align: Align = "left"
    bold: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell that spans `rows` and `columns`."""

    text: str
    rows: int = 1
    columns: int = 1


Row = Sequence[Cell | str | None]


@dataclass(frozen=True)
class Table:
    """Rows of equal length; None stands where another cell's span covers the place.

    `widths` are relative. `style` overrides the border that the writer is asked for. The rows named in `page_breaks`
    begin a new page: PDF and DOCX break there, text exports begin a new table there. `hangs`: in PDF the words of a cell hang
    from its top, and do not stand in its middle.
    """

    rows: Sequence[Row]
    widths: Sequence[float]
    header_rows: int = 1
    repeat_header: bool = True
    style: Border | None = None
    page_breaks: tuple[int, ...] = ()
    hangs: bool = False


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a new page."""


Block = Paragraph | Table | PageBreak


@dataclass(frozen=True)
class Notice:
    """The blocks of a notice in reading order."""

    blocks: Sequence[Block]


def grid(
    text: str,
    widths: Sequence[float] | None = None,
    header_rows: int = 1,
    repeat_header: bool = True,
    style: Border | None = None,
    page_breaks: tuple[int, ...] = (),
) -> Table:
    """A table from text (see the module); raises ValueError where a row is not as long as the first."""
    words = [
        [word.strip() for word in line.strip().split("|")]
        for line in text.strip().splitlines()
        if line.strip()
    ]
    for row in words:
        if len(row) != len(words[0]):
            raise ValueError(f"{len(row)} cells, not {len(words[0])}: {' | '.join(row)}")
    rows = [[_cell(words, r, c) for c in range(len(words[0]))] for r in range(len(words))]
    return Table(
        rows, widths or [1.0] * len(words[0]), header_rows, repeat_header, style, page_breaks
    )


def _cell(words: list[list[str]], row: int, column: int) -> Cell | None:
    word = words[row][column]
    if word in (ABOVE, LEFT):
        return None
    columns = _run((words[row][c] for c in range(column + 1, len(words[row]))), LEFT)
    rows = _run((words[r][column] for r in range(row + 1, len(words))), ABOVE)
    return Cell(word.replace(r"\n", "\n"), rows + 1, columns + 1)


def _run(words: Iterable[str], mark: str) -> int:
    """How many marks the words begin with."""
    return sum(1 for _ in takewhile(mark.__eq__, words))


def cells(table: Table) -> list[tuple[int, int, Cell]]:
    """(row, column, cell) of every cell that is not covered, row by row; raises ValueError where spans do not fit."""
    found = [
        (r, c, Cell(cell) if isinstance(cell, str) else cell)
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row)
        if cell is not None
    ]
    covered = sum(cell.rows * cell.columns for _, _, cell in found)
    if covered != len(table.rows) * len(table.widths):
        raise ValueError(f"cells cover {covered} places of {len(table.rows)} x {len(table.widths)}")
    return found
