"""The base of every closed list: a word of the data that knows what people call it, and what it means."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word of a closed list. It is its own value in the data (`Unit.PER_PERSON == "per_person"`).

    `zh` and `en` are the labels that people read; `meaning_zh` and `meaning_en` are one sentence each.
    """

    zh: str
    en: str
    meaning_zh: str
    meaning_en: str

    def __new__(
        cls, value: str, zh: str = "", en: str = "", meaning_zh: str = "", meaning_en: str = ""
    ) -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.zh, term.en = zh, en
        term.meaning_zh, term.meaning_en = meaning_zh, meaning_en
        return term

    @classmethod
    def read(cls, word: str) -> Self | None:
        """The member of a word; null for "". ValueError where the list has no such word."""
        return cls(word) if word else None

    def label(self, lang: str) -> str:
        """The label in `zh` or `en`."""
        return self.zh if lang == "zh" else self.en

    def meaning(self, lang: str) -> str:
        """The sentence in `zh` or `en`."""
        return self.meaning_zh if lang == "zh" else self.meaning_en
