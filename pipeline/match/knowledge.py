"""All that the rules may consult, ready for quick look-ups: the edition, the notices' crosswalks, people's decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz.fuzz import ratio

from pipeline.match.models import EVERYWHERE, NONE, Decision, NoticeAlias, Query
from pipeline.match.spellings import Names, names_of
from pipeline.reference.editions import Alias, Reference, WorkType
from pipeline.reference.lookup_names import (
    key_of,
    read_codes,
    split_name,
)
from pipeline.rules.patterns import words

# Below this a name and its printed code do not confirm each other (0 to 100).
AGREES = 80.0
# Kinds of alias that are work types rather than names the occupation itself had.
WORK_TYPES = frozenset(words("alias_kinds.work_types"))


@dataclass(frozen=True)
class Knowledge:
    """All that the rules may consult. Without memory an alias is never used for its own name: for measuring.

    `without` names rules that are not asked: for measuring too.
    """

    reference: Reference
    notice_aliases: Mapping[tuple[str, str], tuple[NoticeAlias, ...]] = field(default_factory=dict)
    decisions: Mapping[tuple[str, str], tuple[Decision, ...]] = field(default_factory=dict)
    has_memory: bool = True
    without: frozenset[str] = frozenset()

    @cached_property
    def names(self) -> Names:
        return names_of(self.reference)

    def aliases_of(self, name: str) -> tuple[Alias, ...]:
        """The alias table's rows for a name."""
        return self.reference.aliases_by_name.get(name, ()) if self.has_memory else ()

    def decided(self, query: Query) -> tuple[Decision, ...]:
        """Decisions on this name, those of the notice before those that hold everywhere."""
        if not self.decisions:
            return ()
        own = self.decisions.get((query.notice_id, query.name), ())
        return own + self.decisions.get((EVERYWHERE, query.name), ())

    def decided_here(self, query: Query) -> bool:
        """Did a person decide on this name for this very notice?"""
        return (query.notice_id, query.name) in self.decisions

    def refused(self, query: Query) -> frozenset[str]:
        """Codes that a person has struck out for this name."""
        if not self.decisions:
            return frozenset()
        decided = self.decided(query)
        if not decided:
            return frozenset()
        accepted = {one.code for one in decided if one.judgement == "accept"}
        return frozenset(one.code for one in decided if one.judgement == "refuse") - accepted

    def other_codes(self, name: str) -> frozenset[str]:
        """Codes to which any alias or work type of this very name leads, sure or only suggested."""
        rows: tuple[Alias | WorkType, ...] = self.aliases_of(name)
        rows += self.reference.work_types_by_name.get(name, ())
        return frozenset(row.code for row in rows)


def gather_knowledge(
    reference: Reference, aliases: Iterable[NoticeAlias], decisions: Iterable[Decision]
) -> Knowledge:
    """Crosswalk rows and decisions of this edition, by (notice or scope, name as looked up)."""
    by_notice: dict[tuple[str, str], tuple[NoticeAlias, ...]] = {}
    for row in aliases:
        key = (row.notice_id, key_of(row.old_name))
        by_notice[key] = (*by_notice.get(key, ()), row)
    decided: dict[tuple[str, str], tuple[Decision, ...]] = {}
    for one in decisions:
        if one.edition == reference.edition and (one.code == NONE or one.code in reference.by_code):
            place = (one.scope, key_of(one.printed_name))
            decided[place] = (*decided.get(place, ()), one)
    return Knowledge(reference, by_notice, decided)


def current_code(row: NoticeAlias, reference: Reference) -> str:
    """The code a crosswalk row leads to; "" where it tells of another meaning, or its code and name disagree."""
    if row.relation != "alias":
        return ""
    named = reference.by_name.get(split_name(row.current_name)[0])
    coded = [
        reference.by_code[code]
        for code in read_codes(row.current_code)
        if code in reference.by_code
    ]
    if named and (not coded or named in coded):
        return named.code
    near = [one.code for one in coded if ratio(one.name, split_name(row.current_name)[0]) >= AGREES]
    return near[0] if len(near) == 1 and not named else ""
