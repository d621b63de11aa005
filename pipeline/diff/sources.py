"""The two sides of a difference, opened: a version, the draft, a notice of either, or what a git revision holds."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import NamedTuple

from pipeline.base.errors import UserError
from pipeline.base.printable import one_line
from pipeline.base.temporary import temporary_folder
from pipeline.diff.models import Side
from pipeline.store.inputs import inputs_of
from pipeline.store.tables import read_tables
from pipeline.store.versions import NAME, PACKAGE, VERSIONS, latest_version, version_directory


class Places(NamedTuple):
    """Where versions stand, and where what people decided does; both below the root of one project."""

    normalized: Path
    raw: Path


def open_version(places: Places, name: str) -> Side:
    """`draft`, `latest` or a version; UserError where it does not stand."""
    directory = version_directory(places.normalized, name)
    return Side(directory.name, read_tables(directory), inputs_of(directory, places.raw))


def open_newest(places: Places) -> Side:
    """The draft, or where there is none the latest version."""
    return open_version(places, "draft" if (places.normalized / "draft").is_dir() else "latest")


def open_notices(places: Places, a: str, b: str, version: str | None = None) -> tuple[Side, Side]:
    """Two notices of one version (default: the draft, else the latest); UserError names the notices there are."""
    side = open_version(places, version) if version else open_newest(places)
    known = (
        sorted(side.tables["notices"]["notice_id"].to_pylist()) if "notices" in side.tables else []
    )
    for name in (a, b):
        if name not in known:
            there = ", ".join(known)
            raise UserError(
                f"no notice {name} in {side.name}; there are: {there or 'none'}",
                f"{side.name} 中没有通知 {name}；现有：{there or '无'}",
            )
    first, second = (Side(name, side.tables, side.inputs, name) for name in (a, b))
    return first, second


def is_version(name: str) -> bool:
    """Whether a name is that of a version (a date), of the draft or of the latest."""
    return name in {"draft", "latest"} or bool(NAME.fullmatch(name))


def open_revision(places: Places, revision: str, like: Side) -> Side:
    """The latest version that a git revision holds; without rows, in the columns of `like`, where it holds none."""
    root, name = places.normalized.parent, places.normalized.name
    with temporary_folder() as folder:
        normalized = folder / name
        normalized.mkdir()
        words = ("ls-tree", "-r", "-z", "--name-only", revision, "--", f"{name}/")
        paths = _git(root, *words).decode().split("\0")
        said = [path for path in paths if path.endswith((PACKAGE, VERSIONS))]
        _copy(root, revision, said, folder)
        newest = latest_version(normalized)
        if newest is None:
            empty = {name: table.slice(0, 0) for name, table in like.tables.items()}
            return Side(f"{revision} (no version)", empty, like.inputs)
        tables = [path for path in paths if path.startswith(f"{name}/{newest.version}/")]
        _copy(root, revision, [path for path in tables if path.endswith(".parquet")], folder)
        directory = normalized / newest.version
        inputs = inputs_of(directory, places.raw)
        # The folder goes: what it holds is read now.
        return Side(f"{revision} ({newest.version})", dict(read_tables(directory)), inputs)


def _copy(root: Path, revision: str, paths: list[str], folder: Path) -> None:
    for path in paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_git(root, "show", f"{revision}:./{path}"))


def _git(root: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise UserError(
            "git is not installed: --git needs it", "未安装 git，--git 需要它"
        ) from error
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines()
        said = one_line(reason[0]) if reason else ""
        raise UserError(
            f"git {words[0]}: {said or 'failed'}", f"git {words[0]}：{said or '运行失败'}"
        )
    return done.stdout
