"""The records of `extract/`: printed words with their place, no judgement. Typed values are made of them by `normalize/`.

The text of a place is its paragraph (joined with those that go on with it), or the cells that begin in its table row from
left to right. `offset` counts the characters of that text before the fact, white space left out: ids are made of it.
`doubts` names kinds of issues (`pipeline.model.issues.KINDS`) that leave the fact unsure; normalize makes issues of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.document import Issue, Place


@dataclass(frozen=True)
class Entry:
    """A list entry as printed. `is_grouped`: it stood in a cell of many names; `half`: the name meant, where the printed
    name is two that run together; `work_types`: the cell that names them, where they have a column of their own."""

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
    work_types: str = ""
    scarcity: str = ""
    offset: int = 0
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Amount:
    """An amount as printed, with the words of its row or sentence that say what it is for.

    `printed` is the cell or phrase it stands in, `figure` the number or range itself ("" where only words are printed).
    `bound` and `beneficiary` are words of the closed lists, `condition` and `scarcity` printed ones; `low` is the lower end
    of a range where it stands apart from the figure. All are "" where nothing is said.
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
    bound: str = ""
    beneficiary: str = ""
    condition: str = ""
    scarcity: str = ""
    low: str = ""
    offset: int = 0
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clause:
    """A rule of the prose as printed: `low` and `high` are the numbers with their units (`high` "" where there is one, `low`
    "" where only an upper end is printed); `quote` the words it was read from; `of_what`, `bound` and `scarcity` are "" where
    nothing is said."""

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
    of_what: str = ""
    bound: str = ""
    scarcity: str = ""
    offset: int = 0
    doubts: tuple[str, ...] = ()


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
    offset: int = 0


@dataclass(frozen=True)
class Coverage:
    """The fate of a table row or paragraph."""

    place: Place
    kind: str
    fate: str
    records: int
    printed: str


@dataclass(frozen=True)
class NoticeMetadata:
    """The metadata of a notice; dates are ISO text, empty where nothing is printed."""

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
    counties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Extracted:
    """Everything one notice says, in document order."""

    notice_id: str
    file: str
    sha256: str
    format: str
    pages: int | None
    metadata: NoticeMetadata
    entries: tuple[Entry, ...] = ()
    amounts: tuple[Amount, ...] = ()
    pairs: tuple[Pair, ...] = ()
    codes: tuple[TrainingCode, ...] = ()
    clauses: tuple[Clause, ...] = ()
    fates: tuple[Coverage, ...] = ()
    issues: tuple[Issue, ...] = ()
    marks_explained: tuple[str, ...] = ()
    tables: int = 0
    # `附件1=75` (`=75` for the whole notice): how many entries the notice says there are.
    counted: tuple[str, ...] = ()
