"""work_types.csv of an edition, out of the lists of 工种 that were collected for it.

    python -m tools.build_work_types EDITION COLLECTED.csv LOCAL.csv > work_types.csv

COLLECTED (work_type, code, occupation, kind, note) keeps the order of the printed page, LOCAL (work_type,
code_2022_of_parent) names the work types of one branch. A word that the page breaks in two stands in two rows there.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.reference.editions import Reference, load_reference
from pipeline.reference.lookup_names import key_of

COLUMNS = ("code", "work_type", "kind", "year", "confidence", "source", "note")
# A word of this shape is whole although it ends in none of 员, 师, 工.
WHOLE = re.compile(r"(长|童|匠|商|助理|指导)$")
BROKEN = re.compile(r"^[^(]*\)|\([^)]*$|\(\)|的")
DRAFT, ADDITIONS, BRANCH = "csco-draft", "csco-additions", "construction-branch"
Row = dict[str, str]


def build_rows(collected: Sequence[Row], local: Iterable[Row], reference: Reference) -> list[Row]:
    """Rows of the shipped table, sorted by code and work type."""
    rows = [*_collected(collected, reference), *_local(local, reference)]
    first: dict[tuple[str, str], Row] = {}
    for row in rows:
        first.setdefault((row["code"], key_of(row["work_type"])), row)
    return sorted(first.values(), key=lambda row: (row["code"], row["work_type"]))


def _collected(rows: Sequence[Row], reference: Reference) -> Iterator[Row]:
    """Sound words are `high`; whole words of another shape, and two pieces put together, only `low`."""
    pieces: list[Row] = []
    for row in rows:
        pieces = [piece for piece in pieces if piece["code"] == row["code"]]
        if row["note"] == "check: shape" and not WHOLE.search(row["work_type"]):
            pieces.append(row)
            continue
        if len(pieces) < 2 and (found := _judge(row, pieces, reference)):
            yield found
        pieces = []


def _judge(row: Row, pieces: list[Row], reference: Reference) -> Row | None:
    """What a row gives: nothing where it is no work type of this edition's occupation."""
    word, note = "".join(piece["work_type"] for piece in (*pieces, row)), row["note"]
    if row["code"] not in reference.by_code or "also the name of" in note:
        return None
    if BROKEN.search(key_of(word)) or _is_of_heading(word, reference):
        return None
    if pieces:
        return _row(row, word, "low", "put together from two pieces")
    return _row(row, word, "low" if note else "high", note)


def _is_of_heading(word: str, reference: Reference) -> bool:
    """The end of a group's name that the page broke: 造人员, 料和化学制品制造人员."""
    return word.endswith("人员") and any(
        name.endswith(word) for name in reference.group_names.values()
    )


def _row(row: Row, word: str, confidence: str, note: str) -> Row:
    added = re.search(r"20\d\d$", row["kind"])
    return {
        "code": row["code"], "work_type": word, "kind": "addition" if added else "edition",
        "year": added[0] if added else "", "confidence": confidence,
        "source": ADDITIONS if added else DRAFT, "note": note,
    }  # fmt: skip


def _local(rows: Iterable[Row], reference: Reference) -> Iterator[Row]:
    """Work types of a branch are only ever proposed; one that is an occupation's own name adds nothing."""
    for row in rows:
        code, word = row["code_2022_of_parent"], row["work_type"]
        if code in reference.by_code and key_of(word) not in reference.by_name:
            yield {
                "code": code, "work_type": word, "kind": "local", "year": "", "confidence": "low",
                "source": BRANCH, "note": row["note"],
            }  # fmt: skip


def read_rows(path: Path) -> list[Row]:
    """Rows of a CSV, UTF-8 with or without a BOM."""
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def main(arguments: list[str]) -> int:
    """Writes the table to the screen."""
    edition, collected, local = arguments
    rows = build_rows(read_rows(Path(collected)), read_rows(Path(local)), load_reference(edition))
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
