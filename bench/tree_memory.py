"""A command with its clock and the memory of its whole process tree."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# Seconds between two looks.
LOOK = 0.5


@dataclass(frozen=True)
class Cost:
    """Seconds of the clock, seconds of processor time (children included), the largest sum of the memory that the processes
    of the tree held at once (proportional set size: what they share counts once), and the exit code."""

    seconds: float
    processor: float
    megabytes: float
    code: int


def measure(words: Sequence[str], cwd: Path, output: Path) -> Cost:
    """Runs a command to its end; what it prints goes to `output`."""
    before, begun, peak = os.times(), time.perf_counter(), 0
    with output.open("wb") as out:
        process = subprocess.Popen(words, cwd=cwd, stdout=out, stderr=subprocess.STDOUT)
        while process.poll() is None:
            peak = max(peak, sum(_held(pid) for pid in _tree(process.pid)))
            with suppress(subprocess.TimeoutExpired):
                process.wait(LOOK)
    after = os.times()
    processor = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    return Cost(time.perf_counter() - begun, processor, peak / 1024, process.returncode)


def _tree(root: int) -> list[int]:
    """A process and all below it."""
    if sys.platform != "linux":
        return []
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        with suppress(OSError):
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += map(int, (task / "children").read_text(encoding="ascii").split())
    return found


def _held(pid: int) -> int:
    """Kilobytes of memory that a process holds, shared pages by their share."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
