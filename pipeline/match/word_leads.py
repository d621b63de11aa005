"""Where a single word leads by how it is spelt: by its ending, its wording, what stands in its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.base.language import Words
from pipeline.match.knowledge import Knowledge
from pipeline.match.models import Query
from pipeline.reference.lookup_names import ENDINGS, ENGINEER, ENGINEERS, engineers
from pipeline.reference.models import SUGGESTION
from pipeline.rules.patterns import words

NO_DOUBT = Words("", "")
# A direction within an occupation: 汽车维修工（电工方向）, 仓储管理员—粮油保管员方向.
(DIRECTION,) = words("names.directions")
_STROKE = re.compile(r"[/|]")
_DASH = re.compile(r"[-—–―]+")


@dataclass(frozen=True)
class Outcome:
    """The finding of a rule: the codes it names, how sure it is, why, and what still speaks against it ("" for nothing)."""

    codes: tuple[str, ...]
    score: float
    why: Words
    doubt: Words = NO_DOUBT

    def doubted(self, doubt: Words) -> Outcome:
        """The same with a doubt: it is only proposed."""
        return replace(self, doubt=doubt)


def doubt_near(name: str, code: str, codes: Iterable[str], known: Knowledge) -> Words:
    """Whether a word that leads to `code` may as well be a slip of another occupation's name, or short for one."""
    if code in codes:
        return NO_DOUBT
    by_code = known.reference.by_code
    for other in sorted(known.names.near(name) - {code}):
        other_name = by_code[other].name
        return Words(f"but at most one edit from {other_name}", f"但与“{other_name}”至多差一字")
    for other in sorted(known.names.longer(name) - {code}):
        other_name = by_code[other].name
        return Words(f"but {other_name} ends in it", f"但“{other_name}”以其结尾")
    return NO_DOUBT


def lead_of_ending(name: str, codes: Iterable[str], known: Knowledge) -> Outcome | None:
    """A name, else a sure work type, with another of the endings 员, 师, 工; not of a stem of one character."""
    if len(name) < 3 or name[-1] not in ENDINGS:
        return None
    stem = name[:-1]
    one = known.names.by_stem.get(stem)
    if one is not None:
        words = Words(f"only the ending differs: {one.name}", f"仅词尾不同：{one.name}")
        return Outcome((one.code,), 0.95, words)
    found = known.names.work_types_by_stem.get(stem)
    if not found:
        return None
    code = min(found)
    names = "、".join(known.reference.by_code[code].name for code in sorted(found))
    why = Words(
        f"only the ending differs from a work type of {names}", f"与“{names}”的工种仅词尾不同"
    )
    return Outcome(tuple(sorted(found)), 0.9, why, doubt_near(name, code, codes, known))


def lead_of_name(method: str, name: str, known: Knowledge) -> Outcome | None:
    """X工程师 as X工程技术人员 (engineer), or a name without its ending (ending_missing).

    A short name that has an ending (美工) lacks none; a longer one may lack its own: 茶叶加工 -> 茶叶加工工.
    """
    if method == "engineer":
        one = known.reference.by_name.get(engineers(name))
        if one is None:
            return None
        return Outcome((one.code,), 0.95, _engineer_words(one.name))
    if len(name) < 2 or (name[-1] in ENDINGS and len(name) < 4):
        return None
    one = known.names.by_stem.get(name)
    if one is None:
        return None
    words = Words(f"the ending is missing: {one.name}", f"缺词尾：{one.name}")
    return Outcome((one.code,), 0.9, words)


def _engineer_words(name: str) -> Words:
    one, other = ENGINEER, ENGINEERS
    return Words(f"{one} for {other}: {name}", f"{one}即{other}: {name}")


def lead_of_wording(name: str, codes: Iterable[str], known: Knowledge) -> Outcome | None:
    """A name, else a sure work type, that differs only in words that say the same."""
    words = known.names.words
    form = words.form_of(name)
    found, what = known.names.by_form.get(form), Words("", "")
    if not found:
        found, what = known.names.work_types_by_form.get(form), Words("a work type of ", "的工种")
    if not found:
        return None
    names = "、".join(known.reference.by_code[code].name for code in sorted(found))
    met = (
        words.reasons_of(name)
        if form != name
        else Words("only words differ that say the same", "仅同义词不同")
    )
    why = Words(f"{met.en}: {what.en}{names}", f"{met.zh}：{names}{what.zh}")
    doubt = doubt_near(name, min(found), codes, known) if what.en else NO_DOUBT
    return Outcome(tuple(sorted(found)), 0.9, why, doubt)


def by_grade(name: str, codes: Iterable[str], known: Knowledge) -> Outcome | None:
    """A grade before a name (高级汽车维修工), or 技师 for its ending (汽车维修技师)."""
    words = known.names.words
    rest = words.without_grades(name)
    if not rest:
        return None
    found = plain_lead(rest, codes, known)
    if found is None and name.endswith(words.grades_behind):
        one = known.names.by_stem.get(rest)
        found = Outcome((one.code,), 0.9, Words(one.name, one.name)) if one else None
    if found is None:
        return None
    names = "、".join(known.reference.by_code[code].name for code in found.codes)
    why = words.without_grade
    return Outcome(found.codes, 0.9, Words(f"{why.en}: {names}", f"{why.zh}：{names}"), found.doubt)


def plain_lead(word: str, codes: Iterable[str], known: Knowledge) -> Outcome | None:
    """A name, a sure alias or a sure work type, exactly as it stands."""
    one = known.reference.by_name.get(word)
    if one is not None:
        return Outcome((one.code,), 1.0, Words(one.name, one.name))
    sure = {alias.code for alias in known.aliases_of(word) if alias.confidence != SUGGESTION}
    found = sorted(sure | known.names.work_types.get(word, frozenset()))
    if not found:
        return None
    name = known.reference.by_code[found[0]].name
    return Outcome(tuple(found), 0.9, Words(name, name), doubt_near(word, found[0], codes, known))


def lead_of_word(word: str, codes: Iterable[str], known: Knowledge) -> Outcome | None:
    """Where a word leads by any of the spellings; None where it leads nowhere, or is known to mislead."""
    if word in known.reference.ambiguous_words or known.names.words.stop_of(word):
        return None
    return (
        plain_lead(word, codes, known)
        or lead_of_ending(word, codes, known)
        or lead_of_name("engineer", word, known)
        or lead_of_wording(word, codes, known)
        or by_grade(word, codes, known)
    )


def lead_of_parts(query: Query, known: Knowledge) -> Outcome | None:
    """One name in brackets, on both sides of a stroke, or before a dash (A—B方向)."""
    if query.words:
        return _lead_of_brackets(query, known)
    if query.name.isalpha():
        return None
    parts = [part for part in _STROKE.split(query.name) if part]
    if len(parts) == 2:
        return _lead_of_stroke(parts[0], parts[1], query, known)
    parts = [part for part in _DASH.split(query.name) if part]
    if len(parts) == 2 and query.name.endswith(DIRECTION):
        return _lead_of_direction(parts[0], parts[1].removesuffix(DIRECTION), query, known)
    return None


def _lead_of_brackets(query: Query, known: Knowledge) -> Outcome | None:
    """All words in the brackets lead to one occupation. Not where they name parts of something, or leave some out."""
    if query.is_parts:
        return None
    leads = [lead_of_word(word.removesuffix(DIRECTION), query.codes, known) for word in query.words]
    codes = {code for lead in leads if lead for code in lead.codes}
    if len(codes) != 1 or not all(leads):
        return None
    doubt = next((lead.doubt for lead in leads if lead and lead.doubt.en), NO_DOUBT)
    words = "、".join(query.words)
    why = Words(f"named in the brackets: {words}", f"括注“{words}”")
    outer = known.names.by_stem.get(query.name)
    if outer is not None and outer.code not in codes:
        doubt = Words(f"but before them stands {outer.name}", f"但括注前为“{outer.name}”")
    return Outcome(tuple(codes), 0.85, why, doubt)


def lead_of_brackets_elsewhere(query: Query, code: str, known: Knowledge) -> Words | None:
    """The doubt that a word in the brackets names another occupation than `code`; None where none does."""
    for word in query.words:
        lead = _lead_or_missing(word, query, known)
        for other in lead.codes if lead else ():
            if other != code:
                name = known.reference.by_code[other].name
                return Words(f"but in its brackets stands {name}", f"但括注中有“{name}”")
    return None


def _lead_of_stroke(first: str, second: str, query: Query, known: Knowledge) -> Outcome | None:
    """Both sides lead to one occupation, or one does and the other is made of the characters of its name."""
    leads = [_lead_or_missing(part, query, known) for part in (first, second)]
    codes = {code for lead in leads if lead for code in lead.codes}
    if len(codes) != 1 or any(lead and lead.doubt.en for lead in leads):
        return None
    name = known.reference.by_code[min(codes)].name
    rest = next((p for p, lead in zip((first, second), leads, strict=True) if lead is None), "")
    if rest and not set(rest) <= set(name):
        return None
    why = Words(f"two names of one occupation: {name}", f"同一职业的两种叫法：{name}")
    return Outcome(tuple(codes), 0.85, why)


def _lead_or_missing(word: str, query: Query, known: Knowledge) -> Outcome | None:
    return lead_of_word(word, query.codes, known) or lead_of_name("ending_missing", word, known)


def _lead_of_direction(first: str, second: str, query: Query, known: Knowledge) -> Outcome | None:
    """A name, and a direction within it that leads to no other."""
    one, other = plain_lead(first, query.codes, known), lead_of_word(second, query.codes, known)
    if one is None or one.doubt.en or (other is not None and other.codes != one.codes):
        return None
    why = Words(f"a direction within {one.why.en}", f"“{one.why.zh}”的一个方向")
    return Outcome(one.codes, 0.85, why)
