"""A notice in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Summary:
    """A notice in numbers: tables, rows, entries, amounts, unread, errors, warnings, notes; accepted issues not counted.
    `facts`: those sure, doubtful and places unread; the entries read of lists that the notice counts, how many it says, and
    the entries of lists that it does not count. `doubts`: how many facts each kind of doubt keeps out of the catalogue."""

    notice_id: str
    numbers: tuple[int, ...]
    facts: tuple[int, ...] = (0, 0, 0, 0, 0, 0)
    doubts: Mapping[str, int] = field(default_factory=dict)

    def without_notes(self, count: int) -> Summary:
        """The same with some notes taken back."""
        return replace(self, numbers=(*self.numbers[:-1], self.numbers[-1] - count))
