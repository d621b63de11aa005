"""The table that a calculator loads: one row an entry and grade or certificate, made of the rows of the other tables.
Values to values; only joins that leave no doubt give an amount."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from pipeline.compose.rates import OCCUPATION_LISTS, certificate_of, preferred_rates, rates_of
from pipeline.compose.scarce import (
    ScarceList,
    find_unlisted,
    is_scarce,
    read_scarce,
    uplift_of,
    waiting_for,
)
from pipeline.join.periods import closing_dates
from pipeline.model.document import Place
from pipeline.model.issues import make_issue

Row = Mapping[str, Any]


@dataclass
class Sheet:
    """What one notice gives to its rows, and the rows and issues made so far."""

    notice: Row
    effective_to: date | None
    rates: list[Row]
    rules: list[Row]
    scarce: ScarceList
    rows: list[dict[str, Any]] = field(default_factory=list)
    issues: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)


def build_catalogue(
    rows: Mapping[str, Sequence[Row]], proposed: Mapping[str, Collection[str]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """(rows of `catalogue`, rows of `issues`) from the rows of notices, occupations, rates and rules, codes assigned.
    `proposed`: entry_id -> codes proposed for an entry that waits for a person."""
    closed = closing_dates(rows["notices"])
    made: list[dict[str, Any]] = []
    issues: list[dict[str, Any]] = []
    for notice in rows["notices"]:
        own = {
            name: [row for row in rows[name] if row["notice_id"] == notice["notice_id"]]
            for name in ("occupations", "rates", "rules")
        }
        scarce = read_scarce(own["occupations"], own["rules"])
        sheet = Sheet(
            notice, closed[notice["notice_id"]], preferred_rates(own["rates"]), own["rules"], scarce
        )
        _compose(sheet, own["occupations"], proposed)
        made += sheet.rows
        issues += sheet.issues.values()
    return made, issues


def _compose(
    sheet: Sheet, occupations: Sequence[Row], proposed: Mapping[str, Collection[str]]
) -> None:
    listed = [row for row in occupations if row["list"] != "scarce"]
    named = [row for row in listed if row["list"] in OCCUPATION_LISTS and not row["is_residual"]]
    clear, doubtful = find_unlisted(
        [row for row in occupations if row["list"] == "scarce"], named, proposed
    )
    sheet.scarce.undecided = waiting_for(doubtful, named, proposed)
    for entry in listed:
        _add_entry(sheet, entry, entry)
    residual = [row for row in listed if row["is_residual"]]
    for entry in clear:
        if len(residual) == 1 and sheet.rates:
            _add_entry(
                sheet,
                entry,
                {**residual[0], "name": entry["name"], "grade_low": None, "grade_high": None},
            )
        else:
            _add_alone(sheet, entry, "scarce_without_amount")
    for entry in doubtful:
        _add_alone(sheet, entry, "scarce_undecided")
    for rate in sheet.rates:
        if rate["rate_id"] not in sheet.used and not _is_extra_hour(sheet, rate):
            _add_rate(sheet, rate)


def _add_alone(sheet: Sheet, entry: Row, kind: str) -> None:
    """One row without amount. A notice that prints no amounts at all needs no issue for each."""
    if sheet.rates:
        _note(sheet, kind, entry, entry["printed_name"])
    sheet.rows.append(_row(sheet, entry, None, (None, None), None))


def _add_entry(sheet: Sheet, entry: Row, priced: Row) -> None:
    """Rows of an entry, one a grade or certificate; `priced` is the entry whose amounts it takes: itself, or the residual."""
    found = rates_of(priced, sheet.rates)
    if not found and sheet.rates and entry["list"] != "project_based":
        _note(sheet, "rate_unknown", entry, entry["printed_name"])
    for (grade, certificate), rates in found.items():
        sheet.used.update(rate["rate_id"] for rate in rates)
        if len(rates) > 1:
            _note(
                sheet,
                "rate_ambiguous",
                entry,
                entry["printed_name"],
                places="、".join(r["source"] for r in rates),
            )
        rate = rates[0] if len(rates) == 1 else None
        sheet.rows.append(
            _row(sheet, entry, rate, (grade, certificate), priced if priced is not entry else None)
        )
    if not found:
        sheet.rows.append(_row(sheet, entry, None, (None, None), None))


def _row(
    sheet: Sheet,
    entry: Row,
    rate: Row | None,
    slot: tuple[int | None, str | None],
    residual: Row | None,
) -> dict[str, Any]:
    grade, certificate = slot
    is_occupation = entry["list"] in OCCUPATION_LISTS
    programme = rate["programme"] if rate else None if is_occupation else entry["list"]
    listed = is_scarce(sheet.scarce, entry, grade, certificate) if is_occupation else False
    if is_occupation and entry["is_residual"] and listed is not None:
        listed = False
    return {
        **_frame(sheet, entry), "entry_id": entry["entry_id"], "grade": grade,
        "certificate": certificate if grade is None else None, "programme": programme, "name": entry["name"],
        "occupation_code": entry["occupation_code"] if entry["match_status"] == "accepted" else None,
        "match_status": entry["match_status"],
        "subsidy_class": (residual or entry)["subsidy_class"], "is_residual": bool(residual) or entry["is_residual"],
        "entry_source": entry["source"], **_amounts(sheet, rate, listed, programme, grade),
    }  # fmt: skip


def _add_rate(sheet: Sheet, rate: Row) -> None:
    """A rate of a programme without a list: it stands for itself."""
    sheet.rows.append({
        **_frame(sheet, rate), "entry_id": rate["rate_id"], "grade": rate["grade"],
        "certificate": certificate_of(rate) if rate["grade"] is None else None, "programme": rate["programme"],
        "name": rate["occupation"] or rate["item"] or rate["formula"] or rate["printed"], "occupation_code": None,
        "match_status": "not_applicable", "subsidy_class": rate["subsidy_class"], "is_residual": False, "entry_source": None,
        **_amounts(sheet, rate, False, rate["programme"], rate["grade"]),
    })  # fmt: skip


def _frame(sheet: Sheet, place: Row) -> dict[str, Any]:
    notice = sheet.notice
    return {
        "notice_id": notice["notice_id"], "source": place["source"], "page": place["page"], "bbox": place["bbox"],
        "region_code": notice["region_code"], "status": notice["status"], "effective_from": notice["effective_from"],
        "effective_to": sheet.effective_to,
    }  # fmt: skip


def _amounts(
    sheet: Sheet, rate: Row | None, listed: bool | None, programme: str | None, grade: int | None
) -> dict[str, Any]:
    """Base, scarcity, uplift and the amount with it; a range has no base, and stands as it is printed."""
    uplift = _uplift(sheet, rate, listed, programme, grade)
    is_range = bool(rate and rate["amount_max_yuan"] is not None)
    base = rate["amount_yuan"] if rate and not is_range else None
    amount = (
        None
        if base is None or uplift is None
        else Fraction(base) * (100 + Fraction(str(uplift))) / 100
    )
    if amount is not None and amount.denominator != 1 and rate:
        _note(
            sheet,
            "fractional_amount",
            rate,
            rate["printed"],
            amount=float(amount),
            base=base,
            uplift=uplift,
        )
    return {
        "base_amount_yuan": base, "is_scarce": listed, "scarce_uplift_pct": uplift,
        "amount_yuan": None if amount is None else float(amount), "unit": rate["unit"] if rate else None,
        "class_hours": rate["class_hours"] if rate else None, "cap_yuan": rate["cap_yuan"] if rate else None,
        "formula": (rate["formula"] or (rate["printed"] if is_range else None)) if rate else None,
        "rate_source": rate["source"] if rate else None,
    }  # fmt: skip


def _uplift(
    sheet: Sheet, rate: Row | None, listed: bool | None, programme: str | None, grade: int | None
) -> float | None:
    """What applies to the row in per cent: 0 where it is not scarce or meets no condition, null where that is not known."""
    if not listed:
        return None if listed is None else 0.0
    found = uplift_of(sheet.rules, programme, grade)
    if len(found) > 1 and rate:
        values = "、".join(str(value) for value in sorted(found, key=str))
        _note(
            sheet,
            "uplift_ambiguous",
            sheet.notice,
            sheet.notice["title"] or sheet.notice["notice_id"],
            values=values,
        )
    return (found.pop() if len(found) == 1 else None) if found else 0.0


def _is_extra_hour(sheet: Sheet, rate: Row) -> bool:
    """An amount for hours above a threshold is a rule about another amount."""
    rules: Iterable[Row] = (rule for rule in sheet.rules if rule["rule"] == "extra_hour_rate")
    return any(
        rule["source"] == rate["source"] and rule["value"] == rate["amount_yuan"] for rule in rules
    )


def _note(sheet: Sheet, kind: str, at: Row, printed: str, **words: object) -> None:
    """An issue at the place of a row; the same doubt at one place counts once."""
    place = Place(at["source"].partition("#")[2] or "file")
    issue = make_issue(kind, place, printed, "", "", **words)
    sheet.issues.setdefault((kind, at["source"], issue.printed), {
        "notice_id": sheet.notice["notice_id"], "source": at["source"], "page": at.get("page"), "bbox": at.get("bbox"),
        "severity": str(issue.severity), "kind": kind, "printed": issue.printed, "message": issue.message,
        "message_zh": issue.message_zh, "advice": issue.advice, "accepted": None,
    })  # fmt: skip
