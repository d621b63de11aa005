"""Drafts below a root, ready to be released."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pipeline.store.draft import Run, note_run
from pipeline.store.tables import write_tables
from pipeline.workflow.cache import AFTER_ROWS, code_key
from pipeline.workflow.release import release
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
    write_draft(version, root)
    return version


def write_draft(version: Tables, root: Path) -> None:
    """Tables as the draft of a run that was done, of a root without raw/."""
    directory = root / "normalized" / "draft"
    write_tables(version, directory)
    note_run(directory, Run("done", code_key(AFTER_ROWS)))


def two_versions(root: Path) -> Path:
    """Two small versions below `root`, released a day apart, that differ in one amount; gives `root`."""
    for day, amount in ((NOW, 1600), (LATER, 1700)):
        draft(root, amount)
        release(root, day, "0.1.0")
    return root


def standing(root: Path) -> list[str]:
    return sorted(
        path.name for path in (root / "normalized").iterdir() if path.name not in {"draft", ".lock"}
    )
