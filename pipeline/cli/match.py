"""`catalogue match`: which files are read and what is shown. The work is done in match/."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

import click
from rich.table import Table

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.cli.bilingual import command, option
from pipeline.cli.csv_target import csv_target
from pipeline.cli.match_inputs import load_inputs
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import Say, say_in, screen
from pipeline.match.batch import COLUMNS, match_stream, read_names, row_of
from pipeline.match.explain import Explanation, explain_name
from pipeline.match.matcher import gather_knowledge
from pipeline.match.models import Candidate, Printed


@command(
    "match",
    "What the matcher does with NAME, rule by rule, and the candidates; or a whole file of names with --csv.\n\n"
    "The file has a column of names, and may have columns of codes, notices and lists; or names alone.",
    "逐条规则显示 NAME 如何匹配及候选；用 --csv 匹配整个文件。\n\n文件须有名称列，可有编码、通知、目录列；也可只有名称。",
)
@click.argument("name", required=False)
@option("--code", default="", en="The code printed beside the name.", zh="名称旁所印的编码。")
@option(
    "--notice",
    "notice_id",
    default="",
    metavar="ID",
    en="Use this notice's own crosswalk and decisions too.",
    zh="同时采用该通知的新旧对照和决定。",
)
@option(
    "--csv",
    "source",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    en="Match a file.",
    zh="匹配一个文件。",
)
@option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    en="Where --csv writes; else to the screen.",
    zh="--csv 的输出文件；默认输出到屏幕。",
)
@pass_settings
def match_command(
    settings: Settings,
    *,
    name: str | None,
    code: str,
    notice_id: str,
    source: Path | None,
    out: Path | None,
) -> None:
    if (name is None) == (source is None):
        words = Words("give a NAME, or --csv FILE", "请给出 NAME 或 --csv FILE")
        raise click.UsageError(words.say(settings.lang))
    if source is not None:
        _match_file(settings, source, out)
        return
    if not (name or "").strip():
        raise UserError("no name is given", "未给出名称")
    reference, aliases, decisions = load_inputs(settings)
    if notice_id and notice_id not in {one.notice_id for one in aliases}:
        settings.workspace.check_known(notice_id)
    known = gather_knowledge(reference, aliases, decisions)
    _print_explanation(explain_name(name or "", code, notice_id, known), settings)


def _match_file(settings: Settings, source: Path, out: Path | None) -> None:
    reference, aliases, decisions = load_inputs(settings)
    found = match_stream(_begun(read_names(source)), reference, aliases, decisions)
    with csv_target(out) as file:
        _write_rows(file, found, settings)


def _begun(names: Iterator[Printed]) -> Iterator[Printed]:
    """The names, the first of them read: a file that cannot be read is refused before anything is printed."""
    first = next(names, None)
    return names if first is None else chain([first], names)


def _write_rows(file: TextIO, found: Iterator[tuple[Any, Any]], settings: Settings) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row_of(entry, match, settings.lang) for entry, match in found)


def _print_explanation(told: Explanation, settings: Settings) -> None:
    say, console = say_in(settings), screen()
    table = Table(
        say("rule", "规则"), say("says", "结果"), say("because", "说明"), title=told.query.name
    )
    for step in told.steps:
        outcome = step.outcome
        said = " ".join(outcome.codes) if outcome else "—"
        why = outcome.why.say(settings.lang) if outcome else ""
        mark = "▶ " if step.is_deciding else ""
        table.add_row(
            mark + (step.method or say("stop", "不予自动匹配")),
            said,
            f"{why} {say(*step.doubt)}".strip(),
        )
    console.print(table)
    match = told.match
    verdict = (
        f"{match.match_status}: {match.occupation_code or ''} {match.occupation_name or ''}".rstrip(
            " :"
        )
    )
    console.print(f"{verdict} — {say(match.reason, match.reason_zh)}", soft_wrap=True)
    if match.code_conflict:
        console.print(f"code_conflict: {say(*told.conflict)}", soft_wrap=True)
    for one in match.candidates:
        console.print(describe_candidate(one, say), soft_wrap=True)


def describe_candidate(one: Candidate, say: Say) -> str:
    """A candidate in one line."""
    why = say(one.reason, one.reason_zh)
    return f"  {one.score:.2f}  {one.code} {one.name} [{one.group}]  {why}"
