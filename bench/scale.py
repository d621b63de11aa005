"""Many notices of forty rows: what a run costs when all are new, when nothing changed, when one did; then what a version costs.

Each command is a process of its own; memory is that of its whole process tree. The clock of a busy machine says little:
beside it stand seconds of processor time. Run: python -m bench scale --notices 1000 10000
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.synthetic import make_notices
from bench.tree_memory import Cost, measure

NOTICES = (1_000, 10_000)
NAME = "焊工"


def catalogue(root: Path, *words: str) -> Cost:
    """A command over a root."""
    return _run([sys.executable, "-m", "pipeline", "--root", str(root), "--lang", "en", *words])


def load(root: Path) -> Cost:
    """The catalogue of the newest version as a frame of pandas."""
    code = f"import pipeline; pipeline.load('catalogue', root={str(root)!r})"
    return _run([sys.executable, "-c", code])


def _run(words: Sequence[str]) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        cost = measure(words, ROOT, Path(folder) / "output")
        if cost.code not in {0, 1}:
            print((Path(folder) / "output").read_text(encoding="utf-8", errors="replace")[-2000:])
        return cost


def forget(root: Path) -> None:
    """As if nothing had been run."""
    for name in (".cache", "extracted", "normalized"):
        shutil.rmtree(root / name, ignore_errors=True)


def change_one(root: Path, number: int) -> None:
    """One notice says something new of itself."""
    path = sorted((root / "raw").iterdir())[number] / "notice.toml"
    path.write_text(
        'url = "https://example.org/"\n' + path.read_text(encoding="utf-8"), encoding="utf-8"
    )


def say(name: str, count: int, cost: Cost) -> None:
    """A line of the table."""
    each = cost.processor / count * 1000
    print(
        f"  {name:34}{cost.seconds:9.1f} s{cost.processor:9.1f} s cpu{each:8.2f} ms a notice"
        f"{cost.megabytes:8.0f} MB   exit {cost.code}",
        flush=True,
    )


def measure_root(root: Path, count: int, compare: bool) -> None:
    """The table of one size; with `compare` the first run in one process and by Dask too."""
    print(f"{count} notices", flush=True)
    if compare:
        forget(root)
        say("first run, one process", count, catalogue(root, "extract", "--jobs", "1"))
        forget(root)
        say("first run, two Dask workers", count, catalogue(root, "extract", "--workers", "2"))
    forget(root)
    say("first run, two processes", count, catalogue(root, "extract", "--jobs", "2"))
    say("unchanged", count, catalogue(root, "extract", "--jobs", "2"))
    change_one(root, count // 2)
    say("one changed", count, catalogue(root, "extract", "--jobs", "2"))
    say("release", count, catalogue(root, "release", "--version", "2026-01-01"))
    say("verify", count, catalogue(root, "verify"))
    change_one(root, count // 3)
    catalogue(root, "extract", "--jobs", "2")
    say("diff, version to draft", count, catalogue(root, "diff"))
    say("check", count, catalogue(root, "check"))
    say("load", count, load(root))
    say("lookup", count, catalogue(root, "lookup", NAME, "--notice", "place-2000-000000"))
    say("second release", count, catalogue(root, "release", "--version", "2026-01-02"))


def run(counts: Sequence[int] = NOTICES, data: Path | None = None) -> None:
    """Prints a table for each number of notices; they are made in `data`, or in a folder that goes with the run."""
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            root = (data or Path(folder)) / str(count)
            make_notices(root, count)
            measure_root(root, count, compare=count == min(counts))
