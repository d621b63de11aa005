"""Metadata that a site prints around the text of a notice: labels with their values, and lines that are the site's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.model.document import Table
from pipeline.rules.web_pages import web_pages
from pipeline.text import fold, fold_width

# A box of labels: so many of its filled cells are labels.
LABELS_IN_BOX = 0.3
# No site says so much of a notice.
MOST_ROWS_OF_BOX = 200


def is_own_line(text: str) -> bool:
    """Whether a line is the site's own: font size, print, share, where one stands in the site."""
    folded = fold(text)
    return any(pattern.fullmatch(folded) for pattern in web_pages().lines)


def is_label(text: str) -> bool:
    """Whether a text is a label such as `索引号：`."""
    return fold(text).rstrip(":").strip("[]【】") in web_pages().labels


def split_labels(text: str) -> list[str]:
    """`文号：甲〔2023〕1号 来源：乙` as two; [] where the line does not begin with a label and a colon."""
    wide = fold_width(text)
    starts = [match.start() for match in _labels().finditer(wide)]
    if not starts or wide[: starts[0]].strip(" \u00a0[【|"):
        return []
    ends = [*starts[1:], len(text)]
    return [
        text[start:end].strip(" \u00a0|[]【】") for start, end in zip(starts, ends, strict=True)
    ]


@cache
def _labels() -> re.Pattern[str]:
    """A label with its colon; its characters may be spread by blanks (`索 引 号：`)."""
    words = sorted(web_pages().labels, key=len, reverse=True)
    spread = (r"[ \u00a0]*".join(map(re.escape, word)) for word in words)
    return re.compile(rf"(?:(?<=[\s\u00a0|;,。\[【])|^)(?:{'|'.join(spread)})[ \u00a0\]】]*:")


def pair_lines(lines: Sequence[str]) -> list[str]:
    """A line that ends with the colon of its label, joined with the next where that bears no label."""
    joined: list[str] = []
    for line in lines:
        is_value = (
            joined
            and fold(joined[-1]).endswith(":")
            and is_label(joined[-1])
            and not split_labels(line)
        )
        if is_value:
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def read_box(table: Table) -> list[str]:
    """The lines `label：value` of a table that is a box of labels, in order, with the cells that bear none; [] for any other."""
    if len(table.places) > MOST_ROWS_OF_BOX:
        return []
    cells = [
        cell.text
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        if cell.text.strip()
    ]
    labels = [is_label(text) or bool(split_labels(text)) for text in cells]
    if sum(labels) < 2 or sum(labels) < LABELS_IN_BOX * len(cells):
        return []
    lines: list[str] = []
    is_open = False
    for text in cells:
        if is_open and not is_label(text) and not split_labels(text):
            lines[-1] += text
            is_open = False
            continue
        is_open = is_label(text)
        lines.append(text.rstrip(":： ") + "：" if is_open else text)
    return lines
