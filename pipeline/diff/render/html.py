"""A difference as one page of HTML that opens without a network."""

from __future__ import annotations

from html import escape

from pipeline.diff.models import Difference
from pipeline.diff.render.lines import Line, closing, heading, lines, title
from pipeline.diff.render.text import NOTHING, row_text
from pipeline.diff.render.words import flag_sentence

STYLE = """body{font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei",sans-serif}
body{max-width:60em;margin:2em auto;padding:0 1em}
h2{font-size:1.05em;margin:1.4em 0 .4em;border-bottom:1px solid #ccc}.flag{color:#b00020;font-weight:600}
.line{display:grid;grid-template-columns:7em 1fr;gap:.6em;padding:.15em 0}.kind{color:#555}.cause{color:#777}
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
    table = ""
    for line in lines(difference, lang):
        if line.table != table:
            table = line.table
            parts.append(
                f"<h2>{escape(heading(difference, table, lang))}</h2>"
                if heading(difference, table, lang)
                else ""
            )
        parts.append(_line(line, lang))
    return "\n".join([*parts, f"<p>{escape(closing(difference, lang))}</p></html>"]) + "\n"


def _line(line: Line, lang: str) -> str:
    rows = [
        f"<li>{escape(row_text(event, lang))}</li>"
        for group in line.groups
        for event in group.events
    ]
    opened = (
        f"<details><summary>{len(rows)}</summary><ul>{''.join(rows)}</ul></details>" if rows else ""
    )
    cause = f' <span class="cause">[{escape(line.cause)}]</span>' if line.cause else ""
    return (
        f'<div class="line"><span class="kind">{escape(line.kind)}</span>'
        f"<div>{escape(line.text)}{cause}{opened}</div></div>"
    )
