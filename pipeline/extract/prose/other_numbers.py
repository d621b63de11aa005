"""Numbers that are no amounts: which rule each is (`rules/measures.toml`), and what it holds for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.prose import who
from pipeline.extract.prose.amounts import listed_things
from pipeline.extract.prose.choose import NOTHING, Part, choose, choose_programme
from pipeline.extract.prose.conditions import condition_of
from pipeline.extract.prose.facts import RuleFact
from pipeline.extract.prose.scopes import HEAD, OWN, Scope
from pipeline.extract.prose.situation import Situation, has, neighbour
from pipeline.extract.prose.tokens import Word
from pipeline.extract.prose.unknown import unknown_words
from pipeline.rules.measures import Measure, Need, measures
from pipeline.rules.prose import prose_rules


def measure_of(
    sit: Situation, head_words: Sequence[Word], earlier: Sequence[Situation]
) -> tuple[str, str] | None:
    """(rule, bound) of a number; rule "" where it only measures another; None where nothing fits. A number whose own words say
    nothing is read as the one of its kind before it in the sentence."""
    for left in (sit.spot.words, [*_led(sit), *sit.spot.words]):
        for measure in measures():
            if measure.rule and sit.bound == "threshold" and not measure.threshold:
                # 低于60%的: a mark on the way to something else, and no rule.
                continue
            if sit.kind in measure.numbers and _fits(measure, sit, left, head_words, earlier):
                bound = measure.binds or sit.bound
                return measure.rule, measure.says if bound in {
                    "exact",
                    "threshold",
                } and measure.says else bound
    before = next((s for s in reversed(earlier) if s.kind == sit.kind), None)
    if before is not None and before.rule and sit.bound != "threshold" and not _says_other(sit):
        bound = sit.bound
        return before.rule, before.role if bound == "exact" and before.role else bound
    return None


# Where the word for a tier ends: 一般三档紧缺职业.
TIER_END = re.compile("[一二三四五两]档|职业|工种|的|\\(|类")
LONGEST_TIER = 6
# Numbers of things that the sentence lists: the list's words are not what the number is for.
_COUNTS = {"items", "stars"}
_ABOUT = {"topic", "raise", "of_what", "budget", "no_pay", "standard", "component"}


def _says_other(sit: Situation) -> bool:
    """Whether the own words of a number are about something of their own."""
    return any(
        any(word.has(kind) for kind in _ABOUT)
        for word in sit.own
        if not has([word], "topic", "claim")
    )


def _led(sit: Situation) -> list[Word]:
    """The words of the phrases right before that hold no number, in its own part of the sentence."""
    words: list[Word] = []
    if sit.spot.left[0] != sit.spot.phrase.start:
        return words
    for number in range(sit.spot.phrase_index - 1, max(-1, sit.spot.phrase_index - 4), -1):
        phrase = sit.frame.phrases[number]
        if phrase.numbers or phrase.mark == ";":
            break
        words = [*(t for t in phrase.tokens if isinstance(t, Word)), *words]
    return words


def _fits(
    measure: Measure,
    sit: Situation,
    left: Sequence[Word],
    head_words: Sequence[Word],
    earlier: Sequence[Situation],
) -> bool:
    behind, own = sit.spot.words_behind, [*left, *sit.spot.words_behind]
    sentence = [*own, *sit.earlier]
    for needs, words in (
        (measure.left, left), (measure.behind, behind), (measure.own, own), (measure.sentence, sentence),
        (measure.heads, [*sentence, *head_words]),
    ):  # fmt: skip
        if not all(_meets(need, words) for need in needs):
            return False
    if any(_meets(need, own) for need in measure.unless) or any(
        _meets(need, sentence) for need in measure.unless_sentence
    ):
        return False
    if measure.bound and sit.bound not in measure.bound:
        return False
    if measure.scarce and not _is_scarce(sit):
        return False
    return _meets_text(measure, sit) and _meets_neighbours(measure, sit, earlier)


def _meets(need: Need, words: Sequence[Word]) -> bool:
    return any(
        (value in word.values(kind)) if value else word.has(kind)
        for word in words
        for kind, value in need
    )


def _meets_text(measure: Measure, sit: Situation) -> bool:
    text, spot = sit.folded, sit.spot
    if measure.word and not measure.word.fullmatch(spot.numbers[0].printed):
        return False
    if measure.before and not measure.before.search(
        text[max(0, spot.start - measure.reach) : spot.start]
    ):
        return False
    return not measure.after or bool(
        measure.after.search(text[spot.end : spot.end + measure.reach])
    )


def _meets_neighbours(measure: Measure, sit: Situation, earlier: Sequence[Situation]) -> bool:
    if measure.next:
        other = neighbour(sit.frame.spots, sit.index, 1)
        if other is None or other.kind not in measure.next:
            return False
    if measure.follows and not any(s.rule in measure.follows for s in earlier):
        return False
    if measure.host and (sit.host is None or sit.host.kind not in measure.host):
        return False
    if measure.previous:
        other = neighbour(sit.frame.spots, sit.index, -1)
        if other is None or other.kind not in measure.previous:
            return False
    return True


def _is_scarce(sit: Situation) -> bool:
    part = choose("tier", sit.scopes)[0]
    return part.is_doubtful or any(value != "not_scarce" for value in part.values)


def facts_of(
    sit: Situation, rule: str, bound: str, head_who: str, of_what: str
) -> list[RuleFact] | None:
    """The facts of the numbers of a spot; None where it cannot be told what each is for: then they stay unread."""
    count = len(sit.spot.numbers)
    data = prose_rules()
    grades = _grades(sit, rule, count)
    if any(part.is_doubtful for part in grades) or any(_leaves_gap(part) for part in grades):
        return None
    named = sit.scopes if sit.kind not in _COUNTS else [s for s in sit.scopes if s.distance >= HEAD]
    programme = choose_programme([scope.without_umbrella() for scope in named], count)
    scopes = (
        [_raised_only(scope) for scope in sit.scopes] if rule == "scarce_uplift" else sit.scopes
    )
    tiers, groups, classes = (choose(kind, scopes, count) for kind in ("tier", "group", "class"))
    if rule not in data.with_scarcity:
        tiers = [NOTHING] * count
    if rule == "scarce_uplift" and count > 1 and len({part.values for part in tiers}) < count:
        tiers = _listed_tiers(sit, count) or tiers
    conditions = _conditions(sit, rule, count, (groups, tiers, classes, grades, programme))
    if conditions is None:
        return None
    beneficiary = _beneficiary(sit, rule) or (head_who if rule in data.headed else "")
    facts = []
    for index, number in enumerate(sit.spot.numbers):
        parts = {
            "grade": grades[index], "programme": programme[index], "tier": _tier(rule, tiers[index]),
            "beneficiary": Part((beneficiary,) if beneficiary else ()),
        }  # fmt: skip
        doubts = ["doubtful_programme"] if parts["programme"].is_doubtful else []
        doubts += ["doubtful_scarcity"] if tiers[index].is_doubtful else []
        doubts += ["unknown_words"] if unknown_words(sit.limiting_text()) else []
        facts.append(
            RuleFact(
                number.start,
                number.end,
                rule,
                number,
                bound,
                parts,
                of_what,
                conditions[index],
                doubts=tuple(doubts),
            )
        )
    return facts


def _listed_tiers(sit: Situation, count: int) -> list[Part]:
    """急需、紧缺、一般三档紧缺职业: tiers by the words that the list prints, where no other thing tells its numbers apart."""
    if any(len({p.values for p in choose(kind, sit.scopes, count)}) == count for kind in ("grade", "class", "group")):
        return []
    words = [TIER_END.split(thing)[0] for thing in listed_things(sit, count)]
    is_short = words and all(0 < len(word) <= LONGEST_TIER for word in words)
    return [Part((word,), word) for word in words] if is_short else []


def _raised_only(scope: Scope) -> Scope:
    """A scope without the words for ordinary occupations: of an uplift they only say what it is added to."""
    return Scope(
        scope.distance, tuple(label for label in scope.labels if label.values != ("not_scarce",))
    )


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
    farther = rule in prose_rules().with_condition
    if count == 1:
        return [condition_of(sit, True, farther) or shared[2][0].words]
    groups, tiers, classes, *others = shared
    for parts in (groups, tiers, classes):
        if len({part.words for part in parts}) == count:
            return [part.words for part in parts]
    for parts in others:
        if len({part.values for part in parts}) == count:
            return [condition_of(sit, True, farther)] * count
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
    for word, following in zip(words, words[1:], strict=False):
        if (
            word.has("beneficiary")
            and following.text in {"每年", "每年度"}
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


def of_what(sit: Situation, earlier: Sequence[Situation], known: dict[int, str]) -> str:
    """What a share is a share of: standard, cost or fee, before it or behind it; else what the share before it was of."""
    before = next((w for w in reversed(sit.spot.words) if w.has("of_what")), None)
    behind = next(
        (w for w in sit.spot.words_behind if w.has("of_what") or w.has("component")), None
    )
    if before:
        return before.value("of_what")
    if behind and behind.has("of_what"):
        return behind.value("of_what")
    if behind and behind.value("component") in {"training", "appraisal"}:
        return "fee"
    other = next(
        (s for s in reversed(earlier) if s.kind == "percent" and known.get(s.spot.start)), None
    )
    return known[other.spot.start] if other else ""
