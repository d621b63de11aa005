"""Temporary folders and unfinished files that do not pile up: what a killed run left is swept by the next one."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.base.disk import PARTIAL

PREFIX = "catalogue-run-"
# Seconds in which a folder may stand without its lock: it has just been made.
YOUNG = 60.0
_LOCK = "lock"
# The end of the name of an unfinished file: see `disk.partial_of`.
_WRITER = re.compile(rf"\.([0-9]{{1,9}})-[0-9a-f]{{8}}{re.escape(PARTIAL)}\Z")


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder for the length of a block. It is locked meanwhile, and the system frees the lock of a killed run, so that the
    next run knows that the folder is nobody's. On Windows nothing is locked, and nothing swept."""
    sweep_temporary()
    with tempfile.TemporaryDirectory(prefix=PREFIX) as name:
        handle = _lock(Path(name))
        try:
            yield Path(name)
        finally:
            if handle is not None:
                os.close(handle)


def sweep_temporary() -> list[str]:
    """Delete the folders that killed runs of this person left; returns their names."""
    if sys.platform == "win32":
        return []
    swept = []
    for path in sorted(Path(tempfile.gettempdir()).glob(f"{PREFIX}*")):
        with suppress(OSError):
            if _is_ours(path) and (handle := _lock(path)) is not None:
                shutil.rmtree(path)
                os.close(handle)
                swept.append(path.name)
    return swept


def sweep_unfinished(folder: Path) -> None:
    """Delete the unfinished files of a folder whose writers have ended: their names say which process wrote them. On Windows
    nobody can ask, and they stay."""
    for path in folder.glob(f".*{PARTIAL}") if sys.platform != "win32" else ():
        writer = _WRITER.search(path.name)
        if writer and not path.is_symlink() and _has_ended(int(writer[1])):
            with suppress(OSError):
                path.unlink()


def _has_ended(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        return False
    return False


def _is_ours(path: Path) -> bool:
    found = path.lstat()
    is_folder = path.is_dir() and not path.is_symlink()
    return is_folder and found.st_uid == os.getuid() and time.time() - found.st_mtime > YOUNG


def _lock(folder: Path) -> int | None:
    """The open file that holds a folder; None where another process holds it, or the system knows no such lock."""
    if sys.platform == "win32":
        return None
    import fcntl

    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
