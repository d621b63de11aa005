"""The rules that match without a person, in order. Each is safe by itself; what none of them takes is only proposed.

A rule returns None to pass on, or an `Outcome`: one code is accepted, several or none stop the search for a person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from pipeline.match.models import EVERYWHERE, NONE, Decision, NoticeAlias, Query
from pipeline.match.reasons import describe_alias
from pipeline.reference.editions import Alias, Occupation, Reference
from pipeline.reference.lookup_names import (
    added_endings,
    engineers,
    other_endings,
    read_codes,
    split_name,
)

# Below this a name and its printed code do not confirm each other (0 to 100).
AGREES = 80.0
SUGGESTION = "low"
WORK_TYPES = frozenset({"parenthetical work type", "工种", "job title"})


@dataclass(frozen=True)
class Outcome:
    """What a rule found: `codes` it names, how sure it is, and why. `final` stops the search even without one code."""

    codes: tuple[str, ...]
    score: float
    reason: str
    reason_zh: str
    final: bool = True


@dataclass(frozen=True)
class Knowledge:
    """All that the rules may consult. Without memory an alias is never used for its own name: for measuring."""

    reference: Reference
    notice_aliases: Mapping[tuple[str, str], tuple[NoticeAlias, ...]] = field(default_factory=dict)
    decisions: Mapping[tuple[str, str], tuple[Decision, ...]] = field(default_factory=dict)
    has_memory: bool = True

    def aliases_of(self, name: str) -> tuple[Alias, ...]:
        """The alias table's rows for a name."""
        return self.reference.aliases_by_name.get(name, ()) if self.has_memory else ()

    def decided(self, query: Query) -> tuple[Decision, ...]:
        """Decisions on this name, those of the notice before those that hold everywhere."""
        own = self.decisions.get((query.notice_id, query.name), ())
        return own + self.decisions.get((EVERYWHERE, query.name), ())

    def decided_here(self, query: Query) -> bool:
        """Did a person decide on this name for this very notice?"""
        return (query.notice_id, query.name) in self.decisions

    def refused(self, query: Query) -> frozenset[str]:
        """Codes that a person has struck out for this name."""
        decided = self.decided(query)
        accepted = {one.code for one in decided if one.judgement == "accept"}
        return frozenset(one.code for one in decided if one.judgement == "refuse") - accepted


Rule = Callable[[Query, Knowledge], Outcome | None]


def _exact(query: Query, known: Knowledge) -> Occupation | None:
    return known.reference.by_name.get(query.name)


def by_code_and_name(query: Query, known: Knowledge) -> Outcome | None:
    """Name and printed code are those of one occupation."""
    found = _exact(query, known)
    if found is None or found.code not in query.codes:
        return None
    return Outcome((found.code,), 1.0, "name and printed code agree", "名称与编码一致")


def by_name(query: Query, known: Knowledge) -> Outcome | None:
    """The name is exactly an occupation's, whatever the code says."""
    found = _exact(query, known)
    if found is None:
        return None
    return Outcome((found.code,), 1.0, "the name is exactly this occupation's", "名称完全一致")


def by_decision(query: Query, known: Knowledge) -> Outcome | None:
    """A person decided; a decision for everywhere does not outvote a printed code of another occupation."""
    for one in known.decided(query):
        if one.judgement == "accept":
            return Outcome(
                (one.code,),
                1.0,
                f"decided by {one.by}: {one.reason}",
                f"{one.by}决定：{one.reason}",
            )
        if one.code == NONE:
            words = f"{one.by}: no occupation: {one.reason}", f"{one.by}：无对应职业：{one.reason}"
            return Outcome((NONE,), 1.0, *words)
    return None


def by_notice_alias(query: Query, known: Knowledge) -> Outcome | None:
    """The notice's own crosswalk says what the old name is now; one that it sends to several goes to a person."""
    rows = known.notice_aliases.get((query.notice_id, query.name), ())
    codes = dict.fromkeys(code for row in rows if (code := current_code(row, known.reference)))
    if not codes:
        return None
    return Outcome(tuple(codes), 0.97, "the notice's own crosswalk", "本通知新旧职业对照表")


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


def by_alias(query: Query, known: Knowledge) -> Outcome | None:
    """Another name of the occupation, with evidence."""
    return _aliased(query, known, 0.95, lambda alias: alias.kind not in WORK_TYPES)


def by_work_type(query: Query, known: Knowledge) -> Outcome | None:
    """A work type (工种) of the occupation, with evidence."""
    return _aliased(query, known, 0.9, lambda alias: alias.kind in WORK_TYPES)


def _aliased(
    query: Query, known: Knowledge, score: float, fits: Callable[[Alias], bool]
) -> Outcome | None:
    rows = [a for a in known.aliases_of(query.name) if a.confidence != SUGGESTION and fits(a)]
    if not rows:
        return None
    return Outcome(tuple(dict.fromkeys(row.code for row in rows)), score, *describe_alias(rows[0]))


def stop_known(query: Query, known: Knowledge) -> Outcome | None:
    """Words known to be ambiguous, and occupations announced after the edition, are never taken for a look-alike."""
    if reason := known.reference.ambiguous_words.get(query.name):
        return Outcome((), 0.0, *reason)
    later = known.reference.announced_by_name.get(query.name)
    if later is None:
        return None
    edition = known.reference.edition
    return Outcome(
        (),
        0.0,
        f"announced {later.announced} ({later.document}), without a code in the edition of {edition}",
        f"{later.announced}公布（{later.document}），{edition}年版无编码",
    )


def by_ending(query: Query, known: Knowledge) -> Outcome | None:
    """Only the ending 员 / 师 / 工 differs; no two names of the edition differ only there."""
    return _spelt(other_endings(query.name), known, 0.95, ("only the ending differs", "仅词尾不同"))


def by_engineer(query: Query, known: Knowledge) -> Outcome | None:
    """工程师 for 工程技术人员."""
    return _spelt(
        [engineers(query.name)], known, 0.95, ("工程师 for 工程技术人员", "工程师即工程技术人员")
    )


def by_ending_missing(query: Query, known: Knowledge) -> Outcome | None:
    """The ending 员 / 师 / 工 is missing."""
    return _spelt(added_endings(query.name), known, 0.9, ("the ending is missing", "缺词尾"))


def _spelt(
    spellings: list[str], known: Knowledge, score: float, reason: tuple[str, str]
) -> Outcome | None:
    found = [known.reference.by_name[name] for name in spellings if name in known.reference.by_name]
    if len(found) != 1:
        return None
    return Outcome(
        (found[0].code,), score, f"{reason[0]}: {found[0].name}", f"{reason[1]}：{found[0].name}"
    )


def by_code(query: Query, known: Knowledge) -> Outcome | None:
    """The printed code's name is a near miss of the printed name, and no other name is nearer.

    Where two are as near (重冶金法冶炼工: 火 or 湿) only the code tells which.
    """
    reference = known.reference
    codes = [code for code in query.codes if code in reference.by_code]
    if len(codes) != 1:
        return None
    score = ratio(query.name, reference.keys[reference.places[codes[0]]])
    if score < AGREES or _has_rival(query.name, codes[0], score, reference):
        return None
    reason = f"printed code; its name is nearest ({score:.0f} of 100)"
    return Outcome(
        (codes[0],), round(score / 100, 4), reason, f"按编码，且与其名称最接近（{score:.0f}/100）"
    )


def _has_rival(name: str, code: str, score: float, reference: Reference) -> bool:
    """Is another occupation's name, or a name that the code had before, nearer than `score`?"""
    if any(ratio(name, old.old_name) >= score for old in reference.old_codes_of(code)):
        return True
    if any(alias.code != code and ratio(name, alias.name) > score for alias in reference.aliases):
        return True
    found = extract(name, reference.keys, scorer=ratio, score_cutoff=score, limit=None)
    return any(
        near > score and reference.occupations[place].code != code for _, near, place in found
    )


RULES: tuple[tuple[str, Rule], ...] = (
    ("code_and_name", by_code_and_name),
    ("name", by_name),
    ("decision", by_decision),
    ("notice_alias", by_notice_alias),
    ("alias", by_alias),
    ("", stop_known),
    ("ending", by_ending),
    ("engineer", by_engineer),
    ("ending_missing", by_ending_missing),
    ("code", by_code),
    ("work_type", by_work_type),
)
