"""Comparing what was read with what stands printed: rows of one notice against hand-written truth."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.extract.text_files import from_files, to_files
from pipeline.judgement.notice_toml import read_notice
from pipeline.model.issues import build_issue_rows
from pipeline.model.rows import Row as AnyRow
from pipeline.normalize import Loaded, normalize_notice
from pipeline.store.typed_rows import cells_of
from pipeline.workflow.read_notice import extract_notice

Row = dict[str, Any]


def read_folder(directory: Path) -> dict[str, list[Row]]:
    """Rows of every table of the one notice in a folder with a notice.toml; issues those of reading and normalizing."""
    notice = read_notice(directory)
    made = normalize_notice(Loaded(notice, from_files(to_files(*extract_notice(notice)))))
    rows = {
        "notices": [made.notice], "occupations": made.occupations, "rates": made.rates, "rules": made.rules,
        "crosswalk": made.crosswalk, "training_codes": made.training_codes, "coverage": made.coverage,
        "issues": build_issue_rows(notice.notice_id, made.notice.file, made.issues),
    }  # fmt: skip
    return {name: [plain(row) for row in found] for name, found in rows.items()}


def plain(row: AnyRow) -> Row:
    """A typed row as the published table shows it: lists as lists."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in cells_of(row).items()
    }


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
