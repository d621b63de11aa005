"""`extracted/<notice_id>/` as readable text: records to CSV rows and back, and the document as read. No files here."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any

from pipeline.extract.text_codec import escape, from_text, long_cells, to_text, unescape
from pipeline.model.document import Document, Issue, Place, Table
from pipeline.model.printed import Amount, Clause, Entry, Extracted, Fate, Pair, Shell, TrainingCode

FILES: dict[str, tuple[str, Any]] = {
    "occupations.csv": ("entries", Entry),
    "rates.csv": ("amounts", Amount),
    "rules.csv": ("clauses", Clause),
    "crosswalk.csv": ("pairs", Pair),
    "training_codes.csv": ("codes", TrainingCode),
    "coverage.csv": ("fates", Fate),
    "issues.csv": ("issues", Issue),
}
PLACE = ("place", "page", "bbox")


def to_files(extracted: Extracted, document: Document) -> dict[str, str]:
    """File name -> text. Files without rows are left out, so that a folder shows what a notice has."""
    files = {"notice.json": _head(extracted), "document.txt": document_text(document)}
    for name, (attribute, kind) in FILES.items():
        rows = getattr(extracted, attribute)
        if rows:
            files[name] = _to_csv(rows, kind)
    return files


def from_files(files: dict[str, str]) -> Extracted:
    """The inverse of `to_files`; the document itself is not needed."""
    head = json.loads(files["notice.json"])
    shell = Shell(**{**head.pop("shell"), "issuers": tuple(head.pop("issuers"))})
    with long_cells():
        rows: dict[str, Any] = {
            attribute: tuple(_from_csv(files.get(name, ""), kind))
            for name, (attribute, kind) in FILES.items()
        }
    marks = tuple(head.pop("marks_explained"))
    return Extracted(**head, shell=shell, marks_explained=marks, **rows)


def _head(extracted: Extracted) -> str:
    shell = asdict(extracted.shell)
    head = {
        "notice_id": extracted.notice_id, "file": extracted.file, "sha256": extracted.sha256, "format": extracted.format,
        "pages": extracted.pages, "tables": extracted.tables, "issuers": list(shell.pop("issuers")), "shell": shell,
        "marks_explained": list(extracted.marks_explained),
    }  # fmt: skip
    text = json.dumps(head, ensure_ascii=False, indent=2) + "\n"
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)


def _to_csv(rows: Iterable[Any], kind: Any) -> str:
    names = [field.name for field in fields(kind) if field.name != "place"]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([*PLACE, *names])
    for row in rows:
        place = row.place
        box = " ".join(f"{value:.1f}" for value in place.bbox) if place.bbox else ""
        said = (to_text(getattr(row, name)) for name in names)
        writer.writerow([escape(place.anchor), place.page or "", box, *said])
    return buffer.getvalue()


def _from_csv(text: str, kind: Any) -> Iterable[Any]:
    types = {field.name: str(field.type) for field in fields(kind)}
    for row in csv.DictReader(io.StringIO(text)):
        place = _place(unescape(row.pop("place")), row.pop("page"), row.pop("bbox"))
        yield kind(
            place=place, **{name: from_text(value, types[name]) for name, value in row.items()}
        )


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
