"""Corrections: a person's word on what a place should say. Each states what it expects to find, and fails where the source
does not say it (any more)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec

from pipeline.base.edited_csv import EditedRow, read_table
from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.base.printable import quoted
from pipeline.judgement.typed_values import Day, Line, MaybeEmpty, Printed, at, iso_day, read_values
from pipeline.model.document import Place
from pipeline.model.issues import CORRECTION_COLUMNS
from pipeline.text import squeeze

# A published column may be named by its printed twin: the line an issue prints names the printed one.
TWINS = {
    "printed_name": "name",
    "printed_code": "printed_code",
    "printed": "amount_yuan",
    "figure": "amount_yuan",
}


class Correction(msgspec.Struct, frozen=True):
    """One line of corrections.csv; `line` is its number in the file."""

    place: Line
    column: Line
    expected: Printed
    corrected: MaybeEmpty
    reason: Printed
    by: Printed
    on: Day
    line: int = 0


@dataclass
class Corrections:
    """The corrections of a notice, which of them have met what they expect, and what stood where they looked."""

    rows: tuple[Correction, ...] = ()
    met: set[Correction] = field(default_factory=set)
    seen: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    @cached_property
    def _by_place(self) -> dict[str, list[Correction]]:
        found: dict[str, list[Correction]] = {}
        for row in self.rows:
            found.setdefault(row.place, []).append(row)
        return found

    def find(self, place: Place, column: str, *printed: str) -> str | None:
        """The corrected words for a value, or None where nobody corrects it; `printed` are the ways in which the place says it.
        To be asked where the answer is used, for what was asked for counts as met."""
        here = self._by_place.get(place.anchor)
        if not here:
            return None
        self.seen.setdefault((place.anchor, _column(column)), []).extend(filter(None, printed))
        words = {squeeze(one) for one in printed}
        for row in here:
            if squeeze(row.expected) in words and _column(row.column) == _column(column):
                self.met.add(row)
                return row.corrected
        return None

    def value(self, place: Place, column: str, printed: str) -> str:
        """The corrected words for a value, or the printed ones."""
        corrected = self.find(place, column, printed)
        return printed if corrected is None else corrected

    def unmet(self) -> list[Correction]:
        """Those that found nothing they expect."""
        return [row for row in self.rows if row not in self.met]

    def explain(self, path: Path, row: Correction) -> Words:
        """One line for a correction that no longer fits: what stands at its place instead."""
        where, expected = f"{path}:{row.line}", quoted(row.expected)
        stands = self.seen.get((row.place, _column(row.column)), [])
        columns = sorted(column for place, column in self.seen if place == row.place)
        if stands:
            found = ", ".join(quoted(words) for words in dict.fromkeys(stands))
            return Words(
                f"{where}: expects {expected} in {row.column} at {row.place}, which says {found}; correct the line or remove it",
                f"{where}：应在 {row.place} 的 {row.column} 中找到 {expected}，实为 {found}；请更正或删除该行",
            )
        if columns:
            return Words(
                f"{where}: column is {quoted(row.column)}; at {row.place} these can be corrected: {', '.join(columns)}",
                f"{where}：column 为 {quoted(row.column)}；{row.place} 处可更正的列：{'、'.join(columns)}",
            )
        return Words(
            f"{where}: expects {expected} in {row.column} at {row.place}, where nothing was read;"
            " correct the line or remove it",
            f"{where}：应在 {row.place} 的 {row.column} 中找到 {expected}，该处未读到内容；请更正或删除该行",
        )


def _column(name: str) -> str:
    return TWINS.get(name, name)


def read_corrections(path: Path) -> Corrections:
    """Reads raw/<id>/corrections.csv, none where there is no such file. UserError, a line for each fault, where it cannot be
    read or a value is not what it must be."""
    if not path.exists():
        return Corrections()
    rows, faults = _rows(path, read_table(path, CORRECTION_COLUMNS))
    if faults:
        raise UserError.of(faults)
    return Corrections(rows)


def _rows(path: Path, table: Iterable[EditedRow]) -> tuple[tuple[Correction, ...], list[Words]]:
    rows: list[Correction] = []
    faults: list[Words] = []
    for row in table:
        cells = dict(zip(CORRECTION_COLUMNS, row.cells, strict=True))
        values = {**cells, "on": iso_day(cells["on"])}
        one, found = read_values(Correction, values, at(f"{path}:{row.line}"))
        rows += [msgspec.structs.replace(one, line=row.line)] if one is not None else []
        faults += found
    return tuple(rows), faults
