"""Which notice supersedes which: the number that one prints is the number that another bears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.rows import NoticeRow


def resolve_supersedes(notices: Sequence[NoticeRow]) -> list[NoticeRow]:
    """The notices with a notice_id in place of the number in `supersedes`, where that notice is at hand."""
    numbers = {row.document_number: row.notice_id for row in notices if row.document_number}
    return [
        replace(row, supersedes=numbers.get(row.supersedes, row.supersedes))
        if row.supersedes
        else row
        for row in notices
    ]


def superseded_at_hand(notices: Sequence[NoticeRow]) -> frozenset[str]:
    """Ids of the notices whose `supersedes` names a notice that is at hand: supersedes_unknown does not hold for them."""
    known = {row.notice_id for row in notices}
    return frozenset(row.notice_id for row in notices if row.supersedes in known)
