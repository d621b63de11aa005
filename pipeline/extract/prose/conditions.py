"""The printed words that limit a number, and what an amount is for, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.prose.choose import NOTHING, Part
from pipeline.extract.prose.contrast import contrasted, is_contrasted
from pipeline.extract.prose.group_nouns import noun_end, noun_start
from pipeline.extract.prose.labels import Label
from pipeline.extract.prose.leftover_words import OF_AMOUNT, Said, rest_of
from pipeline.extract.prose.occupations import occupation_of
from pipeline.extract.prose.scopes import CARRIED, FARTHEST, HEAD
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.structure import Phrase
from pipeline.extract.prose.the_rest import rest_of_all
from pipeline.extract.prose.tokens import Number, Word
from pipeline.rules.patterns import one_word, pattern
from pipeline.rules.patterns import words as string_lists

LONGEST = 80
# So many amounts of one list are looked through.
LONGEST_LIST = 6
NUMBER_OF_CLAUSE = pattern("conditions.number_of_clause")
# Another one of these than the fact names limits it.
_LIMITING = frozenset({"programme", "certificate", "topic"})
_DENIES = pattern("conditions.denies")
_LACKS = pattern("conditions.lacks")
_CONDITIONAL = pattern("conditions.conditional")
_PURPOSE = pattern("conditions.purpose")
OF, FOR = one_word("grammar.of"), one_word("grammar.for")
_QUOTED = re.compile('[“‘"][^“”‘’"]{1,24}[”’"]')
# Who acts, where a subsidy is not for everybody: 职工取得…证书的.
SOME = frozenset(string_lists("conditions.some"))


def condition_of(sit: Situation, said: Said = OF_AMOUNT) -> Part:
    """The words that limit a number: a group or a way of training in its own words, what is left of them when the parts of the
    fact are taken out (in doubt where it has not the form of a condition), then the conditions before it (…的，), the nearest
    first."""
    own = [label for label in (*sit.spot.labels, *sit.spot.labels_behind) if label.kind == "group"]
    if own:
        lacking = "" if said.is_rule else _lacking(sit)
        return _sure(",".join(filter(None, (lacking, _group_words(sit, own)))))
    if rest := rest_of_all(sit):
        return _sure(rest)
    if place := contrasted(sit):
        farther = _farther(sit, said)
        return _sure(place if not farther or is_contrasted(farther) else f"{farther},{place}")
    if found := _own_rest(sit, said):
        is_stated = said.is_rule or bool(_CONDITIONAL.search(found))
        return Part((found,), found, is_doubtful=not is_stated)
    return _sure(_farther(sit, said)) if said.asks_farther else NOTHING


def _sure(words: str) -> Part:
    return Part((words,), words) if words else NOTHING


def _farther(sit: Situation, said: Said) -> str:
    if sibling := _of_sibling(sit, said):
        return sibling
    for scope in sit.scopes:
        groups = [label for label in scope.labels if label.kind == "group"]
        if groups and (
            scope.distance < CARRIED or (scope.distance == CARRIED and not said.is_rule)
        ):
            return _group_words(sit, groups)
    return next(_leads(sit, said), "") or _of_head(sit, said)


def _lacking(sit: Situation) -> str:
    """What those must lack whom the phrases before a number in its clause speak of (未取得的，失业人员500元); "" for none. Numbers
    of one list share it."""
    phrases = sit.frame.phrases
    for number in range(sit.spot.phrase_index - 1, max(-1, sit.spot.phrase_index - 4), -1):
        phrase = phrases[number]
        if phrase.mark in ";。":
            break
        if phrase.numbers or phrase.end - phrase.start > LONGEST:
            continue
        text = sit.folded[behind_number(sit, phrase.start) : phrase.end]
        if _LACKS.search(text):
            return text
    return ""


def _of_head(sit: Situation, said: Said) -> str:
    """The groups that the head of the clause names (二、困难企业以工代训补贴): of every amount below it."""
    for scope in sit.scopes:
        groups = [label for label in scope.labels if label.kind == "group"]
        if groups and scope.distance == HEAD and not said.is_rule:
            return "、".join(dict.fromkeys(item.words for x in groups for item in x.items))
    return ""


def _of_sibling(sit: Situation, said: Said) -> str:
    """The condition that the first amount of a list opens with holds for the others: 2022年取得证书的初级1000元，中级1500元."""
    own = sit.spot
    for spot in reversed(sit.frame.spots[max(0, sit.index - LONGEST_LIST) : sit.index]):
        is_next = own.phrase_index - spot.phrase_index <= 1 and spot.kind == own.kind
        if not is_next or {x.kind for x in spot.labels} != {x.kind for x in own.labels}:
            return ""
        own = spot
        start = spot.left[0]
        at = _last_of(sit.folded, spot.words, start, spot.start)
        if at > start and _weighs(sit.folded, spot.words, start, at, said):
            # 取得中级工证书的每人5000元取得高级工证书的每人6000元: what names another grade is not of this one.
            inside = [x for x in spot.labels if x.kind in {"grade", "class"} and x.end <= at]
            return "" if inside else sit.folded[start:at]
    return ""


def _group_words(sit: Situation, groups: Sequence[Label]) -> str:
    """The printed words from the first group to the last, with the noun that ends them: 登记失业人员、城镇零就业家庭成员."""
    start, end = noun_start(sit, groups[0].start), groups[-1].end
    if end - start > LONGEST or any(mark in sit.folded[start:end] for mark in ",;。:"):
        return "、".join(dict.fromkeys(sit.folded[label.start : label.end] for label in groups))
    return sit.folded[start : noun_end(sit, end)]


def _own_rest(sit: Situation, said: Said) -> str:
    start = behind_number(sit, sit.spot.left[0]) + len(occupation_of(sit))
    words, end = sit.spot.words, sit.spot.start
    if not said.is_rule:
        return rest_of(sit.folded, words, start, end, said)
    # 三级证书属于紧缺职业的上浮22%: only what ends in 的 is a condition of a rule.
    at = _last_of(sit.folded, words, start, end)
    if at < 0 or _is_base(sit.folded, words, start, at):
        return ""
    return sit.folded[start:at] if _weighs(sit.folded, words, start, at, said) else ""


def _is_base(folded: str, words: Sequence[Word], start: int, at: int) -> bool:
    """按物价部门核定的实际收费额的80%: words that say what a share is of, and no condition."""
    is_by = folded.startswith(one_word("grammar.by"), start)
    return is_by and any(0 <= at - w.end <= 2 and w.has("of_what") for w in words)


def _last_of(folded: str, words: Sequence[Word], start: int, end: int) -> int:
    """The place of the last 的 of a stretch that stands in no known word and in no quotation (“创办你的企业”); -1 for none."""
    closed = [(w.start, w.end) for w in words]
    closed += [m.span() for m in _QUOTED.finditer(folded, start, end)]
    at = folded.rfind(OF, start, end)
    while at >= start and any(a <= at < b for a, b in closed):
        at = folded.rfind(OF, start, at)
    return at


def behind_number(sit: Situation, start: int) -> int:
    """A place behind the number of a clause that begins at it."""
    number = NUMBER_OF_CLAUSE.match(sit.folded[start : start + 10])
    return start + (number.end() if number else 0)


def _weighs(folded: str, words: Sequence[Word], start: int, end: int, said: Said) -> bool:
    """Whether a condition (…的) says more than the fact does: words of weight, a denial, another certificate."""
    inside = [w for w in words if start <= w.start and w.end <= end]
    is_other = any(w.has_any(_LIMITING) and not said.has(w) for w in inside)
    denies = _DENIES if said.is_rule else _LACKS
    is_denied = bool(denies.search(folded[start:end]))
    return is_other or is_denied or bool(rest_of(folded, words, start, end, said))


def _leads(sit: Situation, said: Said) -> Iterator[str]:
    """The conditions before a number in its part of the sentence, the nearest first."""
    phrases = sit.frame.phrases
    first = sit.spot.phrase_index
    for number in range(first - 1, max(-1, first - 1 - FARTHEST), -1):
        phrase = phrases[number]
        if phrase.mark in ";。":
            break
        words = phrase.words
        groups = _groups_of(sit, phrase)
        if _PURPOSE.fullmatch(sit.folded, phrase.start, phrase.end):
            continue
        if groups and not phrase.numbers:
            yield _group_words(sit, groups)
        elif condition := _conditional(sit, phrase, words, said):
            yield condition


def _groups_of(sit: Situation, phrase: Phrase) -> list[Label]:
    """The groups that a phrase names, found once a sentence."""
    found = sit.frame.groups.get(phrase.start)
    if found is None:
        labels = sit.frame.labels_of(phrase)
        # 企业职工岗位技能提升培训：: in a title a group is a part of the name of what follows it.
        names = {x.start for x in labels if x.kind == "programme"} if phrase.mark == ":" else set()
        found = [label for label in labels if label.kind == "group" and label.end not in names]
        sit.frame.groups[phrase.start] = found
    return found


def _conditional(sit: Situation, phrase: Phrase, words: Sequence[Word], said: Said) -> str:
    start = behind_number(sit, phrase.start)
    text = sit.folded[start : phrase.end]
    is_for = text.startswith(FOR) and bool(words) and words[-1].end == phrase.end
    is_stated = is_for or _is_of(sit.folded, words, phrase) or _ends_in_length(phrase)
    is_stated = is_stated or bool(_CONDITIONAL.search(text))
    is_marked = not phrase.numbers or text.endswith(OF) or _ends_in_length(phrase)
    if not (is_stated and is_marked and phrase.mark != ":"):
        return ""
    some = [w for w in words if w.text in SOME and (w.start == start or w.end == phrase.end)]
    is_of_some = bool(some) and not said.is_rule
    is_limit = is_of_some or _weighs(sit.folded, words, start, phrase.end, said)
    return text if phrase.numbers or is_limit else ""


def _ends_in_length(phrase: Phrase) -> bool:
    """连续正常经营1年以上，: a phrase that ends in how long something must have lasted."""
    if len(phrase.tokens) < 2:
        return False
    number, bound = phrase.tokens[-2:]
    is_length = isinstance(number, Number) and number.kind in {"months", "years"}
    return (
        is_length
        and isinstance(bound, Word)
        and bound.value("bound_behind") == "at_least"
        and bound.end == phrase.end
    )


def _is_of(folded: str, words: Sequence[Word], phrase: Phrase) -> bool:
    """取得…证书的职工，: a phrase that ends in those for whom it holds."""
    last = words[-1] if words else None
    is_last = last is not None and last.text in SOME and last.end == phrase.end
    return is_last and last is not None and folded[last.start - 1 : last.start] == OF
