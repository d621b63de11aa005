"""The subsidy of an occupation by every notice of a region, version by version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.answers.book import Book
from pipeline.answers.names import find_name
from pipeline.model.rows import CatalogueRow
from pipeline.reference.regions import Region, ancestors


@dataclass(frozen=True)
class Past:
    """The subsidy of an occupation by one notice, as one version has it: base amount, uplift and amount of `catalogue`, which
    every version holds."""

    version: str
    notice_id: str
    status: str
    effective_from: date | None
    effective_to: date | None
    name: str
    grade: int | None
    certificate: str | None
    base: int | None
    is_scarce: bool | None
    uplift: float | None
    amount: float | None
    source: str


def look_back(name: str, region: Region, grade: int | None, books: Iterable[Book]) -> list[Past]:
    """Every notice of a region (and of those it lies in), drafts too, in order of version and day of effect. A name that is
    not known there has no rows."""
    codes = set(ancestors(region.code))
    found: list[Past] = []
    for book in books:
        for standing in book.standings.values():
            if standing.notice.region_code in codes:
                own = book.open(standing.notice.notice_id)
                rows = find_name(name, own).rows
                found += [
                    _past(book.name, row, standing.effective_to)
                    for row in rows
                    if grade is None or row.grade == grade
                ]
    return sorted(found, key=_order)


def _order(past: Past) -> tuple[str, date, str, int]:
    return past.version, past.effective_from or date.min, past.notice_id, -(past.grade or 0)


def _past(version: str, row: CatalogueRow, end: date | None) -> Past:
    return Past(
        version, row.notice_id, str(row.status), row.effective_from, end, row.name, row.grade, row.certificate,
        row.base_amount_yuan, row.is_scarce, row.scarce_uplift_pct, row.amount_yuan, row.rate_source or row.source,
    )  # fmt: skip
