"""Words around a number that no part of its fact holds: they may limit it, so the fact is in doubt.

The law of a sure fact: in the phrase of its number and in the phrases that lead to it, each word that names something is a part
of the fact, stands in its condition or item, or is one of those that every sentence is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.extract.prose.choose import Part
from pipeline.extract.prose.conditions import SOME, behind_number
from pipeline.extract.prose.leftover_words import has_weight
from pipeline.extract.prose.marked import is_of_marked, without_asides
from pipeline.extract.prose.of_other import is_contained
from pipeline.extract.prose.scopes import FARTHEST, Frame
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.spots import Spot, Stretch
from pipeline.extract.prose.structure import Phrase
from pipeline.extract.prose.tokens import Word
from pipeline.rules.patterns import pattern, words

# So many phrases before a number lead to it.
FARTHEST_LEAD = 4
# Kinds of words that name a part: the part, and the doubt where the fact does not hold it.
_NAMES = {
    "programme": ("programme", "doubtful_programme"), "certificate": ("programme", "doubtful_programme"),
    "weak_programme": ("programme", "doubtful_programme"), "grade": ("grade", "doubtful_grade"), "class": ("class", "doubtful_class"),
    "tier": ("tier", "doubtful_scarcity"), "group": ("condition", "doubtful_condition"), "beneficiary": ("beneficiary", "doubtful_condition"),
}  # fmt: skip
_LIMITS = pattern("unused.limits")
# 《目录》外, 《目录》内: a list that an amount holds for, or does not.
_BEYOND = pattern("unused.beyond")
_ACTS = pattern("unused.acts")
# Words for anybody: they limit nothing.
_ANYBODY = frozenset(words("unused.anybody"))
CONDITION = "doubtful_condition"
# Kinds of numbers that make a phrase one of facts; others (满3年的人员) only limit those behind them.
MONEY = {"yuan", "percent"}
# Numbers in the phrase of an amount that limit it: 10天以内每人每天150元.
_LIMITING = {"days", "months", "years", "age", "people"}
# Parts of which a nearer word goes before a farther one.
# Words that a kind of training goes before, and the programmes that are named by a certificate alone.
_WEAKER = {"certificate", "weak_programme"}
_CERTIFIED = {"vocational_qualification", "specialised_ability", "training_completion"}
_LISTED = ("grade", "class", "tier")
_NEARER = {"programme", "grade", "class", "tier"}


def unused_doubts(
    sit: Situation,
    parts: Sequence[Mapping[str, Part]],
    held: Iterable[str],
    only_names: bool = False,
) -> list[str]:
    """The doubts that words beside the numbers of a spot raise: `parts` are those of all its facts, `held` the printed words of
    their parts, conditions and items. `only_names` leaves out words that name no part."""
    texts = sorted({text for text in held if text}, key=len, reverse=True)
    found: list[str] = []
    for stretch in _stretches(sit):
        found += _in_stretch(sit.folded, stretch, parts, texts, only_names)
    if not only_names and (_is_limited(sit, texts) or is_of_marked(sit, _stretches(sit), texts)):
        found.append(CONDITION)
    return list(dict.fromkeys(found))


def _is_limited(sit: Situation, held: Sequence[str]) -> bool:
    """Whether another number of the phrase limits an amount, and stands in no condition of its."""
    before = sit.frame.spots[sit.spot.order - 1] if sit.spot.order else None
    if before is None or before.phrase is not sit.spot.phrase or before.kind not in _LIMITING:
        return False
    return not any(before.numbers[0].printed in text for text in held)


def _stretches(sit: Situation) -> list[Stretch]:
    spot = sit.spot
    own = Stretch(behind_number(sit, spot.left[0]), spot.start, spot.words, "", True)
    found = [*_leads(sit, sit.frame, spot), own]
    if not spot.labels and spot.order:
        # 给予3万元的建设经费: without a word of its own before it, what stands behind says that it is not of the number before.
        found.append(Stretch(spot.end, spot.right[1], spot.words_behind, "", True))
    return found


def _leads(sit: Situation, frame: Frame, spot: Spot) -> list[Stretch]:
    """The phrases without numbers right before a number in its clause. Numbers of one list share those of the first."""
    passed: list[Spot] = []
    at: Spot | None = spot
    found: list[Stretch] | None = []
    while at is not None:
        found = frame.led.get(id(at))
        if found is None:
            passed.append(at)
            found = _own_leads(sit, frame, at)
        if found is not None:
            break
        at = _sibling(frame, at)
    for each in passed:
        frame.led[id(each)] = found or []
    return found or []


def _own_leads(sit: Situation, frame: Frame, spot: Spot) -> list[Stretch] | None:
    """The phrases that lead to a spot; None where it stands right behind another number."""
    found: list[Stretch] = []
    # 企业组织…的，给予补贴；补贴标准为每人500元: an amount that names nothing of its own goes on over one ；.
    is_named = bool(spot.labels) or spot.kind != "yuan"
    if spot.left[0] != spot.phrase.start:
        return None
    for number in range(spot.phrase_index - 1, spot.phrase_index - 1 - FARTHEST_LEAD, -1):
        phrase = frame.phrases[number] if number >= 0 else None
        is_far = is_named or number < spot.phrase_index - 1
        if phrase is None or (phrase.mark == ";" and is_far):
            is_headed = any(stretch.mark == ":" for stretch in found)
            return found if is_headed else [*_headed(sit, frame, number), *found]
        if any(n.kind in MONEY for n in phrase.numbers):
            return [*_raised(sit, phrase), *found] or None
        found.append(_stretch(sit, phrase))
    return found


def _raised(sit: Situation, phrase: Phrase) -> list[Stretch]:
    """某类提高30%：五级910元，…: what a head says before its share is said of the sums below it."""
    first = phrase.numbers[0]
    if phrase.mark != ":" or first.kind != "percent":
        return []
    start = behind_number(sit, phrase.start)
    words = tuple(w for w in phrase.words if w.end <= first.start)
    return [Stretch(start, first.start, words, phrase.mark)]


def _stretch(sit: Situation, phrase: Phrase) -> Stretch:
    return Stretch(behind_number(sit, phrase.start), phrase.end, phrase.words, phrase.mark)


def _headed(sit: Situation, frame: Frame, number: int) -> list[Stretch]:
    """The head (补贴对象为定点机构，标准如下：) over the parts of a sentence that ； parts, with the phrases that lead to it."""
    first = next(
        (n for n in range(number, max(-1, number - FARTHEST), -1) if frame.phrases[n].mark == ":"),
        None,
    )
    found: list[Stretch] = []
    for place in range(first, max(-1, first - FARTHEST_LEAD), -1) if first is not None else ():
        phrase = frame.phrases[place]
        if phrase.numbers or phrase.mark not in {":", ","}:
            found += _raised(sit, phrase)
            break
        found.append(_stretch(sit, phrase))
    return found


def _sibling(frame: Frame, spot: Spot) -> Spot | None:
    """The number before, where it is for things of the same kind."""
    before = frame.spots[spot.order - 1] if spot.order else None
    if before is None or before.kind != spot.kind:
        return None
    kinds = [{label.kind for label in each.labels} for each in (before, spot)]
    return before if kinds[0] == kinds[1] else None


def _in_stretch(
    folded: str,
    stretch: Stretch,
    parts: Sequence[Mapping[str, Part]],
    held: Sequence[str],
    only_names: bool,
) -> Iterator[str]:
    start, end = stretch.start, stretch.end
    raw = folded[start:end]
    covered = [span for each in held for span in _places(each, raw)]
    is_shared_out = stretch.mark != ":" and any(
        w.value("share_out") == "pair" for w in stretch.words
    )
    for word in stretch.words:
        if is_shared_out and not stretch.is_own and any(word.has(k) for k in _LISTED):
            # 分别按A、B、C类给予补贴: a list that is shared out in its own phrase is for no number behind it.
            continue
        at, behind = word.start - start, word.end - start
        # 企业在岗职工: a word right before the words of a part belongs to them.
        is_held = any((a <= at and behind <= b) or behind == a for a, b in covered)
        if not word.is_titled and not is_held:
            yield from _named(folded, word, parts, stretch.is_own)
    if only_names:
        return
    if any(
        not any(a <= m.start() and m.end() <= b for a, b in covered) for m in _BEYOND.finditer(raw)
    ):
        yield CONDITION
    text = without_asides(raw)
    if stretch.is_own or stretch.mark == ":" or _LIMITS.search(text):
        spans = [*covered, *((w.start - start, w.end - start) for w in stretch.words)]
        if any(has_weight(piece) for piece in _left_over(text, spans)):
            yield CONDITION


def _places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of words wherever they stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words))


def _left_over(text: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """The words of a text outside of some stretches of it."""
    left: list[str] = []
    begin = 0
    for at, behind in sorted(spans):
        left += text[begin : max(begin, at)].split()
        begin = max(begin, behind)
    return [*left, *text[begin:].split()]


def _named(
    folded: str, word: Word, parts: Sequence[Mapping[str, Part]], is_own: bool
) -> Iterator[str]:
    """The doubt of a word that names a part which no fact of the spot holds. Where its own words name the part, those of the
    phrases before it are of something else."""
    for kind, (name, doubt) in _NAMES.items():
        value = "" if name == "programme" and is_contained(word, folded) else word.value(kind)
        if not value or any(name not in own or own[name].is_doubtful for own in parts):
            continue
        if kind in _WEAKER and any(set(own[name].values) - _CERTIFIED for own in parts):
            # SYB培训取得合格证书: the certificate of a kind of training that is named.
            continue
        if not is_own and name in _NEARER and all(own[name].is_own for own in parts):
            return
        if kind == "beneficiary" and _is_nobody(folded, word, parts):
            continue
        is_general = value in {"scarce", "not_scarce"} and any(own[name].values for own in parts)
        if not is_general and not any(value in own[name].values for own in parts):
            yield doubt
        return


def _is_nobody(folded: str, word: Word, parts: Sequence[Mapping[str, Part]]) -> bool:
    """Whether a word for a person or body limits nothing: anybody, who acts, or staff where a condition says which."""
    if word.text in SOME:
        # The staff of an employer that is paid is no limit.
        is_theirs = all("beneficiary" in p and p["beneficiary"].value == "employer" for p in parts)
        return is_theirs or all(own["condition"].values for own in parts if "condition" in own)
    return word.text in _ANYBODY or bool(_ACTS.match(folded, word.end))
