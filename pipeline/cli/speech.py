"""How commands speak: in one of two languages, on one screen, and no control character of a file's reaches it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from pipeline.base.language import Words
from pipeline.base.printable import printable
from pipeline.cli.settings import Settings

Say = Callable[[str, str], str]
ERROR = Words("error: ", "错误：")


def say_in(settings: Settings) -> Say:
    """A function that takes English and 中文 and gives the one asked for."""
    return lambda en, zh: Words(en, zh).say(settings.lang)


def echo(text: str, err: bool = False, nl: bool = True) -> None:
    """Print words as they are, control characters written out."""
    click.echo(printable(text), err=err, nl=nl)


def say_error(words: Words, language: str) -> None:
    """One line on stderr."""
    echo(ERROR.say(language) + words.say(language), err=True)


class Screen(Console):
    """A console to which text is text: no markup, no emoji, control characters written out."""

    def render_str(self, text: str, **more: Any) -> Text:
        return super().render_str(printable(text), **more)


def screen(stderr: bool = False) -> Screen:
    """A screen that never breaks a line where nobody sees its edge."""
    shown = Screen(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not shown.is_terminal:
        shown.width = 200
    return shown


def styled(text: str, style: str) -> Text:
    """Text in a colour, for a screen or the cell of a table."""
    return Text(printable(text), style=style)
