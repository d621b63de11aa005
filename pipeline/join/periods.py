"""When a notice stops being in force: the day printed, or the day before a final notice that supersedes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from pipeline.model.rows import NoticeRow
from pipeline.model.vocabularies import NoticeStatus


def closing_dates(notices: Sequence[NoticeRow]) -> dict[str, date | None]:
    """notice_id -> last day in force, null where it stays open; `supersedes` resolved to notice ids. Drafts close nothing."""
    closed = {row.notice_id: row.effective_to for row in notices}
    for row in notices:
        older = row.supersedes
        if older is None or older not in closed or older == row.notice_id:
            continue
        if row.status is not NoticeStatus.FINAL or row.effective_from is None:
            continue
        last, printed = row.effective_from - timedelta(days=1), closed[older]
        closed[older] = min(last, printed) if printed else last
    return closed
