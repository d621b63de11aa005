"""Many notices of forty rows: what a run costs when all are new, when nothing changed, when one did; then what a version costs.

Each command is a process of its own; memory is that of its whole process tree. The clock of a busy machine says little:
beside it stand seconds of processor time. The tables are Markdown, as they stand in docs/scale.md, each figure beside its
target; what compares several figures stands below. Run: python -m bench scale --notices 1000 10000
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.synthetic import make_notices
from bench.tree_memory import Cost, measure

NOTICES = (1_000, 10_000)
NAME = "焊工"
HEAD = "| step | clock | processor time | a notice | peak of the process tree | target | |\n|---|---|---|---|---|---|---|"
# A command over a version of ten thousand notices takes so much at most.
MOST_SECONDS, MOST_MEGABYTES = 300.0, 4096.0
FIRST, CHANGED, UNCHANGED = "first run, two processes", "one changed", "unchanged"
ONE, DASK = "first run, one process", "first run, two Dask workers"


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


def target_of(name: str, count: int) -> tuple[float, float]:
    """(seconds, megabytes) that a step may take at most; 0 for no limit of its own."""
    if name == FIRST:
        return 45 * count / 1000, 0.0
    if name == UNCHANGED:
        return 2 + count / 1000, 0.0
    if name == CHANGED:
        return 5 + 3 * count / 1000, 0.0
    return (0.0, 0.0) if name in {ONE, DASK} else (MOST_SECONDS, MOST_MEGABYTES)


def say(name: str, count: int, cost: Cost) -> None:
    """A line of the table."""
    seconds, megabytes = target_of(name, count)
    wanted = [f"{seconds:g} s"] if seconds else []
    wanted += [f"{megabytes / 1024:g} GB"] if megabytes else []
    is_kept = cost.seconds <= (seconds or cost.seconds) and cost.megabytes <= (
        megabytes or cost.megabytes
    )
    verdict = ("yes" if is_kept else "**no**") if wanted else ""
    print(
        f"| {name} | {cost.seconds:.1f} s | {cost.processor:.1f} s | {cost.processor / count * 1000:.1f} ms"
        f" | {cost.megabytes:.0f} MB | {', '.join(wanted)} | {verdict} |"
        + (f" exit code {cost.code}" if cost.code not in {0, 1} else ""),
        flush=True,
    )


class Table:
    """The costs of one number of notices, each said as it is measured."""

    def __init__(self, root: Path, count: int) -> None:
        self.root, self.count = root, count
        self.costs: dict[str, Cost] = {}

    def add(self, name: str, cost: Cost) -> None:
        """Takes in a cost and says it."""
        self.costs[name] = cost
        say(name, self.count, cost)

    def run(self, name: str, *words: str) -> None:
        """A command over the root."""
        self.add(name, catalogue(self.root, *words))


def measure_root(root: Path, count: int, compare: bool) -> Table:
    """The table of one size; with `compare` the first run in one process and by Dask too."""
    print(f"\n{count:,} notices:\n\n{HEAD}", flush=True)
    table = Table(root, count)
    if compare:
        forget(root)
        table.run(ONE, "extract", "--jobs", "1")
        forget(root)
        table.run(DASK, "extract", "--workers", "2")
    forget(root)
    table.run(FIRST, "extract", "--jobs", "2")
    table.run(UNCHANGED, "extract", "--jobs", "2")
    change_one(root, count // 2)
    table.run(CHANGED, "extract", "--jobs", "2")
    table.run("release", "release", "--version", "2026-01-01")
    table.run("verify", "verify")
    change_one(root, count // 3)
    catalogue(root, "extract", "--jobs", "2")
    table.run("diff, version to draft", "diff")
    table.run("check", "check")
    table.add("load", load(root))
    table.run("lookup", "lookup", NAME, "--notice", "place-2000-000000")
    table.run("second release", "release", "--version", "2026-01-02")
    return table


def compare_ways(costs: Mapping[str, Cost]) -> None:
    """One process, two, and two workers of Dask: clock against clock."""
    one, two, dask = (costs[name].seconds for name in (ONE, FIRST, DASK))
    print(f"\n- two processes are {one / two:.2f} times as fast as one (target: 1.5 times or more)")
    print(f"- two Dask workers are {one / dask:.2f} times as fast as one process")


def compare_sizes(few: Table, many: Table) -> None:
    """Ten times the notices: ten times the time, and no more memory."""
    for name in few.costs.keys() & {FIRST}:
        a, b = few.costs[name], many.costs[name]
        times = (b.processor / many.count) / (a.processor / few.count)
        print(
            f"\n- {name}: a notice of {many.count:,} takes {times:.2f} of the processor time of one of {few.count:,}"
            f" (target: 1.1 or less), the clock {(b.seconds / many.count) / (a.seconds / few.count):.2f}"
        )
        print(
            f"- its peak of memory is {b.megabytes / a.megabytes:.2f} times (target: 1.2 or less)"
        )


def run(counts: Sequence[int] = NOTICES, data: Path | None = None) -> None:
    """Prints a table for each number of notices; they are made in `data`, or in a folder that goes with the run."""
    tables = []
    cores, load_now = os.cpu_count(), os.getloadavg()[0]
    print(f"Python {sys.version.split()[0]}, {cores} cores, load {load_now:.1f} at the beginning.")
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            root = (data or Path(folder)) / str(count)
            make_notices(root, count)
            tables.append(measure_root(root, count, compare=count == min(counts)))
    compare_ways(tables[0].costs if counts[0] == min(counts) else tables[-1].costs)
    if len(tables) > 1:
        compare_sizes(*sorted(tables, key=lambda one: one.count)[:2])
