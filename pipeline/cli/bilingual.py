"""Commands and options whose help is said in the reader's language, click's own words included.

The language is that of `--lang`, wherever it stands on the line, else that of the locale. Help is given as `Words`.
"""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from pipeline.base.language import LANGUAGES, Language, Words
from pipeline.cli.guard import Guard, refuse_usage

_DOMAIN = "catalogue"
_LANG = "pipeline.language"
_HELP = Words("Show this message and exit.", "显示本说明后退出。")
_METAVARS = {
    "[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数]...", "TEXT": "文字", "INTEGER RANGE": "整数", "FLOAT RANGE": "数值",
    "FILE": "文件", "FILE...": "文件...", "NAME": "名称", "DIR": "目录", "CODE": "代码", "WORDS": "词", "VERSION": "版本",
}  # fmt: skip


def default_language() -> Language:
    """zh where the locale is Chinese, else en."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    named = (said or locale.getlocale()[0] or "").lower()
    return "zh" if named.startswith(("zh", "chinese")) else "en"


def current_language(ctx: click.Context | None = None) -> Language:
    """The language of a command, default the one that runs; that of the locale where none does."""
    ctx = ctx or click.get_current_context(silent=True)
    found: Language | None = ctx.meta.get(_LANG) if ctx else None
    return found or default_language()


def choose_language(ctx: click.Context, args: Sequence[str]) -> None:
    """Note the language of a command line before anything of it is read, and let click speak it."""
    said = ""
    for place, word in enumerate(args):
        if word == "--lang":
            said = (*args, "")[place + 1]
        elif word.startswith("--lang="):
            said = word.partition("=")[2]
    language = next((known for known in LANGUAGES if known == said), default_language())
    ctx.meta[_LANG] = language
    # click asks gettext, which asks the environment; there is no folder for English, so that its words stay.
    gettext.bindtextdomain(_DOMAIN, str(Path(__file__).parent / "locale"))
    gettext.textdomain(_DOMAIN)
    os.environ["LANGUAGE"] = language


class SpokenOption(click.Option):
    """An option with help in two languages."""

    def __init__(self, *args: Any, words: Words, **more: Any) -> None:
        self.words = words
        super().__init__(*args, **more)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = self.words.say(current_language())
        return super().get_help_record(ctx)

    def make_metavar(self, ctx: click.Context) -> str:
        made = super().make_metavar(ctx)
        return _METAVARS.get(made, made) if current_language(ctx) == "zh" else made


class SpokenCommand(click.Command):
    """A command with help in two languages."""

    def __init__(self, *args: Any, words: Words, **more: Any) -> None:
        self.words = words
        super().__init__(*args, **more)

    def get_short_help_str(self, limit: int = 45) -> str:
        self.help = self.words.say(current_language())
        return super().get_short_help_str(limit)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = self.words.say(current_language())
        super().format_help_text(ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = super().collect_usage_pieces(ctx)
        is_zh = current_language(ctx) == "zh"
        return [_METAVARS.get(one, one) for one in pieces] if is_zh else pieces

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        found = super().get_help_option(ctx)
        if found is not None:
            # click makes it once, in the language of the first call.
            found.help = _HELP.say(current_language(ctx))
        return found

    def invoke(self, ctx: click.Context) -> Any:
        with Guard(ctx, current_language()):
            return super().invoke(ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            refuse_usage(error, current_language(ctx))
            raise


class SpokenGroup(SpokenCommand, click.Group):
    """A group of commands with help in two languages."""


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def command(
    name: str,
    en: str,
    zh: str,
    group: click.Group | None = None,
) -> Callable[[Callable[..., Any]], SpokenCommand]:
    """A command from a function, of a group if one is given; `en` and `zh` are its help."""

    def decorate(function: Callable[..., Any]) -> SpokenCommand:
        made = click.command(name, cls=SpokenCommand, words=Words(en, zh))(function)
        if group is not None:
            group.add_command(made)
        return made

    return decorate


def option(*names: str, en: str, zh: str, **more: Any) -> Decorator:
    """click.option with its help in two languages."""
    return click.option(*names, cls=SpokenOption, words=Words(en, zh), **more)
