"""A comparison on the screen: a table for each occupation and region that fits 80 columns, and a line for what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.table import Table

from pipeline.answers.comparison import Compared
from pipeline.base.printable import clipped
from pipeline.cli.say_answer import WIDTH
from pipeline.cli.settings import Settings
from pipeline.cli.speech import Say, say_in, screen, styled
from pipeline.model.grades import SHORT_NAMES


def print_comparison(rows: Sequence[Compared], settings: Settings) -> None:
    """All rows, in their order."""
    say, out = say_in(settings), screen()
    out.width = min(out.width, WIDTH) if out.is_terminal else WIDTH
    for number, ((name, region), found) in enumerate(
        groupby(rows, lambda row: (row.name, row.region))
    ):
        if number:
            out.print()
        out.print(
            styled(" · ".join(part for part in (clipped(name.strip()), region) if part), "bold")
        )
        for is_paid, some in groupby(found, _is_told):
            if is_paid:
                out.print(_table(list(some), say))
                continue
            for words in dict.fromkeys(_missing(row, say) for row in some):
                out.print(words, soft_wrap=True)
    if any(_is_told(row) and row.is_scarce is None for row in rows):
        out.print(styled(say("?: not known whether scarce", "?：是否紧缺未知"), "dim"))


def _is_told(row: Compared) -> bool:
    return row.base_amount_yuan is not None


def _missing(row: Compared, say: Say) -> str:
    days = f"{row.first_day:%m-%d} {row.last_day:%m-%d}" if row.first_day and row.last_day else ""
    parts = [str(row.year), days, row.notice_id, say(*row.why)]
    return "  ".join(part for part in parts if part)


def _table(rows: Sequence[Compared], say: Say) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for is_money, head in (
        (False, say("year", "年份")), (False, say("from", "起")), (False, say("to", "止")),
        (False, say("notice", "通知")), (False, say("class", "类别")), (False, say("grade", "等级")),
        (True, say("base", "基础")), (False, say("scarce", "紧缺")), (True, say("yuan", "金额")),
        (True, say("if scarce", "如属紧缺")),
    ):  # fmt: skip
        table.add_column(
            head, justify="right" if is_money else "left", no_wrap=is_money, overflow="fold"
        )
    for row in rows:
        table.add_row(*_cells(row, say))
    return table


def _cells(row: Compared, say: Say) -> Iterator[str]:
    yield str(row.year)
    yield f"{row.first_day:%m-%d}" if row.first_day else ""
    yield f"{row.last_day:%m-%d}" if row.last_day else ""
    yield row.notice_id
    yield row.subsidy_class or ""
    yield SHORT_NAMES.get(row.grade or 0) or row.certificate or ""
    yield str(row.base_amount_yuan)
    yield {True: say("yes", "是"), False: say("no", "否"), None: "?"}[row.is_scarce]
    yield _yuan(row.amount_yuan)
    yield _yuan(row.amount_if_scarce_yuan)


def _yuan(amount: float | None) -> str:
    return "" if amount is None else f"{amount:.2f}".rstrip("0").rstrip(".")
