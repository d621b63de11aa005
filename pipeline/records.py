"""The values that travel between the stages. Everything here is plain data: no files, no libraries, no judgement.

`Document` is what a reader returns. `Entry`, `Amount`, `Pair` and `TrainingCode` hold *printed words* with their
place: what `extract/` found. Typed values are made of them by `normalize/`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

Box = tuple[float, float, float, float]


@dataclass(frozen=True, order=True)
class Place:
    """Where words stand in one file: `anchor` such as `p7.t1.r12`, page and box (points) where the format has them."""

    anchor: str
    page: int | None = None
    bbox: Box | None = None


@dataclass(frozen=True)
class Cell:
    """A cell of a table; `row` and `column` are its upper left corner in the grid, spans are at least 1."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    page: int | None = None
    bbox: Box | None = None


@dataclass(frozen=True)
class Table:
    """A rectangle of `len(places)` rows and `columns` columns.

    `spans_known` is false for text exports, where a blank cell may or may not be covered by a merge.
    `repeated` holds the rows that print the header again; a row's place is where it begins.
    """

    cells: tuple[Cell, ...]
    columns: int
    places: tuple[Place, ...]
    repeated: frozenset[int] = frozenset()
    spans_known: bool = True

    @property
    def grid(self) -> list[list[str]]:
        """Rows of strings; a covered cell holds ""."""
        rows = [[""] * self.columns for _ in self.places]
        for cell in self.cells:
            rows[cell.row][cell.column] = cell.text
        return rows

    def owners(self) -> list[list[Cell | None]]:
        """For each grid position the cell that stands there or covers it."""
        rows: list[list[Cell | None]] = [[None] * self.columns for _ in self.places]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, len(rows))):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    rows[row][column] = cell
        return rows


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of prose. `kind` is text, or running (page number, running head) or unread (aligned in columns)."""

    text: str
    place: Place
    kind: str = "text"


@dataclass(frozen=True)
class Litter:
    """What conversion left behind and the reader took out: the tag, and the words it stood in."""

    tag: str
    printed: str
    place: Place


@dataclass(frozen=True)
class Document:
    """One file as read: blocks in reading order, format (pdf, docx, txt), number of pages (None where it has none)."""

    name: str
    format: str
    blocks: tuple[Paragraph | Table, ...]
    pages: int | None = None
    litter: tuple[Litter, ...] = ()

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [block for block in self.blocks if isinstance(block, Paragraph)]


class Severity(StrEnum):
    """How loud an issue is; only an error keeps a notice out of a release."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Issue:
    """One doubt: what was found where, in both languages, and what to do about it."""

    kind: str
    severity: Severity
    place: Place
    printed: str
    message: str
    message_zh: str
    advice: str
    accepted: str | None = None


@dataclass(frozen=True)
class Entry:
    """A list entry as printed. `is_grouped`: it stood in a cell of many names; `half`: the name meant, where the printed
    name is two that run together."""

    place: Place
    annex: str | None
    list: str
    printed_name: str
    seq: str = ""
    printed_code: str = ""
    printed_class: str = ""
    industry: str = ""
    printed_grades: str = ""
    certificate: str = ""
    level: str = ""
    is_residual: bool = False
    is_grouped: bool = False
    half: str = ""


@dataclass(frozen=True)
class Amount:
    """An amount as printed, with the words of its row or sentence that say what it is for.

    `printed` is the cell or phrase it stands in, `figure` the number or range itself ("" where only words are printed).
    """

    place: Place
    clause: str | None
    programme: str
    printed: str
    figure: str = ""
    printed_class: str = ""
    item: str = ""
    component: str = "total"
    occupation: str = ""
    printed_grade: str = ""
    unit: str = "per_person"
    printed_hours: str = ""
    printed_cap: str = ""
    formula: str = ""


@dataclass(frozen=True)
class Clause:
    """A rule of the prose as printed: `low` and `high` are the numbers with their units (`high` "" where there is one, `low`
    "" where only an upper end is printed); `quote` the words it was read from."""

    place: Place
    clause: str | None
    rule: str
    programme: str
    beneficiary: str
    low: str
    high: str
    unit: str
    printed_grade: str
    condition: str
    quote: str


@dataclass(frozen=True)
class Pair:
    """A row of a crosswalk between current and old occupations, merged cells filled."""

    place: Place
    annex: str | None
    situation: str
    current_class: str
    current_code: str
    current_name: str
    old_class: str
    old_code: str
    old_name: str


@dataclass(frozen=True)
class TrainingCode:
    """A code of a training programme, read from prose."""

    place: Place
    clause: str
    kind: str
    name: str
    abbreviation: str
    code: str
    printed: str


@dataclass(frozen=True)
class Fate:
    """What became of a table row or paragraph."""

    place: Place
    kind: str
    fate: str
    records: int
    printed: str


@dataclass(frozen=True)
class Shell:
    """What a notice says of itself; dates are ISO text, empty where nothing is printed."""

    title: str = ""
    document_number: str = ""
    issuers: tuple[str, ...] = ()
    issued_on: str = ""
    effective_from: str = ""
    effective_to: str = ""
    applies_from: str = ""
    applies_to_what: str = ""
    status: str = "final"
    supersedes: str = ""


@dataclass(frozen=True)
class Extracted:
    """Everything one notice says, in document order."""

    notice_id: str
    file: str
    sha256: str
    format: str
    pages: int | None
    shell: Shell
    entries: tuple[Entry, ...] = ()
    amounts: tuple[Amount, ...] = ()
    pairs: tuple[Pair, ...] = ()
    codes: tuple[TrainingCode, ...] = ()
    clauses: tuple[Clause, ...] = ()
    fates: tuple[Fate, ...] = ()
    issues: tuple[Issue, ...] = ()
    marks_explained: tuple[str, ...] = field(default=())
