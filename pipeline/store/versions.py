"""The versions that were released, and which of them were found wrong: `normalized/versions.csv` beside the folders.

A version's folder, renamed into place, is the release; its line here follows. A run killed between the two leaves a
folder without a line and a note of it (see `pending`), and the next run writes the line; until then the folder counts as
released. A folder without a line and without that note has lost it, and with it perhaps a withdrawal: it is refused.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.base import disk
from pipeline.base.edited_csv import EditedRow, read_table
from pipeline.base.errors import UserError
from pipeline.base.printable import quoted
from pipeline.store.json_file import check_shape, read_json
from pipeline.store.package_shape import Package
from pipeline.store.pending import forget_pending, is_pending

PACKAGE = "datapackage.json"
VERSIONS = "versions.csv"
RESTORE = ("restore it from git", "请从 git 恢复")
_COUNT = re.compile(r"[0-9]{1,12}")
NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(\.([2-9]|[1-9][0-9]{1,5}))?")


@dataclass(frozen=True)
class Version:
    """One released version; `package_sha256` is of its datapackage.json; `withdrawn_on` is empty while it holds."""

    version: str
    created: str
    notices: int
    rows: int
    package_sha256: str
    withdrawn_on: str = ""
    reason: str = ""


def order(version: str) -> tuple[str, int]:
    """Sort key: 2026-11-21 before 2026-11-21.2 before 2026-11-21.10."""
    day, _, number = version.partition(".")
    return day, int(number or 1)


def read_package(directory: Path) -> dict[str, Any]:
    """datapackage.json of a folder of tables; UserError where it is missing or does not hold what it must."""
    path = directory / PACKAGE
    if not path.exists():
        raise UserError(f"{path} is missing", f"缺少 {path}")
    package = read_json(path, dict[str, Any], RESTORE)
    check_shape(path, package, Package, RESTORE)
    return package


def listed(normalized: Path) -> list[Version]:
    """The lines of versions.csv, oldest first; UserError names a line that cannot be read."""
    path = normalized / VERSIONS
    if not path.exists():
        return []
    rows = read_table(path, [field.name for field in fields(Version)])
    found = [_version(path, row) for row in rows]
    _refuse_twice(path, rows)
    return sorted(found, key=lambda version: order(version.version))


def _version(path: Path, row: EditedRow) -> Version:
    name, created, notices, count, *texts = row.cells
    if not (NAME.fullmatch(name) and _COUNT.fullmatch(notices) and _COUNT.fullmatch(count)):
        said = quoted(",".join(row.cells))
        raise UserError(
            f"{path}:{row.line}: {said} is no version with its numbers of notices and rows; {RESTORE[0]}",
            f"{path}:{row.line}：{said} 不是版本及其通知数、行数；{RESTORE[1]}",
        )
    _check_withdrawal(path, row)
    return Version(name, created, int(notices), int(count), *texts)


def _check_withdrawal(path: Path, row: EditedRow) -> None:
    """A withdrawal is a day and a reason, or neither."""
    day, reason = row.cells[-2:]
    if bool(day) == bool(reason) and (not day or _is_day(day)):
        return
    raise UserError(
        f"{path}:{row.line}: withdrawn_on is {quoted(day)}, reason {quoted(reason)}: "
        f"they must be a day and why, or both empty; {RESTORE[0]}",
        f"{path}:{row.line}：withdrawn_on 为 {quoted(day)}，reason 为 {quoted(reason)}："
        f"应为日期和原因，或都为空；{RESTORE[1]}",
    )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _refuse_twice(path: Path, rows: list[EditedRow]) -> None:
    first: dict[str, int] = {}
    for row in rows:
        if (line := first.setdefault(row.cells[0], row.line)) != row.line:
            raise UserError(
                f"{path}:{row.line}: {row.cells[0]} stands in line {line} too; {RESTORE[0]}",
                f"{path}:{row.line}：{row.cells[0]} 与第 {line} 行重复；{RESTORE[1]}",
            )


def folders(normalized: Path) -> list[str]:
    """Names of the version folders that stand, oldest first."""
    names = [
        path.name for path in normalized.glob("*") if path.is_dir() and NAME.fullmatch(path.name)
    ]
    return sorted(names, key=order)


def read_versions(normalized: Path) -> list[Version]:
    """Every released version, oldest first, the one included whose line is still to be written. UserError where one has lost
    its line."""
    known = {version.version: version for version in listed(normalized)}
    for name in folders(normalized):
        if name not in known:
            known[name] = _still_to_write(normalized, name)
    return sorted(known.values(), key=lambda version: order(version.version))


def _still_to_write(normalized: Path, name: str) -> Version:
    own = describe_folder(normalized / name)
    if is_pending(normalized, name, (normalized / name / PACKAGE).read_bytes()):
        return own
    path = normalized / VERSIONS
    raise UserError(
        f"{path} has no line of {name}, so that nobody knows whether it was withdrawn; {RESTORE[0]}",
        f"{path} 中没有 {name} 的行，无从得知其是否已撤回；{RESTORE[1]}",
    )


def describe_folder(directory: Path) -> Version:
    """The line of versions.csv that a version's folder stands for."""
    package = read_package(directory)
    rows = {str(resource["name"]): int(resource["rows"]) for resource in package["resources"]}
    digest = hashlib.sha256((directory / PACKAGE).read_bytes()).hexdigest()
    return Version(
        directory.name, str(package["created"]), rows.get("notices", 0), sum(rows.values()), digest
    )


def latest_version(normalized: Path) -> Version | None:
    """The newest version that is not withdrawn; None where nothing is released."""
    holding = [version for version in read_versions(normalized) if not version.withdrawn_on]
    return holding[-1] if holding else None


def find_version(normalized: Path, name: str) -> Version:
    """A released version by name, or by `latest`; UserError names the versions there are."""
    if name == "latest" and (newest := latest_version(normalized)):
        return newest
    for version in read_versions(normalized):
        if version.version == name:
            return version
    known = ", ".join(version.version for version in read_versions(normalized))
    raise UserError(
        f"no version {name}; there are: {known or 'none'}",
        f"没有版本 {name}；现有：{known or '无'}",
    )


def version_directory(normalized: Path, name: str) -> Path:
    """Folder of `draft`, of `latest` or of a version; UserError where it does not stand."""
    if not normalized.parent.is_dir():
        raise UserError(
            f"there is no folder {normalized.parent}; say with --root where the project is",
            f"没有目录 {normalized.parent}；请用 --root 指明项目所在",
        )
    if name != "draft":
        return normalized / find_version(normalized, name).version
    if not (normalized / "draft").is_dir():
        raise UserError(
            f"no draft in {normalized}; run: catalogue extract",
            f"{normalized} 中没有草稿；请运行 catalogue extract",
        )
    return normalized / "draft"


def next_version(normalized: Path, today: date) -> str:
    """Today's date, or with .2, .3 ... where today has a version already."""
    taken = {version.version for version in read_versions(normalized)}
    names = (
        f"{today.isoformat()}{number}"
        for number in ["", *(f".{n}" for n in range(2, len(taken) + 3))]
    )
    return next(name for name in names if name not in taken)


def write_versions(normalized: Path, versions: list[Version]) -> None:
    """Replace versions.csv, sorted, in one step."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [field.name for field in fields(Version)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        asdict(version) for version in sorted(versions, key=lambda version: order(version.version))
    )
    disk.replace_file(normalized / VERSIONS, text.getvalue().encode())


def recover(normalized: Path) -> None:
    """Write the line of a version that a killed run left without one. UserError where one has lost its line."""
    versions = read_versions(normalized)
    if versions != listed(normalized):
        write_versions(normalized, versions)
    forget_pending(normalized)
