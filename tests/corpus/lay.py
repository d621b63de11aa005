"""Rows of words to a recipe table: widths that keep codes and amounts on one line, page breaks, repeated headers."""

import re
from collections.abc import Sequence

from tests.recipes.document import ABOVE, LEFT, Table, grid
from tests.recipes.pdf_layout import CELL_PAD, text_width
from tests.recipes.write_pdf import WIDTH

from .draw import Draw

Words = list[list[str]]
SOLID = re.compile(r"[-—/\d元人课时（）()、]*|[A-D]\+?类?|[初中高一二三四五]级工?|技师|高级技师")
LONG, SLACK, SMALLEST, FULL_PAGE = 8.0, 2.0, 6.5, 12


def lay(draw: Draw, head: Words, body: Words, may_break: bool = True, wide: float = LONG) -> Table:
    """A table of header and body rows in the marks of `grid`. Long words wrap at `wide` characters."""
    draw.cell_size = min(draw.cell_size, _size(head, body, wide, draw.cell_size))
    breaks: tuple[int, ...] = ()
    if may_break and len(body) > FULL_PAGE + 2 and draw.chance(0.4, "page-break"):
        breaks = (len(head) + draw.number(FULL_PAGE, min(len(body) - 2, 2 * FULL_PAGE)),)
    text = "\n".join(" | ".join(word.replace("\n", r"\n") for word in row) for row in head + body)
    repeat = not draw.chance(0.35, "header-once")
    need = _need(head, body, wide, draw.cell_size)
    return grid(text, need, header_rows=len(head), repeat_header=repeat, page_breaks=breaks)


def over(word: str, columns: int) -> list[str]:
    """A cell over several columns."""
    return [word, *[LEFT] * (columns - 1)]


def merge_equal(words: Words, column: int) -> None:
    """Merge downwards what is equal in a column."""
    for row in range(len(words) - 1, 0, -1):
        if words[row][column] == words[row - 1][column] != "":
            words[row][column] = ABOVE


def _ems(head: Words, body: Words, wide: float) -> list[float]:
    """Characters that each column needs."""
    ems = []
    for column in range(len(body[0])):
        lines = [
            line for row in body if not _spans(row, column) for line in row[column].split("\n")
        ]
        solid = [text_width(line, 1.0) for line in lines if SOLID.fullmatch(line)]
        loose = [min(text_width(line, 1.0), wide) for line in lines if not SOLID.fullmatch(line)]
        heads = [
            min(text_width(line, 1.0), 2.0) for row in head for line in row[column].split("\n")
        ]
        ems.append(max([*solid, *loose, *heads, 1.0]))
    return ems


def _spans(row: Sequence[str], column: int) -> bool:
    return row[column] in (ABOVE, LEFT) or (column + 1 < len(row) and row[column + 1] == LEFT)


def _size(head: Words, body: Words, wide: float, drawn: float) -> float:
    """The largest font, not above the drawn one, at which the columns fit the page."""
    ems = _ems(head, body, wide)
    fits = (WIDTH - len(ems) * (CELL_PAD + SLACK)) / sum(ems)
    return max(SMALLEST, min(drawn, int(fits * 4) / 4))


def _need(head: Words, body: Words, wide: float, size: float) -> list[float]:
    return [round(em * size + CELL_PAD + SLACK, 2) for em in _ems(head, body, wide)]
