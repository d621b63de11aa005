"""`catalogue`: turns notices on subsidised vocational training into data that can be trusted. Commands are loaded when used."""

from __future__ import annotations

import importlib
import locale
import os
from pathlib import Path

import click

from pipeline.cli.settings import Settings

COMMANDS = {
    "add": "add:add_command",
    "extract": "extract:extract_command",
    "check": "extract:check_command",
    "show": "extract:show_command",
    "match": "match:match_command",
    "review": "match:review_command",
    "reference": "reference:reference_group",
    "release": "versions:release_command",
    "verify": "versions:verify_command",
    "diff": "versions:diff_command",
    "lookup": "lookup:lookup_command",
    "export": "export:export_command",
    "diff-text": "versions:diff_text_command",
}


class LazyGroup(click.Group):
    """Imports a command's module only when the command is called: `--help` and `match` need not load the PDF reader."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(f"pipeline.cli.{module}"), name)
        return command


def default_language() -> str:
    """zh where the locale is Chinese, else en."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return (
        "zh"
        if (said or locale.getlocale()[0] or "").lower().startswith(("zh", "chinese"))
        else "en"
    )


@click.group(cls=LazyGroup)
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="Folder that holds raw/, extracted/ and normalized/; default: here. 工作目录",
)
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help="Language of what is printed; default: from the locale. 语言",
)
@click.version_option(package_name="subsidy-catalogue")
@click.pass_context
def main(ctx: click.Context, root: Path, lang: str | None) -> None:
    """Notices on subsidised vocational training to typed, versioned tables. 职业培训补贴通知 → 可信数据。"""
    ctx.obj = Settings(root, lang or default_language())
