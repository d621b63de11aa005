"""How much memory the work may take: each process by itself, and all of them together."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

# Of the memory that the machine, or the container, has, so much is for the work.
SHARE = 0.75
# Seconds between two looks at how much the processes hold together.
LOOK = 0.5
_CGROUP = Path("/sys/fs/cgroup/memory.max")


def bound_memory(megabytes: int) -> None:
    """Bound this process's address space, where the system can (not on Windows; macOS does not keep to it)."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = megabytes << 20
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def machine_megabytes() -> int:
    """The memory that all processes of a run may hold together: a share of the machine's, or of the container's where that
    has less. 0 where the system does not say."""
    if sys.platform != "linux":
        return 0
    found = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    with suppress(OSError, ValueError):
        found = min(found, int(_CGROUP.read_text(encoding="ascii")))
    return int(found * SHARE) >> 20


def held_megabytes(pids: Iterable[int]) -> dict[int, int]:
    """Process id -> megabytes it holds in memory now; those that have ended, or are on a system that does not say, are left
    out."""
    held = {}
    for pid in pids:
        with suppress(OSError, ValueError, IndexError):
            pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
            held[pid] = (pages * os.sysconf("SC_PAGE_SIZE")) >> 20
    return held


def over_limit(held: Mapping[int, int], most: int) -> int | None:
    """The process to be ended: the one that holds most, where together they hold more than `most` megabytes; else None."""
    if not most or sum(held.values()) <= most:
        return None
    return max(held, key=lambda pid: held[pid])
