"""A version found wrong is marked so; its files stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.store.versions import Version, find_version, listed, recover, write_versions


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
