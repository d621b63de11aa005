"""Numbers that are no amounts: which rule each is (`rules/measures.toml`), and what it holds for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.prose import who
from pipeline.extract.prose.choose import (
    NOTHING,
    WITHOUT_GRADE,
    Part,
    choose,
    choose_programme,
    is_unsure,
)
from pipeline.extract.prose.conditions import condition_of
from pipeline.extract.prose.excepted import is_excepted
from pipeline.extract.prose.facts import RuleFact
from pipeline.extract.prose.leftover_words import Said
from pipeline.extract.prose.scopes import HEAD, OWN
from pipeline.extract.prose.share_base import is_of_unnamed
from pipeline.extract.prose.shared_lists import listed_things
from pipeline.extract.prose.situation import Situation, has
from pipeline.extract.prose.unknown import unknown_words
from pipeline.extract.prose.unused import CONDITION, unused_doubts
from pipeline.rules.patterns import pattern
from pipeline.rules.prose import prose_rules

TIER_END = pattern("other_numbers.tier_end")
LONGEST_TIER = 6
# What a share is of where the data has no name for it: the least wage.
WAGE = "wage"
SHARES = {"share", "share_cap", "uplift", "scarce_uplift"}
_RAISES = {"scarce_uplift", "uplift"}
# Numbers of things that the sentence lists: the list's words are not what the number is for.
_COUNTS = {"items", "stars"}


def facts_of(
    sit: Situation, rule: str, bound: str, head_who: str, of_what: str
) -> list[RuleFact] | None:
    """The facts of the numbers of a spot; None where it cannot be told what each is for: then they stay unread."""
    count = len(sit.spot.numbers)
    grades = _grades(sit, rule, count)
    if any(part.is_doubtful for part in grades) or any(_leaves_gap(part) for part in grades):
        return None
    programme = _programmes(sit, rule, count)
    # A certificate of another kind has no grade of the one before: 取得专项职业能力证书，按60%给予补贴.
    grades = [
        NOTHING if p.is_own and p.value in WITHOUT_GRADE and not g.is_own else g
        for p, g in zip(programme, grades, strict=True)
    ]
    tiers, groups, classes = _groups(sit, rule, count)
    conditions = _conditions(sit, rule, count, (groups, tiers, classes, grades, programme))
    if conditions is None:
        return None
    beneficiary = _beneficiary(sit, rule)
    if (
        not beneficiary
        and rule in prose_rules().headed
        and not has(sit.spot.words, "per", "person")
    ):
        # 每人在毕业学年可享受1次: counted for each person, whoever the clause is about.
        beneficiary = head_who
    facts = [
        _fact(
            sit,
            rule,
            bound,
            of_what,
            index,
            (grades[index], programme[index], tiers[index]),
            beneficiary,
            conditions[index],
        )
        for index in range(count)
    ]
    return _limited(sit, facts) if rule in prose_rules().with_condition else facts


def _limited(sit: Situation, facts: Sequence[RuleFact]) -> list[RuleFact]:
    """The facts of a spot with the doubts that words beside it raise which none of them holds."""
    held = [
        words
        for fact in facts
        for words in (
            fact.condition,
            *(w for p in fact.parts.values() for w in p.words.split("、")),
        )
    ]
    only_names = facts[0].rule not in SHARES
    doubts = unused_doubts(sit, [fact.parts for fact in facts], held, only_names)
    doubts += [CONDITION] if is_excepted(sit, held, [f.condition for f in facts]) else []
    return [replace(f, doubts=tuple(dict.fromkeys((*f.doubts, *doubts)))) for f in facts]


def _programmes(sit: Situation, rule: str, count: int) -> list[Part]:
    """The programme of each number; of a number of listed things only the heads above its sentence name one."""
    named = sit.scopes if sit.kind not in _COUNTS else [s for s in sit.scopes if s.distance >= HEAD]
    if rule not in prose_rules().with_umbrella:
        named = [scope.without_umbrella() for scope in named]
    return choose_programme(named, count)


def _groups(sit: Situation, rule: str, count: int) -> tuple[list[Part], list[Part], list[Part]]:
    """The tier of scarcity, the group of people and the class of each number."""
    # 在一般职业标准基础上提高30%: of an uplift the words for ordinary occupations say what it is added to.
    is_uplift = rule in _RAISES
    scopes = [s.without_value("not_scarce") for s in sit.scopes] if is_uplift else sit.scopes
    tiers, groups, classes = (choose(kind, scopes, count) for kind in ("tier", "group", "class"))
    if rule not in prose_rules().with_scarcity:
        tiers = [NOTHING] * count
    elif rule in prose_rules().own_grades:
        tiers = [part if part.distance == OWN else NOTHING for part in tiers]
    if is_uplift and count > 1 and len({part.values for part in tiers}) < count:
        tiers = _listed_tiers(sit, count) or tiers
    return tiers, groups, classes


def _fact(
    sit: Situation,
    rule: str,
    bound: str,
    of_what: str,
    index: int,
    chosen: tuple[Part, Part, Part],
    beneficiary: str,
    condition: str,
) -> RuleFact:
    """The fact of one number, with the grade, programme and tier chosen for it."""
    number, (grade, programme, tier) = sit.spot.numbers[index], chosen
    parts = {
        "grade": grade, "programme": programme, "tier": _tier(rule, tier),
        "beneficiary": Part((beneficiary,) if beneficiary else ()),
    }  # fmt: skip
    doubts = ["doubtful_programme"] if programme.is_doubtful else []
    doubts += ["doubtful_scarcity"] if tier.is_doubtful else []
    is_of_other = rule == "share" and not of_what and is_of_unnamed(sit)
    doubts += ["doubtful_of_what"] if of_what == WAGE or is_of_other else []
    doubts += ["doubtful_grade"] if is_unsure(grade) else []
    doubts += ["unknown_words"] if unknown_words(sit.clause_text()) else []
    base = "" if of_what == WAGE else of_what
    return RuleFact(
        number.start, number.end, rule, number, bound, parts, base, condition, doubts=tuple(doubts)
    )


def _listed_tiers(sit: Situation, count: int) -> list[Part]:
    """急需、紧缺、一般三档紧缺职业: tiers by the words that the list prints, where no other thing tells its numbers apart."""
    if any(
        len({p.values for p in choose(kind, sit.scopes, count)}) == count
        for kind in ("grade", "class", "group")
    ):
        return []
    words = [TIER_END.split(thing)[0] for thing in listed_things(sit, count)]
    is_short = words and all(0 < len(word) <= LONGEST_TIER for word in words)
    return [Part((word,), word) for word in words] if is_short else []


def _grades(sit: Situation, rule: str, count: int) -> list[Part]:
    """The grades a rule holds for; for some rules only its own words say one, for some none is said."""
    data = prose_rules()
    if rule in data.own_grades:
        return choose("grade", [scope for scope in sit.scopes if scope.distance == OWN], count)
    return [NOTHING] * count if rule in data.without_grades else choose("grade", sit.scopes, count)


def _tier(rule: str, part: Part) -> Part:
    """An uplift for scarce occupations is for scarce ones where no other tier is printed."""
    return (
        Part(("scarce",))
        if rule == "scarce_uplift" and not part.values and not part.is_doubtful
        else part
    )


def _leaves_gap(part: Part) -> bool:
    grades = sorted(int(value) for value in part.values if value.isdigit())
    return bool(grades) and grades != list(range(grades[0], grades[-1] + 1))


def _conditions(
    sit: Situation, rule: str, count: int, shared: tuple[list[Part], ...]
) -> list[str] | None:
    """The condition of each number; None where several numbers are told apart by nothing."""
    said = Said(shared[-1][0], rule in prose_rules().with_condition)
    if count == 1:
        return [condition_of(sit, said).words or shared[2][0].words]
    groups, tiers, classes, *others = shared
    for parts in (groups, classes):
        if len({part.words for part in parts}) == count:
            return [part.words for part in parts]
    for parts in (tiers, *others):
        if len({part.values for part in parts}) == count:
            return [condition_of(sit, said).words] * count
    things = listed_things(sit, count)
    return things or None


def _beneficiary(sit: Situation, rule: str) -> str:
    """Who is paid or counted by a rule, as `prose.toml` says for the rule."""
    ways = {
        "paid": lambda: who.paid(sit).value, "subject": lambda: who.subject(sit), "claimant": lambda: who.claimant(sit),
        "applicant": lambda: who.applicant(sit), "aged": lambda: who.aged(sit), "yearly": lambda: _yearly(sit),
        "rate_of": lambda: _of_rate(sit),
    }  # fmt: skip
    for way in prose_rules().payee.get(rule, []):
        if found := ways[way]():
            return found
    return ""


def _yearly(sit: Situation) -> str:
    """培训机构每年承办…不超过12期: the body named right before 每年."""
    words = sit.spot.words
    for word, following in pairwise(words):
        if (
            word.has("beneficiary")
            and following.value("per") == "year"
            and following.start == word.end
        ):
            return word.value("beneficiary")
    return ""


def _of_rate(sit: Situation) -> str:
    """补贴比例再提高10个百分点: of the one whose share was said before."""
    if not has(sit.spot.words, "topic", "rate_of"):
        return ""
    return who.subject(sit) or who.paid(sit).value or _earlier_share(sit)


def _earlier_share(sit: Situation) -> str:
    for spot in reversed(sit.frame.spots[: sit.index]):
        names = [w for w in spot.words_behind if w.has("beneficiary")]
        if spot.kind == "percent" and names:
            return names[0].value("beneficiary")
    return ""
