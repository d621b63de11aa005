"""The decisions of people, as far as a difference needs it: which corrections and decisions a version was made with."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.base.edited_csv import read_whole
from pipeline.store.versions import PACKAGE, read_package


@dataclass(frozen=True)
class Inputs:
    """`corrections`: (notice_id, place, column, corrected); `decisions`: (scope, printed name, code and judgement)."""

    corrections: frozenset[tuple[str, str, str, str]] = frozenset()
    decisions: frozenset[tuple[str, str, str]] = frozenset()


def read_inputs(raw: Path) -> Inputs:
    """The corrections and decisions that stand under raw/ now; empty where there are none."""
    corrections = [
        (path.parent.name, _cell(row, "place"), _cell(row, "column"), _cell(row, "corrected"))
        for path in sorted(raw.glob("*/corrections.csv"))
        # A link out of the root is refused where the notice is read; here its words do not count.
        if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(raw.parent))
        for row in _rows(path)
    ]
    decisions = [
        (
            _cell(row, "scope"),
            _cell(row, "printed_name"),
            f"{_cell(row, 'code')} {_cell(row, 'judgement')}",
        )
        for row in _rows(raw / "decisions.csv")
    ]
    return Inputs(frozenset(corrections), frozenset(decisions))


def inputs_of(directory: Path, raw: Path) -> Inputs:
    """The inputs of a version, out of its datapackage.json; for a draft, what stands under raw/."""
    if not (directory / PACKAGE).exists():
        return read_inputs(raw)
    kept = read_package(directory).get("inputs", {})
    corrections = frozenset(tuple(item) for item in kept.get("corrections", []))
    decisions = frozenset(tuple(item) for item in kept.get("decisions", []))
    return Inputs(corrections, decisions)


def to_json(inputs: Inputs) -> dict[str, Any]:
    """Sorted lists for datapackage.json."""
    return {"corrections": sorted(inputs.corrections), "decisions": sorted(inputs.decisions)}


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    head, *rows = [row.cells for row in read_whole(path)] or [()]
    return [dict(zip(head, cells, strict=False)) for cells in rows]


def _cell(row: dict[str, str], name: str) -> str:
    return (row.get(name) or "").strip()
