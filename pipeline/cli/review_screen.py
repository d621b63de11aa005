"""One name a screen: why it waits, what hangs on it, what is printed around it, who it could be, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pipeline.base.language import Words
from pipeline.cli.speech import styled
from pipeline.match.models import EVERYWHERE, Candidate
from pipeline.match.queue import QueueItem
from pipeline.match.review import Review
from pipeline.match.stakes import PrintedRow, Stake

KEYS: tuple[tuple[str, Words], ...] = (
    ("1-9", Words("take", "选定")),
    ("/", Words("search", "搜索")),
    ("n", Words("none fits", "无对应职业")),
    ("s", Words("skip", "跳过")),
    ("u", Words("undo", "撤销")),
    ("r", Words("reason", "填写理由")),
    ("t", Words("scope", "适用范围")),
    ("q", Words("quit", "退出")),
)


def draw_name(
    review: Review,
    item: QueueItem,
    stake: Stake,
    context: Sequence[Sequence[PrintedRow]],
    candidates: Sequence[Candidate],
    message: Words,
    language: str,
) -> RenderableType:
    """The whole screen of one name."""
    say = Words.say
    return Group(
        draw_progress(review, language),
        styled(item.name, "bold"),
        styled(_where(review, item).say(language), "dim"),
        Text(),
        _line(Words("waits", "待定原因"), Words(item.reason, item.reason_zh), language),
        _line(Words("at stake", "涉及"), describe_stake(stake), language),
        Text(),
        *(_draw_place(rows) for rows in context),
        Text(),
        draw_candidates(candidates, language),
        Text(),
        styled(say(message, language), "yellow"),
        draw_keys(language),
    )


def draw_progress(review: Review, language: str) -> RenderableType:
    """Where in the queue, and what was done."""
    total, place = len(review.items), min(review.place + 1, len(review.items))
    words = Words(
        f"{place} of {total} · {review.settled} settled · {review.skipped} skipped",
        f"第 {place}/{total} 个 · 已定 {review.settled} · 跳过 {review.skipped}",
    )
    return Rule(styled(words.say(language), "bold"), align="left", style="dim")


def _where(review: Review, item: QueueItem) -> Words:
    notices, codes = "、".join(item.notices), "、".join(item.printed_codes)
    scope = review.scope
    held = (
        Words("the decision holds everywhere", "决定适用于所有通知")
        if scope == EVERYWHERE
        else Words(f"the decision holds for {scope} alone", f"决定仅适用于 {scope}")
    )
    printed = Words(f"; printed code {codes}", f"；所印编码 {codes}") if codes else Words("", "")
    return Words(f"{notices}{printed.en}; {held.en}", f"{notices}{printed.zh}；{held.zh}")


def _line(head: Words, words: Words, language: str) -> Text:
    mark = ": " if language == "en" else "："
    return Text.assemble((head.say(language) + mark, "cyan"), styled(words.say(language), ""))


def describe_stake(stake: Stake) -> Words:
    """Rows and yuan, in words."""
    en, zh = f"{stake.rows} row(s) of lists", f"目录 {stake.rows} 行"
    if stake.catalogue_rows:
        en += f", {stake.catalogue_rows} of the catalogue"
        zh += f"，总表 {stake.catalogue_rows} 行"
    if stake.least is None or stake.greatest is None:
        return Words(en + "; no amount", zh + "；无金额")
    span = f"{stake.least:,.0f}"
    if stake.greatest != stake.least:
        span += f"–{stake.greatest:,.0f}"
    return Words(
        f"{en}; {span} yuan, {stake.total:,.0f} together",
        f"{zh}；{span} 元，合计 {stake.total:,.0f} 元",
    )


def _draw_place(rows: Sequence[PrintedRow]) -> Text:
    source = next((row.source for row in rows if row.is_it), "")
    text = Text.assemble((f"{source}\n", "dim"))
    for row in rows:
        mark, style = ("▶ ", "bold") if row.is_it else ("  ", "dim")
        text.append_text(styled(f"  {mark}{row.words}\n", style))
    text.right_crop(1)
    return text


def draw_candidates(candidates: Sequence[Candidate], language: str) -> RenderableType:
    """Numbered candidates: code, name, group, score, why."""
    if not candidates:
        none = Words("no candidate; search with /", "没有候选，请按 / 搜索")
        return styled(none.say(language), "dim")
    table = Table(box=None, padding=(0, 1), show_header=False, pad_edge=False)
    for style in ("bold green", "", "bold", "dim", "dim", ""):
        table.add_column(style=style, no_wrap=style in ("bold green", ""), overflow="fold")
    for number, one in enumerate(candidates[:9], start=1):
        why = Words(one.reason, one.reason_zh).say(language)
        table.add_row(
            *map(Text, (str(number), one.code, one.name, one.group, f"{one.score:.2f}")),
            styled(why, ""),
        )
    return table


def draw_keys(language: str, only: str = "") -> Text:
    """The keys in one line; `only` some of them."""
    text = Text()
    for key, words in KEYS:
        if only and key not in only:
            continue
        text.append(f"[{key}]", style="bold cyan")
        text.append(f" {words.say(language)}  ")
    return text


def draw_end(review: Review, language: str) -> RenderableType:
    """The work that was done, and what is left."""
    words = Words(
        f"The queue is at its end: {review.settled} settled, {review.skipped} skipped.",
        f"队列已到末尾：已定 {review.settled}，跳过 {review.skipped}。",
    )
    said = styled(words.say(language), "bold")
    return Group(draw_progress(review, language), said, Text(), draw_keys(language, "uq"))
