"""extract, check and show: what is said on screen about reading notices."""

from __future__ import annotations

import json
import sys

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table as Grid
from rich.text import Text

from pipeline.base.errors import UserError
from pipeline.base.exit_codes import ExitCode
from pipeline.base.language import Words
from pipeline.cli.bilingual import command, option
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import Screen, echo, screen, styled
from pipeline.model.issues import split_advice
from pipeline.model.rows import IssueRow
from pipeline.model.vocabularies import Severity
from pipeline.report.display import Shown, ShownBlock
from pipeline.store.typed_rows import cells_of
from pipeline.workflow.check_draft import Check, check_draft
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.run import (
    Failure,
    Outcome,
    list_notices,
    run_extract,
    show_notice,
)

DECISIONS = "decisions.csv"
LOUD = ("bold red", "bold red", "yellow")
COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}
SUMMARY = (
    Words("notice", "通知"), Words("tables", "表格"), Words("rows", "行"), Words("entries", "条目"), Words("amounts", "金额"),
    Words("unread", "未读"), Words("errors", "错误"), Words("warnings", "警告"), Words("notes", "提示"),
)  # fmt: skip
READING = Words("reading notices", "读取通知")
FAILED = Words("could not be read", "未能读取")
UNREAD = Words("nobody read", "无人读取")
ADVICE = Words("to settle", "处理")
PASTE = Words("to settle, into", "处理：写入")
AT_TOP = Words("to settle, at the top of", "处理：写入其开头")
ACCEPTED = Words("accepted", "已接受")
LAST_RUN = Words(
    "the last run failed, the draft is of an earlier one", "上次运行失败，草稿来自更早的运行"
)
NO_ERRORS = Words("nothing stands in the way of a release", "没有阻碍发布的错误")


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
@pass_settings
def extract_command(
    settings: Settings, notices: tuple[str, ...], jobs: int | None, timeout: float
) -> None:
    total = len(list_notices(settings.root))
    with _progress() as bar:
        task = bar.add_task(READING.say(settings.lang), total=total)
        outcome = run_extract(
            settings.root, notices, lambda _: bar.advance(task), Limits(jobs or 0, timeout)
        )
    screen().print(_summary(outcome, settings.lang))
    _say_failures(outcome.failures, settings.lang)
    if outcome.failures:
        sys.exit(ExitCode.DATA_SAYS_NO)


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    shown = screen(stderr=True)
    return Progress(*columns, console=shown, transient=True, disable=not shown.is_terminal)


def _summary(outcome: Outcome, lang: str) -> Grid:
    grid = Grid(box=None, pad_edge=False, header_style="bold")
    for number, name in enumerate(SUMMARY):
        grid.add_column(name.say(lang), justify="right" if number else "left", no_wrap=True)
    for line in outcome.summaries:
        cells = [str(value) for value in line.numbers]
        loud = [
            styled(cell, "" if cell == "0" else style)
            for cell, style in zip(cells[4:7], LOUD, strict=True)
        ]
        grid.add_row(line.notice_id, *cells[:4], *loud, cells[7])
    return grid


def _say_failures(failures: tuple[Failure, ...], lang: str) -> None:
    """A line for each fault; the words go by themselves, for a screen would break them."""
    for failure in failures:
        for line in failure.words.say(lang).split("\n"):
            head = f"{failure.notice_id}: {FAILED.say(lang)}"
            screen(stderr=True).print(styled(head, "bold red"), end="")
            echo(f": {line}", err=True)


@command(
    "check",
    "What stands in the way of a release, and what nobody read; exit 1 where an error stands.",
    "列出阻碍发布的疑点和无人读取的内容；有错误时退出码为 1。",
    ExitCode.USED_WRONGLY,
)
@option("--json", "as_json", is_flag=True, en="For programs.", zh="输出 JSON，供程序使用。")
@option(
    "--all",
    "show_all",
    is_flag=True,
    en="Accepted issues and notes too.",
    zh="含已接受的疑点和提示。",
)
@pass_settings
def check_command(settings: Settings, as_json: bool, show_all: bool) -> None:
    check = check_draft(settings.root)
    if as_json:
        found = {
            "issues": [cells_of(row) for row in check.issues],
            "unread": [cells_of(row) for row in check.unread],
            "failed": [words.en for words in check.failed],
        }
        echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))
    else:
        _print_check(check, show_all, settings.lang)
    sys.exit(ExitCode.DATA_SAYS_NO if check.errors or check.failed else ExitCode.FINE)


def _is_open(row: IssueRow) -> bool:
    return row.severity is not Severity.NOTE and not row.accepted


def _print_check(check: Check, show_all: bool, lang: str) -> None:
    out = screen()
    for row in check.issues:
        if show_all or _is_open(row):
            _print_issue(out, row, lang)
    for place in check.unread:
        head = Text.assemble(styled(UNREAD.say(lang), "bold"), " ", styled(place.source, ""))
        out.print(head, soft_wrap=True)
        out.print(f"    {place.printed}", soft_wrap=True)
    for words in check.failed:
        out.print(styled(f"{LAST_RUN.say(lang)}: {words.say(lang)}", "bold red"), soft_wrap=True)
    errors = check.errors + len(check.failed)
    verdict = Words(f"{errors} error(s) stand in the way of a release", f"{errors} 个错误阻碍发布")
    if errors:
        out.print(styled(verdict.say(lang), "bold red"))
    else:
        out.print(styled(NO_ERRORS.say(lang), "green"))


def _print_issue(out: Screen, row: IssueRow, lang: str) -> None:
    out.print(
        Text.assemble(
            styled(row.severity.label(lang), COLOURS[row.severity]), " ",
            styled(row.kind, "bold"), " ", styled(row.source, ""),
        ),
        soft_wrap=True,
    )  # fmt: skip
    out.print(f"    {row.printed}", soft_wrap=True)
    out.print(f"    {row.message_zh if lang == 'zh' else row.message}", soft_wrap=True)
    if row.accepted:
        out.print(f"    {ACCEPTED.say(lang)}: {row.accepted}", soft_wrap=True)
    else:
        _print_advice(out, row, lang)


def _print_advice(out: Screen, row: IssueRow, lang: str) -> None:
    """The words; or the file, and below it what to paste there, as it is."""
    file, text, is_top = split_advice(row.advice_zh if lang == "zh" else row.advice)
    if not file:
        out.print(f"    {ADVICE.say(lang)}: {text}", style="dim", soft_wrap=True)
        return
    folder = "" if file == DECISIONS else f"{row.notice_id}/"
    where = AT_TOP if is_top else PASTE
    out.print(f"    {where.say(lang)} raw/{folder}{file}:", style="dim", soft_wrap=True)
    for line in text.splitlines():
        out.print(f"    {line}", soft_wrap=True)


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
