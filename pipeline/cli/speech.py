"""How commands speak: in one of two languages, on one screen, and no control character of a file's reaches it."""

from __future__ import annotations

from collections.abc import Callable

import click

from pipeline.base.language import Words
from pipeline.base.printable import printable
from pipeline.base.screen import Screen, styled
from pipeline.cli.settings import Settings

__all__ = ["Say", "Screen", "echo", "say_error", "say_in", "screen", "show", "styled"]

Say = Callable[[str, str], str]
ERROR = Words("error: ", "错误：")


def say_in(settings: Settings) -> Say:
    """A function that takes English and 中文 and gives the one asked for."""
    return lambda en, zh: Words(en, zh).say(settings.lang)


def echo(text: str, err: bool = False, nl: bool = True) -> None:
    """Print words as they are, control characters written out."""
    click.echo(printable(text), err=err, nl=nl)


def show(drawn: str) -> None:
    """Print what a `Screen` has drawn, its colours included."""
    click.echo(drawn, nl=False)


def say_error(words: Words, language: str) -> None:
    """One line on stderr."""
    echo(ERROR.say(language) + words.say(language), err=True)


def screen(stderr: bool = False) -> Screen:
    """A screen that never breaks a line where nobody sees its edge."""
    shown = Screen(stderr=stderr)
    if not shown.is_terminal:
        shown.width = 200
    return shown
