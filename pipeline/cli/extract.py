"""extract, check and show: what is said on screen about reading notices."""

from __future__ import annotations

import json
import sys
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table as Grid

from pipeline.base.errors import UserError
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import one_line
from pipeline.report.display import Shown, ShownBlock, summarize
from pipeline.workflow.execute.processes import Limits
from pipeline.workflow.run import (
    Failure,
    Outcome,
    list_notices,
    read_check,
    run_extract,
    show_notice,
)

LOUD = ("bold red", "bold red", "yellow")
COLOURS = {"error": "bold red", "warning": "yellow", "note": "dim"}
SUMMARY = {
    "zh": ("通知", "表格", "行", "条目", "金额", "未读", "错误", "警告", "提示"),
    "en": (
        "notice",
        "tables",
        "rows",
        "entries",
        "amounts",
        "unread",
        "errors",
        "warnings",
        "notes",
    ),
}
SAY = {
    "reading": {"zh": "读取通知", "en": "reading notices"},
    "failed": {"zh": "未能读取", "en": "could not be read"},
    "no_errors": {"zh": "没有阻碍发布的错误", "en": "nothing stands in the way of a release"},
    "errors": {"zh": "个错误阻碍发布", "en": "error(s) stand in the way of a release"},
    "unread": {"zh": "无人读取", "en": "nobody read"},
    "advice": {"zh": "处理", "en": "to settle"},
    "accepted": {"zh": "已接受", "en": "accepted"},
}  # fmt: skip

SEVERITIES = {"error": {"zh": "错误"}, "warning": {"zh": "警告"}, "note": {"zh": "提示"}}


def console(stderr: bool = False) -> Console:
    """A console that never breaks a line where nobody sees a screen's edge."""
    shown = Console(stderr=stderr, highlight=False)
    if not shown.is_terminal:
        shown.width = 200
    return shown


@click.command("extract")
@click.argument("notices", nargs=-1, metavar="[ID]...")
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Processes that read; default: the cores. 并行进程数"
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=1),
    default=120,
    show_default=True,
    help="Seconds a notice may take. 每份通知限时（秒）",
)
@pass_settings
@one_line(1)
def extract_command(
    settings: Settings, notices: tuple[str, ...], jobs: int | None, timeout: float
) -> None:
    """Read what changed in raw/ (an ID: that notice in any case) into extracted/ and normalized/draft/. 读取有变动的通知。"""
    total = len(list_notices(settings.root))
    with _progress() as bar:
        task = bar.add_task(SAY["reading"][settings.lang], total=total)
        outcome = run_extract(
            settings.root, notices, lambda _: bar.advance(task), Limits(jobs or 0, timeout)
        )
    out = console()
    out.print(_summary(outcome, settings.lang))
    _say_failures(outcome.failures, settings.lang)
    if outcome.failures:
        sys.exit(1)


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    screen = console(stderr=True)
    return Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal)


def _summary(outcome: Outcome, lang: str) -> Grid:
    grid = Grid(box=None, pad_edge=False, header_style="bold")
    for name in SUMMARY[lang]:
        grid.add_column(name, justify="left" if name == SUMMARY[lang][0] else "right", no_wrap=True)
    for line in summarize(outcome.rows, outcome.tables):
        cells = [str(value) for value in line.numbers]
        loud = [_loud(cell, style) for cell, style in zip(cells[4:7], LOUD, strict=True)]
        grid.add_row(line.notice_id, *cells[:4], *loud, cells[7])
    return grid


def _loud(cell: str, style: str) -> str:
    return cell if cell == "0" else f"[{style}]{cell}[/]"


def _say_failures(failures: tuple[Failure, ...], lang: str) -> None:
    for failure in failures:
        for line in failure.message.split("\n"):
            console(stderr=True).print(
                f"[bold red]{failure.notice_id}: {SAY['failed'][lang]}[/]: ", end=""
            )
            click.echo(line, err=True)


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help="For programs. 输出 JSON")
@click.option(
    "--all", "show_all", is_flag=True, help="Accepted issues and notes too. 含已接受的疑点和提示"
)
@pass_settings
@one_line(2)
def check_command(settings: Settings, as_json: bool, show_all: bool) -> None:
    """What stands in the way of a release, and what nobody read; exit 1 where an error stands. 检查疑点。"""
    issues, unread = read_check(settings.root)
    errors = [row for row in issues if row["severity"] == "error" and not row["accepted"]]
    if as_json:
        click.echo(
            json.dumps(
                {"issues": issues, "unread": unread}, ensure_ascii=False, indent=2, default=str
            )
        )
    else:
        _print_check(
            [row for row in issues if show_all or _is_open(row)], unread, len(errors), settings.lang
        )
    sys.exit(1 if errors else 0)


def _is_open(row: dict[str, Any]) -> bool:
    return row["severity"] != "note" and not row["accepted"]


def _print_check(
    issues: list[dict[str, Any]], unread: list[dict[str, Any]], errors: int, lang: str
) -> None:
    out = console()
    for row in issues:
        colour = COLOURS[row["severity"]]
        severity = SEVERITIES[row["severity"]].get(lang, row["severity"])
        out.print(f"[{colour}]{severity}[/] [bold]{row['kind']}[/] {row['source']}", soft_wrap=True)
        out.print(f"    {row['printed']}", markup=False, soft_wrap=True)
        out.print(
            f"    {row['message_zh' if lang == 'zh' else 'message']}", markup=False, soft_wrap=True
        )
        if row["accepted"]:
            out.print(
                f"    {SAY['accepted'][lang]}: {row['accepted']}", markup=False, soft_wrap=True
            )
        else:
            _print_advice(out, row["advice"], lang)
    for row in unread:
        out.print(
            f"[bold]{SAY['unread'][lang]}[/] {row['source']}\n    {row['printed']}", soft_wrap=True
        )
    verdict = (
        f"[bold red]{errors} {SAY['errors'][lang]}[/]"
        if errors
        else f"[green]{SAY['no_errors'][lang]}[/]"
    )
    out.print(verdict)


def _print_advice(out: Console, advice: str, lang: str) -> None:
    first, *more = advice.splitlines()
    out.print(f"    {SAY['advice'][lang]}: {first}", markup=False, style="dim", soft_wrap=True)
    for line in more:
        out.print(f"            {line}", markup=False, style="dim", soft_wrap=True)


@click.command("show")
@click.argument("notice_id", metavar="ID")
@click.option(
    "--table", "number", type=click.IntRange(min=1), help="Only the Nth table. 只显示第 N 张表"
)
@pass_settings
@one_line(1)
def show_command(settings: Settings, notice_id: str, number: int | None) -> None:
    """A notice as read: its metadata, its prose with places, its tables with merged cells. 显示读取结果。"""
    shown = show_notice(settings.root, notice_id, Limits())
    out = console()
    if number is None:
        _print_head(out, shown)
    chosen = [block for block in shown.blocks if number is None or block.table == number]
    if not chosen:
        raise UserError(
            f"{notice_id} has {max((b.table for b in shown.blocks), default=0)} table(s), no table {number}"
        )
    for block in chosen:
        _print_block(out, block)


def _print_head(out: Console, shown: Shown) -> None:
    for name, value in shown.head.items():
        if value:
            out.print(f"{name:<18}{value}", markup=False, soft_wrap=True)
    out.print()


def _print_block(out: Console, block: ShownBlock) -> None:
    if not block.table:
        out.print(f"[dim]{block.anchor:>8}[/] ", end="")
        out.print(block.text, markup=False, soft_wrap=True)
        return
    grid = Grid(
        title=f"{block.table}",
        title_justify="left",
        show_lines=False,
        header_style="bold",
        box=None,
    )
    for _ in range(len(block.rows[0].cells) + 1):
        grid.add_column(overflow="fold")
    for row in block.rows:
        grid.add_row(
            f"[dim]{row.anchor}[/]",
            *(cell.replace("[", "\\[") for cell in row.cells),
            style="bold" if row.is_header else "",
        )
    out.print(grid)
