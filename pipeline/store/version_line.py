"""What a line of versions.csv says, held against the folder it is the line of."""

from __future__ import annotations

from pathlib import Path

from pipeline.base.language import Words
from pipeline.store.pending import is_pending
from pipeline.store.versions import (
    PACKAGE,
    VERSIONS,
    Version,
    describe_folder,
    listed,
)


def check_line(normalized: Path, name: str) -> list[Words]:
    """What in the line of a version is not so by its folder. None: the line that a killed run left to be written. The day of
    a withdrawal is held against that of the release, its reason against nothing. UserError where the list or the package
    cannot be read."""
    line = next((version for version in listed(normalized) if version.version == name), None)
    if line is None:
        package = (normalized / name / PACKAGE).read_bytes()
        return [] if is_pending(normalized, name, package) else [_without_line()]
    own = describe_folder(normalized / name)
    problems = [] if line.package_sha256 == own.package_sha256 else [is_another(PACKAGE)]
    problems += [
        _differs(column, str(said), str(there))
        for column, said, there in (
            ("created", line.created, own.created),
            ("notices", line.notices, own.notices),
            ("rows", line.rows, own.rows),
        )
        if said != there
    ]
    return problems + _withdrawal(line, own.created[:10])


def is_another(name: str) -> Words:
    """That a file is not the one whose hash was written down."""
    return Words(
        f"{name} is not the file that was released (its hash is another)",
        f"{name} 不是发布时的文件（哈希不同）",
    )


def _without_line() -> Words:
    return Words(
        f"it has no line in {VERSIONS}; restore it from git",
        f"{VERSIONS} 中没有该版本；请从 git 恢复",
    )


def _differs(column: str, said: str, there: str) -> Words:
    return Words(
        f"{VERSIONS} says {column} {said}, {PACKAGE} {there}",
        f"{VERSIONS} 的 {column} 为 {said}，{PACKAGE} 为 {there}",
    )


def _withdrawal(line: Version, day: str) -> list[Words]:
    """Days in ISO form are ordered as texts."""
    if not line.withdrawn_on or line.withdrawn_on >= day:
        return []
    return [
        Words(
            f"{VERSIONS} says withdrawn_on {line.withdrawn_on}, before it was released on {day}",
            f"{VERSIONS} 的 withdrawn_on 为 {line.withdrawn_on}，早于发布日期 {day}",
        )
    ]
