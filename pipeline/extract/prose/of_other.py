"""Words that name something else than what a number is for: the grade of a teacher, the name of a list, a part of the sum."""

from __future__ import annotations

from pipeline.extract.prose.tokens import Word
from pipeline.rules.patterns import pattern

_OF_TEACHER = pattern("labels.of_teacher")
_OF_LIST = pattern("labels.of_list")
_CONTAINED = pattern("labels.contained")
_NOT, _BUT, _EXCEPT, _OUTSIDE = (
    pattern(f"of_other.{name}") for name in ("not_", "but", "except", "outside")
)
LONGEST = 20
# The strongest kind of words for programmes: kinds of training and subsidies.
_STRONGEST = 4


def is_of_other(kind: str, word: Word, folded: str, strength: int) -> bool:
    """Whether a word under a kind is of something else: 技师担任师傅, 列入岗位补贴目录的工种, 标准均含鉴定费补贴."""
    if is_excluded(word, folded):
        return True
    if kind == "grade":
        return bool(_OF_TEACHER.match(folded, word.end))
    if kind == "programme" and is_contained(word, folded):
        return True
    is_name = kind == "group" or (kind == "programme" and strength == _STRONGEST)
    return is_name and bool(_OF_LIST.match(folded, word.end))


def is_excluded(word: Word, folded: str) -> bool:
    """Whether a word says who or what is left out: 低保家庭除外, 除高校毕业生以外的人员, 非登记失业人员."""
    begin = max(0, word.start - LONGEST)
    if _NOT.search(folded, begin, word.start) or _BUT.match(folded, word.end):
        return True
    return bool(_EXCEPT.search(folded, begin, word.start) and _OUTSIDE.match(folded, word.end))


def is_contained(word: Word, folded: str) -> bool:
    """Whether a word names a part that the sum contains: 含鉴定费补贴."""
    return word.has("component") and bool(
        _CONTAINED.search(folded, max(0, word.start - 4), word.start)
    )
