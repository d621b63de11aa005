"""One notice opened for questions: its rows become typed values when a question meets them, and are kept for the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.answers.forms import RESIDUAL, Forms, Lookups, Place
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
from pipeline.store.typed_rows import from_table
from pipeline.text import fold

Kind = TypeVar("Kind", bound=Row)
WAITING = (MatchStatus.REVIEW, MatchStatus.UNMATCHED)


class Rows(Generic[Kind]):
    """Rows of one notice in one table; each is made when it is first asked for."""

    def __init__(self, kind: type[Kind], table: pa.Table) -> None:
        self.kind, self.table = kind, table
        self._made: dict[int, Kind] = {}

    def at(self, places: Iterable[int]) -> list[Kind]:
        """The rows at these places, in the order of the table."""
        wanted = sorted(set(places))
        if missing := [place for place in wanted if place not in self._made]:
            made = from_table(self.kind, self.table.take(missing))
            self._made.update(zip(missing, made, strict=True))
        return [self._made[place] for place in wanted]

    def where(self, mask: pa.ChunkedArray) -> list[Kind]:
        """The rows for which a mask is true."""
        return self.at(int(place) for place in pc.indices_nonzero(mask).to_pylist())

    def all(self) -> list[Kind]:
        """Every row of the table, in order."""
        return self.at(range(self.table.num_rows))


@dataclass(frozen=True)
class Tables:
    """The rows of one notice in each table that answers are made of; versions of before have no `entitlements`."""

    occupations: pa.Table
    catalogue: pa.Table
    rules: pa.Table
    entitlements: pa.Table | None


class NoticeBook:
    """The rows of one notice, found by every form of a name."""

    def __init__(self, notice: NoticeRow, tables: Tables, lookups: Lookups, place: Place) -> None:
        """`place` is where its rows stand in `occupations`, of which `lookups` is made."""
        self.notice = notice
        self._tables, self._lookups, self._place = tables, lookups, place
        self._entries = Rows(OccupationRow, tables.occupations)
        self._catalogue = Rows(CatalogueRow, tables.catalogue)
        # What was found stays: a file of questions asks the same again and again. What was not found would pile up.
        self._by_form: dict[tuple[str, str], list[OccupationRow]] = {}
        self._rows_by_entry: dict[str, list[CatalogueRow]] = {}
        self._entitled_by_row: dict[str, list[EntitlementRow]] = {}

    def entries_by_form(self, form: str) -> list[OccupationRow]:
        """Entries with a name or code of this form."""
        return self._find("names", self._lookups.names, form)

    def entries_with(self, part: str) -> list[OccupationRow]:
        """Entries in whose name or code these characters stand."""
        columns = self._lookups.names
        return self._entries.at(row for one in columns for row in one.rows_with(part, self._place))

    def entries_by_code(self, code: str) -> list[OccupationRow]:
        """Entries whose match with this code of the classification is settled."""
        return self._find("codes", (self._lookups.codes,), code)

    def entries_by_work_type(self, form: str) -> list[OccupationRow]:
        """Entries in whose brackets the notice prints this work type."""
        return self._find("work types", (self._lookups.work_types,), form)

    def entries_by_bare_name(self, form: str) -> list[OccupationRow]:
        """Entries whose brackets tell them apart, by the name without them."""
        return self._find("bare", (self._lookups.bare,), form)

    def _find(self, kind: str, columns: Sequence[Forms], form: str) -> list[OccupationRow]:
        found = self._by_form.get((kind, form))
        if found is None:
            found = self._entries.at(row for one in columns for row in one.rows(form, self._place))
            if found:
                self._by_form[kind, form] = found
        return found

    def rows_of(self, entries: Sequence[OccupationRow]) -> list[CatalogueRow]:
        """The catalogue's rows of entries, those of each entry together."""
        known = self._rows_by_entry
        if missing := [entry.entry_id for entry in entries if entry.entry_id not in known]:
            known.update({entry_id: [] for entry_id in missing})
            is_wanted = _is_one_of(self._tables.catalogue["entry_id"], missing)
            for row in self._where(is_wanted):
                known[row.entry_id].append(row)
        return [row for entry in entries for row in known[entry.entry_id]]

    def _where(self, mask: pa.ChunkedArray) -> list[CatalogueRow]:
        return [_with_id(row) for row in self._catalogue.where(mask)]

    @cached_property
    def items(self) -> Mapping[str, list[CatalogueRow]]:
        """Amounts that stand for themselves, by what they are printed for, in any case; names joined by 、 each."""
        own = self._tables.occupations["entry_id"].combine_chunks()
        found: dict[str, list[CatalogueRow]] = defaultdict(list)
        is_own = pc.is_in(self._tables.catalogue["entry_id"], value_set=own)
        for row in self._where(pc.invert(is_own)):
            for word in {row.name, *row.name.split("、")}:
                found[fold(word).casefold()].append(row)
        return found

    @cached_property
    def residual(self) -> list[CatalogueRow]:
        """The rows of the class that stands for all other occupations."""
        catalogue = self._tables.catalogue
        is_star = pc.equal(catalogue["name"], RESIDUAL)
        return self._where(pc.and_(catalogue["is_residual"], is_star))

    @cached_property
    def residual_entries(self) -> list[OccupationRow]:
        """The entries that print the class of all others."""
        return self._entries.where(self._tables.occupations["is_residual"])

    @cached_property
    def undecided(self) -> list[OccupationRow]:
        """Entries that wait for a person: any of them may be an occupation that no list seems to name."""
        statuses = pa.array([status.value for status in WAITING])
        mask = pc.is_in(self._tables.occupations["match_status"], value_set=statuses)
        return [row for row in self._entries.where(mask) if not row.is_residual]

    @cached_property
    def has_amounts(self) -> bool:
        """Whether the notice prints any amount at all."""
        catalogue = self._tables.catalogue
        is_priced = pc.is_valid(catalogue["base_amount_yuan"])
        if "formula" in catalogue.column_names:
            is_priced = pc.or_(is_priced, pc.is_valid(catalogue["formula"]))
        return bool(pc.any(is_priced).as_py())

    @cached_property
    def rules(self) -> list[RuleRow]:
        return from_table(RuleRow, self._tables.rules)

    def entitlements_of(self, rows: Sequence[CatalogueRow]) -> Mapping[str, list[EntitlementRow]]:
        """row_id -> what each beneficiary gets, of these rows and others."""
        known = self._entitled_by_row
        if missing := [row.row_id for row in rows if row.row_id not in known]:
            known.update({row_id: [] for row_id in missing})
            for one in self._entitled(missing):
                known[one.row_id].append(one)
        return known

    def _entitled(self, row_ids: Sequence[str]) -> Sequence[EntitlementRow]:
        table = self._tables.entitlements
        if table is None:
            wanted = set(row_ids)
            return [one for one in self._made_now if one.row_id in wanted]
        return self._entitlements.where(_is_one_of(table["row_id"], row_ids))

    @cached_property
    def _entitlements(self) -> Rows[EntitlementRow]:
        assert self._tables.entitlements is not None
        return Rows(EntitlementRow, self._tables.entitlements)

    @cached_property
    def _made_now(self) -> list[EntitlementRow]:
        """Of a version that has no such table."""
        return build_entitlements([_with_id(row) for row in self._catalogue.all()], self.rules)


def _is_one_of(column: pa.ChunkedArray, words: Sequence[str]) -> pa.ChunkedArray:
    return pc.is_in(column, value_set=pa.array(words, pa.string()))


def _with_id(row: CatalogueRow) -> CatalogueRow:
    """Versions of before have no row_id."""
    if row.row_id:
        return row
    slot = f"g{row.grade}" if row.grade else row.certificate
    return replace(row, row_id=".".join(part for part in (row.entry_id, slot) if part))
