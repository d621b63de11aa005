"""Drafts below a root, ready to be released."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pipeline.store.tables import write_tables
from tests.versions.tables import Tables, make_version

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 9, tzinfo=UTC)
RATE = {
    "programme": "vocational_qualification",
    "subsidy_class": "C",
    "grade": 3,
    "unit": "per_person",
}


def draft(root: Path, amount: int = 1600, **rows: list[dict[str, object]]) -> Tables:
    """A draft of one notice with one amount, written below `root`."""
    version = make_version(**{"rates": [{**RATE, "amount_yuan": amount}], **rows})
    write_tables(version, root / "normalized" / "draft")
    return version


def standing(root: Path) -> list[str]:
    return sorted(
        path.name for path in (root / "normalized").iterdir() if path.name not in {"draft", ".lock"}
    )
