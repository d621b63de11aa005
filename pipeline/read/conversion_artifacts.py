"""Conversion litter (`[bookmark: _GoBack]`, `<p>`…`</p>`) is taken out of the words, and remembered with its place."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.document import Litter, Place
from pipeline.text import LITTER, strip_litter


class Sweeper:
    """Cleans texts one by one and gathers what it took out."""

    def __init__(self) -> None:
        self.litter: list[Litter] = []

    @staticmethod
    def may_hold_litter(texts: Iterable[str]) -> bool:
        """Whether any of many texts holds a conversion tag."""
        text = "\n".join(texts)
        return ("<" in text or "[" in text) and LITTER.search(text) is not None

    def sweep(self, text: str, place: Place) -> str:
        """The text without conversion tags."""
        clean, tags = strip_litter(text)
        if tags:
            self.litter.append(Litter("".join(tags), text.strip()[:80], place))
        return clean
