"""The subsidy of an occupation: the notice in force, what the name means there, and the entitlements of its rows.

Made of `notices`, `catalogue` and `entitlements` by joins and the one formula for class hours, so that SQL over the same
tables gives the same; docs/calculators.md shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.answers.asked_grade import of_grade
from pipeline.answers.book import Book, NoticeBook, Standing
from pipeline.answers.models import Answer, Candidate, Line, Listed, NoticeSaid, Question, Status
from pipeline.answers.names import find_name
from pipeline.answers.questions import RegionFound, find_region
from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.base.printable import clipped
from pipeline.model.rows import CatalogueRow, EntitlementRow, OccupationRow
from pipeline.model.vocabularies import NoticeStatus, RuleKind, Unit
from pipeline.reference.regions import Region, ancestors, region_name
from pipeline.rules.patterns import pattern
from pipeline.text import fold

_WITH_DISTRICTS = pattern("counties.with_districts")


def look_up(question: Question, book: Book) -> Answer:
    """The answer to a question. UserError where a notice is asked for by an id that is not there."""
    if question.notice_id:
        return _of_notice(question, book)
    place = find_region(question.region)
    if place.region is None:
        return _unknown_region(question, book, place)
    for code in ancestors(place.region.code):
        standings = book.by_region.get(code, [])
        if standings:
            return _in_region(question, book, place.region, standings)
    why = Words(
        f"no notice of {region_name(place.region.code)} is at hand",
        f"没有{region_name(place.region.code)}的通知",
    )
    return Answer(Status.NOT_IN_FORCE, question, book.name, why, place.region)


def _unknown_region(question: Question, book: Book, place: RegionFound) -> Answer:
    name = clipped(question.region)
    why = Words(f"'{name}' is no region that is known", f"“{name}”不是已知的行政区划")
    if not name.strip():
        why = Words("no region is given", "未给出地区")
    told = tuple(
        Candidate(one.code, region_name(one.code) or one.name, Words("a region", "行政区划"))
        for one in place.candidates
    )
    return Answer(Status.UNKNOWN_REGION, question, book.name, why, candidates=told)


def _of_notice(question: Question, book: Book) -> Answer:
    """By a notice asked for by its id; a region given beside it must be one that the notice holds in."""
    if question.notice_id not in book.standings:
        known = ", ".join(sorted(book.standings))
        raise UserError(
            f"no notice {question.notice_id} in {book.name}; there are: {known}",
            f"{book.name} 中没有通知 {question.notice_id}；现有：{known}",
        )
    standing = book.standings[question.notice_id]
    if not question.region:
        return _answer(question, book, None, standing)
    place = find_region(question.region)
    if place.region is None:
        return _unknown_region(question, book, place)
    _check_region(place.region, standing)
    return _answer(question, book, place.region, standing)


def _check_region(region: Region, standing: Standing) -> None:
    own = standing.notice.region_code
    if own and own not in ancestors(region.code):
        notice, of, asked = standing.notice.notice_id, region_name(own), region_name(region.code)
        raise UserError(
            f"{notice} is a notice of {of}, not of {asked}; leave out the notice or the region",
            f"{notice} 是{of}的通知，不是{asked}的；请只给出通知或地区",
        )


def _in_region(
    question: Question, book: Book, region: Region, standings: Sequence[Standing]
) -> Answer:
    """The one notice of a region that is in force; else what stands instead."""
    final = [one for one in standings if one.notice.status is NoticeStatus.FINAL]
    found = [one for one in final if one.is_in_force(question.on)]
    undated = [one for one in final if one.notice.effective_from is None]
    if not found and question.as_if_in_force:
        found = undated
    if len(found) == 1:
        return _answer(question, book, region, found[0])
    if found:
        names = tuple(sorted(one.notice.notice_id for one in found))
        why = Words(f"in force that day: {', '.join(names)}", f"当日施行：{'、'.join(names)}")
        return Answer(Status.SEVERAL_NOTICES, question, book.name, why, region, others=names)
    if not final:
        names = tuple(sorted(one.notice.notice_id for one in standings))
        why = Words(f"only a draft: {', '.join(names)}", f"只有征求意见稿：{'、'.join(names)}")
        return Answer(Status.DRAFT_ONLY, question, book.name, why, region, others=names)
    return _not_in_force(question, book, region, final, undated)


def _not_in_force(
    question: Question,
    book: Book,
    region: Region,
    final: Sequence[Standing],
    undated: Sequence[Standing],
) -> Answer:
    """The notices that stand before and after the day; a notice without a day of effect is named, with how to ask it all the same."""
    dated = [(one.notice.effective_from, one) for one in final if one.notice.effective_from]
    before = max((p for p in dated if p[0] <= question.on), key=lambda p: p[0], default=None)
    after = min((p for p in dated if p[0] > question.on), key=lambda p: p[0], default=None)
    names = tuple(sorted(one.notice.notice_id for one in undated))
    if names:
        why = Words(
            f"{', '.join(names)} prints no day of effect; ask as if it were in force",
            f"{'、'.join(names)} 未印施行日期；可按视同施行查询",
        )
    else:
        why = Words(f"nothing is in force on {question.on}", f"{question.on} 没有施行中的通知")
    return Answer(
        Status.NOT_IN_FORCE, question, book.name, why, region,
        before=_said(before[1]) if before else None, after=_said(after[1]) if after else None, others=names,
    )  # fmt: skip


def _said(standing: Standing) -> NoticeSaid:
    row = standing.notice
    return NoticeSaid(
        row.notice_id, row.title or "", row.document_number or "", row.region_code or "", row.region_name or "",
        str(row.status), row.effective_from, standing.effective_to, str(row.applies_to_what or ""),
    )  # fmt: skip


def _answer(question: Question, book: Book, region: Region | None, standing: Standing) -> Answer:
    own = book.open(standing.notice.notice_id)
    found = find_name(question.name, own)
    is_county = region is not None and region.code != standing.notice.region_code
    rows, told = of_grade(found.rows, question.grade)
    # Listed, and nothing for what was asked: no program may take that for an amount.
    status = Status.NO_AMOUNTS if found.rows and not rows else found.status
    return Answer(
        status, question, book.name, told or found.why, region, _said(standing), found.means,
        tuple(_listed(entry) for entry in found.entries), _lines(rows, own, question.hours), found.candidates,
        left_to_counties=_left_to_counties(own, region) if region and is_county else (),
    )  # fmt: skip


def _listed(entry: OccupationRow) -> Listed:
    return Listed(
        entry.list, entry.printed_name, entry.subsidy_class, entry.accepted_code or None, str(entry.match_status),
        entry.source,
    )  # fmt: skip


def _left_to_counties(book: NoticeBook, region: Region) -> tuple[str, ...]:
    """Sentences by which the notice leaves something to its counties, as printed; of versions that do not hold these, those of
    its shares. What is left to 各县(市) is none of a district's."""
    said = book.notice.left_to_counties or tuple(
        f"{rule.clause or ''} {rule.quote}".strip()
        for rule in book.rules
        if rule.rule is RuleKind.SHARE and rule.value_max is not None
    )
    return tuple(
        words for words in said if not region.is_district or _WITH_DISTRICTS.search(fold(words))
    )


def _lines(rows: Sequence[CatalogueRow], book: NoticeBook, hours: int | None) -> tuple[Line, ...]:
    entitled = book.entitlements_of(rows)
    return tuple(_line(row, one, hours) for row in rows for one in entitled.get(row.row_id, ()))


def amount_for_hours(row: EntitlementRow, hours: int | None) -> float | None:
    """The one formula: min(amount + max(0, hours - hours_min) * extra_hour_rate, cap), null below hours_min."""
    if row.amount_yuan is None or hours is None:
        return row.amount_yuan
    if row.hours_min is not None and hours < row.hours_min:
        return None
    extra = max(0.0, hours - (row.hours_min or 0.0)) * (row.extra_hour_rate_yuan or 0.0)
    total = row.amount_yuan + extra
    return total if row.cap_yuan is None else min(total, row.cap_yuan)


def _line(row: CatalogueRow, one: EntitlementRow, hours: int | None) -> Line:
    amount = amount_for_hours(one, hours)
    if hours is None and row.unit is Unit.PER_CLASS_HOUR:
        amount = one.extra_hour_rate_yuan
    is_short = hours is not None and one.hours_min is not None and hours < one.hours_min
    return Line(
        row.programme, row.list, row.name, row.subsidy_class, row.grade, row.certificate, one.beneficiary, one.case,
        row.base_amount_yuan, row.is_scarce, one.uplift_pct, one.share_pct, amount, one.bound,
        row.unit, one.hours_min, one.extra_hour_rate_yuan, is_short, one.cap_pct, one.cap_yuan, row.class_hours, row.formula,
        one.conditions, one.steps, one.sources, row.row_id, one.entitlement_id,
    )  # fmt: skip


def notices_in_force(book: Book, region_code: str, on: date) -> list[str]:
    """Final notices of exactly this region in force on a day, sorted. One without a printed day of effect never is."""
    return sorted(
        one.notice.notice_id
        for one in book.by_region.get(region_code, [])
        if one.notice.status is NoticeStatus.FINAL and one.is_in_force(on)
    )
