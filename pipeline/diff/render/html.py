"""A difference as one page of HTML that opens without a network."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pipeline.diff.models import Difference, Event
from pipeline.diff.render.lines import Line, closing, heading, lines, title
from pipeline.diff.render.story import AmountGrid, amount_grids, rows_once
from pipeline.diff.render.text import NOTHING, row_text
from pipeline.diff.render.words import flag_sentence

STYLE = """body{font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei",sans-serif}
body{max-width:60em;margin:2em auto;padding:0 1em}
h2{font-size:1.05em;margin:1.4em 0 .4em;border-bottom:1px solid #ccc}.flag{color:#b00020;font-weight:600}
.line{display:grid;grid-template-columns:7em 1fr;gap:.6em;padding:.15em 0}.kind{color:#555}.cause{color:#777}
table{border-collapse:collapse;margin:.4em 0}th,td{border:1px solid #ccc;padding:.2em .7em;text-align:left}
td.changed{background:#fff6d6}.note{color:#777;font-size:.9em}
details{margin:.1em 0}summary{color:#777;cursor:pointer;font-size:.9em}li{font-size:.9em}"""


def render_html(difference: Difference, lang: str) -> str:
    """A whole page; every group opens to its rows."""
    head = escape(title(difference, lang))
    parts = [
        f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{head}</title><style>{STYLE}</style>'
    ]
    parts.append(
        f"<h1>{head}</h1>" + (f"<p>{NOTHING[lang == 'zh']}</p>" if difference.is_same else "")
    )
    parts += [
        f'<p class="flag">⚑ {escape(flag_sentence(flag, lang))}</p>' for flag in difference.flags
    ]
    parts += [_amounts(grid) for grid in amount_grids(difference, lang)]
    table = ""
    told = lines(difference, lang)
    for line, events in zip(told, rows_once(told), strict=True):
        if line.table != table:
            table = line.table
            parts.append(
                f"<h2>{escape(heading(difference, table, lang))}</h2>"
                if heading(difference, table, lang)
                else ""
            )
        parts.append(_line(line, events, lang))
    return "\n".join([*parts, f"<p>{escape(closing(difference, lang))}</p></html>"]) + "\n"


def _amounts(grid: AmountGrid) -> str:
    heads = "".join(f"<th>{escape(head)}</th>" for head in grid.heads)
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td{' class=changed' if '→' in cell else ''}>{escape(cell)}</td>" for cell in row
        )
        + "</tr>"
        for row in grid.rows
    )
    note = f'<p class="note">{escape(grid.note)}</p>' if grid.note else ""
    return f"<h2>{escape(grid.title)}</h2><table><tr>{heads}</tr>{rows}</table>{note}"


def _line(line: Line, events: Sequence[Event], lang: str) -> str:
    rows = [f"<li>{escape(row_text(event, lang))}</li>" for event in events]
    opened = (
        f"<details><summary>{len(rows)}</summary><ul>{''.join(rows)}</ul></details>" if rows else ""
    )
    cause = f' <span class="cause">[{escape(line.cause)}]</span>' if line.cause else ""
    return (
        f'<div class="line"><span class="kind">{escape(line.kind)}</span>'
        f"<div>{escape(line.text)}{cause}{opened}</div></div>"
    )
