"""What a number is said of: grades, programme, beneficiary, condition, and the things listed before 分别."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.prose.clause_rules import clause_data, words
from pipeline.rules.vocabulary import first_term, grade_range, terms

CERTIFICATES = {"vocational_qualification", "specialised_ability", "training_completion"}
_LISTED = re.compile(r"、|和|及(?!以)|与|以及")
_BRACKETS = re.compile(r"\([^()]*\)")


@cache
def _grade_item() -> re.Pattern[str]:
    one = "(?:" + "|".join(pattern.pattern for _, pattern in terms("grade")) + ")"
    named = rf"{one}(?:\((?:{one})\))?"
    return re.compile(rf"{named}(?:(?:至|到|-|—|~)+{named}|(?:及|含|\(含\))?以[上下])?")


def grade_items(segment: str) -> list[str]:
    """The grades and spans of grades named in folded words, in order: 五级至三级, 二级, 技师及以上."""
    blank = words("no_grade").sub(lambda match: "\0" * len(match.group(0)), segment)
    return [match.group(0) for match in _grade_item().finditer(blank)]


def grades_of(segment: str) -> str | None:
    """The grades that the last words before a number name; "" where they name none; None where they leave a gap."""
    named = [part for part in re.split("[,:]", segment) if grade_items(part)]
    if not named:
        return ""
    items = grade_items(named[-1])
    spans = [grade_range(item) for item in items]
    grades = {g for span in spans if span for g in range(span[1], span[0] + 1)}
    if not grades or grades != set(range(min(grades), max(grades) + 1)):
        return None
    return "、".join(items)


def listed_before(segment: str, count: int) -> list[str] | None:
    """The `count` things that the last part of a segment with that many lists; None where no part does."""
    for part in reversed(re.split("[,:;]", segment)):
        grades = grade_items(part)
        if len(grades) == count:
            return grades
        things = [thing for thing in _LISTED.split(_BRACKETS.sub("", part)) if thing]
        if not grades and len(things) == count:
            return things
    return None


def programme_of(before: str, behind: str, earlier: Sequence[str], heads: Sequence[str]) -> str:
    """The programme named nearest to a number: before it in its part of the sentence, in the parts before, by the heads of
    its clause from the innermost, behind it. A head that names a kind of training goes before the words for a certificate."""
    if words("other").search(before):
        return ""
    head = next((found for text in reversed(heads) if (found := _programme(text))), "")
    own = next((found for text in (before, *reversed(earlier)) if (found := _nearest(text))), "")
    if head and head not in CERTIFICATES and own in CERTIFICATES:
        return head
    return own or head or _programme(behind)


def _nearest(text: str) -> str:
    """The programme that the last part of a text between commas names."""
    return next(
        (found for part in reversed(re.split("[,:]", text)) if (found := _programme(part))), ""
    )


def _programme(text: str) -> str:
    """The programme a text names; "" where it names none, or certificates of several programmes."""
    text = words("umbrella").sub("", text)
    found = first_term("programme", text)
    if found in CERTIFICATES:
        named = {
            value
            for value, pattern in terms("programme")
            if value in CERTIFICATES and pattern.search(text)
        }
        return found if len(named) == 1 else ""
    return found


def beneficiary_of(
    rule: str, part: str, cuts: tuple[int, int, int], earlier: Sequence[str], heads: Sequence[str]
) -> str:
    """Who is paid or counted by a rule; `cuts` are where the segment since the number before, the number, and what is
    behind it begin."""
    begin, start, end = cuts
    texts = {
        "behind": part[end:],
        "before": part[:start],
        "segment": part[begin:start],
        "part": part,
    }
    texts["earlier"] = "".join(earlier) + part[:start]
    for place in clause_data()["payee"].get(rule, []):
        where, _, pattern = place.partition(":")
        found = _who(pattern, texts[where])
        if found:
            return found
    return _who_heads(heads[-1]) if heads and rule in clause_data()["headed"] else ""


def _who(pattern: str, text: str) -> str:
    """The beneficiary whose word stands last where the pattern fits; of several at one place the first of the list."""
    hits = []
    for rank, (name, said) in enumerate(clause_data()["beneficiaries"].items()):
        for match in re.finditer(pattern.replace("{who}", f"(?P<who>{said})"), text):
            hits.append((match.start("who"), -rank, name))
    return max(hits)[2] if hits else ""


def _who_heads(head: str) -> str:
    """The beneficiary that is the head of a clause: （4）定点培训机构."""
    for name, said in clause_data()["beneficiaries"].items():
        if re.fullmatch(rf"\(?[\d一二三四五六七八九十]+[)、.]*[^,;、]{{0,6}}(?:{said})", head):
            return str(name)
    return ""
