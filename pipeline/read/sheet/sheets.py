"""A sheet as every format gives it: displayed words by row and column, merges, rules, and what is hidden or beside the cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from pipeline.model.document import Cause, Issue


@dataclass(frozen=True)
class Merge:
    """A merged rectangle; row and column from 0."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass
class Sheet:
    """`rows` holds the words of cells that are not blank, by row and column from 0; `ruled` the cells with rules drawn around
    them, as far as known; `beside` words of the sheet that stand in no cell, with why they are not read."""

    name: str
    number: int
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    ruled: dict[int, set[int]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_hidden: bool = False
    struck: dict[tuple[int, int], str] = field(default_factory=dict)
    beside: list[tuple[Cause, str, str]] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def extent(self) -> tuple[int, int]:
        """The last row and the last column that hold words; -1 where none does."""
        columns = set[int]().union(*self.rows.values())
        return max(self.rows, default=-1), max(columns, default=-1)

    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Row, column and words of every cell that is not blank, in order."""
        for row in sorted(self.rows):
            cells = self.rows[row]
            for column in sorted(cells):
                yield row, column, cells[column]

    def printed(self) -> Iterator[str]:
        """All words of the sheet: of its cells, and beside them."""
        cells = chain.from_iterable([row.values() for row in self.rows.values()])
        return chain(cells, self.boxes, (text for _, text, _ in self.beside))

    def is_ruled(self, row: int, column: int) -> bool:
        """Whether rules are drawn around a cell."""
        return column in self.ruled.get(row, ())


@dataclass
class Workbook:
    """The sheets of a workbook in their order, and what the reader has to tell of it as a whole."""

    sheets: list[Sheet] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def column_letters(column: int) -> str:
    """A, B, ..., Z, AA of a column from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The column from 0 of letters such as `AB`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
