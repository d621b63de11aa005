"""How commands speak: in one of two languages, and an error in one line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from pipeline.base.errors import UserError
from pipeline.cli.settings import Settings

Say = Callable[[str, str], str]


def say_in(settings: Settings) -> Say:
    """A function that takes 中文 and English and gives the one asked for."""
    return lambda zh, en: zh if settings.lang == "zh" else en


@contextmanager
def one_line(code: int = 2) -> Iterator[None]:
    """An error of the person's is one line on stderr, and the exit code; around a block, or above a command."""
    try:
        yield
    except UserError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(code)
