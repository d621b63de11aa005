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
from rich.console import Console
from rich.table import Table

from pipeline.base import disk
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import Say, one_line, say_in
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
from pipeline.store.tables import read_table


def _decisions_file(settings: Settings) -> Path:
    return settings.root / "raw" / "decisions.csv"


def _draft_rows(settings: Settings, name: str) -> list[dict[str, Any]]:
    """Rows of a table of the draft; none where there is no such file yet."""
    directory = settings.root / "normalized" / "draft"
    if not (directory / f"{name}.parquet").exists():
        return []
    rows: list[dict[str, Any]] = read_table(directory, name).to_pylist()
    return rows


def _load(settings: Settings) -> tuple[Reference, list[NoticeAlias], tuple[Decision, ...]]:
    decisions = read_decisions(_decisions_file(settings))
    return load_reference(), read_aliases(_draft_rows(settings, "crosswalk")), decisions


@click.command("match")
@click.argument("name", required=False)
@click.option("--code", default="", help="The code printed beside the name.")
@click.option(
    "--notice", "notice_id", default="", help="Use this notice's own crosswalk and decisions too."
)
@click.option(
    "--csv",
    "source",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Match a file.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where --csv writes; else to the screen.",
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
    """What the matcher does with NAME, rule by rule, and the candidates; or a whole file of names with --csv.

    The file has a column `name` (名称), and may have `code` (编码), `notice_id` and `list`; or names alone.
    """
    if (name is None) == (source is None):
        raise click.UsageError("give a NAME, or --csv FILE")
    with one_line():
        if source is not None:
            _match_file(settings, source, out)
        else:
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
    say, console = say_in(settings), Console()
    table = Table(
        say("规则", "rule"), say("结果", "says"), say("说明", "because"), title=told.query.name
    )
    for step in told.steps:
        outcome = step.outcome
        said = " ".join(outcome.codes) if outcome else "—"
        why = say(outcome.reason_zh, outcome.reason) if outcome else ""
        mark = "▶ " if step.is_deciding else ""
        table.add_row(
            mark + (step.method or say("不予自动匹配", "stop")),
            said,
            f"{why} {say(*step.doubt[::-1])}".strip(),
        )
    console.print(table)
    match = told.match
    verdict = (
        f"{match.match_status}: {match.occupation_code or ''} {match.occupation_name or ''}".rstrip(
            " :"
        )
    )
    console.print(f"{verdict} — {say(match.reason_zh, match.reason)}", markup=False, soft_wrap=True)
    if match.code_conflict:
        console.print(f"code_conflict: {say(*told.conflict[::-1])}", markup=False, soft_wrap=True)
    for one in match.candidates:
        console.print(_candidate(one, say), markup=False, soft_wrap=True)


def _candidate(one: Candidate, say: Say) -> str:
    return f"  {one.score:.2f}  {one.code} {one.name}  {say(one.reason_zh, one.reason)}"


@click.command("review")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the queue to this .xlsx file.",
)
@click.option(
    "--in",
    "answers",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Take answers back.",
)
@click.option("--by", default="", help="Who decided, where a row does not say.")
@pass_settings
def review_command(settings: Settings, out: Path | None, answers: Path | None, by: str) -> None:
    """The names that wait for a person, most rows first; out to a spreadsheet and back into raw/decisions.csv. 待人判断的名称。"""
    with one_line():
        reference, aliases, decisions = _load(settings)
        printed = read_printed(_draft_rows(settings, "occupations"))
        items = build_queue(printed, reference, aliases, decisions)
        if answers is not None:
            taken = read_answers(answers, items, decisions, reference, by=by, today=date.today())
            write_decisions(_decisions_file(settings), [*decisions, *taken])
            settled = {(one.printed_name, one.scope) for one in taken}
            say = say_in(settings)
            click.echo(
                say(
                    f"已记入 {len(settled)} 条决定",
                    f"{len(settled)} decision(s) taken into raw/decisions.csv",
                )
            )
        elif out is not None:
            write_queue(items, out)
            click.echo(
                say_in(settings)(
                    f"{len(items)} 个名称写入 {out}", f"{len(items)} name(s) written to {out}"
                )
            )
        else:
            _print_queue(items, settings)
            _print_other_issues(settings)


def _print_queue(items: list[QueueItem], settings: Settings) -> None:
    say, console = say_in(settings), Console()
    rows = sum(item.rows for item in items)
    console.print(
        say(
            f"{len(items)} 个名称、{rows} 行待人工确认", f"{len(items)} name(s), {rows} row(s) wait"
        )
    )
    for item in items:
        where = f"{'、'.join(item.notices)} {'、'.join(item.printed_codes)}".strip()
        console.print(
            f"{item.name}  ×{item.rows}  {where}  {say(item.reason_zh, item.reason)}",
            markup=False,
            soft_wrap=True,
        )
        for one in item.candidates[:3]:
            console.print(_candidate(one, say), markup=False, soft_wrap=True)


def _print_other_issues(settings: Settings) -> None:
    """The other open issues, counted by kind: `catalogue check` shows each."""
    rows = [
        row
        for row in _draft_rows(settings, "issues")
        if row["accepted"] is None and row["kind"] != "match_review"
    ]
    kinds = sorted({row["kind"] for row in rows})
    if rows:
        counts = "，".join(f"{kind} {sum(row['kind'] == kind for row in rows)}" for kind in kinds)
        click.echo(say_in(settings)(f"另有疑点：{counts}", f"other open issues: {counts}"))
