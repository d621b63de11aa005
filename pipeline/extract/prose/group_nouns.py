"""The whole noun of which a word for a group is a part: 初次取得证书的脱贫劳动力, 登记失业人员."""

from __future__ import annotations

from pipeline.extract.prose.situation import Situation
from pipeline.rules.patterns import pattern

_NOUN_END = pattern("conditions.noun_end")
_FIRST_TIME = pattern("conditions.of_first_time")
_BODIES = {"school", "institution"}
# So many characters before a group are looked at.
_REACH = 30


def noun_start(sit: Situation, start: int) -> int:
    """Where the noun begins that a group closes: 中等职业学校毕业学年学生, from a body right before it; 初次取得证书的脱贫劳动力."""
    if first := _FIRST_TIME.search(sit.folded[max(0, start - _REACH) : start]):
        return start - len(first.group(0))
    before = [w for w in (*sit.earlier, *sit.spot.words) if w.end == start]
    is_body = before and before[-1].value("beneficiary") in _BODIES
    return before[-1].start if is_body else start


def noun_end(sit: Situation, end: int) -> int:
    """Where the noun ends that a word is a part of: at the next known word, mark or number."""
    stops = [
        token.start
        for phrase in sit.frame.phrases
        for token in phrase.tokens
        if end <= token.start <= end + 4
    ]
    limit = min([*stops, end + 4])
    match = _NOUN_END.match(sit.folded[end:limit])
    return end + (match.end() if match else 0)
