"""The same occupation over regions and years: every notice in force on any day of a year, and why there is none where it is so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from os import PathLike

from pipeline.answers.asked_grade import of_grade
from pipeline.answers.book import Book, NoticeBook, Standing
from pipeline.answers.models import Status
from pipeline.answers.names import find_name
from pipeline.answers.public import book_below
from pipeline.answers.questions import read_day, read_grade, read_region
from pipeline.base.language import Words
from pipeline.model.rows import CatalogueRow, EntitlementRow
from pipeline.model.vocabularies import NoticeStatus
from pipeline.reference.regions import Region, ancestors


@dataclass(frozen=True)
class Compared:
    """The subsidy of an occupation in a region in a year by one notice: the days on which that holds, base amount, amount with
    uplift (two where scarcity is not known), and where it is printed; `why` says what is missing, with status."""

    name: str
    region: str
    year: int
    status: str
    why: Words
    notice_id: str = ""
    first_day: date | None = None
    last_day: date | None = None
    subsidy_class: str | None = None
    grade: int | None = None
    certificate: str | None = None
    base_amount_yuan: int | None = None
    is_scarce: bool | None = None
    amount_yuan: float | None = None
    amount_if_scarce_yuan: float | None = None
    source: str = ""

    @property
    def is_paid(self) -> bool:
        """Whether a notice lists it, or pays it as one of all others."""
        return self.status in {Status.LISTED, Status.RESIDUAL}


def compare(
    names: Sequence[str] | str,
    regions: Sequence[str] | str,
    years: Sequence[int] | int,
    *,
    grade: int | str | None = None,
    version: str = "",
    root: str | PathLike[str] = ".",
) -> list[Compared]:
    """Occupations x regions x years, in this order; at least one row for each, in yuan for the one whom the notice pays.

    A year has a row for every notice in force on any of its days. UserError where a region or grade is unknown.
    """
    book = book_below(root, version)
    level = None if grade in (None, "") else read_grade(grade or "")
    places = [read_region(text) for text in _many(regions)]
    wanted = [years] if isinstance(years, int) else list(years)
    return [
        row
        for name in _many(names)
        for place in places
        for year in wanted
        for row in _of_year(name, place, year, level, book)
    ]


def _many(words: Sequence[str] | str) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def _of_year(
    name: str, place: Region, year: int, grade: int | None, book: Book
) -> Iterator[Compared]:
    standings = next((book.by_region[c] for c in ancestors(place.code) if c in book.by_region), [])
    final = [one for one in standings if one.notice.status is NoticeStatus.FINAL]
    start, end = date(year, 1, 1), date(year, 12, 31)
    found = [(one, days) for one in final if (days := _days(one, start, end))]
    if not found:
        status, why = _missing(final, start, end)
        yield Compared(name, place.name, year, status, why)
    for standing, days in sorted(found, key=lambda pair: pair[1]):
        own = book.open(standing.notice.notice_id)
        yield from _of_notice(name, place, year, grade, own, days)


def _days(one: Standing, start: date, end: date) -> tuple[date, date] | None:
    """The days of a year on which a notice is in force."""
    first = one.notice.effective_from
    if first is None:
        return None
    first, last = max(first, start), min(one.effective_to or date.max, end)
    return (first, last) if first <= last else None


def _missing(final: Sequence[Standing], start: date, end: date) -> tuple[str, Words]:
    if not final:
        return "no_notice", Words("no notice at hand", "没有通知")
    if all(one.notice.effective_from is None for one in final):
        return "undated", Words("the notice prints no day of effect", "通知未印施行日期")
    dated = [one for one in final if one.notice.effective_from is not None]
    if all(
        one.notice.effective_from is not None and one.notice.effective_from > end for one in dated
    ):
        return "not_yet", Words("before the first notice at hand", "早于现有最早的通知")
    return "expired", Words("expired, and no later notice at hand", "已失效，没有后续通知")


def _of_notice(
    name: str,
    place: Region,
    year: int,
    grade: int | None,
    own: NoticeBook,
    days: tuple[date, date],
) -> Iterator[Compared]:
    found = find_name(name, own)
    rows, told = of_grade(found.rows, grade)
    head = (name, place.name, year)
    if not rows:
        status = Status.NO_AMOUNTS if found.rows else found.status
        yield Compared(*head, str(status), told or found.why, own.notice.notice_id, *days)
    entitled = own.entitlements_of(rows)
    for row in rows:
        whole = [one for one in entitled.get(row.row_id, ()) if one.share_pct is None]
        first = whole[0].beneficiary if whole else None
        yield _row(
            head,
            str(found.status),
            told or found.why,
            row,
            [o for o in whole if o.beneficiary is first],
            days,
        )


def _row(
    head: tuple[str, str, int],
    status: str,
    why: Words,
    row: CatalogueRow,
    whole: Sequence[EntitlementRow],
    days: tuple[date, date],
) -> Compared:
    by_case = {one.case: one.amount_yuan for one in whole}
    plain = by_case.get(
        None, by_case.get(next((case for case in by_case if case == "not_scarce"), None))
    )
    scarce = next((amount for case, amount in by_case.items() if case == "scarce"), None)
    return Compared(
        *head, status, why, row.notice_id, *days, row.subsidy_class, row.grade, row.certificate, row.base_amount_yuan,
        row.is_scarce, plain, scarce, row.rate_source or row.source,
    )  # fmt: skip


@dataclass(frozen=True)
class Covered:
    """One notice of a region: the days on which it is in force, and what is to be known of it."""

    region_code: str
    region: str
    notice_id: str
    state: str
    effective_from: date | None
    effective_to: date | None


def coverage(on: date | str, version: str = "", root: str | PathLike[str] = ".") -> list[Covered]:
    """Every notice by region and day of effect; `state` on a day is standing, expired, not_yet, undated or draft."""
    book, day = book_below(root, version), read_day(on)
    rows = [
        Covered(
            one.notice.region_code or "", one.notice.region_name or "", one.notice.notice_id, _state(one, day),
            one.notice.effective_from, one.effective_to,
        )
        for one in book.standings.values()
    ]  # fmt: skip
    return sorted(
        rows, key=lambda row: (row.region_code, row.effective_from or date.min, row.notice_id)
    )


def _state(one: Standing, on: date) -> str:
    if one.notice.status is not NoticeStatus.FINAL:
        return "draft"
    if one.notice.effective_from is None:
        return "undated"
    if one.notice.effective_from > on:
        return "not_yet"
    return "standing" if one.is_in_force(on) else "expired"
