"""Recipe: two small pages of the shape of the official 分类体系表, with its traps.

No rules at the sides, inner rules in pieces, two fonts whose baselines differ, L and S in the right margin (also beside
the first line of a wrapped name, and on a line of their own), two tables on one page, a name cut by the page break.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

WIDTH, HEIGHT = 540.0, 760.0
LEFT, FIRST, SECOND, RIGHT = 54.0, 186.0, 328.0, 473.0
LEADING = 16.0
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

# Each column's printed lines; "|" parts the words from the mark in the margin.
PAGE_ONE_ABOVE = (
    ["1-06 (GBM 10600) 企事", "业单位负责人"],
    ["1-06-01 (GBM 10601) 企业", "负责人"],
    ["1-06-01-01 企业董事", "1-06-01-03 国有企业中国共", "产党组织负责人"],
)
PAGE_ONE_BELOW = (
    ["2-02 (GBM 20200) 工程", "技术人员"],
    ["2-02-38 (GBM 20238) 数字", "技术工程技术人员"],
    [
        "2-02-38-01 人工智能工程技|S",
        "术人员",
        "2-02-38-02 物联网工程技术",
        "人员|L/S",
        "2-02-38-03 大数据工程",
    ],
)
PAGE_TWO = (
    [],
    [],
    ["技术人员", "|S", "2-02-38-04 环境监测人员|L"],
)


def write_official(path: Path) -> None:
    """Write the two pages; the same recipe gives the same words and rules."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=True)
    _words(canvas, 430, 700, "分类体系表")
    _words(canvas, LEFT, 670, "第一大类 1（GBM 10000）党的机关、国家机关、群众团体和社")
    _words(canvas, LEFT, 654, "会组织、企事业单位负责人")
    foot = _table(canvas, 640, PAGE_ONE_ABOVE)
    _words(canvas, LEFT, foot - 24, "第二大类 2（GBM 20000）专业技术人员")
    _table(canvas, foot - 40, PAGE_ONE_BELOW)
    _words(canvas, 440, 40, "25")
    canvas.showPage()
    _words(canvas, 430, 700, "续表")
    _table(canvas, 680, PAGE_TWO)
    canvas.save()


def _table(canvas: Canvas, top: float, columns: tuple[list[str], ...]) -> float:
    """Draw a table with its head; returns the y of its foot."""
    head, rows = top - 20, max(len(column) for column in columns)
    foot = head - LEADING * (rows + 0.5)
    for y in (top, head, foot):
        canvas.rect(LEFT, y, RIGHT - LEFT, 0.7, stroke=0, fill=1)
    for x in (FIRST, SECOND):
        middle = (head + foot) / 2
        canvas.rect(x, middle - 0.5, 0.7, top - middle, stroke=0, fill=1)
        canvas.rect(x, foot, 0.7, middle - foot, stroke=0, fill=1)
    for x, title in ((LEFT, "中类"), (FIRST, "小类"), (SECOND, "细类 (职业)")):
        _words(canvas, x + 40, head + 6, title)
    for x, lines in zip((LEFT, FIRST, SECOND), columns, strict=True):
        for number, line in enumerate(lines, start=1):
            _line(canvas, x + 4, head - LEADING * number, line)
    return foot


def _line(canvas: Canvas, x: float, y: float, line: str) -> None:
    words, _, mark = line.partition("|")
    _words(canvas, x, y, words)
    if mark:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(RIGHT - 24, y - 1.3, mark)


def _words(canvas: Canvas, x: float, y: float, words: str) -> None:
    canvas.setFont("STSong-Light", 9)
    canvas.drawString(x, y, words)
