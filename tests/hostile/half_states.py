"""What must stand after a killed run: the old or the new, whole; and what the next run must make of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from pipeline.base.disk import OLD, PARTIAL
from pipeline.store.content_hash import content_hash
from pipeline.store.pending import PENDING
from pipeline.store.tables import read_table
from pipeline.store.verify import verify
from pipeline.store.versions import listed

State = dict[str, str]
# By the SHA-256 of a Parquet file the hash of its content; the files of versions that verified.
CONTENTS: dict[str, str] = {}
VERIFIED: set[tuple[str, ...]] = set()
# What a process puts into the names of its unfinished files.
_OWN = re.compile(r"\.[0-9]+-[0-9a-f]{8}")


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def state_of(root: Path) -> State:
    """Every published thing with its hash: each table of the draft and of each version, each text of extracted/. A file of
    the same bytes as one seen before has the same content."""
    state = {}
    for path in sorted((root / "normalized").glob("[0-9d]*/*.parquet")):
        bytes_of = digest(path)
        if bytes_of not in CONTENTS:
            CONTENTS[bytes_of] = content_hash(read_table(path.parent, path.stem))
        state[f"{path.parent.name}/{path.stem}"] = CONTENTS[bytes_of]
    for path in sorted((root / "extracted").rglob("*")):
        if path.is_file() and not path.name.endswith(PARTIAL):
            state[path.relative_to(root).as_posix()] = digest(path)
    return state


def whole_state(root: Path) -> str:
    """One hash of all that a killed run left: each name and the bytes behind it. What two runs left that agree in it differs
    for no run to come, but in the names of unfinished files."""
    found = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        name = _OWN.sub("", path.relative_to(root).as_posix())
        found.update(f"{name} {digest(path) if path.is_file() else ''}\n".encode())
    return found.hexdigest()


def check_versions(root: Path) -> None:
    """Every version verifies; one of the same bytes as one that did needs no second look."""
    for folder in sorted((root / "normalized").glob("[0-9]*")):
        files = (folder.name, *(f"{path.name} {digest(path)}" for path in sorted(folder.iterdir())))
        if files not in VERIFIED:
            found = verify(root / "normalized", folder.name)
            assert found.problems == (), found
            VERIFIED.add(files)


def check_half(root: Path, before: State, after: State) -> str:
    """`old`, `new` or `between` (some files of extracted/ are new); AssertionError where anything is neither."""
    check_versions(root)
    state = state_of(root)
    for name, value in state.items():
        assert value in (before.get(name), after.get(name)), f"{name} is neither old nor new"
    for folder in {name.partition("/")[0] for name in state if not name.startswith("extracted")}:
        own = {name: value for name, value in state.items() if name.startswith(f"{folder}/")}
        assert any(own == _of(side, folder) for side in (before, after)), f"{folder} is half"
    return "old" if state == before else "new" if state == after else "between"


def _of(state: State, folder: str) -> State:
    return {name: value for name, value in state.items() if name.startswith(f"{folder}/")}


def check_next(root: Path, work: Callable[[Path], None], after: State) -> int:
    """The next run makes the new, and leaves nothing unfinished; how many unfinished things it met."""
    left = [path for path in root.rglob(".*") if path.name.endswith((PARTIAL, OLD))]
    work(root)
    check_versions(root)
    assert state_of(root) == after, "the next run made something else"
    unfinished = [
        str(path) for path in root.rglob(".*") if path.name.endswith((PARTIAL, OLD, PENDING))
    ]
    assert unfinished == [], unfinished
    lines = [version.version for version in listed(root / "normalized")]
    assert lines == sorted(path.name for path in (root / "normalized").glob("2*")), lines
    return len(left)
