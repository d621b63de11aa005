"""extract and show: what is said on screen about reading notices."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table as Grid

from pipeline.base.errors import UserError
from pipeline.base.exit_codes import ExitCode
from pipeline.base.language import Words
from pipeline.cli.bilingual import command, option
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import Screen, echo, screen, styled
from pipeline.report.summary import Summary
from pipeline.workflow.cache import AFTER_ROWS, code_key
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.processes import Execute, run_tasks
from pipeline.workflow.run import (
    Failure,
    Outcome,
    list_notices,
    run_extract,
    show_notice,
)

if TYPE_CHECKING:
    from pipeline.report.display import Shown, ShownBlock

# Where there are more notices, one line tells of all.
MOST_LINES = 40
# Where the errors stand among the numbers of a notice.
ERRORS = 5
LOUD = ("bold red", "bold red", "yellow")
SUMMARY = (
    Words("notice", "通知"), Words("tables", "表格"), Words("rows", "行"), Words("entries", "条目"), Words("amounts", "金额"),
    Words("unread", "未读"), Words("errors", "错误"), Words("warnings", "警告"), Words("notes", "提示"),
)  # fmt: skip
READING = Words("reading notices", "读取通知")
FAILED = Words("could not be read", "未能读取")


@command(
    "extract",
    "Read what changed in raw/ (an ID: that notice in any case) into extracted/ and normalized/draft/.",
    "读取 raw/ 中有变动的通知（给出编号则必读），写入 extracted/ 和 normalized/draft/。",
)
@click.argument("notices", nargs=-1, metavar="[ID]...")
@option(
    "--jobs",
    type=click.IntRange(min=1),
    en="Processes that read; default: the cores.",
    zh="并行读取的进程数；默认为处理器核数。",
)
@option(
    "--timeout",
    type=click.FloatRange(min=1),
    default=120,
    show_default=True,
    en="Seconds a notice may take.",
    zh="每份通知的限时（秒）。",
)
@option(
    "--scheduler",
    default="",
    metavar="ADDRESS",
    en="Have the workers of this Dask cluster read (tcp://host:8786); they share the folder.",
    zh="由该 `dask` 集群（`tcp://host:8786`）的工作进程读取；各机器须共享本目录。",
)
@option(
    "--workers",
    type=click.IntRange(min=1),
    en="Have so many Dask workers on this machine read.",
    zh="由本机上这么多个 `dask` 工作进程读取。",
)
@pass_settings
def extract_command(
    settings: Settings,
    notices: tuple[str, ...],
    jobs: int | None,
    timeout: float,
    scheduler: str,
    workers: int | None,
) -> None:
    root, execute = _place(settings.root, scheduler, workers or 0)
    total = len(list_notices(root))
    with _progress() as bar:
        task = bar.add_task(READING.say(settings.lang), total=total)
        limits = Limits(jobs or 0, timeout)
        outcome = run_extract(root, notices, lambda _: bar.advance(task), limits, execute=execute)
    if _worth_a_line(outcome):
        screen().print(_summary(outcome, settings.lang))
    _say_total(outcome, settings.lang)
    _say_failures(outcome.failures, settings.lang)
    if outcome.failures:
        sys.exit(ExitCode.DATA_SAYS_NO)


def _place(root: Path, scheduler: str, workers: int) -> tuple[Path, Execute]:
    """Where the reading is done: in processes here, or by Dask, whose workers must find the folder from anywhere."""
    if scheduler and workers:
        raise UserError(
            "--scheduler names a cluster, --workers makes one here: give one of them",
            "--scheduler 指定已有集群，--workers 在本机新建：只能用其中一个",
        )
    if not scheduler and not workers:
        return root, run_tasks
    from pipeline.workflow.execute.on_dask import OnDask

    root = root.resolve()
    return root, OnDask(root, code_key(AFTER_ROWS), scheduler, workers)


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    shown = screen(stderr=True)
    return Progress(*columns, console=shown, transient=True, disable=not shown.is_terminal)


def _summary(outcome: Outcome, lang: str) -> Grid:
    grid = Grid(box=None, pad_edge=False, header_style="bold")
    for number, name in enumerate(SUMMARY):
        grid.add_column(name.say(lang), justify="right" if number else "left", no_wrap=True)
    for line in _worth_a_line(outcome):
        cells = [str(value) for value in line.numbers]
        loud = [
            styled(cell, "" if cell == "0" else style)
            for cell, style in zip(cells[4:7], LOUD, strict=True)
        ]
        grid.add_row(line.notice_id, *cells[:4], *loud, cells[7])
    return grid


def _worth_a_line(outcome: Outcome) -> list[Summary]:
    """Every notice where they are few; else those that were worked on or hold an error, where these are few."""
    few = [
        line
        for line in outcome.summaries
        if len(outcome.summaries) <= MOST_LINES
        or line.notice_id in outcome.worked_on
        or line.numbers[ERRORS]
    ]
    return few if len(few) <= MOST_LINES else []


def _say_total(outcome: Outcome, lang: str) -> None:
    """All notices in one line, where not each has one of its own."""
    if len(outcome.summaries) <= MOST_LINES:
        return
    count, worked_on = len(outcome.summaries), len(outcome.worked_on)
    entries, amounts, _, errors, warnings, notes = (
        sum(column)
        for column in list(zip(*(one.numbers for one in outcome.summaries), strict=True))[2:]
    )
    said = Words(
        f"{count} notices, {worked_on} of them worked on: {entries} entries, {amounts} amounts,"
        f" {errors} errors, {warnings} warnings, {notes} notes",
        f"{count} 份通知，其中 {worked_on} 份本次处理：{entries} 个条目，{amounts} 个金额，"
        f"{errors} 个错误，{warnings} 个警告，{notes} 个提示",
    )
    echo(said.say(lang))


def _say_failures(failures: tuple[Failure, ...], lang: str) -> None:
    """A line for each fault; the words go by themselves, for a screen would break them."""
    for failure in failures:
        for line in failure.words.say(lang).split("\n"):
            head = f"{failure.notice_id or 'decisions.csv'}: {FAILED.say(lang)}"
            screen(stderr=True).print(styled(head, "bold red"), end="")
            echo(f": {line}", err=True)


@command(
    "show",
    "A notice as read: its metadata, its prose with places, its tables with merged cells.",
    "显示一份通知的读取结果：元数据、带位置的正文、含合并单元格的表格。",
)
@click.argument("notice_id", metavar="ID")
@option(
    "--table",
    "number",
    type=click.IntRange(min=1),
    en="Only the Nth table.",
    zh="只显示第 N 张表。",
)
@pass_settings
def show_command(settings: Settings, notice_id: str, number: int | None) -> None:
    shown = show_notice(settings.root, notice_id, Limits())
    out = screen()
    if number is None:
        _print_head(out, shown)
    chosen = [block for block in shown.blocks if number is None or block.table == number]
    if not chosen:
        count = max((block.table for block in shown.blocks), default=0)
        raise UserError(
            f"{notice_id} has {count} table(s), no table {number}",
            f"{notice_id} 有 {count} 张表，没有第 {number} 张",
        )
    for block in chosen:
        _print_block(out, block)


def _print_head(out: Screen, shown: Shown) -> None:
    for name, value in shown.head.items():
        if value:
            out.print(f"{name:<18}{value}", soft_wrap=True)
    out.print()


def _print_block(out: Screen, block: ShownBlock) -> None:
    if not block.table:
        out.print(styled(f"{block.anchor:>8} ", "dim"), end="")
        out.print(block.text, soft_wrap=True)
        return
    grid = Grid(title=f"{block.table}", title_justify="left", header_style="bold", box=None)
    for _ in range(len(block.rows[0].cells) + 1):
        grid.add_column(overflow="fold")
    for row in block.rows:
        style = "bold" if row.is_header else ""
        grid.add_row(styled(row.anchor, "dim"), *row.cells, style=style)
    out.print(grid)
