"""Names asked in traditional characters: every comparison takes them as simplified ones, and the answer says so."""

from __future__ import annotations

from functools import cache

from pipeline.base.language import Words
from pipeline.base.traditional import simplified

# How a name was understood that was asked in traditional characters.
TRADITIONAL = Words("written in traditional characters", "繁体字写法")


def to_simplified(name: str) -> str:
    """The name in simplified characters."""
    return name.translate(_table())


@cache
def _table() -> dict[int, str]:
    return simplified()
