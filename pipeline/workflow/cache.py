"""`.cache/`: what was read from which files by which code, so that only what changed is read again. It may be deleted.

What is kept is the hash of what stands in `extracted/<notice_id>/`; the words themselves stand there, once.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from functools import cache
from pathlib import Path

# What comes after reading: changing it changes nothing in extracted/.
AFTER = {"answers", "cli", "compose", "diff", "join", "match", "report", "store"}
LIBRARIES = ("pypdfium2", "pdfplumber", "python-docx", "lxml")
PACKAGE = Path(__file__).parents[1]


def reading_key(manifest: bytes) -> str:
    """What the words of a notice depend on: notice.toml (which holds the hashes of its files), the rules and the code."""
    return hashlib.sha256(code_key().encode() + manifest).hexdigest()


@cache
def code_key() -> str:
    """A hash of the code and rules that read and extract, and of the versions of the libraries they use."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        inside = path.relative_to(PACKAGE)
        if path.suffix in {".py", ".toml", ".csv"} and inside.parts[0] not in AFTER:
            digest.update(
                f"{inside.as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest()
            )
    for name in LIBRARIES:
        digest.update(f"{name}={importlib.metadata.version(name)}\0".encode())
    return digest.hexdigest()


def load_files(root: Path, notice_id: str, key: str) -> dict[str, str] | None:
    """The texts of extracted/<notice_id>/, made under this key and unchanged since; else None."""
    try:
        said = json.loads(_record(root, notice_id).read_text(encoding="utf-8"))
        folder = root / "extracted" / notice_id
        files = {path.name: path.read_bytes().decode() for path in sorted(folder.iterdir())}
    except (OSError, ValueError):
        return None
    return files if said == {"key": key, "files": _hashes(files)} else None


def note_files(root: Path, notice_id: str, key: str, files: dict[str, str]) -> None:
    """Remember under which key the texts of extracted/<notice_id>/ were made."""
    path = _record(root, notice_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    partial.write_text(json.dumps({"key": key, "files": _hashes(files)}), encoding="utf-8")
    partial.replace(path)


def _record(root: Path, notice_id: str) -> Path:
    return root / ".cache" / "read" / f"{notice_id}.json"


def _hashes(files: dict[str, str]) -> dict[str, str]:
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in sorted(files.items())}
