"""raw/decisions.csv: what people decided about printed names, kept with reason, name and day."""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.match.models import NONE, Decision
from pipeline.reference.lookup_names import key_of

COLUMNS = tuple(field.name for field in fields(Decision))
JUDGEMENTS = ("accept", "refuse")
_CODE = re.compile(r"[0-9]-[0-9]{2}-[0-9]{2}-[0-9]{2}")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """All decisions of the file, in its order; none where there is no file. UserError names the row and its fault."""
    if not path.exists():
        return ()
    reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise UserError(f"{path.name}: the first row must be {','.join(COLUMNS)}")
    decisions: list[Decision] = []
    for row in reader:
        values = [(row[column] or "").strip() for column in COLUMNS]
        decisions.append(Decision(*values))
        if fault := find_fault(decisions[-1]):
            raise UserError(f"{path.name}, line {reader.line_num}: {fault}")
    if fault := find_contradiction(decisions):
        raise UserError(f"{path.name}: {fault}")
    return tuple(decisions)


def find_fault(one: Decision) -> str:
    """What is wrong with a decision by itself, or ""."""
    missing = [column for column in COLUMNS if not getattr(one, column)]
    if missing:
        return f"{', '.join(missing)} must not be empty"
    if one.judgement not in JUDGEMENTS:
        return f"judgement is {one.judgement!r}; allowed are {' and '.join(JUDGEMENTS)}"
    if one.code != NONE and not _CODE.fullmatch(one.code):
        return f"code is {one.code!r}; a code such as 6-18-01-01, or {NONE!r}, is expected"
    if one.code == NONE and one.judgement == "accept":
        return f"code {NONE!r} goes with judgement 'refuse': no occupation fits"
    try:
        date.fromisoformat(one.on)
    except ValueError:
        return f"on is {one.on!r}; a day such as 2026-11-21 is expected"
    return ""


def find_contradiction(decisions: Iterable[Decision]) -> str:
    """Two decisions on one name in one scope that cannot both hold, in words, or ""."""
    settled: dict[tuple[str, str, str], str] = {}
    seen: dict[tuple[str, str, str, str], str] = {}
    for one in decisions:
        place = (one.edition, one.scope, key_of(one.printed_name))
        if seen.setdefault((*place, one.code), one.judgement) != one.judgement:
            return f"{one.printed_name} ({one.scope}): {one.code} is both accepted and refused"
        if one.judgement == "accept" or one.code == NONE:
            earlier = settled.setdefault(place, one.code)
            if earlier != one.code:
                return (
                    f"{one.printed_name} ({one.scope}): both {earlier} and {one.code} are decided"
                )
    return ""


def write_decisions(path: Path, decisions: Sequence[Decision]) -> None:
    """Write all decisions, sorted, without doubles; the file is replaced whole or not at all."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(one, column) for column in COLUMNS] for one in sorted(set(decisions)))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(buffer.getvalue())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise UserError(f"{path} could not be written: {error.strerror}") from error


def decision_line(edition: str, scope: str, name: str, code: str, judgement: str = "accept") -> str:
    """The line to paste into decisions.csv, to be completed by a person."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(
        [edition, scope, name, code, judgement, "…", "…", "…"]
    )
    return f"decisions.csv: {buffer.getvalue()}"
