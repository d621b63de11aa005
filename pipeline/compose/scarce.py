"""Which entries a scarce list names: by accepted code, then by name, never by a proposed match; and what that adds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.text import fold

Row = Mapping[str, Any]


@dataclass
class ScarceList:
    """The scarce entries of one notice by code and name. `is_known` is false where the notice names a list it lacks;
    `undecided` are the entries of other lists that could be one of the scarce ones, once a person has said what they are."""

    is_known: bool
    undecided: set[str] = field(default_factory=set)
    by_code: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def entries_for(self, entry: Row) -> list[Row]:
        """The scarce entries that are the same occupation as an entry."""
        code = code_of(entry)
        named = self.by_name.get(fold(entry["name"]), [])
        if not code:
            return named
        return [*self.by_code.get(code, []), *(row for row in named if not code_of(row))]


def code_of(entry: Row) -> str:
    """The accepted code, or ""."""
    return entry["occupation_code"] or "" if entry["match_status"] == "accepted" else ""


def read_scarce(occupations: Sequence[Row], rules: Sequence[Row]) -> ScarceList:
    """The scarce list of one notice."""
    rows = [row for row in occupations if row["list"] == "scarce"]
    found = ScarceList(bool(rows) or not any(rule["rule"] == "scarce_uplift" for rule in rules))
    for row in rows:
        if code_of(row):
            found.by_code[code_of(row)].append(row)
        found.by_name[fold(row["name"])].append(row)
    return found


def is_scarce(
    scarce: ScarceList, entry: Row, grade: int | None, certificate: str | None
) -> bool | None:
    """Whether an entry is listed as scarce for a grade; null where the list is not at hand. A certificate that is not for
    a grade is none the list speaks of."""
    if not scarce.is_known or entry["entry_id"] in scarce.undecided:
        return None
    found = scarce.entries_for(entry)
    if grade is None:
        return bool(found) and certificate is None
    return any(
        row["grade_low"] is None or row["grade_high"] <= grade <= row["grade_low"] for row in found
    )


def find_unlisted(
    scarce: Sequence[Row], listed: Sequence[Row], proposed: Mapping[str, Collection[str]]
) -> tuple[list[Row], list[Row]]:
    """(scarce entries that no other list has, those that an undecided entry of the other lists could be). `proposed` are
    the codes proposed for the entries that wait for a person."""
    lists = ScarceList(True)
    for row in listed:
        if code_of(row):
            lists.by_code[code_of(row)].append(row)
        lists.by_name[fold(row["name"])].append(row)
    alone = [row for row in scarce if not lists.entries_for(row)]
    waiting = {
        code for row in listed if not code_of(row) for code in proposed.get(row["entry_id"], ())
    }
    known = {code_of(row) for row in listed}
    doubtful = [
        row
        for row in alone
        if {code_of(row), *proposed.get(row["entry_id"], ())} & (waiting | (known - {""})) - {""}
    ]
    clear = [row for row in alone if not any(row is other for other in doubtful)]
    return clear, doubtful


def waiting_for(
    doubtful: Sequence[Row], listed: Sequence[Row], proposed: Mapping[str, Collection[str]]
) -> set[str]:
    """entry_id of the undecided entries that could be one of the doubtful scarce ones."""
    codes = {
        code
        for row in doubtful
        for code in (code_of(row), *proposed.get(row["entry_id"], ()))
        if code
    }
    return {
        row["entry_id"]
        for row in listed
        if not code_of(row) and codes & set(proposed.get(row["entry_id"], ()))
    }


def uplift_of(rules: Sequence[Row], programme: str | None, grade: int | None) -> set[float | None]:
    """The uplifts, in per cent, whose own condition a row meets; null for one that counties set. Shares that are raised by
    points (said of a beneficiary) are no uplift of the amount."""
    found: set[float | None] = set()
    for rule in rules:
        if (
            rule["rule"] != "scarce_uplift"
            or rule["beneficiary"]
            or rule["programme"] not in {None, programme}
        ):
            continue
        if rule["grade_low"] is not None and not (
            grade is not None and rule["grade_high"] <= grade <= rule["grade_low"]
        ):
            continue
        found.add(None if rule["value_max"] is not None else rule["value"])
    return found
