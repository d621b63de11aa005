"""The version whose folder a release puts into place before it writes its line: `normalized/.pending` names it.

Without this note a folder that has no line in versions.csv has lost it, and nobody knows whether it was withdrawn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.base import disk

PENDING = ".pending"


@contextmanager
def noted_pending(normalized: Path, name: str, package: bytes) -> Iterator[None]:
    """Says, before the block puts the folder of a version into place, that its line will follow; `package` is its
    datapackage.json. Where the block fails (a full disk) and no folder stands, nothing is pending any more."""
    disk.replace_file(normalized / PENDING, _note(name, package))
    try:
        yield
    finally:
        if not (normalized / name).exists():
            forget_pending(normalized)


def is_pending(normalized: Path, name: str, package: bytes) -> bool:
    """Whether a release that was killed left this version, with this datapackage.json, without its line."""
    path = normalized / PENDING
    return path.is_file() and path.read_bytes() == _note(name, package)


def forget_pending(normalized: Path) -> None:
    """Once each folder has its line, nothing is pending."""
    disk.remove_file(normalized / PENDING)


def _note(name: str, package: bytes) -> bytes:
    return f"{name} {hashlib.sha256(package).hexdigest()}\n".encode()
