"""When a notice stops being in force: the day printed, or the day before a final notice that supersedes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

Row = Mapping[str, Any]


def closing_dates(notices: Sequence[Row]) -> dict[str, date | None]:
    """notice_id -> last day in force, null where it stays open. Drafts close nothing."""
    closed = {row["notice_id"]: row["effective_to"] for row in notices}
    for row in notices:
        older = row["supersedes"]
        if (
            row["status"] != "final"
            or older not in closed
            or row["effective_from"] is None
            or older == row["notice_id"]
        ):
            continue
        last = row["effective_from"] - timedelta(days=1)
        closed[older] = min(last, closed[older]) if closed[older] else last
    return closed
