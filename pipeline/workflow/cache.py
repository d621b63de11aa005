"""The inputs of the words and the rows of a notice, so that only what changed is made again; and the words that are kept.

Of words the hash is kept under `.cache/`: they themselves stand in `extracted/<notice_id>/`, once.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from pipeline.base import disk
from pipeline.model.extracted_files import FILE_NAMES
from pipeline.workflow.workspace import Workspace

# What comes after reading: changing it changes nothing in extracted/; and what comes after the rows of a notice.
AFTER_WORDS = frozenset({"answers", "cli", "compose", "diff", "join", "match", "report", "store"})
AFTER_ROWS = frozenset({"answers", "cli", "diff"})
LIBRARIES = (
    "jieba",
    "lxml",
    "msdoc2docx",
    "msgspec",
    "pdfplumber",
    "pypdfium2",
    "python-calamine",
    "xlrd",
)
PACKAGE = Path(__file__).parents[1]
# Bytes that are read of a file at once.
PIECE = 256 * 1024


def reading_key(manifest: bytes) -> str:
    """The inputs of the words of a notice: notice.toml (which holds the hashes of its files), the rules and the code."""
    return hashlib.sha256(code_key(AFTER_WORDS).encode() + manifest).hexdigest()


def rows_key(raw: str, said: Sequence[object]) -> str:
    """The inputs of the rows of a notice: the files of raw/<notice_id>/ (`raw`, see `raw_digest`), what else people said of
    it, the rules, the reference and the code."""
    digest = hashlib.sha256(code_key(AFTER_ROWS).encode() + raw.encode())
    for one in said:
        digest.update(f"{one!r}\0".encode(errors="backslashreplace"))
    return digest.hexdigest()


def raw_digest(folder: Path) -> str:
    """A hash of every file of raw/<notice_id>/ (`folder`). A link out of the root is not followed."""
    digest = hashlib.sha256()
    space = Workspace(folder.parents[1])
    for one in _listed(folder):
        if one.is_symlink() and not space.holds(Path(one.path)):
            found = f"a link to {Path(one.path).readlink()}"
        elif _is_file(one):
            found = file_digest(one.path)
        else:
            continue
        digest.update(f"{one.name}\0{found}\0".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _is_file(one: os.DirEntry[str]) -> bool:
    """Whether it is a file, or a link to one; a ring of links is none, and no error."""
    return Path(one.path).is_file() if one.is_symlink() else one.is_file()


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder, by name."""
    with os.scandir(folder) as inside:
        return sorted(inside, key=lambda one: one.name)


def words_digest(folder: Path) -> str:
    """A hash of the files of extracted/<notice_id>/ (`folder`) that are ours; "" where there is no such folder."""
    digest = hashlib.sha256()
    try:
        for one in _listed(folder):
            if _is_ours(one.name):
                digest.update(f"{one.name}\0{file_digest(one.path)}\0".encode())
    except OSError:
        return ""
    return digest.hexdigest()


def file_digest(path: str | Path) -> str:
    """SHA-256 of a file in hexadecimal, read in pieces."""
    digest = hashlib.sha256()
    # Most files are one piece: what `hashlib.file_digest` does around it costs more than the hash.
    with open(path, "rb", buffering=0) as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _is_ours(name: str) -> bool:
    return name in FILE_NAMES or name.endswith(disk.PARTIAL)


@cache
def code_key(after: frozenset[str]) -> str:
    """A hash of the code and rules but the packages in `after`, and of the versions of the libraries they use."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        inside = path.relative_to(PACKAGE)
        if path.suffix in {".py", ".toml", ".csv"} and inside.parts[0] not in after:
            digest.update(
                f"{inside.as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest()
            )
    for name in LIBRARIES:
        digest.update(f"{name}={importlib.metadata.version(name)}\0".encode())
    return digest.hexdigest()


def load_files(space: Workspace, notice_id: str, key: str) -> dict[str, str] | None:
    """The texts of extracted/<notice_id>/, made under this key and unchanged since; else None."""
    try:
        said = json.loads(space.reading(notice_id).read_text(encoding="utf-8"))
        folder = sorted(space.words(notice_id).iterdir())
        files = {path.name: path.read_bytes().decode() for path in folder if _is_ours(path.name)}
    except (OSError, ValueError, RecursionError):
        return None
    return files if said == {"key": key, "files": _hashes(files)} else None


def note_files(space: Workspace, notice_id: str, key: str, files: Mapping[str, str]) -> None:
    """Remember under which key the texts of extracted/<notice_id>/ were made."""
    record = {"key": key, "files": _hashes(files)}
    disk.replace_unsynced(space.reading(notice_id), json.dumps(record).encode())


def _hashes(files: Mapping[str, str]) -> dict[str, str]:
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in sorted(files.items())}
