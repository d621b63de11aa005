"""From draft to version: write-once, whole or not at all, and only what holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from pipeline.base import disk
from pipeline.diff.models import Side
from pipeline.report.changes import write_changes
from pipeline.store.delta import DELTA, write_delta
from pipeline.store.inputs import inputs_of, read_inputs
from pipeline.store.package import Facts, describe
from pipeline.store.pending import noted_pending
from pipeline.store.tables import encode_tables, read_tables
from pipeline.store.versions import (
    PACKAGE,
    Version,
    find_version,
    latest_version,
    next_version,
    recover,
)
from pipeline.workflow.left_out import notices_with_errors, without_notices
from pipeline.workflow.release_checks import (
    NOTHING_DROPPED,
    Dropped,
    checked_name,
    hash_changed,
    refuse_broken_past,
    refuse_loss,
    refuse_stale,
    refuse_without_reason,
)
from pipeline.workflow.workspace import Workspace

CHANGES = "CHANGES.md"
Tables = Mapping[str, pa.Table]


@dataclass(frozen=True)
class Released:
    """The result of a release: the version, the notices that errors kept out, and what was left of a killed run."""

    version: Version
    kept_out: tuple[str, ...]
    cleaned: tuple[str, ...]


def release(
    root: Path,
    now: datetime,
    code_version: str,
    name: str | None = None,
    dropped: Dropped = NOTHING_DROPPED,
) -> Released:
    """Write normalized/draft as normalized/<today> (or `name`) and its line in versions.csv.

    A new notice with an error is left out and told. UserError, and nothing changed, where another run is writing, the draft
    is not that of what stands in raw/, the version before does not verify or lies in the future, a notice, list or amount
    that it had would be lost and is not `dropped`, no notice is free of errors, nothing changed, the name is no date or
    taken, or the disk refuses.
    """
    refuse_without_reason(dropped)
    workspace = Workspace(root)
    workspace.refuse_links()
    normalized = workspace.normalized
    with disk.locked(normalized), disk.explained(normalized):
        cleaned = tuple(disk.sweep(normalized))
        recover(normalized)
        draft = read_tables(workspace.draft)
        refuse_stale(workspace)
        refuse_broken_past(normalized, now)
        before = _before(workspace)
        kept_out = notices_with_errors(draft)
        tables = without_notices(draft, (*kept_out, *dropped.names))
        in_draft = frozenset(draft["notices"]["notice_id"].to_pylist())
        refuse_loss(before, tables, in_draft, dropped, kept_out)
        hashes = hash_changed(normalized, tables, kept_out)
        version = checked_name(normalized, name) if name else next_version(normalized, now.date())
        inputs = read_inputs(workspace.raw)
        facts = Facts(version, now, code_version, inputs, kept_out, _told(dropped))
        files = _files_of(tables, before, facts, hashes)
        with noted_pending(normalized, version, files[PACKAGE]):
            disk.place_folder(disk.write_folder(normalized / version, files), normalized / version)
        recover(normalized)
    return Released(find_version(normalized, version), kept_out, cleaned)


def _told(dropped: Dropped) -> tuple[tuple[str, str], ...]:
    """Each name that is let go, with the reason on one line."""
    reason = " ".join(dropped.reason.split())
    return tuple((name, reason) for name in dropped.names)


def _files_of(
    tables: Tables, before: Side | None, facts: Facts, hashes: Mapping[str, str]
) -> dict[str, bytes]:
    """Name -> bytes of all that a version's folder holds: the tables, the difference to the version before, the package."""
    files = encode_tables(tables)
    files[CHANGES] = write_changes(before, Side(facts.version, tables, facts.inputs), facts)
    old = before or Side("", {})
    files[DELTA] = write_delta(old.name or None, old.tables, facts.version, tables)
    files[PACKAGE] = describe(tables, files, facts, hashes)
    return files


def _before(workspace: Workspace) -> Side | None:
    newest = latest_version(workspace.normalized)
    if newest is None:
        return None
    directory = workspace.normalized / newest.version
    return Side(newest.version, read_tables(directory), inputs_of(directory, workspace.raw))
