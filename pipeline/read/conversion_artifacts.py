"""Conversion litter (`[bookmark: _GoBack]`, `<p>`…`</p>`) is taken out of the words, and remembered with its place."""

from __future__ import annotations

from pipeline.model.document import Litter, Place
from pipeline.text import strip_litter


class Sweeper:
    """Cleans texts one by one and gathers what it took out."""

    def __init__(self) -> None:
        self.litter: list[Litter] = []

    def sweep(self, text: str, place: Place) -> str:
        """The text without conversion tags."""
        clean, tags = strip_litter(text)
        if tags:
            self.litter.append(Litter("".join(tags), text.strip()[:80], place))
        return clean
