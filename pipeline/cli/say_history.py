"""The past of an occupation on the screen: a line for each notice, grade and version."""

from __future__ import annotations

from itertools import groupby

from rich.table import Table

from pipeline.answers.history import Past
from pipeline.cli.say_answer import WIDTH
from pipeline.cli.settings import Settings
from pipeline.cli.speech import Say, say_in, screen, styled
from pipeline.model.grades import SHORT_NAMES


def print_history(past: list[Past], settings: Settings) -> None:
    """A line for each notice, grade and version."""
    say, out = say_in(settings), screen()
    out.width = min(out.width, WIDTH) if out.is_terminal else WIDTH
    if not past:
        out.print(say("nothing found", "没有记录"))
        return
    out.print(
        styled(
            say(
                "base, uplift and amount of the catalogue, which every version holds; shares are not told",
                "总表中的基础金额、上浮和金额（各版本均有），不含分配比例",
            ),
            "dim",
        ),
        soft_wrap=True,
    )
    for version, found in groupby(past, lambda one: one.version):
        out.print()
        out.print(styled(say(f"version {version}", f"版本 {version}"), "bold"))
        out.print(_table(list(found), say))
    if any(one.status == "draft" for one in past):
        out.print(styled(say("*: draft for comment", "*：征求意见稿"), "dim"))


def _table(past: list[Past], say: Say) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for is_money, head in (
        (False, say("notice", "通知")), (False, say("from", "起")), (False, say("to", "止")), (False, say("for", "等级")),
        (True, say("base", "基础")), (False, say("uplift", "上浮")), (True, say("yuan", "金额")),
    ):  # fmt: skip
        table.add_column(
            head, justify="right" if is_money else "left", no_wrap=is_money, overflow="fold"
        )
    for one in past:
        table.add_row(*_past_cells(one))
    return table


def _past_cells(one: Past) -> tuple[str, ...]:
    draft = "*" if one.status == "draft" else ""
    scarce = "?" if one.uplift is None else f"+{one.uplift:g}%" if one.uplift else ""
    return (
        one.notice_id + draft, str(one.effective_from or "?"), str(one.effective_to or ""),
        SHORT_NAMES.get(one.grade or 0) or one.certificate or "—", "—" if one.base is None else str(one.base), scarce,
        "—" if one.amount is None else f"{one.amount:g}",
    )  # fmt: skip
