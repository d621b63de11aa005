"""Every step that changes the disk, so that a test can stop at each of them and a failure says one line.

A file or a version is written beside its place, under a name no other process uses, synced, and renamed: a reader sees
all of it or nothing.
"""

from __future__ import annotations

import glob
import os
import secrets
import shutil
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

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
            f"cannot write {path}: {reason}; what stood there before is unchanged",
            f"无法写入 {path}（{reason}）；原有内容未变",
        ) from error


def make_directory(path: Path) -> None:
    """Create a folder that must not exist yet; its parents may."""
    path.mkdir(parents=True)


def write_file(path: Path, data: bytes) -> None:
    """Write and sync one file."""
    with path.open("wb") as file:
        file.write(data)
        sync_file(file)


def sync_file(file: BinaryIO) -> None:
    """Make what was written to an open file last."""
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


def remove_file(path: Path) -> None:
    """Delete a file, if it is there."""
    path.unlink(missing_ok=True)


def partial_of(path: Path) -> Path:
    """A hidden name beside a place, used by no other process and no other thread."""
    return path.with_name(f".{path.name[:80]}.{os.getpid()}-{secrets.token_hex(4)}{PARTIAL}")


def replace_file(path: Path, data: bytes) -> None:
    """Put new content in the place of a file; a reader sees the old or the new. The folder is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = partial_of(path)
    with _removed_on_failure(partial):
        write_file(partial, data)
        rename(partial, path)
    sync_directory(path.parent)


def replace_unsynced(path: Path, data: bytes) -> None:
    """As `replace_file`, for what can be made again and is checked when it is read: a power failure may damage it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = partial_of(path)
    with _removed_on_failure(partial):
        partial.write_bytes(data)
        rename(partial, path)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to be written bit by bit: it takes its place when the block ends without an error, and leaves nothing else."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = partial_of(path)
    try:
        with partial.open("xb") as file:
            yield file
            sync_file(file)
        rename(partial, path)
    finally:
        remove_file(partial)


@contextmanager
def making(path: Path) -> Iterator[Path]:
    """A hidden name beside a place for a library that writes its files itself, of this name or one that begins with it: the file
    takes its place when the block ends without an error, and nothing else is left."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = partial_of(path)
    try:
        yield partial
        with partial.open("rb+") as file:
            sync_file(file)
        rename(partial, path)
    finally:
        for left in path.parent.glob(f"{glob.escape(partial.name)}*"):
            remove_file(left)


@contextmanager
def _removed_on_failure(partial: Path) -> Iterator[None]:
    """A full disk or a refused rename leaves no half of a file behind."""
    try:
        yield
    except OSError:
        with suppress(OSError):
            remove_file(partial)
        raise


def update_folder(folder: Path, files: Mapping[str, bytes], ours: Collection[str]) -> None:
    """Make a folder hold these files: each that changed is replaced whole, and those named in `ours` that are no longer made
    are removed, as is what a killed run left. Files that others put there stay. UserError where the folder is a link: what it leads to is not ours.

    Nothing is synced: the folder can be made again from what it was made of.
    """
    if folder.is_symlink():
        raise UserError(
            f"{folder}: a link, to {folder.readlink()}; remove the link, the folder is made anew",
            f"{folder}：是指向 {folder.readlink()} 的链接；请删除该链接，目录会重新生成",
        )
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = folder / name
        if path.is_symlink() or not path.is_file() or path.read_bytes() != data:
            partial = partial_of(path)
            with _removed_on_failure(partial):
                partial.write_bytes(data)
                rename(partial, path)
    for name in set(ours) - files.keys():
        remove_file(folder / name)
    for path in folder.glob(f".*{PARTIAL}"):
        remove_file(path)


def write_folder(target: Path, files: Mapping[str, bytes]) -> Path:
    """Write `files` into a new hidden folder beside `target`, synced; return that folder, still to be renamed."""
    partial = partial_of(target)
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
    """Clean up after a killed run: drop what is unfinished, put back what had stepped aside. Returns the names met.

    To be called under the lock of `parent`: what is unfinished then is nobody's.
    """
    done = []
    for path in sorted(parent.glob(".*")):
        if path.is_symlink():
            continue
        home = path.with_name(path.name.removeprefix(".").removesuffix(OLD))
        if path.name.endswith(OLD) and not home.exists():
            rename(path, home)
        elif path.name.endswith((OLD, PARTIAL)):
            remove_tree(path) if path.is_dir() else remove_file(path)
        else:
            continue
        done.append(path.name)
    return done


@contextmanager
def locked(parent: Path) -> Iterator[None]:
    """Hold `parent` against a second run, which is told so at once; the system frees the lock of a killed run."""
    # Imported here: it loads asyncio, which the processes that only read need not wait for.
    from filelock import FileLock, Timeout

    with explained(parent):
        parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(parent / LOCK, timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise UserError(
                f"another run is writing {parent}: wait until it has ended, then run this again",
                f"另一进程正在写入 {parent}：请待其结束后再运行",
            ) from error
    try:
        yield
    finally:
        lock.release()
