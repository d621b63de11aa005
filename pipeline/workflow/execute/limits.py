"""How many processes work at once, and what each task may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How many processes (default: the cores); what each task may take: seconds, and megabytes of address space; and the
    megabytes of memory that all processes may hold together (default: a share of the machine's)."""

    jobs: int = 0
    seconds: float = 120.0
    megabytes: int = 4096
    together: int = 0
