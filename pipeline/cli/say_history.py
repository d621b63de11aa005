"""The past of an occupation on the screen: a line for each notice, grade and version."""

from __future__ import annotations

from rich.table import Table

from pipeline.answers.history import Past
from pipeline.cli.settings import Settings
from pipeline.cli.speech import Say, say_in, screen, styled
from pipeline.model.grades import FULL_NAMES


def print_history(past: list[Past], settings: Settings) -> None:
    """A line for each notice, grade and version."""
    say, out = say_in(settings), screen()
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
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for head in (
        say("version", "版本"), say("notice", "通知"), say("from", "起"), say("to", "止"), say("for", "等级"),
        say("base", "基础"), say("uplift", "上浮"), say("yuan", "金额"),
    ):  # fmt: skip
        table.add_column(head, overflow="fold")
    for one in past:
        table.add_row(*_past_cells(one, say))
    out.print(table)


def _past_cells(one: Past, say: Say) -> tuple[str, ...]:
    draft = say(" (draft)", "（征求意见稿）") if one.status == "draft" else ""
    scarce = "?" if one.uplift is None else f"+{one.uplift:g}%" if one.uplift else ""
    return (
        one.version, one.notice_id + draft, str(one.effective_from or "?"), str(one.effective_to or ""),
        FULL_NAMES.get(one.grade or 0) or one.certificate or "—", "—" if one.base is None else str(one.base), scarce,
        "—" if one.amount is None else f"{one.amount:g}",
    )  # fmt: skip
