"""The rules that match without a person, in order. Each is safe by itself; what none of them takes is only proposed.

A rule returns None to pass on, or an `Outcome`: one code without a doubt is accepted, anything else stops the search for
a person. An earlier rule has better evidence; a word that a rule doubts is never taken by a later one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from pipeline.base.language import Words
from pipeline.match.knowledge import AGREES, WORK_TYPES, Knowledge, current_code
from pipeline.match.models import NONE, Query
from pipeline.match.reasons import describe_alias
from pipeline.match.word_leads import (
    NO_DOUBT,
    Outcome,
    by_grade,
    doubt_near,
    lead_of_ending,
    lead_of_name,
    lead_of_parts,
    lead_of_wording,
)
from pipeline.reference.editions import Alias, Occupation, Reference
from pipeline.reference.models import SUGGESTION

__all__ = ["RULES", "Outcome", "Rule"]
Ask = Callable[[Query, Knowledge], Outcome | None]


class Rule(NamedTuple):
    """A rule with the method it names ("" for one that only stops), and why what it says is safe."""

    method: str
    ask: Ask
    why: Words


def _exact(query: Query, known: Knowledge) -> Occupation | None:
    return known.reference.by_name.get(query.name)


# Most names of notices are taken by these two: their words are made once.
_AGREE = Words("name and printed code agree", "名称与编码一致")
_SAME_NAME = Words("the name is exactly this occupation's", "名称完全一致")


def by_code_and_name(query: Query, known: Knowledge) -> Outcome | None:
    """Name and printed code are those of one occupation."""
    found = _exact(query, known) if query.codes else None
    if found is None or found.code not in query.codes:
        return None
    return Outcome((found.code,), 1.0, _AGREE)


def by_name(query: Query, known: Knowledge) -> Outcome | None:
    """The name is exactly an occupation's, whatever the code says."""
    found = _exact(query, known)
    if found is None:
        return None
    return Outcome((found.code,), 1.0, _SAME_NAME)


def by_decision(query: Query, known: Knowledge) -> Outcome | None:
    """A person decided; a decision for everywhere does not outvote a printed code of another occupation."""
    for one in known.decided(query):
        if one.judgement == "accept":
            words = Words(f"decided by {one.by}: {one.reason}", f"{one.by}决定：{one.reason}")
            return Outcome((one.code,), 1.0, words)
        if one.code == NONE:
            words = Words(
                f"{one.by}: no occupation: {one.reason}", f"{one.by}：无对应职业：{one.reason}"
            )
            return Outcome((NONE,), 1.0, words)
    return None


def by_notice_alias(query: Query, known: Knowledge) -> Outcome | None:
    """The notice's own crosswalk says what the old name is now; one that it sends to several goes to a person."""
    if not query.notice_id:
        return None
    rows = known.notice_aliases.get((query.notice_id, query.name), ())
    codes = dict.fromkeys(code for row in rows if (code := current_code(row, known.reference)))
    if not codes:
        return None
    return Outcome(tuple(codes), 0.97, Words("the notice's own crosswalk", "本通知新旧职业对照表"))


def by_alias(query: Query, known: Knowledge) -> Outcome | None:
    """A name that the occupation itself had, with evidence."""
    rows: Sequence[Alias] = known.aliases_of(query.name)
    if rows:
        rows = [r for r in rows if r.confidence != SUGGESTION and r.kind not in WORK_TYPES]
    if not rows:
        return None
    codes = tuple(dict.fromkeys(row.code for row in rows))
    return Outcome(codes, 0.95, Words(*describe_alias(rows[0])))


def stop_known(query: Query, known: Knowledge) -> Outcome | None:
    """Words known to be ambiguous, occupations announced after the edition, and words for other things are left to a
    person."""
    if reason := known.reference.ambiguous_words.get(query.name):
        return Outcome((), 0.0, Words(*reason))
    later = known.reference.announced_by_name.get(query.name)
    if later is not None:
        edition, code = known.reference.edition, later.later_code
        return Outcome((), 0.0, Words(
            f"announced {later.announced} ({later.document}), "
            + (f"since then {code}, " if code else "") + f"without a code in the edition of {edition}",
            f"{later.announced}公布（{later.document}），" + (f"后编码为 {code}，" if code else "")
            + f"{edition}年版无编码",
        ))  # fmt: skip
    for said in (query.name, *query.words):
        if why := known.names.words.stop_of(said):
            return Outcome((), 0.0, why)
    return None


def by_work_type(query: Query, known: Knowledge) -> Outcome | None:
    """A work type (工种) of one occupation, with evidence; not one that may be a slip of another occupation's name, or
    short for it, unless the printed code says the same."""
    aliases: Sequence[Alias] = known.aliases_of(query.name)
    own = known.names.work_types.get(query.name)
    if not aliases and not own:
        return None
    aliases = [r for r in aliases if r.confidence != SUGGESTION and r.kind in WORK_TYPES]
    codes = {alias.code for alias in aliases} | (own or frozenset())
    if not codes:
        return None
    told = sorted(codes)
    names = "、".join(known.reference.by_code[code].name for code in told)
    why = Words(f"a work type of {names}", f"“{names}”的工种")
    if aliases:
        why = Words(*describe_alias(aliases[0]))
    doubt = NO_DOUBT if aliases else doubt_near(query.name, told[0], query.codes, known)
    return Outcome(tuple(told), 0.9, why, doubt)


def by_ending(query: Query, known: Knowledge) -> Outcome | None:
    """Only the ending 员 / 师 / 工 differs, of a name or else of a work type."""
    return lead_of_ending(query.name, query.codes, known)


def by_engineer(query: Query, known: Knowledge) -> Outcome | None:
    """工程师 for 工程技术人员."""
    return lead_of_name("engineer", query.name, known)


def by_wording(query: Query, known: Knowledge) -> Outcome | None:
    """Only words that say the same differ, or a grade stands before the name."""
    return lead_of_wording(query.name, query.codes, known) or by_grade(
        query.name, query.codes, known
    )


def by_brackets(query: Query, known: Knowledge) -> Outcome | None:
    """The name itself is none, but what stands in its brackets, or around its stroke, is one name."""
    return lead_of_parts(query, known)


def by_ending_missing(query: Query, known: Knowledge) -> Outcome | None:
    """The ending 员 / 师 / 工 is missing. Without a list around it, an activity or a name with brackets is only proposed."""
    found = lead_of_name("ending_missing", query.name, known)
    if found is not None and query.is_parts:
        return found.doubted(
            Words("its brackets name parts of something wider", "括注所含不止一项")
        )
    if found is None or query.is_listed:
        return found
    words = known.names.words
    if query.name.endswith(words.activities):
        return found.doubted(words.is_activity)
    if query.words:
        return found.doubted(
            Words("brackets beside it, and no list around", "带括注，且未在目录中")
        )
    return found


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
    why = Words(
        f"printed code; its name is nearest ({score:.0f} of 100)",
        f"按编码，且与其名称最接近（{score:.0f}/100）",
    )
    return Outcome((codes[0],), round(score / 100, 4), why)


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


RULES: tuple[Rule, ...] = (
    Rule("code_and_name", by_code_and_name, Words(
        "two pieces of evidence say the same", "名称、编码两相印证")),
    Rule("name", by_name, Words(
        "names of an edition are unique; a printed code may be of an older edition",
        "大典名称唯一；所印编码可能属旧版")),
    Rule("decision", by_decision, Words(
        "a person knows more than a rule, but not against the exact name", "人工判断优先于规则，但不违背完全一致的名称")),
    Rule("notice_alias", by_notice_alias, Words(
        "the issuer says what its own old names mean", "发文机关自己说明了旧名称的含义")),
    Rule("alias", by_alias, Words("a source says so", "有据可查")),
    Rule("", stop_known, Words(
        "from here on likeness counts, and these words are known to mislead",
        "以下规则看形近，而这些词已知易误")),
    Rule("work_type", by_work_type, Words(
        "the edition itself says what belongs to an occupation; no work type stands under two",
        "大典载明工种所属职业，且每个工种只属一个职业")),
    Rule("ending", by_ending, Words(
        "no two names of the edition differ only in 员, 师, 工", "大典中没有两个名称仅词尾不同")),
    Rule("engineer", by_engineer, Words(
        "the title of those whom the edition calls 工程技术人员", "工程师即大典所称工程技术人员")),
    Rule("wording", by_wording, Words(
        "the words mean the same, and no two names fall together by them", "词义相同，且不致两个名称混同")),
    Rule("brackets", by_brackets, Words(
        "one name is printed beside words that are none", "名称不在大典中，但括注或并列的正是一个名称")),
    Rule("ending_missing", by_ending_missing, Words(
        "in a list of occupations an activity is the occupation", "在职业目录中，活动名称即指职业")),
    Rule("code", by_code, Words(
        "code and name confirm each other, and no other name is nearer", "编码与名称相互印证，且无更近的名称")),
)  # fmt: skip
