"""The peak of memory of this process. `ru_maxrss` of a child begins with what its parent held, so Linux is asked itself."""

from __future__ import annotations

import resource
from pathlib import Path

STATUS = Path("/proc/self/status")


def peak_megabytes() -> float:
    """The most memory (MB) that this process has held since it was started."""
    if STATUS.exists():
        lines = dict(line.partition(":")[::2] for line in STATUS.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
