"""Each reason for which no version is written, told before anything is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from pipeline.base.errors import Refused, UserError
from pipeline.diff.models import Side
from pipeline.store.content_hash import content_hash
from pipeline.store.verify import verify
from pipeline.store.versions import NAME, latest_version, order, read_package, read_versions
from pipeline.workflow.freshness import why_not_fresh
from pipeline.workflow.losses import Loss, find_losses
from pipeline.workflow.workspace import Workspace

Tables = Mapping[str, pa.Table]


@dataclass(frozen=True)
class Dropped:
    """The things that a person lets go: notices by their ids, lists and amounts as `id/list`, `id/programme`; and why."""

    names: tuple[str, ...] = ()
    reason: str = ""


NOTHING_DROPPED = Dropped()


def refuse_without_reason(dropped: Dropped) -> None:
    """UserError where something is let go and nobody says why."""
    if dropped.names and not dropped.reason.strip():
        raise UserError(
            "say why: catalogue release --without ID --reason '...'",
            "请写明原因：catalogue release --without ID --reason '...'",
        )


def refuse_stale(workspace: Workspace) -> None:
    """UserError where the draft is not made from what stands in raw/ now."""
    if words := why_not_fresh(workspace):
        raise Refused(*words)


def refuse_broken_past(normalized: Path, now: datetime) -> None:
    """The version before must hold, and must not lie in the future: a clock that went back makes versions out of order."""
    newest = latest_version(normalized)
    if newest is None:
        return
    found = verify(normalized, newest.version)
    if found.problems:
        raise Refused(
            f"version {newest.version} does not verify: {found.problems[0].en}; restore it from git first",
            f"版本 {newest.version} 未通过验证：{found.problems[0].zh}；请先从 git 恢复",
        )
    if now.isoformat() < newest.created:
        raise Refused(
            f"the clock says {now.isoformat()}, and {newest.version} was made at {newest.created}; set the clock",
            f"系统时间为 {now.isoformat()}，而 {newest.version} 生成于 {newest.created}；请校正时钟",
        )


def refuse_loss(
    before: Side | None,
    tables: Tables,
    in_draft: Collection[str],
    dropped: Dropped,
    kept_out: tuple[str, ...],
) -> None:
    """UserError where a notice, list or amount of the version before is gone and nobody has let it go, or where a name that is let
    go is none of these. `in_draft` are the notices of the draft."""
    losses = [] if before is None else find_losses(before.tables, tables)
    _refuse_wrong_names(losses, in_draft, dropped)
    unsaid = [loss for loss in losses if loss.name not in dropped.names]
    if unsaid and before is not None:
        why = f" (errors stand in {', '.join(kept_out)})" if kept_out else ""
        reason = f"（{'、'.join(kept_out)} 中有错误）" if kept_out else ""
        names = " ".join(f"--without {loss.name}" for loss in unsaid)
        raise Refused(
            f"{before.name} had {', '.join(loss.words.en for loss in unsaid)}, and the draft has not{why};"
            f" mend it, or say: catalogue release {names} --reason '...'",
            f"{before.name} 有而草稿没有：{'、'.join(loss.words.zh for loss in unsaid)}{reason}；"
            f"请补正，或使用 catalogue release {names} --reason '...'",
        )


def _refuse_wrong_names(
    losses: Sequence[Loss], in_draft: Collection[str], dropped: Dropped
) -> None:
    """A name that lets nothing go is a slip, and would stand in CHANGES.md as if it were true."""
    gone = {loss.name for loss in losses}
    wrong = [name for name in dropped.names if name not in gone and name not in in_draft]
    if wrong:
        there = ", ".join(sorted({*gone, *in_draft}))
        raise UserError(
            f"--without {wrong[0]}: nothing of that name would be let go; there are: {there}",
            f"--without {wrong[0]}：没有这样的通知、目录或金额可不收录；现有：{there}",
        )


def hash_changed(normalized: Path, tables: Tables, kept_out: tuple[str, ...]) -> Mapping[str, str]:
    """The hash of the content of each table. UserError where no notice is left, or where all tables are those of the last or
    of a withdrawn version."""
    if not tables["notices"].num_rows:
        names = ", ".join(kept_out)
        raise Refused(
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
                raise Refused(
                    f"nothing changed since {version.version}{en}; no version was written",
                    f"自 {version.version}{zh} 以来没有变动，未写入版本",
                )
    return hashes


def checked_name(normalized: Path, name: str) -> str:
    """The name, where it is a date later than each version's. UserError else."""
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
