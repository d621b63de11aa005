"""Printed entries to rows of `occupations`: names cleaned, marks and grades read, match columns left to `match/`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.base.language import Words
from pipeline.extract.name_lists import bracket_words, split_names
from pipeline.judgement.corrections import Corrections
from pipeline.model.document import Issue
from pipeline.model.grades import GradeSpan
from pipeline.model.issues import make_issue
from pipeline.model.places import fact_id, number_doubles, source_of
from pipeline.model.printed import Entry
from pipeline.model.rows import OccupationRow
from pipeline.model.vocabularies import Level, ListName
from pipeline.normalize.marks import cut_marks
from pipeline.rules.vocabulary import first_term, grades_of, mark_rules, not_paid
from pipeline.text import close_gaps, fold, marks_alone, squeeze, whole_number

WITHOUT_CODES = frozenset(
    {ListName.SPECIALISED_ABILITY, ListName.TRAINING_COMPLETION, ListName.PROJECT_BASED}
)


@dataclass(frozen=True)
class Marks:
    """How the marks of a notice are read: what each means there, and which occur in each list (annex, list)."""

    meanings: Mapping[str, str]
    used: Mapping[tuple[str | None, str], Collection[str]]


def marks_of(entry: Entry) -> frozenset[str]:
    """The marks of a name, and those that stand beside it alone; in a list of scarce ones these are degrees."""
    if entry.is_residual:
        return frozenset()
    is_scarce = entry.list == ListName.SCARCE
    beside = frozenset[str]() if is_scarce else marks_alone(entry.scarcity)
    return cut_marks(_name_of(entry))[1] | beside


def build_occupations(
    file: str, entries: Sequence[Entry], meanings: Mapping[str, str], fixes: Corrections
) -> tuple[list[OccupationRow], list[Issue]]:
    """Rows of `occupations` in the order of `entries`; and doubts about marks. `file` is the main file, such as
    `place-2024/notice.pdf`."""
    marks = Marks(meanings, _marks_of_lists(entries))
    ids = number_doubles(fact_id(source_of(e.place, file), e.offset) for e in entries)
    rows = [_row(one, key, file, marks, fixes) for one, key in zip(entries, ids, strict=True)]
    return rows, _undefined_marks(entries, meanings)


def names_with_brackets(entries: Sequence[Entry]) -> set[tuple[str, str]]:
    """(list, printed name) of the entries of lists without codes: their brackets stay in the name, beside their amounts too."""
    return {(e.list, e.printed_name) for e in entries if ListName(e.list) in WITHOUT_CODES}


def _name_of(entry: Entry) -> str:
    """The name that is meant, marks and all: as corrected, else the half of two that run together, else as printed."""
    return entry.half or entry.printed_name


def _marks_of_lists(entries: Sequence[Entry]) -> dict[tuple[str | None, str], set[str]]:
    used: dict[tuple[str | None, str], set[str]] = {}
    for entry in entries:
        found = used.setdefault((entry.annex, entry.list), set())
        found |= marks_of(entry)
    return used


def _row(entry: Entry, entry_id: str, file: str, marks: Marks, fixes: Corrections) -> OccupationRow:
    printed, kind = _name_of(entry), ListName(entry.list)
    name, found = "*" if entry.is_residual else cut_marks(printed)[0], marks_of(entry)
    is_whole = kind in WITHOUT_CODES or entry.is_residual
    bare, words = (name, list[str]()) if is_whole else bracket_words(name)
    grades = read_grades(fixes.value(entry.place, "printed_grades", entry.printed_grades))
    flags = _flags(found, marks.used[entry.annex, entry.list], marks.meanings)
    return OccupationRow(
        entry_id=entry_id, notice_id=file.partition("/")[0], source=source_of(entry.place, file), page=entry.place.page,
        bbox=entry.place.bbox, annex=entry.annex, list=kind, seq=whole_number(fold(entry.seq)),
        printed_name=entry.printed_name, name=squeeze(bare) or close_gaps(printed), work_types=(*words, *split_names(entry.work_types).names),
        printed_code=close_gaps(entry.printed_code) or None,
        subsidy_class=fixes.value(entry.place, "subsidy_class", entry.printed_class) or None,
        industry=fixes.value(entry.place, "industry", entry.industry) or None,
        printed_grades=entry.printed_grades or None, grade_low=grades.low, grade_high=grades.high,
        level=Level.read(entry.level), certificate=fixes.value(entry.place, "certificate", entry.certificate) or None,
        scarcity=_scarcity_of(entry, found, marks.meanings) or None, is_residual=entry.is_residual, online_allowed=flags.get("online_allowed"),
        is_green=flags.get("is_green"), is_digital=flags.get("is_digital"),
        doubts=(*entry.doubts, "unread_grade") if _is_unread(entry, fixes) else entry.doubts,
    )  # fmt: skip


def _scarcity_of(entry: Entry, marks: Collection[str], meanings: Mapping[str, str]) -> str:
    """The tier that a list prints for an entry, else what its marks say."""
    is_mark = bool(marks_alone(entry.scarcity) & set(marks))
    return ("" if is_mark else entry.scarcity) or _tier_of(marks, meanings)


def _tier_of(marks: Collection[str], meanings: Mapping[str, str]) -> str:
    """What the marks of a name say of its scarcity, or ""."""
    tiers = mark_rules()["tier"]
    return next((tiers[said] for m in sorted(marks) if (said := meaning_of(m, meanings)) in tiers), "")  # fmt: skip


def read_grades(printed: str) -> GradeSpan:
    """The span that a cell names; one that names no grade where it cannot be read, or lists grades that are no span (五级、三级)."""
    grades = grades_of(printed)
    if not grades or grades != list(range(grades[0], grades[-1] - 1, -1)):
        return GradeSpan()
    return GradeSpan(grades[0], grades[-1])


def _is_unread(entry: Entry, fixes: Corrections) -> bool:
    grades = fixes.value(entry.place, "printed_grades", entry.printed_grades)
    is_known = read_grades(grades).is_named or entry.level or first_term("programme", grades)
    # A dash says that there are none.
    return bool(grades) and not is_known and not_paid(grades) != "no_such_grade"


def meaning_of(mark: str, meanings: Mapping[str, str]) -> str:
    """The meaning of a mark in this notice; where it does not say, what it means elsewhere; "" for none."""
    return meanings.get(mark) or mark_rules()["default"].get(mark, "")


def _flags(
    marks: Collection[str], used: Collection[str], meanings: Mapping[str, str]
) -> dict[str, bool]:
    """Column -> true or false in a list where its mark occurs; columns whose mark does not are left out."""
    flags: dict[str, bool] = {}
    for mark in sorted(used):
        column = meaning_of(mark, meanings)
        if column in mark_rules()["words"]:
            flags[column] = flags.get(column, False) or mark in marks
    return flags


def _undefined_marks(entries: Sequence[Entry], meanings: Mapping[str, str]) -> list[Issue]:
    """One issue a mark that is used and nowhere explained, at its first use."""
    first: dict[str, Entry] = {}
    for entry in entries:
        for mark in sorted(marks_of(entry)):
            first.setdefault(mark, entry)
    words = {mark: _meaning_words(mark, meanings) for mark in first}
    return [
        make_issue("undefined_mark", entry.place, entry.printed_name, mark=mark, meaning=words[mark].en, meaning_zh=words[mark].zh)
        for mark, entry in first.items() if mark not in meanings
    ]  # fmt: skip


def _meaning_words(mark: str, meanings: Mapping[str, str]) -> Words:
    words = mark_rules()["words"]
    said = words.get(meaning_of(mark, meanings), words["nothing"])
    en, _, zh = said.partition(" / ")
    return Words(en, zh or en)
