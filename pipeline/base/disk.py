"""Every step that changes the disk, so that a test can stop at each of them and a failure says one line.

A version is written beside its place, synced, and renamed: a reader sees all of it or nothing.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.base.errors import UserError

PARTIAL = ".partial"
OLD = ".old"
LOCK = ".lock"


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn an OSError (full disk, read-only folder) into one line that names the place."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            f"cannot write {path}: {reason}; what stood there before is unchanged"
        ) from error


def make_directory(path: Path) -> None:
    """Create a folder that must not exist yet; its parents may."""
    path.mkdir(parents=True)


def write_file(path: Path, data: bytes) -> None:
    """Write and sync one file."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_directory(path: Path) -> None:
    """Make the names inside a folder last; Windows knows no such call and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def rename(source: Path, target: Path) -> None:
    """Move a file over a file, or a folder to a free name: one step, all or nothing."""
    source.replace(target)


def remove_tree(path: Path) -> None:
    """Delete a folder nobody can see any more."""
    shutil.rmtree(path)


def replace_file(path: Path, data: bytes) -> None:
    """Put new content in the place of a file; a reader sees the old or the new."""
    partial = path.with_name(f".{path.name}{PARTIAL}")
    write_file(partial, data)
    rename(partial, path)
    sync_directory(path.parent)


def write_folder(target: Path, files: dict[str, bytes]) -> Path:
    """Write `files` into a new hidden folder beside `target`, synced; return that folder, still to be renamed."""
    partial = target.with_name(f".{target.name}{PARTIAL}")
    make_directory(partial)
    try:
        for name, data in files.items():
            write_file(partial / name, data)
        sync_directory(partial)
    except OSError:
        remove_tree(partial)
        raise
    return partial


def place_folder(partial: Path, target: Path) -> None:
    """Rename a finished folder to its place; one that stands there steps aside first and is deleted after."""
    old = target.with_name(f".{target.name}{OLD}")
    if target.exists():
        rename(target, old)
    rename(partial, target)
    sync_directory(target.parent)
    if old.exists():
        remove_tree(old)


def sweep(parent: Path) -> list[str]:
    """Clean up after a killed run: drop what is unfinished, put back what had stepped aside. Returns the names met."""
    done = []
    for path in sorted(parent.glob(".*")):
        home = path.with_name(path.name.removeprefix(".").removesuffix(OLD))
        if path.name.endswith(OLD) and not home.exists():
            rename(path, home)
        elif path.name.endswith((OLD, PARTIAL)):
            remove_tree(path) if path.is_dir() else path.unlink()
        else:
            continue
        done.append(path.name)
    return done


@contextmanager
def locked(parent: Path) -> Iterator[None]:
    """Hold `parent` against a second run, which is told so at once; the system frees the lock of a killed run."""
    with explained(parent):
        parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(parent / LOCK, os.O_RDWR | os.O_CREAT)
    try:
        if not _take(handle):
            raise UserError(
                f"another run is writing {parent}: wait until it has ended, then run this again"
            )
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
