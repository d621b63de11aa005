"""Which entries a scarce list names: by accepted code, then by name, never by a proposed match; and what that adds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.rows import OccupationRow, RateRow, RuleRow
from pipeline.model.vocabularies import ListName, MatchMethod
from pipeline.normalize.uplifts import is_uplift
from pipeline.rules.lexicon import lexicon
from pipeline.text import fold

Entries = Sequence[OccupationRow]
# The tier of amounts that are for scarce occupations, however scarce.
SCARCE = "scarce"
# entry_id -> codes proposed for an entry that waits for a person.
Proposed = Mapping[str, Collection[str]]


@dataclass
class ScarceList:
    """The scarce entries of one notice by code and name. `is_known` is false where the notice names a list it lacks;
    `undecided` are the entries of other lists that could be one of the scarce ones, once a person has said what they are."""

    is_known: bool
    undecided: set[str] = field(default_factory=set)
    # Entries in doubt: what they name may be scarce, and nobody can tell.
    doubtful: ScarceList | None = None
    by_code: dict[str, list[OccupationRow]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[OccupationRow]] = field(default_factory=lambda: defaultdict(list))

    def add(self, entry: OccupationRow) -> None:
        """Take in an entry of a scarce list, under its accepted code and its name."""
        if entry.accepted_code:
            self.by_code[entry.accepted_code].append(entry)
        self.by_name[fold(entry.name)].append(entry)

    def entries_for(self, entry: OccupationRow) -> list[OccupationRow]:
        """The scarce entries that are the same occupation as an entry."""
        if not self.by_name:
            return []
        code, named = entry.accepted_code, self.by_name.get(fold(entry.name), [])
        if not code:
            return named
        coded = [row for row in self.by_code.get(code, []) if not _is_beside(row, entry)]
        return [*coded, *(row for row in named if not row.accepted_code)]


def _is_beside(marked: OccupationRow, entry: OccupationRow) -> bool:
    """Whether an entry is another work type of one occupation in a list that marks its scarce ones: the mark is not of it."""
    return (
        marked.list is not ListName.SCARCE
        and (marked.list, marked.annex) == (entry.list, entry.annex)
        and fold(marked.name) != fold(entry.name)
    )


def read_scarce(occupations: Entries, rules: Sequence[RuleRow]) -> ScarceList:
    """The scarce list of one notice; doubtful entries and rules only make that something is not known."""
    scarce = [row for row in occupations if row.list is ListName.SCARCE or is_marked(row)]
    rows = [row for row in scarce if not row.doubts]
    names_one = any(is_uplift(rule) for rule in rules)
    found = ScarceList(bool(rows) or not names_one)
    for row in rows:
        found.add(row)
    found.doubtful = ScarceList(True)
    for row in scarce:
        if row.doubts:
            found.doubtful.add(row)
    return found


def is_marked(row: OccupationRow) -> bool:
    """Whether an entry of another list is called scarce by a column or a mark of its own."""
    word = fold(row.scarcity or "")
    return lexicon().of(word, "tier") not in {"", "not_scarce"}


def tiers_of(scarce: ScarceList, entry: OccupationRow, grade: int | None) -> set[str]:
    """The tiers of scarcity that the list prints for an entry and grade, folded; {""} where it prints none."""
    found = [row for row in scarce.entries_for(entry) if row.grades.contains(grade)]
    return {fold(row.scarcity or "") for row in found}


def is_scarce(
    scarce: ScarceList, entry: OccupationRow, grade: int | None, certificate: str | None
) -> bool | None:
    """Whether an entry is listed as scarce for a grade; null where the list is not at hand. A certificate that is not for
    a grade is none the list speaks of."""
    if not scarce.is_known or entry.entry_id in scarce.undecided:
        return None
    found = [row for row in scarce.entries_for(entry) if _holds(row, grade, certificate)]
    is_listed = any(not _is_part(row, entry) for row in found)
    is_open = bool(found or (scarce.doubtful and scarce.doubtful.entries_for(entry)))
    return None if is_open and not is_listed else is_listed


def _holds(row: OccupationRow, grade: int | None, certificate: str | None) -> bool:
    return certificate is None if grade is None else row.grades.contains(grade)


def _is_part(row: OccupationRow, entry: OccupationRow) -> bool:
    """Whether a scarce entry is one work type (数控铣工) of an occupation of which another entry names the whole or another one (铣工)."""
    is_named = fold(row.name) in {fold(name) for name in (entry.name, *entry.work_types)}
    return row.match_method is MatchMethod.WORK_TYPE and not is_named


def of_tier(rates: Sequence[RateRow], listed: bool | None) -> Sequence[RateRow]:
    """The amounts printed for an entry that hold for it: those for scarce ones where it is listed and there are any; never where it
    is not; all of them where that is not known."""
    for_scarce = [rate for rate in rates if rate.scarcity == SCARCE]
    if listed and for_scarce:
        return for_scarce
    return rates if listed is None else [rate for rate in rates if rate not in for_scarce]


def find_unlisted(
    scarce: Entries, listed: Entries, proposed: Proposed
) -> tuple[list[OccupationRow], list[OccupationRow]]:
    """(scarce entries that no other list has, those that an undecided entry of the other lists could be)."""
    lists = ScarceList(True)
    for row in listed:
        lists.add(row)
    alone = [row for row in scarce if not lists.entries_for(row)]
    open_codes = {
        code for row in listed if not row.accepted_code for code in proposed.get(row.entry_id, ())
    } | {row.accepted_code for row in listed}
    open_codes.discard("")
    clear: list[OccupationRow] = []
    doubtful: list[OccupationRow] = []
    for row in alone:
        could_be = {row.accepted_code, *proposed.get(row.entry_id, ())} & open_codes
        (doubtful if could_be else clear).append(row)
    return clear, doubtful


def waiting_for(doubtful: Entries, listed: Entries, proposed: Proposed) -> set[str]:
    """entry_id of the undecided entries that could be one of the doubtful scarce ones."""
    codes = {
        code
        for row in doubtful
        for code in (row.accepted_code, *proposed.get(row.entry_id, ()))
        if code
    }
    return {
        row.entry_id
        for row in listed
        if not row.accepted_code and codes & set(proposed.get(row.entry_id, ()))
    }
