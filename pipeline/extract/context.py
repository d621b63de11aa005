"""The words around a table or list that hold for all its rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.rules.patterns import pattern
from pipeline.rules.vocabulary import class_of
from pipeline.text import fold

_CLASS_ENDS = pattern("classes.caption_ends")


@dataclass(frozen=True)
class Context:
    """Where a table stands: annex, its title, captions above the table; and what notice.toml says of it. What sentences elsewhere say
    of all its rows: how its amounts bind (`bound`: at_most or ""), and the `tier` of scarcity of its occupations ("" for none)."""

    annex: str | None = None
    title: str = ""
    captions: tuple[str, ...] = ()
    list: str = ""
    printed_class: str = ""
    header: dict[str, str] = field(default_factory=dict)
    bound: str = ""
    tier: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Captions and title, nearest first."""
        return (*reversed(self.captions), self.title)


def context_class(context: Context) -> str:
    """The class that the caption names (`（一）A类职业（工种）`), or notice.toml."""
    if context.printed_class:
        return context.printed_class
    return next((letter for text in context.captions if (letter := _caption_class(text))), "")


def _caption_class(text: str) -> str:
    stripped = fold(text)
    for mark in (")", "、"):
        head, _, tail = stripped.partition(mark)
        if tail and len(head) <= 4:
            stripped = tail
            break
    stripped = stripped.strip("()（）")
    return class_of(stripped) or class_of(_CLASS_ENDS.sub("", stripped.split("(")[0]))
