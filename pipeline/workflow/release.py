"""From draft to version: write-once, whole or not at all, and only what holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.diff.models import Side
from pipeline.report.changes import write_changes
from pipeline.store.inputs import inputs_of, read_inputs
from pipeline.store.package import Facts, content_hash, describe
from pipeline.store.tables import encode_tables, read_tables
from pipeline.store.verify import verify
from pipeline.store.versions import (
    NAME,
    PACKAGE,
    Version,
    find_version,
    latest_version,
    listed,
    next_version,
    order,
    read_package,
    read_versions,
    write_versions,
)
from pipeline.workflow.freshness import why_not_fresh
from pipeline.workflow.losses import find_losses
from pipeline.workflow.workspace import Workspace

CHANGES = "CHANGES.md"
Tables = Mapping[str, pa.Table]


@dataclass(frozen=True)
class Released:
    """What a release made: the version, the notices that errors kept out, and what was left of a killed run."""

    version: Version
    kept_out: tuple[str, ...]
    cleaned: tuple[str, ...]


@dataclass(frozen=True)
class Dropped:
    """What a person lets go: notices by their ids, lists and amounts as `id/list`, `id/programme`; and why."""

    names: tuple[str, ...] = ()
    reason: str = ""


def release(
    root: Path,
    now: datetime,
    code_version: str,
    name: str | None = None,
    dropped: Dropped = Dropped(),
) -> Released:
    """Write normalized/draft as normalized/<today> (or `name`) and its line in versions.csv.

    A new notice with an error is left out and told. UserError, and nothing changed, where another run is writing, the draft
    is not that of what stands in raw/, the version before does not verify or lies in the future, a notice, list or amount
    that it had would be lost and is not `dropped`, no notice is free of errors, nothing changed, the name is no date or
    taken, or the disk refuses.
    """
    if dropped.names and not dropped.reason.strip():
        raise UserError(
            "say why: catalogue release --without ID --reason '...'",
            "请写明原因：catalogue release --without ID --reason '...'",
        )
    workspace = Workspace(root)
    workspace.refuse_links()
    normalized = workspace.normalized
    with disk.locked(normalized), disk.explained(normalized):
        cleaned = tuple(disk.sweep(normalized))
        recover(normalized)
        draft = read_tables(workspace.draft)
        _refuse_stale(workspace)
        _check_before(normalized, now)
        before = _before(workspace)
        kept_out = notices_with_errors(draft)
        tables = without_notices(draft, (*kept_out, *dropped.names))
        _refuse_loss(before, tables, dropped, kept_out)
        _refuse(normalized, tables, kept_out)
        version = _name(normalized, name) if name else next_version(normalized, now.date())
        reason = " ".join(dropped.reason.split())
        told = tuple((name, reason) for name in dropped.names)
        facts = Facts(version, now, code_version, read_inputs(workspace.raw), kept_out, told)
        files = encode_tables(tables)
        files[CHANGES] = write_changes(before, Side(version, tables, facts.inputs), facts)
        files[PACKAGE] = describe(tables, files, facts)
        disk.place_folder(disk.write_folder(normalized / version, files), normalized / version)
        recover(normalized)
    return Released(find_version(normalized, version), kept_out, cleaned)


def _refuse_stale(workspace: Workspace) -> None:
    if words := why_not_fresh(workspace):
        raise UserError(*words)


def _check_before(normalized: Path, now: datetime) -> None:
    """The version before must hold, and must not lie in the future: a clock that went back makes versions out of order."""
    newest = latest_version(normalized)
    if newest is None:
        return
    found = verify(normalized, newest.version)
    if found.problems:
        raise UserError(
            f"version {newest.version} does not verify: {found.problems[0]}; restore it from git first",
            f"版本 {newest.version} 未通过验证：{found.problems[0]}；请先从 git 恢复",
        )
    if now.isoformat() < newest.created:
        raise UserError(
            f"the clock says {now.isoformat()}, and {newest.version} was made at {newest.created}; set the clock",
            f"系统时间为 {now.isoformat()}，而 {newest.version} 生成于 {newest.created}；请校正时钟",
        )


def _refuse_loss(
    before: Side | None, tables: Tables, dropped: Dropped, kept_out: tuple[str, ...]
) -> None:
    losses = [] if before is None else find_losses(before.tables, tables)
    unsaid = [loss for loss in losses if loss.name not in dropped.names]
    if unsaid and before is not None:
        why = f" (errors stand in {', '.join(kept_out)})" if kept_out else ""
        reason = f"（{'、'.join(kept_out)} 中有错误）" if kept_out else ""
        names = " ".join(f"--without {loss.name}" for loss in unsaid)
        raise UserError(
            f"{before.name} had {', '.join(loss.words.en for loss in unsaid)}, and the draft has not{why};"
            f" mend it, or say: catalogue release {names} --reason '...'",
            f"{before.name} 有而草稿没有：{'、'.join(loss.words.zh for loss in unsaid)}{reason}；"
            f"请补正，或使用 catalogue release {names} --reason '...'",
        )


def recover(normalized: Path) -> None:
    """Write the line of a version that a killed run left without one."""
    versions = read_versions(normalized)
    if versions != listed(normalized):
        write_versions(normalized, versions)


def withdraw(normalized: Path, name: str, reason: str, now: datetime) -> Version:
    """Mark a version as found wrong; its files stay. UserError where it is withdrawn already or no reason is given."""
    if not reason.strip():
        raise UserError(
            "say why: catalogue release --withdraw VERSION --reason '...'",
            "请写明原因：catalogue release --withdraw VERSION --reason '...'",
        )
    with disk.locked(normalized), disk.explained(normalized):
        disk.sweep(normalized)
        recover(normalized)
        version = find_version(normalized, name)
        if version.withdrawn_on:
            raise UserError(
                f"{name} was withdrawn on {version.withdrawn_on}: {version.reason}",
                f"{name} 已于 {version.withdrawn_on} 撤回：{version.reason}",
            )
        marked = replace(
            version, withdrawn_on=now.date().isoformat(), reason=" ".join(reason.split())
        )
        others = [other for other in listed(normalized) if other.version != name]
        write_versions(normalized, [*others, marked])
    return marked


def notices_with_errors(tables: Tables) -> tuple[str, ...]:
    """Notices with an error that nobody accepted, sorted."""
    issues = tables["issues"]
    wrong = issues.filter(
        pc.and_(pc.equal(issues["severity"], "error"), pc.is_null(issues["accepted"]))
    )
    return tuple(sorted({name for name in wrong["notice_id"].to_pylist() if name is not None}))


def without_notices(tables: Tables, notices: tuple[str, ...]) -> dict[str, pa.Table]:
    """The tables without the rows of some notices; a period that one of those had closed is open again."""
    if not notices:
        return dict(tables)
    gone = pa.array(notices, pa.string())
    kept = {
        name: table.filter(pc.invert(pc.is_in(table["notice_id"], gone)))
        if "notice_id" in table.column_names
        else table
        for name, table in tables.items()
    }
    return _reopen(kept, tables["notices"].filter(pc.is_in(tables["notices"]["notice_id"], gone)))


def _reopen(tables: dict[str, pa.Table], gone: pa.Table) -> dict[str, pa.Table]:
    """`catalogue` closes the period of a superseded notice; without the later notice it ends as printed."""
    superseded = set(gone["supersedes"].to_pylist()) - set(
        tables["notices"]["supersedes"].to_pylist()
    )
    if "catalogue" not in tables or not superseded - {None}:
        return tables
    notices = tables["notices"].select(["notice_id", "effective_to"]).to_pydict()
    printed = dict(zip(notices["notice_id"], notices["effective_to"], strict=True))
    table = tables["catalogue"]
    ends = [
        printed[notice] if notice in superseded else end
        for notice, end in zip(
            table["notice_id"].to_pylist(), table["effective_to"].to_pylist(), strict=True
        )
    ]
    field = table.schema.field("effective_to")
    place = table.schema.get_field_index("effective_to")
    return {**tables, "catalogue": table.set_column(place, field, pa.array(ends, field.type))}


def _refuse(normalized: Path, tables: Tables, kept_out: tuple[str, ...]) -> None:
    if not tables["notices"].num_rows:
        names = ", ".join(kept_out)
        raise UserError(
            f"nothing to release: errors stand in {names or 'the draft, which is empty'}",
            f"没有可发布的内容：{f'{names} 中有错误' if names else '草稿为空'}",
        )
    hashes = {name: content_hash(table) for name, table in tables.items()}
    newest = latest_version(normalized)
    for version in read_versions(normalized):
        if version == newest or version.withdrawn_on:
            package = read_package(normalized / version.version)
            if {
                resource["name"]: resource["content_hash"] for resource in package["resources"]
            } == hashes:
                gone = bool(version.withdrawn_on)
                en = f", which was withdrawn: {version.reason}" if gone else ""
                zh = f"（已撤回：{version.reason}）" if gone else ""
                raise UserError(
                    f"nothing changed since {version.version}{en}; no version was written",
                    f"自 {version.version}{zh} 以来没有变动，未写入版本",
                )


def _name(normalized: Path, name: str) -> str:
    if not NAME.fullmatch(name):
        raise UserError(
            f"{name} is no version: a version is a date, 2026-11-21, then 2026-11-21.2",
            f"{name} 不是版本号：版本号为日期，如 2026-11-21，其次 2026-11-21.2",
        )
    taken = [version.version for version in read_versions(normalized)]
    if taken and order(name) <= order(taken[-1]):
        raise UserError(
            f"version {name} would not come after {taken[-1]}; a version is written once",
            f"版本 {name} 不在 {taken[-1]} 之后；版本只写一次",
        )
    return name


def _before(workspace: Workspace) -> Side | None:
    newest = latest_version(workspace.normalized)
    if newest is None:
        return None
    directory = workspace.normalized / newest.version
    return Side(newest.version, read_tables(directory), inputs_of(directory, workspace.raw))
