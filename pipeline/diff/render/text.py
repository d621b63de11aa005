"""A difference for the terminal."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.table import Table

from pipeline.base.screen import Screen, styled
from pipeline.diff.models import Difference, Event, Fact
from pipeline.diff.render.lines import Line, closing, heading, lines, title
from pipeline.diff.render.row_labels import both_short, label, short
from pipeline.diff.render.story import AmountGrid, amount_grids, rows_once
from pipeline.diff.render.words import flag_sentence
from pipeline.diff.terms import column_term, value_term

COLOURS = {
    "added": "green",
    "removed": "red",
    "amount": "yellow",
    "moved": "cyan",
    "renamed": "cyan",
    "schema": "magenta",
}
NOTHING = ("no difference", "没有差别")


def render_text(
    difference: Difference, lang: str, width: int = 100, color: bool = False, rows: bool = False
) -> str:
    """Flags first, then a line a group under its table; with `rows` each group opens to its rows."""
    out = io.StringIO()
    console = Screen(file=out, width=width, force_terminal=color, no_color=not color)
    console.print(styled(title(difference, lang), style="bold"))
    if difference.is_same:
        console.print(NOTHING[lang == "zh"])
    for flag in difference.flags:
        console.print(
            styled(f"! {flag_sentence(flag, lang)}", style="bold red"),
            no_wrap=True,
            overflow="ellipsis",
        )
    for grid in amount_grids(difference, lang):
        console.print(styled(grid.title, style="bold"))
        console.print(_amounts(grid))
    table = ""
    told = lines(difference, lang)
    for line, events in zip(told, rows_once(told), strict=True):
        if line.table != table:
            table = line.table
            if head := heading(difference, table, lang):
                console.print(styled(head, style="bold"))
        console.print(_grid(line, lang, events if rows else []))
    if text := closing(difference, lang):
        console.print(styled(text, style="dim"))
    return "\n".join(part.rstrip() for part in out.getvalue().splitlines()) + "\n"


def _amounts(amounts: AmountGrid) -> Table:
    """The amounts before and after: a row a grade, a column a class; cells that changed in colour."""
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="", show_edge=False)
    grid.caption, grid.caption_justify, grid.caption_style = amounts.note or None, "left", "dim"
    for number, head in enumerate(amounts.heads):
        grid.add_column(styled(f"  {head}" if not number else head), no_wrap=True)
    for row in amounts.rows:
        first, *cells = row
        grid.add_row(
            f"  {first}",
            *(styled(cell, style=COLOURS["amount"] if "→" in cell else "") for cell in cells),
        )
    return grid


def _grid(line: Line, lang: str, events: Sequence[Event]) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(width=10, no_wrap=True, overflow="ellipsis")
    grid.add_column(overflow="fold")
    cause = f"  [{line.cause}]" if line.cause else ""
    grid.add_row(
        "", styled(line.kind, style=COLOURS.get(line.groups[0].kind, "")), styled(line.text + cause)
    )
    for event in events:
        grid.add_row("", "", styled(f"  {row_text(event, lang)}", style="dim"))
    return grid


def row_text(event: Event, lang: str) -> str:
    """One changed row: its name, its cells old → new, and the two places it stands in."""
    cells = "; ".join(_cell(event.table, fact, lang) for fact in event.facts if fact.column)
    places = " → ".join(
        str(row["source"]) for row in (event.a, event.b) if row and row.get("source")
    )
    parts = [short(label(event.row, lang)), cells, f"({places})" if places else ""]
    return "  ".join(part for part in parts if part)


def _cell(table: str, fact: Fact, lang: str) -> str:
    cells = both_short(*(value_term(fact.column, value, lang) for value in (fact.old, fact.new)))
    return f"{column_term(table, fact.column, lang)} {cells}"
