"""What the lists of a notice give to doubt: gaps and jumps in 序号, doubled names and codes, odd codes, values cut short."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import Any

from pipeline.extract.name_lists import bracket_words
from pipeline.model.document import Issue, Place
from pipeline.model.issues import make_issue
from pipeline.text import fold, fold_dashes

Row = dict[str, Any]
# A list counts as ordered by code where at most this share of its rows steps back.
FEW_STEPS_BACK = 0.15


def place_of(row: Row) -> Place:
    """The place of a published row."""
    box = tuple(row["bbox"]) if row["bbox"] else None
    return Place(row["source"].split("#", 1)[1], row["page"], box)


def check_lists(rows: list[Row]) -> list[Issue]:
    """All doubts about the lists of one notice."""
    lists: dict[tuple[str | None, str], list[Row]] = defaultdict(list)
    for row in rows:
        lists[row["annex"], row["list"]].append(row)
    issues: list[Issue] = []
    for group in lists.values():
        for part in _runs(group):
            issues += [*_gaps(part), *_code_jumps(part)]
        issues += [*_doubles(group), *_odd_codes(group), *_cut_values(group)]
    return issues + _scarce_not_listed(rows)


def _runs(rows: list[Row]) -> list[list[Row]]:
    """Parts of a list within which 序号 counts on: a new one begins where it starts again at 1."""
    parts: list[list[Row]] = [[]]
    for row in rows:
        if row["seq"] == 1 and parts[-1]:
            parts.append([])
        parts[-1].append(row)
    return parts


def _gaps(rows: list[Row]) -> list[Issue]:
    """serial_gap where numbers are missing; serial_jump where a number is not above the one before. Rows stand in the
    issuer's order, so side-by-side lists have neither."""
    issues = []
    numbered = [row for row in rows if row["seq"] is not None]
    for before, row in pairwise(numbered):
        step = row["seq"] - before["seq"]
        if step > 1:
            missing = "、".join(str(n) for n in range(before["seq"] + 1, row["seq"])[:20])
            words = {"missing": missing, "before": before["seq"], "after": row["seq"]}
            issues.append(
                make_issue(
                    "serial_gap", place_of(row), f"{row['seq']} {row['printed_name']}", **words
                )
            )
        elif step <= 0:
            words = {"now": row["seq"], "before": before["seq"]}
            issues.append(
                make_issue(
                    "serial_jump", place_of(row), f"{row['seq']} {row['printed_name']}", **words
                )
            )
    return issues


def _code_jumps(rows: list[Row]) -> list[Issue]:
    """serial_jump where a list that is ordered by code, class by class, steps back."""
    steps = [
        (before, row)
        for before, row in pairwise([row for row in rows if row["printed_code"]])
        if before["subsidy_class"] == row["subsidy_class"]
    ]
    back = [
        (before, row)
        for before, row in steps
        if _code(row) < _code(before) and len(_code(row)) == len(_code(before))
    ]
    if len(steps) < 10 or len(back) > FEW_STEPS_BACK * len(steps):
        return []
    return [
        make_issue("serial_jump", place_of(row), f"{row['printed_name']} {row['printed_code']}",
                   now=row["printed_code"], before=before["printed_code"])
        for before, row in back
    ]  # fmt: skip


def _code(row: Row) -> str:
    return fold_dashes(fold(row["printed_code"]))


def _doubles(rows: list[Row]) -> list[Issue]:
    """duplicate_name (brackets apart) and duplicate_code, at every row but the first."""
    issues = []
    for kind, printed, key in (
        ("duplicate_name", "printed_name", _name_key),
        ("duplicate_code", "printed_code", _code_key),
    ):
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            if key(row) and not row["is_residual"]:
                groups[key(row)].append(row)
        for group in groups.values():
            other = place_of(group[0]).anchor
            issues += [
                make_issue(kind, place_of(r), r[printed], count=len(group), other=other)
                for r in group[1:]
            ]
    return issues


def _name_key(row: Row) -> str:
    return (bracket_words(row["name"])[0] or str(row["name"])) + (row["level"] or "")


def _code_key(row: Row) -> str:
    return _code(row) if row["printed_code"] else ""


def _odd_codes(rows: list[Row]) -> list[Issue]:
    """odd_code where a code has another shape than nine tenths of its column; two_codes where a cell holds two."""
    coded = [row for row in rows if row["printed_code"]]
    shapes = Counter(re.sub(r"\d", "9", _code(row)) for row in coded)
    issues = []
    for row in coded:
        shape = re.sub(r"\d", "9", _code(row))
        if re.search("[、,;/和]", shape):
            issues.append(make_issue("two_codes", place_of(row), row["printed_code"]))
        elif shapes[shape] < 0.1 * len(coded):
            issues.append(
                make_issue("odd_code", place_of(row), row["printed_code"], column="printed_code")
            )
    return issues


def _cut_values(rows: list[Row]) -> list[Issue]:
    """cut_value where an industry or certificate is the beginning of another that the column prints at least thrice."""
    issues = []
    for column in ("industry", "certificate"):
        counts = Counter(row[column] for row in rows if row[column])
        for row in rows:
            value = row[column]
            whole = next(
                (
                    w
                    for w, n in counts.most_common()
                    if value and w != value and w.startswith(value) and n >= 3
                ),
                None,
            )
            if whole and counts[value] * 3 <= counts[whole]:
                issues.append(
                    make_issue(
                        "cut_value",
                        place_of(row),
                        value,
                        column=column,
                        whole=whole,
                        count=counts[whole],
                    )
                )
    return issues


def _scarce_not_listed(rows: list[Row]) -> list[Issue]:
    """A scarce occupation that no other list of the notice names, by name or code."""
    listed = [
        row
        for row in rows
        if row["list"] in {"subsidised", "general", "manufacturing"} and not row["is_residual"]
    ]
    names, codes = (
        {row["name"] for row in listed},
        {_code(row) for row in listed if row["printed_code"]},
    )
    scarce = [row for row in rows if row["list"] == "scarce"]
    alone = [
        row for row in scarce
        if listed and row["name"] not in names and not (row["printed_code"] and _code(row) in codes)
    ]  # fmt: skip
    if 3 * len(alone) > len(scarce):
        return [
            make_issue(
                "scarce_apart",
                place_of(alone[0]),
                alone[0]["printed_name"],
                count=len(alone),
                total=len(scarce),
            )
        ]
    return [make_issue("scarce_not_listed", place_of(row), row["printed_name"]) for row in alone]
