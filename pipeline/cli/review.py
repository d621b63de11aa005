"""`catalogue review`: the names that wait for a person, in the terminal or in a spreadsheet. The work is done in match/."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from pipeline.base import disk
from pipeline.base.errors import UserError
from pipeline.cli.bilingual import command, option
from pipeline.cli.match import describe_candidate
from pipeline.cli.match_inputs import draft_rows, load_queue
from pipeline.cli.review_loop import Material, review_queue
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import echo, say_in, screen
from pipeline.match import Decision, write_decisions
from pipeline.match.doubt_answers import read_acceptances, waiting_doubts
from pipeline.match.queue import QueueItem
from pipeline.match.queue_answers import read_answers, read_typed
from pipeline.match.queue_sheet import write_queue
from pipeline.match.sheet_rows import SheetRow, read_sheet
from pipeline.model.rows import CatalogueRow, IssueRow, OccupationRow
from pipeline.workflow.execute.limits import Limits
from pipeline.workflow.execute.processes import run_task


@command(
    "review",
    "The names that wait for a person, most rows first: one a screen, settled by single keys, each decision kept at once in"
    " raw/decisions.csv. Or out to a spreadsheet and back. Without a terminal the queue is listed.",
    "待人工确认的名称，行数多的在前：每屏一个，按单键决定，即时写入 raw/decisions.csv。也可导出为电子表格再收回。"
    "不在终端中运行时列出队列。",
)
@option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    en="Write the queue to this .xlsx file; what was typed into it before is kept.",
    zh="将队列写入此 .xlsx 文件；其中已填写的内容会保留。",
)
@option(
    "--in",
    "answers",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    en="Take answers back, from .xlsx or CSV (UTF-8 or GB18030).",
    zh="收回填好的答案（.xlsx 或 CSV，UTF-8 或 GB18030）。",
)
@option(
    "--by",
    default="",
    en="Who decides; in a sheet, where a row does not say.",
    zh="决定人；电子表格中未写时采用。",
)
@option("--list", "is_listed", is_flag=True, en="List the queue.", zh="只列出队列。")
@pass_settings
def review_command(
    settings: Settings, out: Path | None, answers: Path | None, by: str, is_listed: bool
) -> None:
    if answers is not None:
        _take_answers(settings, answers, by)
        return
    occupations = draft_rows(settings, OccupationRow)
    items, reference, decisions = load_queue(settings, occupations)
    if out is not None:
        _write_sheet(settings, items, decisions, out)
    elif items and not is_listed and sys.stdin.isatty() and sys.stdout.isatty():
        material = Material(reference, occupations, draft_rows(settings, CatalogueRow))
        _review(settings, material, items, by)
    else:
        _print_queue(items, settings)
        _print_other_issues(settings)


def _review(settings: Settings, material: Material, items: list[QueueItem], by: str) -> None:
    say = say_in(settings)
    who = by or click.prompt(say("who decides (your name)", "决定人（您的姓名）"))
    done = review_queue(settings, material, items, " ".join(who.split()))
    left = len(items) - done.settled
    echo(
        say(
            f"{done.settled} settled, {left} left; run `catalogue review` again to go on",
            f"已定 {done.settled}，剩余 {left}；再次运行 `catalogue review` 可继续",
        )
    )


def _read_apart(path: Path) -> list[SheetRow]:
    """A sheet that somebody sent is read like a notice: in a process of its own, under limits of time and memory."""
    return run_task(read_sheet, path, Limits(seconds=60.0, megabytes=2048))


def _take_answers(settings: Settings, answers: Path, by: str) -> None:
    # Held from reading to writing: two people's answers do not lose each other.
    with disk.locked(settings.workspace.raw):
        occupations = draft_rows(settings, OccupationRow)
        items, reference, decisions = load_queue(settings, occupations)
        today = date.today()
        rows = _read_apart(answers)
        taken = read_answers(
            answers, items, decisions, reference, by=by, today=today, read=lambda _: rows
        )
        doubts = waiting_doubts(draft_rows(settings, IssueRow))
        blocks = read_acceptances(answers, rows, doubts, by=by, today=today)
        write_decisions(settings.workspace.decisions, [*decisions, *taken])
        for notice_id, said in blocks.items():
            _accept(settings, notice_id, said)
    settled = len({(one.printed_name, one.scope) for one in taken})
    say = say_in(settings)
    echo(say(f"{settled} decision(s) taken into raw/decisions.csv", f"已记入 {settled} 条决定"))
    if blocks:
        count, names = sum(map(len, blocks.values())), ", ".join(blocks)
        echo(
            say(
                f"{count} acceptance(s) taken into notice.toml of {names}; run: catalogue extract",
                f"已在 {names} 的 notice.toml 中记入 {count} 条接受项；请运行 catalogue extract",
            )
        )


def _accept(settings: Settings, notice_id: str, blocks: Sequence[str]) -> None:
    """Adds blocks at the foot of a notice.toml, whole or not at all."""
    path = settings.workspace.notice(notice_id) / "notice.toml"
    said = path.read_text(encoding="utf-8-sig").rstrip("\n")
    with disk.explained(path):
        disk.replace_file(path, ("\n\n".join([said, *blocks]) + "\n").encode())


def _write_sheet(
    settings: Settings, items: list[QueueItem], decisions: Sequence[Decision], out: Path
) -> None:
    """A sheet that is there already may hold answers nobody took back: they go into the new one, and nothing is written
    where the person does not want that."""
    say = say_in(settings)
    taken = {(one.printed_name, one.scope) for one in decisions}
    typed = read_typed(out, _read_apart) if out.exists() else {}
    typed = {row: cells for row, cells in typed.items() if row not in taken}
    doubts = waiting_doubts(draft_rows(settings, IssueRow))
    waiting = {(item.name, item.scope) for item in items}
    waiting |= {(row.issue_id, row.notice_id or "") for row in doubts}
    if typed:
        _ask_to_keep(settings, out, typed, waiting)
    write_queue(items, out, typed, doubts)
    kept = len(typed.keys() & waiting)
    names, count = len(items), len(doubts)
    echo(
        say(
            f"{names} name(s) and {count} doubt(s) written to {out}",
            f"{names} 个名称、{count} 个疑点写入 {out}",
        )
    )
    if kept:
        echo(say(f"{kept} typed row(s) kept", f"保留了 {kept} 行已填写的内容"))


def _ask_to_keep(
    settings: Settings,
    out: Path,
    typed: Mapping[tuple[str, str], Mapping[str, str]],
    waiting: Collection[tuple[str, str]],
) -> None:
    """Asks where somebody can answer; a typed row whose name no longer waits is refused, as it would be lost."""
    lost = sorted(name for name, scope in typed if (name, scope) not in waiting)
    if lost:
        names = "、".join(lost[:5])
        raise UserError(
            f"{out}: {len(lost)} typed row(s) are of names that wait no more ({names}); "
            "write to another file, or take them back with --in first",
            f"{out}：{len(lost)} 行已填写的名称不再待定（{names}）；请写入另一文件，或先用 --in 收回",
        )
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    words = (
        f"{out} holds {len(typed)} typed row(s) that were not taken back; keep them in the new sheet?",
        f"{out} 中有 {len(typed)} 行已填写、尚未收回；是否保留到新表格中？",
    )
    if not click.confirm(say_in(settings)(*words), default=True):
        raise UserError(
            f"nothing was written; take the answers back with --in {out}, or write to another file",
            f"未写入任何内容；请先用 --in {out} 收回答案，或写入另一文件",
        )


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
            console.print(describe_candidate(one, say), soft_wrap=True)


def _print_other_issues(settings: Settings) -> None:
    """The other open issues, counted by kind: `catalogue check` shows each."""
    rows = [
        row
        for row in draft_rows(settings, IssueRow)
        if row.accepted is None and row.kind != "match_review"
    ]
    kinds = sorted({row.kind for row in rows})
    if rows:
        counts = "，".join(f"{kind} {sum(row.kind == kind for row in rows)}" for kind in kinds)
        echo(say_in(settings)(f"other open issues: {counts}", f"另有疑点：{counts}"))
