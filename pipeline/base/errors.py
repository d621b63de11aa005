"""Errors for a reason the person can act on."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.base.language import Words
from pipeline.base.printable import printable


class UserError(Exception):
    """An error that a person can mend, in both languages: where, what was found, what to do. Shown without a traceback.

    One line, or a line for each fault where a file has several. `str()` is the English; `words` holds both. Both travel
    between processes. What a file says stands in them with its control characters written out.
    """

    def __init__(self, en: str, zh: str) -> None:
        en, zh = printable(en), printable(zh)
        super().__init__(en, zh)
        self.words = Words(en, zh)

    @classmethod
    def of(cls, faults: Iterable[Words]) -> UserError:
        """All faults of a file as one error, a line each."""
        found = list(faults)
        return cls("\n".join(one.en for one in found), "\n".join(one.zh for one in found))

    @property
    def faults(self) -> tuple[Words, ...]:
        """Each line by itself."""
        return self.words.lines()

    def __str__(self) -> str:
        return self.words.en


class Refused(UserError):
    """What was asked is right, and the data says no: exit code 1, where every other error of a person is used wrongly, 2."""
