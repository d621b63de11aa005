"""A console to which text is text: no markup, no emoji, and no control character of a file's reaches it."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from pipeline.base.printable import printable


class Screen(Console):
    """rich's console, as harmless as a printer."""

    def __init__(self, **more: Any) -> None:
        super().__init__(highlight=False, markup=False, emoji=False, **more)

    def render_str(self, text: str, **more: Any) -> Text:
        return super().render_str(printable(text), **more)


def styled(text: str, style: str = "") -> Text:
    """Text in a colour, for a screen or the cell of a table."""
    return Text(printable(text), style=style)
