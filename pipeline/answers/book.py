"""One version opened for questions: its tables in Arrow, its notices by region, and one of them when it is asked for."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.answers.forms import Lookups, Place
from pipeline.answers.notice_book import NoticeBook, Tables
from pipeline.model.rows import NoticeRow
from pipeline.store.tables import read_table, table_names
from pipeline.store.typed_rows import from_table
from pipeline.store.versions import version_directory

__all__ = ["Book", "NoticeBook", "Standing", "open_book"]

# So many notices stay open with the rows that were asked for; the others are opened again.
KEPT = 256


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

    @cached_property
    def _lookups(self) -> Lookups:
        return Lookups(self._tables["occupations"])

    def open(self, notice_id: str) -> NoticeBook:
        """The rows of one notice."""
        if notice_id not in self._kept:
            place = self._places["occupations"].get(notice_id, (0, 0))
            slices = Tables(
                self._rows("occupations", notice_id),
                self._rows("catalogue", notice_id),
                self._rows("rules", notice_id),
                self._rows("entitlements", notice_id) if "entitlements" in self._tables else None,
            )
            notice = self.standings[notice_id].notice
            self._kept[notice_id] = NoticeBook(notice, slices, self._lookups, place)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(notice_id)
        return self._kept[notice_id]

    def _rows(self, name: str, notice_id: str) -> pa.Table:
        return self._tables[name].slice(*self._places[name].get(notice_id, (0, 0)))


def _places(table: pa.Table) -> dict[str, Place]:
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
