"""Who is paid or counted: the words of the closed list count only where they stand as the one who is paid."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.prose.choose import NOTHING, Part
from pipeline.extract.prose.enjoys import BODIES, enjoying
from pipeline.extract.prose.handed import names_of
from pipeline.extract.prose.paid_lists import end_of_list
from pipeline.extract.prose.situation import Situation
from pipeline.extract.prose.structure import Phrase
from pipeline.extract.prose.tokens import Word
from pipeline.rules.patterns import one_word, pattern
from pipeline.rules.patterns import words as words_named

_TO = pattern("who.to")
_GIVEN = pattern("who.given")
_EITHER = pattern("who.either")
_THEN_PAID = pattern("who.then_paid")
_ACTS = pattern("who.acts")
_APPLIES = pattern("who.applies")
_FOR = pattern("who.for")
_DRAWN = pattern("who.drawn")
_AGENT = pattern("who.agent")
_NUMBER = pattern("who.number")
_PAID_BEHIND = pattern("who.paid_behind")
EACH_PERSON = frozenset(words_named("grammar.each_person"))
# Persons who are paid where a sentence opens with 对 and closes with them.
_PERSONS = frozenset(words_named("grammar.paid_persons"))
FOR, OF, CLAIM = (one_word(f"grammar.{name}") for name in ("for", "of", "claim"))


def _person(word: Word) -> str:
    """The beneficiary a word names; a group of people is persons."""
    return word.value("beneficiary") or ("person" if word.value("group") == "people" else "")


def paid(sit: Situation) -> Part:
    """Who an amount or share is paid to: behind it (补贴企业), before it (给师傅, 对企业…补贴, 每个基地), in what follows in the sentence
    (支付给企业); in doubt where two are named (补贴企业或院校); nothing where nothing says."""
    for found in (
        _behind(sit),
        _before(sit),
        Part((sit.spot.who_before,)) if sit.spot.who_before else NOTHING,
        enjoying(sit),
        _following(sit),
    ):
        if found.values or found.is_doubtful:
            return found
    return NOTHING


def _named(sit: Situation, words: Sequence[Word], index: int) -> Part:
    """The beneficiary of a word; in doubt where another one is named beside it."""
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    if (
        following
        and _EITHER.fullmatch(sit.folded, word.end, following.start)
        and following.value("beneficiary") != word.value("beneficiary")
    ):
        return Part((), sit.folded[word.start : following.end], 0, True)
    return Part((word.value("beneficiary"),), word.text)


def _behind(sit: Situation) -> Part:
    spot = end_of_list(sit)
    names = names_of(spot.words_behind)
    if names and _TO.fullmatch(sit.folded, spot.end, names[0].start):
        return _named(sit, names, 0)
    return NOTHING


def _before(sit: Situation) -> Part:
    names = names_of([*sit.earlier[-30:], *sit.spot.words])
    for index in range(len(names) - 1, -1, -1):
        word = names[index]
        if word.start < sit.frame.phrases[0].start:
            continue
        before = sit.folded[max(0, word.start - 4) : word.start]
        is_object = _is_object(sit, word)
        if not _GIVEN.search(before) and not is_object:
            continue
        is_own = word.start >= sit.spot.left[0]
        if before.endswith(FOR) or is_own or is_object or _is_lead(sit, word):
            return _named(sit, names, index)
    return NOTHING


def _is_lead(sit: Situation, word: Word) -> bool:
    """按等级给予企业培训补贴，初级工700元，…: a phrase without numbers that says who is paid what follows."""
    phrase = next((p for p in sit.frame.phrases if p.start <= word.start < p.end), None)
    return (
        phrase is not None
        and not phrase.numbers
        and bool(_PAID_BEHIND.fullmatch(sit.folded, word.end, phrase.end))
    )


def _is_object(sit: Situation, word: Word) -> bool:
    """对新认定的…工作室，给予: a body, a master or a person that the last words of a phrase beginning with 对 name."""
    is_person = word.text in _PERSONS and sit.folded[word.start - 1 : word.start] == OF
    if word.value("beneficiary") not in BODIES | {"mentor"} and not is_person:
        return False
    for phrase in sit.frame.phrases[max(0, sit.spot.phrase_index - 3) : sit.spot.phrase_index]:
        if phrase.start <= word.start < phrase.end:
            text = sit.folded[phrase.start : phrase.end]
            return word.end == phrase.end and bool(_FOR.match(text))
    return False


def _following(sit: Situation) -> Part:
    """…，支付给企业: in the phrases behind that hold no number, up to the next clause."""
    phrases = sit.frame.phrases
    for phrase in phrases[sit.spot.phrase_index + 1 : sit.spot.phrase_index + 9]:
        if phrase.mark != ";" and phrase.numbers and _is_sibling(sit, phrase):
            # 中级工5000元，高级工6000元，支付给企业: said of the whole list.
            continue
        if phrase.numbers:
            break
        names = names_of(phrase.words)
        if names and _THEN_PAID.fullmatch(sit.folded, phrase.start, names[0].start):
            return _named(sit, names, 0)
        if (
            names
            and _DRAWN.match(sit.folded, phrase.start)
            and phrase.start < names[0].start
            and CLAIM in sit.folded[names[-1].end : phrase.end]
        ):
            return _named(sit, names, 0)
        if phrase.mark in ";。":
            break
    return NOTHING


def _is_sibling(sit: Situation, phrase: Phrase) -> bool:
    """Whether the sums of a phrase are for things of the same kind as that of the number."""
    kinds = {label.kind for label in sit.spot.labels}
    others = [s for s in sit.frame.spots[sit.index : sit.index + 9] if s.phrase is phrase]
    return bool(kinds) and all(
        s.kind == sit.kind and {x.kind for x in s.labels} == kinds for s in others
    )


def body(sit: Situation) -> str:
    """The one body that the own words of a number or its condition name: of a sum for each institution, who is meant by 家."""
    words = [w for w in sit.spot.words if w.has("beneficiary")]
    for number in range(sit.spot.phrase_index - 1, max(-1, sit.spot.phrase_index - 4), -1):
        phrase = sit.frame.phrases[number]
        if words or phrase.mark == ";":
            break
        words = [word for word in phrase.words if word.has("beneficiary")]
    named = {word.value("beneficiary") for word in words} & BODIES
    return named.pop() if len(named) == 1 else ""


def subject(sit: Situation, acts: re.Pattern[str] = _ACTS) -> str:
    """The last word before a number that names who acts: 企业组织…, 机构按…, 院校组织的."""
    words = [*sit.earlier, *sit.spot.words]
    for word in reversed(words):
        if word.value("beneficiary") not in BODIES or word.is_titled:
            continue
        if word.start < sit.spot.start - 160:
            break
        if acts.match(sit.folded, word.end) and not _AGENT.search(
            sit.folded[max(0, word.start - 4) : word.start]
        ):
            return word.value("beneficiary")
    return ""


def claimant(sit: Situation) -> str:
    """Who may claim: the last person or body named before the number. 每人 alone only shares out; 每人每年 counts persons. A number
    with a condition of its own (列入目录的可再享受两次) does not ask farther."""
    own = sit.spot.words
    for words in (own, sit.earlier):
        for index in range(len(words) - 1, -1, -1):
            word = words[index]
            if word.text in EACH_PERSON:
                following = words[index + 1] if index + 1 < len(words) else None
                is_yearly = (
                    following is not None
                    and following.start == word.end
                    and following.value("per") == "year"
                )
                return "person" if is_yearly else ""
            if found := _person(word):
                return found
        if words is own and OF in sit.own_text():
            return ""
    return ""


def applicant(sit: Situation) -> str:
    """Who must apply: 职工应在…, 企业应于…."""
    for word in reversed([*sit.earlier, *sit.spot.words]):
        found = _person(word)
        if not found:
            continue
        if word.start < sit.spot.start - 160:
            break
        phrase_start = any(p.start == word.start for p in sit.frame.phrases)
        window = sit.folded[word.end : word.end + 7]
        if _APPLIES.search(re.split("[,;。]", window)[0]) or phrase_start:
            return found
    return ""


def aged(sit: Situation) -> str:
    """Whose age it is: the last person named in the sentence, before or behind; a group of people where no other is named."""
    words = [word for phrase in sit.frame.phrases for word in phrase.words]
    named = [w.value("beneficiary") for w in words if w.has("beneficiary")]
    groups = ["person" for w in words if w.value("group") == "people"]
    return (named or groups or [""])[-1]


def of_head(folded: str, words: Sequence[Word]) -> str:
    """The beneficiary that is the head of a clause: （4）定点培训机构."""
    names = [w for w in words if w.has("beneficiary")]
    if len(names) != 1:
        return ""
    rest = folded[: names[0].start] + folded[names[0].end :]
    bare = _NUMBER.sub("", rest, count=1)
    return names[0].value("beneficiary") if len(bare.strip("。,:;()")) <= 6 else ""
