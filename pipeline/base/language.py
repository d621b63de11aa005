"""Two languages, one way to say a thing in both: a `Words` holds the English and the 中文, and the reader's choice picks."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Words(NamedTuple):
    """The same words in English and in 中文."""

    en: str
    zh: str

    def say(self, language: str) -> str:
        """The words in a language; English for any but `zh`."""
        return self.zh if language == "zh" else self.en

    def lines(self) -> tuple[Words, ...]:
        """Each line by itself, where both languages have as many."""
        en, zh = self.en.split("\n"), self.zh.split("\n")
        if len(en) != len(zh):
            return (self,)
        return tuple(Words(*pair) for pair in zip(en, zh, strict=True))

    def before(self, more: Words) -> Words:
        """A place and what is said of it, joined by a colon of the language."""
        return Words(f"{self.en}: {more.en}", f"{self.zh}：{more.zh}")


def same(text: str) -> Words:
    """Words that are the same in both languages: a path, a code, a printed name."""
    return Words(text, text)
