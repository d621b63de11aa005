"""`catalogue match` and `review`: which files are read and what is shown. The work is done in match/."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import click
from rich.table import Table

from pipeline.base import disk
from pipeline.base.exit_codes import ExitCode
from pipeline.base.language import Words
from pipeline.cli.bilingual import command, option
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import Say, echo, say_in, screen
from pipeline.match import (
    Decision,
    NoticeAlias,
    Reference,
    load_reference,
    read_decisions,
    write_decisions,
)
from pipeline.match.batch import COLUMNS, match_stream, read_names, row_of
from pipeline.match.explain import Explanation, explain_name
from pipeline.match.matcher import gather_knowledge
from pipeline.match.models import Candidate
from pipeline.match.queue import QueueItem, build_queue, read_aliases, read_printed
from pipeline.match.queue_sheet import read_answers, write_queue
from pipeline.model.rows import CrosswalkRow, IssueRow, OccupationRow
from pipeline.store.tables import read_table
from pipeline.store.typed_rows import Kind, from_table


def _draft_rows(settings: Settings, kind: type[Kind]) -> list[Kind]:
    """Rows of a table of the draft; none where there is no such file yet."""
    directory, name = settings.workspace.draft, kind.TABLE.name
    if not (directory / f"{name}.parquet").exists():
        return []
    return from_table(kind, read_table(directory, name))


def _load(settings: Settings) -> tuple[Reference, list[NoticeAlias], tuple[Decision, ...]]:
    decisions = read_decisions(settings.workspace.decisions)
    return load_reference(), read_aliases(_draft_rows(settings, CrosswalkRow)), decisions


@command(
    "match",
    "What the matcher does with NAME, rule by rule, and the candidates; or a whole file of names with --csv.\n\n"
    "The file has a column of names, and may have columns of codes, notices and lists; or names alone.",
    "逐条规则显示 NAME 如何匹配及候选；用 --csv 匹配整个文件。\n\n文件须有名称列，可有编码、通知、目录列；也可只有名称。",
    ExitCode.USED_WRONGLY,
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
    reference, aliases, decisions = _load(settings)
    known = gather_knowledge(reference, aliases, decisions)
    _print_explanation(explain_name(name or "", code, notice_id, known), settings)


def _match_file(settings: Settings, source: Path, out: Path | None) -> None:
    reference, aliases, decisions = _load(settings)
    found = match_stream(read_names(source), reference, aliases, decisions)
    with _target(out) as file:
        _write_rows(file, found, settings)


@contextmanager
def _target(out: Path | None) -> Iterator[TextIO]:
    """A file that Chinese spreadsheets open rightly, whole or not there; or the screen, which stays open."""
    if out is None:
        yield sys.stdout
        return
    with disk.explained(out), disk.replacing(out) as file:
        words = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        yield words
        words.flush()
        words.detach()


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
        console.print(_candidate(one, say), soft_wrap=True)


def _candidate(one: Candidate, say: Say) -> str:
    return f"  {one.score:.2f}  {one.code} {one.name}  {say(one.reason, one.reason_zh)}"


@command(
    "review",
    "The names that wait for a person, most rows first; out to a spreadsheet and back into raw/decisions.csv.",
    "待人工确认的名称，行数多的在前；可导出为电子表格，再收回到 raw/decisions.csv。",
    ExitCode.USED_WRONGLY,
)
@option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    en="Write the queue to this .xlsx file.",
    zh="将队列写入此 .xlsx 文件。",
)
@option(
    "--in",
    "answers",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    en="Take answers back.",
    zh="收回填好的答案。",
)
@option(
    "--by", default="", en="Who decided, where a row does not say.", zh="决定人；行内未写时采用。"
)
@pass_settings
def review_command(settings: Settings, out: Path | None, answers: Path | None, by: str) -> None:
    say = say_in(settings)
    if answers is not None:
        # Held from reading to writing: two people's answers do not lose each other.
        with disk.locked(settings.workspace.raw):
            settled = _take_answers(settings, answers, by)
        echo(say(f"{settled} decision(s) taken into raw/decisions.csv", f"已记入 {settled} 条决定"))
        return
    items = _queue(settings)[0]
    if out is not None:
        write_queue(items, out)
        echo(say(f"{len(items)} name(s) written to {out}", f"{len(items)} 个名称写入 {out}"))
    else:
        _print_queue(items, settings)
        _print_other_issues(settings)


def _queue(settings: Settings) -> tuple[list[QueueItem], Reference, tuple[Decision, ...]]:
    reference, aliases, decisions = _load(settings)
    printed = read_printed(_draft_rows(settings, OccupationRow))
    return build_queue(printed, reference, aliases, decisions), reference, decisions


def _take_answers(settings: Settings, answers: Path, by: str) -> int:
    """How many names were settled."""
    items, reference, decisions = _queue(settings)
    taken = read_answers(answers, items, decisions, reference, by=by, today=date.today())
    write_decisions(settings.workspace.decisions, [*decisions, *taken])
    return len({(one.printed_name, one.scope) for one in taken})


def _print_queue(items: list[QueueItem], settings: Settings) -> None:
    say, console = say_in(settings), screen()
    rows = sum(item.rows for item in items)
    console.print(
        say(
            f"{len(items)} name(s), {rows} row(s) wait", f"{len(items)} 个名称、{rows} 行待人工确认"
        )
    )
    for item in items:
        where = f"{'、'.join(item.notices)} {'、'.join(item.printed_codes)}".strip()
        console.print(
            f"{item.name}  ×{item.rows}  {where}  {say(item.reason, item.reason_zh)}",
            markup=False,
            soft_wrap=True,
        )
        for one in item.candidates[:3]:
            console.print(_candidate(one, say), soft_wrap=True)


def _print_other_issues(settings: Settings) -> None:
    """The other open issues, counted by kind: `catalogue check` shows each."""
    rows = [
        row
        for row in _draft_rows(settings, IssueRow)
        if row.accepted is None and row.kind != "match_review"
    ]
    kinds = sorted({row.kind for row in rows})
    if rows:
        counts = "，".join(f"{kind} {sum(row.kind == kind for row in rows)}" for kind in kinds)
        echo(say_in(settings)(f"other open issues: {counts}", f"另有疑点：{counts}"))
