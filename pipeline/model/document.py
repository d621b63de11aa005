"""The values that travel between the stages. Everything here is plain data: no files, no libraries, no judgement.

`Document` is what a reader returns; what `extract/` finds in it stands in `printed`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from pipeline.model.cells import Box, Cell, GridCells
from pipeline.model.vocabularies import Severity

__all__ = [
    "Attachment",
    "Box",
    "Cause",
    "Cell",
    "Document",
    "GridCells",
    "Issue",
    "LeftOut",
    "Litter",
    "Paragraph",
    "Place",
    "Severity",
    "Table",
    "places_of",
]


@dataclass(frozen=True, order=True)
class Place:
    """Where words stand in one file: `anchor` such as `p7.t1.r12`, page and box (points) where the format has them."""

    anchor: str
    page: int | None = None
    bbox: Box | None = None


def places_of(anchors: Sequence[str]) -> list[Place]:
    """Places without page and box. The constructor of a frozen class sets each field by a call and takes three times as long, much
    of the time of a long list; fields that are not set are those of the class, None."""
    new, set_field = object.__new__, object.__setattr__
    places = [new(Place) for _ in anchors]
    for place, anchor in zip(places, anchors, strict=True):
        set_field(place, "anchor", anchor)
    return places


@dataclass(frozen=True)
class Table:
    """A rectangle of `len(places)` rows and `columns` columns.

    `spans_known` is false for text exports, where a blank cell may or may not be covered by a merge.
    `repeated` holds the rows that print the header again; a row's place is where it begins. `is_inferred`: rows and
    columns were found without rules or marks between the cells.
    """

    cells: tuple[Cell, ...] | GridCells
    columns: int
    places: tuple[Place, ...]
    repeated: frozenset[int] = frozenset()
    spans_known: bool = True
    is_inferred: bool = False

    @property
    def grid(self) -> list[list[str]]:
        """Rows of strings; a covered cell holds ""."""
        if isinstance(self.cells, GridCells):
            return list(map(list, self.cells.rows))
        rows = [[""] * self.columns for _ in self.places]
        for cell in self.cells:
            rows[cell.row][cell.column] = cell.text
        return rows

    def texts(self) -> Iterator[str]:
        """The words of each cell, "" of a blank one."""
        if isinstance(self.cells, GridCells):
            return chain.from_iterable(self.cells.rows)
        return (cell.text for cell in self.cells)

    def rows(self) -> list[list[Cell]]:
        """For each row the cells that begin in it, from left to right."""
        if isinstance(self.cells, GridCells):
            return self.cells.by_row()
        found: list[list[Cell]] = [[] for _ in self.places]
        for cell in self.cells:
            found[cell.row].append(cell)
        return found

    def owners(self) -> list[list[Cell | None]]:
        """For each grid position the cell that stands there or covers it."""
        if isinstance(self.cells, GridCells):
            return [[*row] for row in self.cells.by_row()]
        rows: list[list[Cell | None]] = [[None] * self.columns for _ in self.places]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, len(rows))):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    rows[row][column] = cell
        return rows


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of prose. `kind` is text, or running (page number, running head), unread (aligned in columns), about (what
    the site of a web page says of the notice: `文号：…`), sheet (the name of a sheet of a workbook) or file (the number that
    its file gives an annex)."""

    text: str
    place: Place
    kind: str = "text"


@dataclass(frozen=True)
class Litter:
    """Remains that conversion left behind and the reader took out: the tag, and the words it stood in."""

    tag: str
    printed: str
    place: Place


class Cause(StrEnum):
    """Why words of a file do not stand in the blocks of its Document."""

    HIDDEN = "hidden"
    STRUCK = "struck"
    DELETED = "deleted"
    COVERED = "covered"
    OFF_PAGE = "off_page"
    TURNED = "turned"
    UNREAD_PART = "unread_part"
    WATERMARK = "watermark"
    HEADER = "header"
    FOOTER = "footer"
    COMMENT = "comment"
    RUBY = "ruby"
    COPY = "copy"
    DOUBLED = "doubled"
    OTHER_VERSION = "other_version"
    SYMBOL = "symbol"
    FIELD_CODE = "field_code"
    NAVIGATION = "navigation"
    BESIDE = "beside"


@dataclass(frozen=True)
class LeftOut:
    """Words that the file holds and the blocks do not: all of them, why, and where they stood."""

    cause: Cause
    text: str
    place: Place


@dataclass(frozen=True)
class Attachment:
    """A file that a web page offers: the words of its link, and its address as written there."""

    text: str
    address: str
    place: Place


@dataclass(frozen=True)
class Document:
    """One file as read: blocks in reading order, format (a `FileFormat`), number of pages (None where it has none).

    `left_out` holds the words that were not read, each with its cause; `issues` what the reader has to tell;
    `attachments` the files that a web page offers beside its words.
    """

    name: str
    format: str
    blocks: tuple[Paragraph | Table, ...]
    pages: int | None = None
    litter: tuple[Litter, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    issues: tuple[Issue, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [block for block in self.blocks if isinstance(block, Paragraph)]


@dataclass(frozen=True)
class Issue:
    """One doubt: what was found where, in both languages, and what to do about it. `fact` is the id of the row it is about,
    "" where it is of the place."""

    kind: str
    severity: Severity
    place: Place
    printed: str
    message: str
    message_zh: str
    advice: str
    advice_zh: str = ""
    accepted: str | None = None
    fact: str = ""
