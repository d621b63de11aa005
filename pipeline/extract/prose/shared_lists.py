"""Lists of numbers: what tells them apart, and the things and conditions that a sentence shares out to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.prose.choose import Part, choose
from pipeline.extract.prose.conditions import condition_of
from pipeline.extract.prose.situation import Situation
from pipeline.rules.patterns import one_word, pattern

_SHARES_OUT = pattern("amounts.shares_out")
_LISTED = pattern("amounts.listed")
MARKS, OF = ":,;", one_word("grammar.of")
# So much of a text before its number is looked at.
LONGEST = 160
_BRACKET = re.compile(r"\([^()]{0,80}\)")


def listed_things(sit: Situation, count: int) -> list[str]:
    """The `count` things that the own words of a spot, or the phrase before, list with 、 and 和: for numbers that no known words
    tell apart; [] where there are not as many."""
    texts = [sit.own_text()]
    if sit.spot.phrase_index:
        phrase = sit.frame.phrases[sit.spot.phrase_index - 1]
        texts.append(sit.folded[phrase.start : phrase.end])
    for text in texts:
        things = [_of(thing) for thing in _split(text[-LONGEST:]) if thing.strip(MARKS + OF)]
        if len(things) == count:
            return things
    return []


def _split(text: str) -> list[str]:
    """The pieces of a list up to the word that shares it out; what stands in brackets parts nothing."""
    closed = _BRACKET.sub(lambda match: " " * len(match.group(0)), text)
    head = _SHARES_OUT.split(closed)[0]
    cuts = [(0, 0), *(m.span() for m in _LISTED.finditer(head)), (len(head), len(head))]
    return [text[before[1] : after[0]] for before, after in pairwise(cuts)]


def _of(thing: str) -> str:
    """A thing without the sentence that goes on behind it: 重点工种目录 的培训补贴在上述标准基础上."""
    bare = thing.strip(MARKS)
    first = bare.split(OF)[0]
    return first if OF in bare.rstrip(OF) and len(first) > 1 else bare


def things_of(sit: Situation, programme: Sequence[Part]) -> list[str]:
    """The purpose of each number of a list where nothing but words tells: 一等奖、二等奖; "" for each where known words do."""
    count = len(sit.spot.numbers)
    kinds = ("grade", "class", "tier", "group")
    if count == 1 or any(
        len({p.values for p in choose(kind, sit.scopes, count)}) == count for kind in kinds
    ):
        return [""] * count
    if len({part.words for part in programme}) == count:
        return [part.words for part in programme]
    return listed_things(sit, count) or [""] * count


def conditions_of(sit: Situation, groups: Sequence[Part]) -> list[Part]:
    """The condition of each number: of a list the groups it shares out."""
    count = len(sit.spot.numbers)
    if count > 1 and len({part.words for part in groups}) == count:
        return [Part((part.words,), part.words) for part in groups]
    return [condition_of(sit)] * count


def is_shared_out(sit: Situation) -> bool:
    """Whether something tells the numbers of a list apart."""
    kinds = ("grade", "class", "programme", "tier", "group")
    count = len(sit.spot.numbers)
    chosen = [choose(kind, sit.scopes, count) for kind in kinds]
    return (
        any(len({p.words if p.words else p.values for p in parts}) == count for parts in chosen)
        or any(len({p.values for p in parts}) == count for parts in chosen)
        or bool(listed_things(sit, count))
    )
