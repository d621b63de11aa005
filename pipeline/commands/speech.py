"""How commands speak: in one of two languages, and an error in one line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

import click

from pipeline.commands.settings import Settings
from pipeline.errors import UserError

P = ParamSpec("P")
R = TypeVar("R")
Say = Callable[[str, str], str]


def say_in(settings: Settings) -> Say:
    """A function that takes 中文 and English and gives the one asked for."""
    return lambda zh, en: zh if settings.lang == "zh" else en


@contextmanager
def one_line() -> Iterator[None]:
    """An error of the person's is one line on stderr and exit code 2."""
    try:
        yield
    except UserError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)


def fails_with(code: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Say a UserError in one line and leave with `code`."""

    def wrap(command: Callable[P, R]) -> Callable[P, R]:
        @wraps(command)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return command(*args, **kwargs)
            except UserError as error:
                click.echo(f"error: {error}", err=True)
                sys.exit(code)

        return run

    return wrap
