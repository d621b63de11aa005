"""Comparing what was read with what stands printed: rows of one notice against hand-written truth."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.extract.text_files import from_files
from pipeline.judgement.notice_toml import read_notice
from pipeline.normalize import Loaded, normalize_notices
from pipeline.workflow.read_notice import read_texts

Row = dict[str, Any]


def read_folder(directory: Path) -> dict[str, list[Row]]:
    """Rows of every table of the one notice in a folder with a notice.toml."""
    return normalize_notices([Loaded(read_notice(directory), from_files(read_texts(directory)))])


def differences(truth: Iterable[Row], rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """(truth that no row equals, rows that equal no truth). Only the columns that the truth names are compared; texts
    compare without white space, an empty list equals null."""
    rest = list(rows)
    missing = []
    for wanted in truth:
        found = next(
            (
                row
                for row in rest
                if all(_same(row.get(name), value) for name, value in wanted.items())
            ),
            None,
        )
        if found is None:
            missing.append(wanted)
        else:
            rest.remove(found)
    return missing, rest


def _same(read: object, wanted: object) -> bool:
    return _bare(read) == _bare(wanted)


def _bare(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return tuple(value) or None
    return "".join(value.split()) or None if isinstance(value, str) else value
