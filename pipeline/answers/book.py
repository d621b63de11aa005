"""One version opened for questions: its tables in Arrow, and the rows of one notice as typed values when they are asked for."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.compose.entitlements import build_entitlements
from pipeline.model.rows import (
    CatalogueRow,
    EntitlementRow,
    NoticeRow,
    OccupationRow,
    Row,
    RuleRow,
)
from pipeline.model.vocabularies import MatchStatus
from pipeline.reference.lookup_names import fold_code, split_name
from pipeline.store.tables import read_table, table_names
from pipeline.store.typed_rows import from_table
from pipeline.store.versions import version_directory
from pipeline.text import fold

Kind = TypeVar("Kind", bound=Row)
RESIDUAL = "*"
# So many notices are kept as typed rows; the others are made again when they are asked for.
KEPT = 256


class NoticeBook:
    """The rows of one notice, found by every form of a name."""

    def __init__(
        self,
        notice: NoticeRow,
        occupations: list[OccupationRow],
        catalogue: list[CatalogueRow],
        rules: list[RuleRow],
        entitlements: list[EntitlementRow] | None,
    ) -> None:
        self.notice = notice
        self.occupations = occupations
        self.rules = rules
        # Versions of before have no row_id.
        self.catalogue = [
            row if row.row_id else replace(row, row_id=_row_id(row)) for row in catalogue
        ]
        self._entitlements = entitlements

    @cached_property
    def entitlements(self) -> Mapping[str, list[EntitlementRow]]:
        """row_id -> what each beneficiary gets; made now for a version that has no such table."""
        rows = self._entitlements
        if rows is None:
            rows = build_entitlements(self.catalogue, self.rules)
        found: dict[str, list[EntitlementRow]] = defaultdict(list)
        for row in rows:
            found[row.row_id].append(row)
        return found

    @cached_property
    def rows_of_entry(self) -> Mapping[str, list[CatalogueRow]]:
        found: dict[str, list[CatalogueRow]] = defaultdict(list)
        for row in self.catalogue:
            found[row.entry_id].append(row)
        return found

    @cached_property
    def entries_by_form(self) -> Mapping[str, list[OccupationRow]]:
        """Names as printed and cleaned, printed codes, and of an accepted match the classification's name and code."""
        return _index((form, row) for row in self.occupations for form in _forms(row))

    @cached_property
    def entries_by_work_type(self) -> Mapping[str, list[OccupationRow]]:
        """Work types that the notice prints in the brackets of an entry."""
        return _index((fold(word), row) for row in self.occupations for word in row.work_types)

    @cached_property
    def entries_by_code(self) -> Mapping[str, list[OccupationRow]]:
        return _index((row.accepted_code, row) for row in self.occupations if row.accepted_code)

    @cached_property
    def entries_by_bare_name(self) -> Mapping[str, list[OccupationRow]]:
        """Entries whose brackets tell them apart, by the name without them."""
        pairs = ((fold(split_name(row.name)[0]), row) for row in self.occupations)
        return _index((bare, row) for bare, row in pairs if bare != fold(row.name))

    @cached_property
    def items(self) -> Mapping[str, list[CatalogueRow]]:
        """Amounts that stand for themselves, by what they are printed for; names joined by 、 each."""
        own = {row.entry_id for row in self.occupations}
        found: dict[str, list[CatalogueRow]] = defaultdict(list)
        for row in self.catalogue:
            if row.entry_id not in own:
                for word in {row.name, *row.name.split("、")}:
                    found[fold(word)].append(row)
        return found

    @cached_property
    def residual(self) -> list[CatalogueRow]:
        """The rows of the class that stands for all other occupations."""
        return [row for row in self.catalogue if row.is_residual and row.name == RESIDUAL]

    @cached_property
    def undecided(self) -> list[OccupationRow]:
        """Entries that wait for a person: any of them may be an occupation that no list seems to name."""
        waiting = (MatchStatus.REVIEW, MatchStatus.UNMATCHED)
        return [
            row for row in self.occupations if row.match_status in waiting and not row.is_residual
        ]

    @property
    def has_amounts(self) -> bool:
        """Whether the notice prints any amount at all."""
        return any(row.base_amount_yuan is not None or row.formula for row in self.catalogue)


def _row_id(row: CatalogueRow) -> str:
    return ".".join(
        part for part in (row.entry_id, f"g{row.grade}" if row.grade else row.certificate) if part
    )


def _index(pairs: Iterator[tuple[str, OccupationRow]]) -> dict[str, list[OccupationRow]]:
    found: dict[str, dict[str, OccupationRow]] = defaultdict(dict)
    for key, row in pairs:
        if key and key != RESIDUAL:
            found[key][row.entry_id] = row
    return {key: list(rows.values()) for key, rows in found.items()}


def _forms(row: OccupationRow) -> set[str]:
    words: list[str | None] = [row.name, row.printed_name, fold_code(row.printed_code or "")]
    if row.match_status is MatchStatus.ACCEPTED:
        words += [row.occupation_name, row.occupation_code]
    return {fold(word) for word in words if word}


@dataclass(frozen=True)
class Standing:
    """A notice with the last day on which it is in force, as a later notice closes it."""

    notice: NoticeRow
    effective_to: date | None

    def is_in_force(self, on: date) -> bool:
        """Whether it is in force on a day; one without a printed day of effect never is."""
        start = self.notice.effective_from
        return start is not None and start <= on <= (self.effective_to or date.max)


class Book:
    """One version: `name`, and its notices by region."""

    def __init__(self, name: str, tables: Mapping[str, pa.Table]) -> None:
        self.name = name
        self._tables = tables
        self._places = {key: _places(table) for key, table in tables.items()}
        self._kept: OrderedDict[str, NoticeBook] = OrderedDict()
        notices = from_table(NoticeRow, tables["notices"])
        self.standings = {row.notice_id: Standing(row, self._end(row)) for row in notices}
        self.by_region: dict[str, list[Standing]] = defaultdict(list)
        for one in self.standings.values():
            self.by_region[one.notice.region_code or ""].append(one)

    def _end(self, notice: NoticeRow) -> date | None:
        """`catalogue` closes the period of a superseded notice."""
        place = self._places["catalogue"].get(notice.notice_id)
        if place is None:
            return notice.effective_to
        end: date | None = self._tables["catalogue"]["effective_to"][place[0]].as_py()
        return end

    def open(self, notice_id: str) -> NoticeBook:
        """The rows of one notice."""
        if notice_id not in self._kept:
            has = "entitlements" in self._tables
            self._kept[notice_id] = NoticeBook(
                self.standings[notice_id].notice,
                self._rows(OccupationRow, notice_id),
                self._rows(CatalogueRow, notice_id),
                self._rows(RuleRow, notice_id),
                self._rows(EntitlementRow, notice_id) if has else None,
            )
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(notice_id)
        return self._kept[notice_id]

    def _rows(self, kind: type[Kind], notice_id: str) -> list[Kind]:
        name = kind.TABLE.name
        place = self._places[name].get(notice_id)
        return [] if place is None else from_table(kind, self._tables[name].slice(*place))


def _places(table: pa.Table) -> dict[str, tuple[int, int]]:
    """notice_id -> (first row, how many): the rows of a notice stand together."""
    column = table["notice_id"].combine_chunks()
    if not len(column):
        return {}
    runs = pc.run_end_encode(column)
    ends = [0, *runs.run_ends.to_pylist()]
    names = runs.values.to_pylist()
    return {name: (ends[i], ends[i + 1] - ends[i]) for i, name in enumerate(names)}


TABLES = ("notices", "occupations", "catalogue", "rules", "entitlements")


def open_book(normalized: Path, version: str) -> Book:
    """The book of `draft`, `latest` or a version; UserError where it does not stand or a file cannot be read."""
    directory = version_directory(normalized, version)
    known = table_names(directory)
    needed = [name for name in TABLES if name in known or name != "entitlements"]
    return Book(directory.name, {name: read_table(directory, name) for name in needed})
