"""The parts of a difference: facts about rows, gathered in groups that read like one sentence each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pyarrow as pa

from pipeline.diff.cells import Cell, Row
from pipeline.store.inputs import Inputs

KINDS = (
    *(
        "schema",
        "notice_added",
        "notice_removed",
        "classes",
        "programme_added",
        "programme_removed",
        "amount",
        "moved",
    ),
    *(
        "renamed",
        "printed",
        "removed",
        "added",
        "grades",
        "code",
        "changed",
        "reworded",
        "counts",
        "annex",
    ),
    *("renumbered", "repeated"),
)
CAUSES = ("document", "reading", "decision", "reference", "none")
FLAGS = ("notice_gone", "large_amount", "scarce_lost", "code_changed", "count_fell", "conflict")


@dataclass(frozen=True)
class Side:
    """One side of a difference: `name` as asked for, tables by name, and what people had decided."""

    name: str
    tables: Mapping[str, pa.Table]
    inputs: Inputs = field(default_factory=Inputs)
    notice: str | None = None


@dataclass(frozen=True)
class Fact:
    """One thing that is otherwise: `kind` is one of KINDS; for grades `old` and `new` are ranges such as 5-1.

    `follows` is true where another fact of the same row says it already: it is shown with the row, and makes no group.
    """

    kind: str
    column: str
    old: Cell
    new: Cell
    follows: bool = False


@dataclass(frozen=True)
class Event:
    """A row that was added (`a` is None), dropped (`b` is None) or is otherwise in `facts`."""

    table: str
    a: Row | None
    b: Row | None
    facts: tuple[Fact, ...]
    cause: str = "document"

    @property
    def row(self) -> Row:
        return self.b or self.a or {}


@dataclass(frozen=True)
class Group:
    """Events that say the same: one line, which opens to `events`. `where` holds what they share, in order.

    `follow` counts the rows of `catalogue` that only follow from this group, `occupations` their distinct names.
    """

    table: str
    kind: str
    cause: str
    where: tuple[tuple[str, Cell], ...]
    events: tuple[Event, ...]
    column: str = ""
    old: Cell = None
    new: Cell = None
    follow: int = 0
    occupations: int = 0

    @property
    def place(self) -> dict[str, Cell]:
        return dict(self.where)

    def with_follow(self, rows: int, occupations: int) -> Group:
        """The group with the numbers of catalogue rows and occupations that only follow from it."""
        return replace(self, follow=rows, occupations=occupations)


@dataclass(frozen=True)
class Flag:
    """A red flag: `kind` of FLAGS, how often, and up to a handful of words that say where."""

    kind: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True)
class AmountCell:
    """The amount of one grade, before and after, in yuan. A class that is new took over from `taken_from`: the class of all
    others, or "" where all occupations had one amount; null where the class stood before."""

    subsidy_class: str | None
    before: tuple[int, ...]
    after: tuple[int, ...]
    taken_from: str | None = None

    @property
    def change_pct(self) -> float | None:
        """By how much it changed, in per cent of what it was; null where either side has not one amount."""
        if len(self.before) != 1 or len(self.after) != 1 or not self.before[0]:
            return None
        return round(100 * (self.after[0] - self.before[0]) / self.before[0], 1)


@dataclass(frozen=True)
class AmountTable:
    """The amounts of one programme and unit, before and after: a line a grade, a cell a class, null where there are none."""

    programme: str
    unit: str
    lines: tuple[tuple[int, tuple[AmountCell, ...]], ...]


@dataclass(frozen=True)
class Difference:
    """All that is otherwise between `a` and `b`; `follow` counts catalogue rows that follow from the groups.

    `amounts` are told of two notices only: the story first, then the rows that make it."""

    a: str
    b: str
    mode: str
    groups: tuple[Group, ...]
    flags: tuple[Flag, ...]
    rows: Mapping[str, tuple[int, int]]
    follow: int = 0
    amounts: tuple[AmountTable, ...] = ()

    @property
    def is_same(self) -> bool:
        return not self.groups

    def fails_on(self, words: frozenset[str]) -> bool:
        """Whether a kind of group or a flag of `words` occurs."""
        return any(group.kind in words for group in self.groups) or any(
            flag.kind in words for flag in self.flags
        )
