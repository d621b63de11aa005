"""A question and its answer. Plain values: what is printed of them is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pipeline.base.language import Words
from pipeline.model.vocabularies import Beneficiary, Bound, Case, ListName, Programme, Term, Unit
from pipeline.reference.regions import Region


class Status(Term):
    """The outcome of a question; the first word of every answer."""

    LISTED = ("listed", "已列入", "listed", "列入一个或多个目录", "A list of the notice names it")
    RESIDUAL = (
        "residual",
        "兜底",
        "residual",
        "未单独列出，按其他职业的类别",
        "No list names it; the class of all others holds",
    )
    AMBIGUOUS = (
        "ambiguous",
        "有歧义",
        "ambiguous",
        "可能指几个职业，未给金额",
        "It may be several occupations; no amount is given",
    )
    UNKNOWN = (
        "unknown",
        "未知",
        "unknown",
        "不是已知职业，或本通知不予补贴",
        "No known occupation, or none that the notice pays for",
    )
    UNKNOWN_REGION = (
        "unknown_region",
        "地区未知",
        "unknown region",
        "地区无法识别",
        "The region is not known",
    )
    NOT_IN_FORCE = (
        "not_in_force",
        "无施行中的通知",
        "not in force",
        "当日没有施行中的通知",
        "No notice is in force on that day",
    )
    NO_AMOUNTS = (
        "no_amounts",
        "无金额",
        "no amounts",
        "已列入，但通知未印金额，或所问等级没有金额",
        "Listed, but the notice prints no amounts, or none for the grade asked",
    )
    SEVERAL_NOTICES = (
        "several_notices",
        "多份通知",
        "several notices",
        "当日有多份通知同时施行",
        "Several notices are in force on that day",
    )
    DRAFT_ONLY = (
        "draft_only",
        "仅有征求意见稿",
        "draft only",
        "只有征求意见稿",
        "There is only a draft for comment",
    )

    @property
    def is_paid(self) -> bool:
        """Whether the answer holds amounts: exit code 0."""
        return self in {Status.LISTED, Status.RESIDUAL}


@dataclass(frozen=True)
class Question:
    """A question: a name or code, a region as typed, a grade 5 to 1 or None for all, the day that counts, class hours
    given or None; a notice that is asked by its id, and whether one without a day of effect counts as in force."""

    name: str
    region: str
    on: date
    grade: int | None = None
    hours: int | None = None
    notice_id: str = ""
    as_if_in_force: bool = False


@dataclass(frozen=True)
class NoticeSaid:
    """The notice that answers, or that stands before or after the day asked for."""

    notice_id: str
    title: str
    document_number: str
    region_code: str
    region_name: str
    status: str
    effective_from: date | None
    effective_to: date | None
    applies_to_what: str


@dataclass(frozen=True)
class Listed:
    """An entry of a list that names what was asked for."""

    list: ListName
    printed_name: str
    subsidy_class: str | None
    occupation_code: str | None
    match_status: str
    source: str


@dataclass(frozen=True)
class Candidate:
    """One that may be meant; `code` is "" for an entry without one."""

    code: str
    name: str
    why: Words


@dataclass(frozen=True)
class Line:
    """The entitlement of one beneficiary for one grade or certificate. `amount_yuan` is for the hours asked for; null where it cannot
    be told, or where the hours are too few (`is_short_of_hours`). `scarce_uplift_pct` is what the amount holds in its case."""

    programme: Programme | None
    list: ListName | None
    name: str
    subsidy_class: str | None
    grade: int | None
    certificate: str | None
    beneficiary: Beneficiary | None
    case: Case | None
    base_amount_yuan: int | None
    is_scarce: bool | None
    scarce_uplift_pct: float | None
    share_pct: float | None
    amount_yuan: float | None
    bound: Bound | None
    unit: Unit | None
    hours_min: float | None
    extra_hour_rate_yuan: float | None
    is_short_of_hours: bool
    cap_pct: float | None
    cap_yuan: float | None
    class_hours: int | None
    formula: str | None
    conditions: tuple[str, ...]
    steps: tuple[str, ...]
    sources: tuple[str, ...]
    row_id: str
    entitlement_id: str


@dataclass(frozen=True)
class Answer:
    """The answer to a question. `why` says in both languages how the status came about; `means` how the name was understood
    where it is not printed so; `left_to_counties` quotes what the notice leaves to them."""

    status: Status
    question: Question
    version: str
    why: Words
    region: Region | None = None
    notice: NoticeSaid | None = None
    means: Candidate | None = None
    lists: tuple[Listed, ...] = ()
    lines: tuple[Line, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    before: NoticeSaid | None = None
    after: NoticeSaid | None = None
    others: tuple[str, ...] = field(default=())
    left_to_counties: tuple[str, ...] = ()
