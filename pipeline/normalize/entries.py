"""Printed entries to rows of `occupations`: names cleaned, marks and grades read, match columns left to `match/`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from pipeline.extract.name_lists import bracket_words
from pipeline.judgement.corrections import Corrections
from pipeline.model.document import Issue, Place
from pipeline.model.issues import make_issue
from pipeline.model.printed import Entry
from pipeline.normalize.marks import cut_marks
from pipeline.rules.vocabulary import first_term, grade_range, mark_rules
from pipeline.text import close_gaps, fold, squeeze, whole_number

WITHOUT_CODES = {"specialised_ability", "training_completion", "project_based"}
MATCH_COLUMNS = (
    "edition", "occupation_code", "occupation_name", "match_method", "match_score", "match_status", "code_conflict",
)  # fmt: skip
Row = dict[str, Any]


def place_columns(place: Place, file: str) -> Row:
    """source, page and bbox of a place in a file such as `place-2024/notice.pdf`; an anchor may name a witness itself."""
    source = (
        f"{file.rpartition('/')[0]}/{place.anchor}"
        if "#" in place.anchor
        else f"{file}#{place.anchor}"
    )
    return {"source": source, "page": place.page, "bbox": list(place.bbox) if place.bbox else None}


def build_occupations(
    notice_id: str, file: str, entries: list[Entry], meanings: Mapping[str, str], fixes: Corrections
) -> tuple[list[Row], list[Issue]]:
    """Rows of `occupations` in the order of `entries`, numbered within each list; and doubts about marks and grades."""
    rows: list[Row] = []
    issues: list[Issue] = []
    counts: dict[str, int] = {}
    used = _marks_of_lists(entries, fixes)
    for entry in entries:
        counts[entry.list] = counts.get(entry.list, 0) + 1
        row, found = _row(entry, used[entry.annex, entry.list], meanings, fixes)
        key = f"{notice_id}/{entry.list}/{counts[entry.list]:04}"
        rows.append(
            {"entry_id": key, "notice_id": notice_id, **place_columns(entry.place, file), **row}
        )
        issues += found
    return rows, issues + _undefined_marks(entries, meanings)


def _marks_of_lists(
    entries: list[Entry], fixes: Corrections
) -> dict[tuple[str | None, str], set[str]]:
    used: dict[tuple[str | None, str], set[str]] = {}
    for entry in entries:
        marks = (
            cut_marks(fixes.value(entry.place, "name", entry.printed_name))[1]
            if not entry.is_residual
            else frozenset()
        )
        used.setdefault((entry.annex, entry.list), set()).update(marks)
    return used


def _row(
    entry: Entry, used: Collection[str], meanings: Mapping[str, str], fixes: Corrections
) -> tuple[Row, list[Issue]]:
    printed = fixes.value(entry.place, "name", entry.half or entry.printed_name)
    name, marks = ("*", frozenset[str]()) if entry.is_residual else cut_marks(printed)
    bare, words = (
        (name, []) if entry.list in WITHOUT_CODES or entry.is_residual else bracket_words(name)
    )
    grades = fixes.value(entry.place, "printed_grades", entry.printed_grades)
    low, high = grade_range(grades) or (None, None)
    issues = []
    if grades and low is None and not entry.level and not first_term("programme", grades):
        issues.append(make_issue("unread_grade", entry.place, grades, column="printed_grades"))
    columns = {
        "annex": entry.annex, "list": entry.list, "seq": whole_number(fold(entry.seq)),
        "printed_name": entry.printed_name, "name": squeeze(bare) or close_gaps(printed), "work_types": words,
        "printed_code": close_gaps(entry.printed_code) or None,
        "subsidy_class": fixes.value(entry.place, "subsidy_class", entry.printed_class) or None,
        "industry": fixes.value(entry.place, "industry", entry.industry) or None,
        "printed_grades": entry.printed_grades or None, "grade_low": low, "grade_high": high, "level": entry.level or None,
        "certificate": fixes.value(entry.place, "certificate", entry.certificate) or None, "is_residual": entry.is_residual,
        **_flags(marks, used, meanings), **dict.fromkeys(MATCH_COLUMNS),
    }  # fmt: skip
    return columns, issues


def meaning_of(mark: str, meanings: Mapping[str, str]) -> str:
    """What a mark means in this notice; where it does not say, what it means elsewhere; "" for none."""
    return meanings.get(mark) or mark_rules()["default"].get(mark, "")


def _flags(marks: Collection[str], used: Collection[str], meanings: Mapping[str, str]) -> Row:
    """True or false in a list where the mark occurs, null where it does not."""
    flags: Row = dict.fromkeys(mark_rules()["words"])
    for mark in sorted(used):
        column = meaning_of(mark, meanings)
        if column in flags:
            flags[column] = bool(flags[column]) or mark in marks
    return flags


def _undefined_marks(entries: list[Entry], meanings: Mapping[str, str]) -> list[Issue]:
    """One issue a mark that is used and nowhere explained, at its first use."""
    first: dict[str, Entry] = {}
    for entry in entries:
        for mark in sorted(cut_marks(entry.printed_name)[1] if not entry.is_residual else ()):
            first.setdefault(mark, entry)
    words = mark_rules()["words"]
    return [
        make_issue("undefined_mark", entry.place, entry.printed_name, mark=mark,
                   meaning=words.get(meaning_of(mark, meanings), "nothing / 无"))
        for mark, entry in first.items() if mark not in meanings
    ]  # fmt: skip


def split_runs(
    entries: list[Entry], known: Collection[str], whole: Collection[str]
) -> tuple[list[Entry], list[Issue]]:
    """Two names run together in a cell of many (the separator is missing) parted, where both halves are known names and
    the whole is none (of the classification, or of another notice)."""
    parted: list[Entry] = []
    issues: list[Issue] = []
    for entry in entries:
        halves = (
            find_halves(cut_marks(entry.printed_name)[0], known, whole)
            if entry.is_grouped
            else None
        )
        if halves is None:
            parted.append(entry)
            continue
        parted += [replace(entry, half=half) for half in halves]
        issues.append(
            make_issue(
                "missing_separator",
                entry.place,
                entry.printed_name,
                first=halves[0],
                second=halves[1],
            )
        )
    return parted, issues


def find_halves(
    printed: str, known: Collection[str], whole: Collection[str]
) -> tuple[str, str] | None:
    """The two known names that a name consists of; None where it is a name itself, or there are no such two."""
    name = fold(printed)
    if name in whole:
        return None
    cuts = [
        (name[:i], name[i:])
        for i in range(2, len(name) - 1)
        if name[:i] in known and name[i:] in known
    ]
    return cuts[0] if cuts else None
