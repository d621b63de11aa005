"""What an occupation gets, from the published tables alone: the reference of how they are meant to be joined.

1. The notice: of the region, else of the region it lies in; final; in force on the day (`catalogue.effective_from`, `_to`).
2. The entry: `catalogue.occupation_code` or any printed form of the name in `occupations`; else the residual rows.
3. The amount: `catalogue.amount_yuan`, for the person; `rules` of the row's programme say what others get of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.answers.beneficiaries import Line, lines_for
from pipeline.base.errors import UserError
from pipeline.model.rows import CatalogueRow, NoticeRow, OccupationRow, RuleRow
from pipeline.model.vocabularies import ListName, MatchStatus, NoticeStatus, RuleKind
from pipeline.reference.regions import Region, ancestors, regions
from pipeline.rules.vocabulary import grade_range
from pipeline.text import fold

RESIDUAL = "*"


@dataclass(frozen=True)
class Tables:
    """The tables of one version that an answer is made of."""

    notices: Sequence[NoticeRow] = ()
    occupations: Sequence[OccupationRow] = ()
    rules: Sequence[RuleRow] = ()
    catalogue: Sequence[CatalogueRow] = ()


@dataclass(frozen=True)
class Question:
    """What is asked: a name or code, a region (code, name or short name), a grade 5 to 1 or None for all, the day that
    counts, class hours given or None."""

    name: str
    region: Region
    grade: int | None
    on: date
    hours: int | None = None


@dataclass(frozen=True)
class Answer:
    """`status` is found, no_notice, several_notices, no_entry. `notices` are those in force; `undated` those that print no
    day of effect; `from_region` is the region whose notice was taken; `left_to_counties` quotes what it leaves to them."""

    status: str
    notices: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    from_region: str = ""
    counted: str = ""
    is_residual: bool = False
    left_to_counties: tuple[str, ...] = ()
    lines: tuple[Line, ...] = field(default=())


def read_region(text: str) -> Region:
    """The region of a code, name or short name; UserError where there is none or several."""
    folded = fold(text)
    exact = [
        region
        for region in regions().values()
        if folded in {region.code, region.name, region.short_name}
    ]
    if len(exact) != 1:
        names = "、".join(f"{region.code} {region.name}" for region in exact)
        raise UserError(
            f"region {text!r} is "
            + (f"several: {names}; give the code" if exact else "unknown; give its name or code"),
            f"地区 {text!r} "
            + (f"有多个：{names}；请给出代码" if exact else "未知；请给出名称或代码"),
        )
    return exact[0]


def read_grade(text: str) -> int:
    """5 to 1 of 高级工, 三级 or 3; UserError for anything else."""
    span = grade_range(text)
    if span and span[0] == span[1]:
        return span[0]
    if text in {"1", "2", "3", "4", "5"}:
        return int(text)
    raise UserError(
        f"grade {text!r} is unknown; use 5 to 1 (初级工 to 高级技师), or its name as printed",
        f"等级 {text!r} 未知；请用初级工、中级工、高级工、技师、高级技师，或 5 至 1",
    )


def look_up(question: Question, tables: Tables) -> Answer:
    """The answer to a question."""
    undated = _undated(question, tables)
    for code in ancestors(question.region.code):
        found = notices_in_force(tables.catalogue, code, question.on)
        if len(found) > 1:
            return Answer("several_notices", tuple(found), undated, regions()[code].name)
        if found:
            return _answer(question, tables, found[0], code)
    return Answer("no_notice", undated=undated)


def notices_in_force(catalogue: Sequence[CatalogueRow], region_code: str, on: date) -> list[str]:
    """Final notices of exactly this region in force on a day, sorted. One without a printed day of effect never is."""
    return sorted({
        row.notice_id for row in catalogue
        if row.region_code == region_code and row.status is NoticeStatus.FINAL and row.effective_from is not None
        and row.effective_from <= on <= (row.effective_to or date.max)
    })  # fmt: skip


def find_entries(name: str, notice_id: str, tables: Tables) -> list[CatalogueRow]:
    """Rows of `catalogue` for a code, or for any form of a name: as printed, cleaned, a work type in its brackets, or the
    name in the classification."""
    wanted = fold(name)
    own = [row for row in tables.catalogue if row.notice_id == notice_id]
    named = [
        row for row in tables.occupations if row.notice_id == notice_id and wanted in _forms(row)
    ]
    ids = {row.entry_id for row in named if row.list is not ListName.SCARCE}
    ids |= {row.entry_id for row in own if wanted in {fold(row.name), row.occupation_code}}
    codes = {row.accepted_code for row in named} - {""}
    return [row for row in own if row.entry_id in ids or row.occupation_code in codes]


def residual_rows(notice_id: str, tables: Tables) -> list[CatalogueRow]:
    """Rows of the class that stands for all other occupations; none where the notice has no such class."""
    return [
        row
        for row in tables.catalogue
        if row.notice_id == notice_id and row.is_residual and row.name == RESIDUAL
    ]


def _forms(row: OccupationRow) -> set[str]:
    """Every form by which an entry can be named; a matched name only where the match was accepted."""
    words = [row.name, row.printed_name, *row.work_types, row.printed_code]
    if row.match_status is MatchStatus.ACCEPTED:
        words += [row.occupation_name, row.occupation_code]
    return {fold(word) for word in words if word} - {RESIDUAL}


def _answer(question: Question, tables: Tables, notice_id: str, code: str) -> Answer:
    notice = next(row for row in tables.notices if row.notice_id == notice_id)
    rules = [row for row in tables.rules if row.notice_id == notice_id]
    rows = find_entries(question.name, notice_id, tables)
    is_residual = not rows
    rows = rows or residual_rows(notice_id, tables)
    chosen = [row for row in rows if question.grade is None or row.grade in {question.grade, None}]
    graded = [row for row in chosen if row.grade is not None]
    lines = [
        line for row in (graded or chosen) for line in lines_for(row, rules, notice, question.hours)
    ]
    is_county = code != question.region.code
    return Answer(
        "found" if lines else "no_entry", (notice_id,), (), regions()[code].name if is_county else "",
        notice.applies_to_what or "", is_residual or all(row.is_residual for row in chosen),
        tuple(f"{r.clause} {r.quote}" for r in rules if r.rule is RuleKind.SHARE and r.value_max is not None) if is_county else (),
        tuple(lines),
    )  # fmt: skip


def _undated(question: Question, tables: Tables) -> tuple[str, ...]:
    codes = set(ancestors(question.region.code))
    return tuple(sorted(
        row.notice_id for row in tables.notices
        if row.region_code in codes and row.status is NoticeStatus.FINAL and row.effective_from is None
    ))  # fmt: skip


@dataclass(frozen=True)
class Past:
    """What an occupation got by one notice, as one version has it."""

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
    amount: float | None
    source: str


def look_back(
    name: str, region: Region, grade: int | None, versions: Mapping[str, Tables]
) -> list[Past]:
    """What every notice of a region (and of those it lies in) gave, version by version, drafts too, in order of the day of
    effect. The residual rows stand in where an occupation is not named."""
    codes = set(ancestors(region.code))
    found: list[Past] = []
    for version, tables in versions.items():
        for notice in (row for row in tables.notices if row.region_code in codes):
            rows = find_entries(name, notice.notice_id, tables) or residual_rows(
                notice.notice_id, tables
            )
            found += [_past(version, row) for row in rows if grade is None or row.grade == grade]
    return sorted(
        found,
        key=lambda past: (
            past.version,
            past.effective_from or date.min,
            past.notice_id,
            -(past.grade or 0),
        ),
    )


def _past(version: str, row: CatalogueRow) -> Past:
    return Past(
        version, row.notice_id, row.status, row.effective_from, row.effective_to, row.name, row.grade, row.certificate,
        row.base_amount_yuan, row.is_scarce, row.amount_yuan, row.rate_source or row.source,
    )  # fmt: skip
