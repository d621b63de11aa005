"""The same occupation over regions and years, as one page of HTML."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.base.html_page import render_page
from pipeline.base.language import Words

TITLE = Words("Comparison of subsidies", "补贴比较")
_STYLE = "body{margin:2em}th{background:#f0f4f8}"


def render_comparison(heads: Sequence[str], rows: Sequence[Sequence[str]], lang: str) -> str:
    """A whole page: `heads` the words above the columns, each row its cells in the same order."""
    title = TITLE.zh if lang == "zh" else TITLE.en
    return render_page(
        "pipeline.report", "comparison.html.j2", _STYLE, lang=lang, title=title, heads=heads, rows=rows
    )  # fmt: skip
