"""A difference for a pull request: whole groups, as many as a comment holds."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.diff.models import Difference, Event
from pipeline.diff.render.lines import Line, closing, heading, lines, title
from pipeline.diff.render.story import AmountGrid, amount_grids, rows_once
from pipeline.diff.render.text import NOTHING, row_text
from pipeline.diff.render.words import flag_sentence

# An empty comment parts what a platform would take for a mention or a link of bare words.
_BREAKS = (("@", "@<!-- -->"), ("://", ":<!-- -->//"), ("www.", "www<!-- -->."))
# What a comment may hold, in characters.
LIMIT = 65_536
ROWS = ("rows", "条")


@dataclass(frozen=True)
class Item:
    """A line, shut (`head`) and opened to its rows (`body`, empty where there are none)."""

    table: str
    head: str
    body: str
    is_open: bool = False


def render_markdown(difference: Difference, lang: str, limit: int = LIMIT) -> str:
    """At most `limit` characters. Every line first; then groups open to their rows, whole, as long as they fit."""
    told = lines(difference, lang)
    items = [
        Item(line.table, f"{_head(line)}\n", _body(line, events, lang))
        for line, events in zip(told, rows_once(told), strict=True)
    ]
    # What is said about groups left shut needs room too.
    room = limit - len(_page(difference, lang, items)) - len(_shut(len(items), lang))
    for number in sorted(range(len(items)), key=lambda index: len(items[index].body)):
        more = len(items[number].body) - len(items[number].head)
        if items[number].body and more <= room:
            items[number] = replace(items[number], is_open=True)
            room -= more
    text = _page(difference, lang, items)
    return text if len(text) <= limit else _cut(text, limit, lang)


def _page(difference: Difference, lang: str, items: Sequence[Item]) -> str:
    parts = [f"### {inert(title(difference, lang))}\n"]
    if difference.is_same:
        parts.append(f"\n{NOTHING[lang == 'zh']}\n")
    parts += [f"\n> **⚑ {inert(flag_sentence(flag, lang))}**\n" for flag in difference.flags]
    parts += [_amounts(grid) for grid in amount_grids(difference, lang)]
    table = ""
    for item in items:
        if item.table != table:
            table = item.table
            head = heading(difference, table, lang)
            parts.append(f"\n#### {inert(head)}\n\n" if head else "\n")
        parts.append(item.body if item.is_open else item.head)
    parts.append(f"\n{closing(difference, lang)}\n" if difference.follow else "")
    shut = sum(bool(item.body) and not item.is_open for item in items)
    parts.append(_shut(shut, lang) if shut and shut < len(items) else "")
    return "".join(parts)


def _head(line: Line) -> str:
    cause = f" _[{inert(line.cause)}]_" if line.cause else ""
    return f"- **{inert(line.kind)}** {inert(line.text)}{cause}"


def _amounts(grid: AmountGrid) -> str:
    """The amounts before and after as a table."""
    rows = [grid.heads, tuple("---" for _ in grid.heads), *grid.rows]
    cells = "\n".join(
        "| " + " | ".join(cell if cell == "---" else inert(cell) for cell in row) + " |"
        for row in rows
    )
    note = f"\n_{inert(grid.note)}_\n" if grid.note else ""
    return f"\n#### {inert(grid.title)}\n\n{cells}\n{note}"


def _body(line: Line, events: Sequence[Event], lang: str) -> str:
    """The line with its rows folded under it; empty where there is nothing to open."""
    if not events:
        return ""
    rows = "".join(f"  - {inert(row_text(event, lang))}\n" for event in events)
    summary = f"{len(events)} {ROWS[lang == 'zh']}"
    return f"{_head(line)}\n  <details><summary>{summary}</summary>\n\n{rows}\n  </details>\n\n"


def _shut(count: int, lang: str) -> str:
    if lang == "zh":
        return f"\n_{count} 组因篇幅所限未展开。_\n"
    return f"\n_{count} groups are not opened here, for want of room._\n"


def _cut(text: str, limit: int, lang: str) -> str:
    """Too many lines even when shut: whole lines from the top, and how many are left out."""
    kept = text.splitlines(keepends=True)
    left = 0
    while kept and len("".join(kept)) + len(_left(left, lang)) > limit:
        kept.pop()
        left += 1
    return "".join(kept) + _left(left, lang)


def _left(count: int, lang: str) -> str:
    return (
        f"\n_另有 {count} 行从略。_\n"
        if lang == "zh"
        else f"\n_{count} more lines are left out._\n"
    )


def inert(text: str) -> str:
    """Printed words may hold anything: none of it is markup, a link, or a call to a person here."""
    escaped = html.escape(text, quote=False)
    words = "".join(f"\\{char}" if char in r"\`*_[]|#~!" else char for char in escaped)
    for sign, broken in _BREAKS:
        words = words.replace(sign, broken)
    return words
