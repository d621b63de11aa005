"""Tokens of a sentence: known words and numbers with their units, each with its place in the folded text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pipeline.rules.lexicon import Sense


@dataclass(frozen=True, slots=True)
class Word:
    """A known word: place in the folded text, its meanings. `is_titled`: it stands inside 《》."""

    start: int
    end: int
    text: str
    senses: tuple[Sense, ...]
    is_titled: bool = False

    def value(self, kind: str) -> str:
        """The value of the word under a kind, or ""."""
        for sense in self.senses:
            if sense.kind == kind:
                return sense.value
        return ""

    def values(self, kind: str) -> tuple[str, ...]:
        """All values of the word under a kind (a word may be about several topics)."""
        return tuple(sense.value for sense in self.senses if sense.kind == kind)

    def has(self, kind: str) -> bool:
        """Whether the word has a sense of a kind."""
        # Asked by the hundred thousand: a generator would cost more than the look.
        for sense in self.senses:  # noqa: SIM110
            if sense.kind == kind:
                return True
        return False

    def says(self, kind: str, value: str = "") -> bool:
        """Whether the word has a sense of a kind, and of a value where one is given."""
        for sense in self.senses:  # noqa: SIM110
            if sense.kind == kind and value in {"", sense.value}:
                return True
        return False

    def has_any(self, kinds: Collection[str]) -> bool:
        """Whether the word has a sense of one of some kinds."""
        for sense in self.senses:  # noqa: SIM110
            if sense.kind in kinds:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit, or a range of two: `kind` is a kind of units.toml, "" for a figure without unit.

    `start` to `end` is figure and unit; `low` and `high` are values (percent for shares, yuan for money; `high` is None
    where there is one number), `printed` and `printed_high` the figures with their units as printed.
    """

    kind: str
    start: int
    end: int
    low: float | None
    printed: str
    high: float | None = None
    printed_high: str = ""
    figure: str = ""
    scale: str = ""

    @property
    def is_range(self) -> bool:
        return self.high is not None


Token = Word | Number


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of text whose numbers count for nothing; `name` is its key in numbers.toml."""

    start: int
    end: int
    name: str
