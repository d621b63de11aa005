"""Occupations that the words of an amount name: 物流服务师（仓储）中级工每人1280元."""

from __future__ import annotations

from functools import cache

from pipeline.base.remembered import remembered
from pipeline.extract.prose.scopes import HEAD
from pipeline.extract.prose.situation import Situation
from pipeline.reference.editions import known_names
from pipeline.rules.patterns import pattern

SHORTEST, LONGEST, LONGEST_NUMBER = 3, 20, 10
_TRADE = pattern("occupations.trade")
_NUMBER = pattern("conditions.number_of_clause")


def occupation_of(sit: Situation) -> str:
    """The occupation that the own words of an amount begin with, as printed, with the bracket right behind it; "" for none."""
    start = sit.spot.left[0]
    length = _name_at(sit.folded[start : min(sit.spot.start, start + LONGEST)])
    if not length:
        return _behind_grade(sit)
    end = start + length
    bracket = sit.spot.phrase.bracket_at(end)
    return sit.folded[start : bracket.end + 1 if bracket and bracket.end < sit.spot.start else end]


def _behind_grade(sit: Situation) -> str:
    """The trade that a grade is of: 高级焊工每人2000元; "" for none."""
    near = ([x for x in s.labels if x.kind == "grade"] for s in sit.scopes if s.distance < HEAD)
    nearest = next(filter(None, near), [])
    if len(nearest) != 1:
        return ""
    end = nearest[0].end
    match = _TRADE.match(sit.folded, end, end + LONGEST)
    return match.group(0) if match and _is_trade(match.group(0)) else ""


@remembered
def _is_trade(name: str) -> bool:
    """Whether a name is known or ends one that is: 钳工, of which 装配钳工 is one."""
    return any(known.endswith(name) for known in known_names())


def occupation_before(sit: Situation) -> str:
    """The occupation that the head right before an amount begins with (2、养老护理员四级：每人每月100元), as printed; "" for none."""
    index = sit.spot.phrase_index
    head = sit.frame.phrases[index - 1] if index else None
    if (
        head is None
        or head.mark != ":"
        or head.numbers
        or sit.spot.left[0] != sit.spot.phrase.start
    ):
        return ""
    number = _NUMBER.match(sit.folded[head.start : head.start + LONGEST_NUMBER])
    start = head.start + (number.end() if number else 0)
    return sit.folded[start : start + _name_at(sit.folded[start : min(head.end, start + LONGEST)])]


@cache
def _name_at(text: str) -> int:
    """How long the longest known name is that a text begins with; 0 for none."""
    for length in range(len(text), SHORTEST - 1, -1):
        if text[:length] in known_names():
            return length
    return 0
