"""`extracted/<notice_id>/` as readable text: records to CSV rows and back, and the document as read. No files here."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from operator import attrgetter
from typing import TypeVar

import msgspec

from pipeline.extract.text_codec import escape, from_text, long_cells, to_text, unescape
from pipeline.model.document import Document, Issue, Place, Table
from pipeline.model.extracted_files import HEAD, WORDS
from pipeline.model.printed import (
    Amount,
    Clause,
    Coverage,
    Entry,
    Extracted,
    NoticeMetadata,
    Pair,
    TrainingCode,
)

PrintedFact = Entry | Amount | Clause | Pair | TrainingCode | Coverage | Issue
Kind = TypeVar("Kind", bound=PrintedFact)
# What stands in the head of a notice as JSON.
Written = str | int | None | list[str] | dict[str, str]
PLACE = ("place", "page", "bbox")


@dataclass(frozen=True)
class Head:
    """notice.json: the notice's file and what it says of itself, the issuers apart from the rest."""

    notice_id: str
    file: str
    sha256: str
    format: str
    pages: int | None
    tables: int
    issuers: tuple[str, ...]
    metadata: NoticeMetadata
    marks_explained: tuple[str, ...]
    counted: tuple[str, ...] = ()


def to_files(extracted: Extracted, document: Document) -> dict[str, str]:
    """File name -> text. Files without rows are left out, so that a folder shows what a notice has."""
    facts: dict[str, Sequence[PrintedFact]] = {
        "occupations.csv": extracted.entries,
        "rates.csv": extracted.amounts,
        "rules.csv": extracted.clauses,
        "crosswalk.csv": extracted.pairs,
        "training_codes.csv": extracted.codes,
        "coverage.csv": extracted.fates,
        "issues.csv": extracted.issues,
    }
    files = {HEAD: _head(extracted), WORDS: document_text(document)}
    return files | {name: _to_csv(rows) for name, rows in facts.items() if rows}


def from_files(files: Mapping[str, str]) -> Extracted:
    """The inverse of `to_files`; the document itself is not needed."""
    head = msgspec.convert(json.loads(files["notice.json"]), Head)
    with long_cells():
        return Extracted(
            head.notice_id, head.file, head.sha256, head.format, head.pages,
            replace(head.metadata, issuers=head.issuers),
            _from_csv(files.get("occupations.csv", ""), Entry), _from_csv(files.get("rates.csv", ""), Amount),
            _from_csv(files.get("crosswalk.csv", ""), Pair), _from_csv(files.get("training_codes.csv", ""), TrainingCode),
            _from_csv(files.get("rules.csv", ""), Clause), _from_csv(files.get("coverage.csv", ""), Coverage),
            _from_csv(files.get("issues.csv", ""), Issue), head.marks_explained, head.tables, head.counted,
        )  # fmt: skip


def _head(extracted: Extracted) -> str:
    metadata = asdict(extracted.metadata)
    head: dict[str, Written] = {
        "notice_id": extracted.notice_id, "file": extracted.file, "sha256": extracted.sha256, "format": extracted.format,
        "pages": extracted.pages, "tables": extracted.tables, "issuers": list(metadata.pop("issuers")), "metadata": metadata,
        "marks_explained": list(extracted.marks_explained),
    }  # fmt: skip
    if extracted.counted:
        head["counted"] = list(extracted.counted)
    return _writable(json.dumps(head, ensure_ascii=False, indent=2)) + "\n"


def _writable(text: str) -> str:
    """JSON with the halves of surrogate pairs, which no file can hold, written out."""
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)


def _to_csv(rows: Sequence[PrintedFact]) -> str:
    names = [field.name for field in fields(rows[0]) if field.name != "place"]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([*PLACE, *names])
    values_of = attrgetter(*names)
    for row in rows:
        place = row.place
        box = " ".join(f"{value:.1f}" for value in place.bbox) if place.bbox else ""
        writer.writerow(
            [escape(place.anchor), place.page or "", box, *map(to_text, values_of(row))]
        )
    return buffer.getvalue()


def _from_csv(text: str, kind: type[Kind]) -> tuple[Kind, ...]:
    types = {field.name: str(field.type) for field in fields(kind)}
    rows = []
    for row in csv.DictReader(io.StringIO(text)):
        place = _place(unescape(row.pop("place")), row.pop("page"), row.pop("bbox"))
        rows.append(
            {"place": place, **{name: from_text(value, types[name]) for name, value in row.items()}}
        )
    return tuple(msgspec.convert(rows, list[kind]))  # type: ignore[valid-type]


def _place(anchor: str, page: str, box: str) -> Place:
    numbers = [float(part) for part in box.split()]
    return Place(
        anchor,
        int(page) if page else None,
        (numbers[0], numbers[1], numbers[2], numbers[3]) if numbers else None,
    )


def document_text(document: Document) -> str:
    """The document as read, a line a paragraph or table row, each with its place."""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            lines += _table_lines(block)
        else:
            lines.append(f"[{block.place.anchor}] {block.text}")
    return "\n".join(escape(line) for line in lines) + "\n"


def _table_lines(table: Table) -> Sequence[str]:
    """Cells parted by |; a cell covered from the left shows as <, one covered from above as ^."""
    lines = []
    for row, owners in enumerate(table.owners()):
        cells = []
        for column, cell in enumerate(owners):
            if cell is None:
                cells.append("")
            elif cell.row < row:
                cells.append("^" if cell.column == column else "<")
            else:
                cells.append(cell.text.replace("\n", "⏎") if cell.column == column else "<")
        lines.append(f"[{table.places[row].anchor}] | " + " | ".join(cells) + " |")
    return lines
