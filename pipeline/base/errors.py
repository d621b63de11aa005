"""What goes wrong for a reason the person can act on."""

from __future__ import annotations

from pipeline.base.language import Words


class UserError(Exception):
    """One line for the user, in both languages: where, what was found, what to do. Shown without a traceback.

    `str()` is the English line; `words` holds both. Both travel between processes.
    """

    def __init__(self, en: str, zh: str = "") -> None:
        super().__init__(en, zh)
        self.words = Words(en, zh or en)

    def __str__(self) -> str:
        return self.words.en
