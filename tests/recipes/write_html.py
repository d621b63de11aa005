"""A notice as a web page. How its words are marked up is a style, what stands around them a frame (`web_pages`).

plain   paragraphs and tables as a person writes them
word    as Word saves a page: runs of one script each, spans around everything, conditional comments
loose   as old pages are: end tags left out, attributes without quotes, cells of several lines parted by <br>
editor  as editors of sites paste: a class on everything, paragraphs inside cells, forced blanks for the indent
"""

from collections.abc import Callable
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Literal

from .document import Cell, Notice, PageBreak, Paragraph, Table, cells

Style = Literal["plain", "word", "loose", "editor"]
Frame = Callable[[str], str]


def write_html(
    notice: Notice,
    path: Path,
    style: Style = "plain",
    frame: Frame | None = None,
    encoding: str = "utf-8",
) -> None:
    """Write `notice` to `path`; the encoding is named by the frame or not at all."""
    page = (frame or bare_page)(body_of(notice, style))
    path.write_bytes(page.encode(encoding))


def bare_page(body: str) -> str:
    """A page that holds the notice and nothing else."""
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title></title></head>\n<body>\n{body}\n</body></html>\n'


def body_of(notice: Notice, style: Style = "plain") -> str:
    """The blocks of a notice, one after the other."""
    parts = [
        _paragraph(block, style) if isinstance(block, Paragraph) else _table(block, style)
        for block in notice.blocks
        if not isinstance(block, PageBreak)
    ]
    return "\n".join(parts)


def _paragraph(block: Paragraph, style: Style) -> str:
    align = "" if block.align == "left" else f"text-align:{block.align}"
    words = _words(block.text, style)
    if style == "word":
        return f"<p class=MsoNormal style='{align or 'text-indent:24.0pt'}'>{words}<o:p></o:p></p>"
    if style == "loose":
        return f"<p align={block.align}>{words}"
    if style == "editor":
        indent = "&nbsp;&nbsp;&nbsp;&nbsp;" if block.indent and not align else ""
        return f'<p class="p1" style="line-height: 2em; {align}"><span style="font-size: 16px;">{indent}{words}</span></p>'
    return f'<p style="text-indent:2em;{align}">{words}</p>'


def _words(text: str, style: Style) -> str:
    if style != "word":
        return escape(text, quote=False)
    runs = ["".join(run) for _, run in groupby(text, lambda char: char.isascii())]
    return "".join(f"<span {_face(run)}>{escape(run, quote=False)}</span>" for run in runs)


def _face(run: str) -> str:
    return (
        "lang=EN-US style='font-size:16.0pt'"
        if run.isascii()
        else "style='font-size:16.0pt;font-family:仿宋_GB2312'"
    )


def _table(table: Table, style: Style) -> str:
    by_row: list[list[tuple[int, Cell]]] = [[] for _ in table.rows]
    for row, column, cell in cells(table):
        by_row[row].append((column, cell))
    end = "" if style == "loose" else "</tr>"
    rows = [
        f"<tr>{''.join(_cell(cell, style) for _, cell in sorted(row, key=lambda found: found[0]))}{end}"
        for row in by_row
    ]
    border = "" if table.style in {"threeline", "none"} else ' border="1"'
    opened = {
        "plain": f"<table{border}>",
        "loose": f"<table{border.replace(chr(34), '')} cellpadding=0>",
        "word": f"<div align=center><table class=MsoNormalTable{border} cellspacing=0 style='border-collapse:collapse'>",
        "editor": f'<div style="overflow-x:auto;"><table class="noBorderTable"{border} align="center"><tbody>',
    }[style]
    closed = {"word": "</table></div>", "editor": "</tbody></table></div>"}.get(style, "</table>")
    return "\n".join([opened, *rows, closed])


def _cell(cell: Cell, style: Style) -> str:
    quote = "" if style in {"loose", "word"} else '"'
    spans = "".join(
        f" {name}={quote}{count}{quote}"
        for name, count in (("rowspan", cell.rows), ("colspan", cell.columns))
        if count > 1
    )
    lines = cell.text.split("\n")
    if style == "loose":
        return f"<td{spans}>" + "<br>".join(_words(line, style) for line in lines)
    if style in {"word", "editor"}:
        return (
            f"<td{spans}>"
            + "".join(_paragraph(Paragraph(line, align="center"), style) for line in lines)
            + "</td>"
        )
    return f"<td{spans}>" + "<br/>".join(_words(line, style) for line in lines) + "</td>"
