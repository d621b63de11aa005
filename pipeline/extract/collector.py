"""The records read so far, and what notice.toml says of tables: the values that the steps of extraction share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.extract.notice.said_of_tables import SaidOfTables
from pipeline.model.document import Issue
from pipeline.model.printed import Amount, Clause, Coverage, Entry, Pair, TrainingCode


@dataclass(frozen=True)
class TableRule:
    """`[[tables]]` of notice.toml: what inference gets wrong about the tables of an annex. `line` is where it stands there."""

    annex: str = ""
    list: str = ""
    header: Mapping[str, str] = field(default_factory=dict)
    printed_class: str = ""
    line: int = 0


@dataclass
class Met:
    """All that the rules of notice.toml have met: the numbers of the rules, (number, head) of their heads, and all annexes with tables."""

    rules: set[int] = field(default_factory=set)
    heads: set[tuple[int, str]] = field(default_factory=set)
    annexes: list[str] = field(default_factory=list)


@dataclass
class Collector:
    """The records read so far, in document order."""

    entries: list[Entry] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    codes: list[TrainingCode] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    fates: list[Coverage] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    met: Met = field(default_factory=Met)
    # Sentences that speak of whole tables.
    said: Sequence[SaidOfTables] = ()
    # Annex ("" for the whole notice) -> how many entries the notice says there are.
    counted: dict[str, int] = field(default_factory=dict)
    # Word that the notice defines -> the programmes that it stands for from there on.
    defined: dict[str, tuple[str, ...]] = field(default_factory=dict)
