"""Printed amounts to rows of `rates`: figures, ranges, grades, hours and caps as numbers; what cannot be read stays printed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from pipeline.extract.name_lists import bracket_words
from pipeline.judgement.corrections import Corrections
from pipeline.model.document import Issue
from pipeline.model.issues import make_issue
from pipeline.model.printed import Amount
from pipeline.normalize.entries import place_columns
from pipeline.normalize.marks import cut_marks
from pipeline.rules.vocabulary import first_term, grade_range
from pipeline.text import cut_note_marks, fold, fold_dashes, squeeze, whole_number

Row = dict[str, Any]
_RANGE = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)(万)?(?:元)?(?:(?:-+|~|至)(\d[\d,]*(?:\.\d+)?)(万)?(?:元)?)?"
)


def build_rates(
    notice_id: str, file: str, amounts: list[Amount], fixes: Corrections
) -> tuple[list[Row], list[Issue]]:
    """Rows of `rates` in document order; an amount printed for several grades is a row for each."""
    rows: list[Row] = []
    issues: list[Issue] = []
    for amount in amounts:
        figure = fixes.value(amount.place, "amount_yuan", amount.figure)
        low, high = read_yuan(figure)
        if figure and low is None:
            issues.append(
                make_issue("unread_amount", amount.place, amount.printed, column="printed")
            )
        programme = fixes.value(amount.place, "programme", amount.programme)
        if not programme:
            issues.append(
                make_issue("programme_unknown", amount.place, amount.printed, column="programme")
            )
        for grade in _grades(amount):
            row = _row(replace(amount, programme=programme), grade, low, high)
            key = f"{notice_id}/rate/{len(rows) + 1:04}"
            rows.append(
                {"rate_id": key, "notice_id": notice_id, **place_columns(amount.place, file), **row}
            )
    return rows, issues


def read_yuan(figure: str) -> tuple[int | None, int | None]:
    """(amount, upper end of a range) in whole yuan of `1000`, `1,200`, `300—1000`, `1.2万`, note marks left out;
    (None, None) for anything else."""
    plain = fold_dashes(fold(cut_note_marks(figure))).replace("元/人", "元")
    match = _RANGE.fullmatch(plain)
    if not match:
        return None, None
    ends = [
        _number(match.group(1), match.group(2) or match.group(4)),
        _number(match.group(3), match.group(4)),
    ]
    return ends[0], ends[1]


def _number(text: str | None, wan: str | None) -> int | None:
    if text is None:
        return None
    value = round(float(text.replace(",", "")) * (10000 if wan else 1), 6)
    return int(value) if value < 2**31 and value == int(value) else None


def _grades(amount: Amount) -> list[int | None]:
    """The grades an amount holds for; one None where it is for none."""
    printed = amount.printed_grade
    if printed in {"1", "2", "3", "4", "5"}:
        return [int(printed)]
    found = grade_range(printed)
    return list(range(found[0], found[1] - 1, -1)) if found else [None]


def _row(amount: Amount, grade: int | None, low: int | None, high: int | None) -> Row:
    hours, cap = amount.printed_hours, read_yuan(amount.printed_cap)[0]
    return {
        "clause": amount.clause, "programme": amount.programme or None, "subsidy_class": amount.printed_class or None,
        "item": _item(amount), "component": amount.component,
        "occupation": squeeze(bracket_words(cut_marks(amount.occupation)[0])[0]) or None, "grade": grade, "amount_yuan": low,
        "amount_max_yuan": high, "unit": amount.unit, "class_hours": whole_number(hours),
        "cap_yuan": cap, "formula": amount.formula or None, "printed": amount.printed,
    }  # fmt: skip


def _item(amount: Amount) -> str | None:
    """The item; for a completion certificate the word that stands where a grade would (合格)."""
    is_word = (
        amount.printed_grade
        and not grade_range(amount.printed_grade)
        and not amount.printed_grade.isdigit()
    )
    words = [
        amount.item,
        amount.printed_grade if is_word and first_term("programme", amount.printed_grade) else "",
    ]
    return " ".join(word for word in words if word) or None
