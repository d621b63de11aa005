"""Corrections: a person's word on what a place should say. Each states what it expects to find, and fails where the source
does not say it (any more)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.base.errors import UserError
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


@dataclass(frozen=True)
class Correction:
    """One line of corrections.csv; `line` is its number in the file."""

    place: str
    column: str
    expected: str
    corrected: str
    reason: str
    by: str
    on: str
    line: int = 0


@dataclass
class Corrections:
    """The corrections of a notice, and which of them have met what they expect."""

    rows: tuple[Correction, ...] = ()
    met: set[Correction] = field(default_factory=set)

    def value(self, place: Place, column: str, printed: str) -> str:
        """The corrected words for a value, or the printed ones."""
        for row in self.rows:
            if (
                row.place == place.anchor
                and _column(row.column) == _column(column)
                and squeeze(row.expected) == squeeze(printed)
            ):
                self.met.add(row)
                return row.corrected
        return printed

    def unmet(self) -> list[Correction]:
        """Those that found nothing they expect."""
        return [row for row in self.rows if row not in self.met]


def _column(name: str) -> str:
    return TWINS.get(name, name)


def read_corrections(path: Path) -> Corrections:
    """Reads raw/<id>/corrections.csv, none where there is no such file. UserError where columns or reasons are missing."""
    if not path.exists():
        return Corrections()
    if not path.is_file():
        raise UserError(f"{path}: not an ordinary file")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return Corrections(tuple(_read_rows(path, csv.DictReader(file))))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UserError(f"{path}: not a CSV in UTF-8 that can be read ({error})") from error


def _read_rows(path: Path, reader: csv.DictReader[str]) -> Iterable[Correction]:
    missing = [name for name in CORRECTION_COLUMNS if name not in (reader.fieldnames or [])]
    if missing:
        columns = ",".join(CORRECTION_COLUMNS)
        raise UserError(
            f"{path}: lacks the column(s) {', '.join(missing)}; the first line must be {columns}"
        )
    yield from _rows(path, reader)


def _rows(path: Path, reader: Iterable[dict[str, str]]) -> Iterable[Correction]:
    for number, row in enumerate(reader, 2):
        values = {name: (row.get(name) or "").strip() for name in CORRECTION_COLUMNS}
        empty = [name for name in CORRECTION_COLUMNS if not values[name] and name != "corrected"]
        if empty:
            raise UserError(
                f"{path}:{number}: {', '.join(empty)} is empty; a correction says place, words, reason, who and when"
            )
        yield Correction(**values, line=number)


def unmet_message(path: Path, row: Correction) -> str:
    """One line for a correction that no longer fits."""
    return (
        f"{path}:{row.line}: expects {row.expected!r} in {row.column} at {row.place}, which does not say so;"
        " correct the line or remove it"
    )
