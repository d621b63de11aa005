"""`catalogue`: turns notices on subsidised vocational training into data that can be trusted. Commands are loaded when used."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from pipeline.base.language import Words
from pipeline.cli.bilingual import SpokenGroup, choose_language, current_language, option
from pipeline.cli.settings import Settings, code_version
from pipeline.cli.speech import echo

COMMANDS = {
    "add": "add:add_command",
    "extract": "extract:extract_command",
    "check": "check:check_command",
    "show": "extract:show_command",
    "match": "match:match_command",
    "review": "review:review_command",
    "reference": "reference:reference_group",
    "release": "versions:release_command",
    "verify": "versions:verify_command",
    "diff": "versions:diff_command",
    "lookup": "lookup:lookup_command",
    "compare": "compare:compare_command",
    "coverage": "compare:coverage_command",
    "export": "export:export_command",
    "clean": "clean:clean_command",
    "diff-text": "versions:diff_text_command",
}


class LazyGroup(SpokenGroup):
    """Imports a command's module only when the command is called: `--help` and `match` need not load the PDF reader."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(f"pipeline.cli.{module}"), name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        choose_language(ctx, args)
        return super().parse_args(ctx, args)


def _say_version(ctx: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        echo(f"catalogue {code_version()}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    words=Words(
        "Notices on subsidised vocational training to typed, versioned tables.",
        "职业培训补贴通知 → 类型明确、有版本、可追溯的数据表。",
    ),
)
@option(
    "--root",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    en="Folder that holds raw/, extracted/ and normalized/; default: here.",
    zh="含 raw/、extracted/、normalized/ 的目录；默认当前目录。",
)
@option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    en="Language of results, errors and help; default: from the locale.",
    zh="结果、错误和说明的语言；默认随系统区域。",
)
@option(
    "--debug",
    is_flag=True,
    en="Show the traceback of an error.",
    zh="出错时显示调用栈。",
)
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    en="Show the version and exit.",
    zh="显示版本后退出。",
)
@click.pass_context
def main(ctx: click.Context, root: Path, lang: str | None, debug: bool) -> None:
    """Say where to work and in which language; each command does the rest."""
    ctx.obj = Settings(root, current_language(), debug)
    ctx.obj.workspace.refuse_links()
