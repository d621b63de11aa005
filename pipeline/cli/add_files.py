"""add: what the given files are to each other is shown and asked; annexes that the notice names are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
from rich.cells import cell_len, set_cell_size

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.cli.bilingual import current_language
from pipeline.cli.speech import Say, echo
from pipeline.workflow.add_notice import check_given
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.processes import run_task
from pipeline.workflow.tell_roles import ROLES, Given, Missing, Role, read_contents

ROLE_WORDS = {"main": "通知", "annex": "附件", "witness": "佐证"}


def print_roles(given: list[Given], say: Say) -> None:
    """A line for each file, where there are several: its name, its role, why."""
    if len(given) == 1:
        return
    wide = max(cell_len(each.path.name) for each in given)
    for each in given:
        mark = "" if each.is_sure else say(" (not sure)", "（不确定）")
        role = say(each.role, f"{ROLE_WORDS[each.role]} {each.role}")
        why = each.why.say(current_language())
        name = set_cell_size(each.path.name, wide)
        echo(f"  {name}  {role}{mark}{say(': ', '：')}{why}")


def ask_roles(given: list[Given], say: Say, only_unsure: bool) -> list[Given]:
    """The roles as a person says; where all are sure, they are asked whether they are right as shown."""
    print_roles(given, say)
    if len(given) == 1:
        return given
    unsure = [each for each in given if not each.is_sure]
    if not unsure:
        if only_unsure or click.confirm(say("right so?", "是否正确？"), default=True):
            return given
        unsure = given
    asked = {each.path: _ask_role(each, say) for each in unsure}
    said = [replace(each, role=asked.get(each.path, each.role)) for each in given]
    if [each.role for each in said].count("main") == 1:
        return sorted(said, key=lambda each: each.role != "main")
    echo(say("one file is the notice (main)", "须有且仅有一个文件为通知（main）"))
    return ask_roles([replace(each, is_sure=False) for each in given], say, only_unsure)


def _ask_role(given: Given, say: Say) -> Role:
    choice: Role = click.prompt(
        say(f"{given.path.name} is", f"{given.path.name} 是"),
        type=click.Choice(ROLES),
        default=given.role,
    )
    return choice


def ask_missing(given: list[Given], missing: Sequence[Missing], say: Say) -> list[Given]:
    """The files, with those that a person names for annexes that were not given; an empty answer leaves one out."""
    for each in missing:
        path = _ask_path(each, [known.path for known in given], say)
        if path is not None:
            given = [*given, Given(path, "annex", True, Words("given for it", "为此给出"))]
    return given


def _ask_path(missing: Missing, known: list[Path], say: Say) -> Path | None:
    echo(f"{missing.said.say(current_language())}: {missing.printed}")

    def check(text: str) -> Path | None:
        if not text.strip():
            return None
        path = Path(text.strip()).expanduser()
        try:
            check_given([*known, path])
            run_task(read_contents, path, Limits())
        except UserError as error:
            raise click.UsageError(error.words.say(current_language())) from error
        return path

    question = say("its file (empty: not at hand)", "其文件（留空：暂缺）")
    found: Path | None = click.prompt(question, default="", value_proc=check, show_default=False)
    return found


def tell_missing(missing: Sequence[Missing], say: Say) -> None:
    """A line for each annex that the notice names and no file holds."""
    for each in missing:
        said = each.said.say(current_language())
        echo(say(f"not given: {said}: {each.printed}", f"未给出：{said}：{each.printed}"))
