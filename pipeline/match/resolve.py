"""The meaning that a person gives to a name or a code, for look-ups: one occupation, or the candidates, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.base.language import Words
from pipeline.match.knowledge import Knowledge
from pipeline.match.matcher import match_queries, query_of
from pipeline.match.models import Match, Printed
from pipeline.reference.editions import Reference
from pipeline.reference.lookup_names import fold_code, key_of, split_name


class Meaning(StrEnum):
    """The findings for a query.

    exact: a name or code of the edition. alias, work_type, wording: another way to say one occupation. old_code: a code of
    an older edition that leads to one. announced: an occupation announced since, not in the edition. ambiguous: a code
    that is one occupation's today and was another's before. candidates: nothing sure. none: nothing at all.
    """

    EXACT = "exact"
    ALIAS = "alias"
    WORK_TYPE = "work_type"
    WORDING = "wording"
    OLD_CODE = "old_code"
    ANNOUNCED = "announced"
    AMBIGUOUS = "ambiguous"
    CANDIDATES = "candidates"
    NONE = "none"


@dataclass(frozen=True)
class Option:
    """An occupation that the query may mean. `code` is of the edition, or for `announced` the one given since ("")."""

    code: str
    name: str
    group: str
    score: float
    why: Words


@dataclass(frozen=True)
class Resolution:
    """The meaning of a query; `options` has one entry where it is settled, else what it could be, best first."""

    query: str
    edition: str
    meaning: Meaning
    options: tuple[Option, ...]
    why: Words

    @property
    def is_settled(self) -> bool:
        """Is there one occupation of the edition that is surely meant?"""
        return self.meaning in SETTLED

    @property
    def code(self) -> str:
        """The occupation's code where it is settled, else ""."""
        return self.options[0].code if self.is_settled else ""


SETTLED = frozenset(
    {Meaning.EXACT, Meaning.ALIAS, Meaning.WORK_TYPE, Meaning.WORDING, Meaning.OLD_CODE}
)
_BY_METHOD = {
    "name": Meaning.EXACT,
    "code_and_name": Meaning.EXACT,
    "alias": Meaning.ALIAS,
    "work_type": Meaning.WORK_TYPE,
}


def resolve(query: str, reference: Reference) -> Resolution:
    """The occupation that a name or code means, in any way it is printed: full width, marks, without hyphens.

    resolve("车工", reference) and resolve("6180101", reference) are exact; resolve("叉车司机", reference) is a work type;
    resolve("钳工", reference) gives candidates. A code that an older edition gave to another occupation is `ambiguous`:
    both are told, and none is followed. Never raises; an empty query means nothing.
    """
    code = fold_code(query)
    return _by_code(query, code, reference) if code else _by_name(query, reference)


def _option(reference: Reference, code: str, why: Words, score: float = 1.0) -> Option:
    one = reference.by_code[code]
    return Option(one.code, one.name, reference.group_names.get(one.minor, ""), score, why)


def _by_code(query: str, code: str, reference: Reference) -> Resolution:
    now = reference.by_code.get(code)
    before = reference.old_codes_of(code)
    options = [_option(reference, code, Words(
        f"{code} in the edition of {reference.edition}", f"{reference.edition}年版编码"))] if now else []  # fmt: skip
    for target in dict.fromkeys(old.code for old in before):
        old = next(one for one in before if one.code == target)
        why = Words(
            f"{code} was the code of {old.old_name} ({old.source})",
            f"{code} 原为“{old.old_name}”的编码（{old.source}）",
        )
        options.append(_option(reference, target, why))
    if now and before:
        why = Words(
            f"{code} is {now.name} today and was {before[0].old_name} before: say which, or give the name",
            f"{code} 现为“{now.name}”，旧为“{before[0].old_name}”，请指明或改用名称",
        )
        return _resolution(query, reference, Meaning.AMBIGUOUS, options, why)
    if options:
        meaning = Meaning.EXACT if now else Meaning.OLD_CODE
        meaning = meaning if len(options) == 1 else Meaning.AMBIGUOUS
        return _resolution(query, reference, meaning, options, options[0].why)
    return _by_later_code(query, code, reference)


def _by_later_code(query: str, code: str, reference: Reference) -> Resolution:
    later = reference.announced_by_code.get(code)
    if later is not None:
        why = Words(
            f"{code} was given to {later.name}, announced {later.announced} ({later.document})",
            f"{code} 为 {later.announced} 公布的“{later.name}”（{later.document}）",
        )
        option = Option(code, later.name, reference.group_names.get(code[:7], ""), 1.0, why)
        return _resolution(query, reference, Meaning.ANNOUNCED, [option], why)
    why = Words(
        f"{code} is no code of the edition of {reference.edition}, and of no older one that is known",
        f"{code} 不是{reference.edition}年版编码，也不是已知的旧编码",
    )
    return _resolution(query, reference, Meaning.NONE, [], why)


def _by_name(query: str, reference: Reference) -> Resolution:
    name, words = split_name(query)
    name = key_of(query) if key_of(query) in reference.by_name else name
    if not name:
        return _resolution(
            query, reference, Meaning.NONE, [], Words("nothing is asked", "未给出名称")
        )
    known = Knowledge(reference)
    asked = query_of(Printed("", "", "", name, query, "", words), known)
    match = match_queries([asked], known)[asked]
    why = Words(match.reason, match.reason_zh)
    if match.occupation_code:
        meaning = _BY_METHOD.get(match.match_method or "", Meaning.WORDING)
        option = _option(reference, match.occupation_code, why)
        return _resolution(query, reference, meaning, [option], why)
    codes = known.names.work_types.get(name, frozenset())
    meant = reference.by_code[min(codes)].name if len(codes) == 1 else ""
    if meant and name.endswith(key_of(meant)):
        # In a list such a word may be a slip for a near name, and a person looks; who asks by it names the occupation whole.
        why = Words(f"a work type of {meant}", f"“{meant}”的工种")
        option = _option(reference, min(codes), why)
        return _resolution(query, reference, Meaning.WORK_TYPE, [option], why)
    return _open(query, name, reference, match, why)


def _open(query: str, name: str, reference: Reference, match: Match, why: Words) -> Resolution:
    """Nothing sure: an occupation announced since, or the candidates."""
    options = [
        Option(one.code, one.name, one.group, one.score, Words(one.reason, one.reason_zh))
        for one in match.candidates
    ]
    later = reference.announced_by_name.get(name)
    if later is not None:
        group = reference.group_names.get(later.later_code[:7], "")
        options.insert(0, Option(later.later_code, later.name, group, 1.0, why))
        return _resolution(query, reference, Meaning.ANNOUNCED, options, why)
    meaning = Meaning.CANDIDATES if options else Meaning.NONE
    return _resolution(query, reference, meaning, options, why)


def _resolution(
    query: str, reference: Reference, meaning: Meaning, options: Sequence[Option], why: Words
) -> Resolution:
    return Resolution(query, reference.edition, meaning, tuple(options), why)
