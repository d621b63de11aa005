"""A difference as one page of HTML that opens without a network. The page is `difference.html.j2`, which escapes all it is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.base.html_page import render_page
from pipeline.diff.models import Difference
from pipeline.diff.render.lines import closing, heading, lines, title
from pipeline.diff.render.story import amount_grids, rows_once
from pipeline.diff.render.text import NOTHING, row_text
from pipeline.diff.render.words import flag_sentence

STYLE = """body{max-width:60em;margin:2em auto;padding:0 1em}
h2{font-size:1.05em;margin:1.4em 0 .4em;border-bottom:1px solid #ccc}.flag{color:#b00020;font-weight:600}
.line{display:grid;grid-template-columns:7em 1fr;gap:.6em;padding:.15em 0}.kind{color:#555}.cause{color:#777}
table{margin:.4em 0}
td.changed{background:#fff6d6}.note{color:#777;font-size:.9em}
details{margin:.1em 0}summary{color:#777;cursor:pointer;font-size:.9em}li{font-size:.9em}"""


@dataclass(frozen=True)
class _Part:
    """A line of the page: the heading above it where its table begins, its words, and the rows it opens to."""

    heading: str
    kind: str
    text: str
    cause: str
    rows: tuple[str, ...]


def render_html(difference: Difference, lang: str) -> str:
    """A whole page; every group opens to its rows."""
    return render_page(
        "pipeline.diff.render",
        "difference.html.j2",
        STYLE,
        lang=lang,
        title=title(difference, lang),
        nothing=NOTHING[lang == "zh"] if difference.is_same else "",
        flags=[flag_sentence(flag, lang) for flag in difference.flags],
        grids=amount_grids(difference, lang),
        parts=list(_parts(difference, lang)),
        closing=closing(difference, lang),
    )


def _parts(difference: Difference, lang: str) -> Iterator[_Part]:
    table = ""
    told = lines(difference, lang)
    for line, events in zip(told, rows_once(told), strict=True):
        above = heading(difference, line.table, lang) if line.table != table else ""
        table = line.table
        rows = tuple(row_text(event, lang) for event in events)
        yield _Part(above or "", line.kind, line.text, line.cause or "", rows)
