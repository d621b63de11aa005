"""Heads that tell old standards from new ones: 原标准, 调整前; 现行标准; 调整后标准; 调整幅度."""

from __future__ import annotations

from pipeline.base.remembered import remembered
from pipeline.rules.patterns import pattern
from pipeline.text import fold

_SIDES = {side: pattern(f"replaced_standards.{side}") for side in ("old", "new", "now", "between")}


_UNCHANGED = pattern("replaced_standards.unchanged")


@remembered
def standard_side(head: str) -> str:
    """old, new, now or between, as a head begins; "" for any other."""
    folded = fold(head)
    return next((side for side, said in _SIDES.items() if said.match(folded)), "")


def bare_head(head: str) -> str:
    """The folded head without the words for new or now at its beginning."""
    folded = fold(head)
    found = _SIDES["new"].match(folded) or _SIDES["now"].match(folded)
    return folded[found.end() :] if found else folded


@remembered
def is_unchanged(text: str) -> bool:
    """Whether a cell of new standards says that the old one goes on (不变)."""
    return _UNCHANGED.fullmatch(fold(text)) is not None
