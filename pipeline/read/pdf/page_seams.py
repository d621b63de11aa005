"""Words that a page's end cuts: whether those at the foot of one page and at the head of the next are one text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.model.document import Box, Cell, Paragraph
from pipeline.read.pdf.text_lines import Line
from pipeline.text import join_lines

# What a cell of Word or WPS keeps free at its left and right, both together.
PADDING = 11.0
# What it keeps free above and below, both together, in sizes of its letters.
MARGINS = 0.6
# No line begins with one of these: the character before goes down with it.
CLOSING = tuple("、，。；：）》”！？％%")
DASHES = tuple("-—–")
LISTING = tuple("、，；（(《“")
UNBROKEN = re.compile(rf"[（(《“〔]*(?:[0-9A-Za-z.]+-?|.)[{''.join(CLOSING)}]*", re.DOTALL)


@dataclass(frozen=True)
class Foot:
    """The last cell of a column so far: its number among the cells, the column and span it stands in, its lines and box on
    the last page."""

    index: int
    column: int
    column_span: int
    lines: list[Line]
    box: Box

    def ends_full(self, cell: Cell) -> bool:
        """Whether the words of this cell may go on in `cell`, of the same columns: they end in a full line at its very
        foot, or in the middle of a list."""
        if not self.lines or (self.column, self.column_span) != (cell.column, cell.column_span):
            return False
        last = self.lines[-1]
        if is_cut(last.text, cell.text):
            return True
        room = self.box[2] - self.box[0] - PADDING - (last.x1 - last.x0)
        is_full = room < (unbroken(cell.text) + 0.3) * last.size
        return is_full and (self.box[3] - last.bottom < 1.2 * last.size or not self._has_room())

    def _has_room(self) -> bool:
        """Whether one more line would have found room in the cell, whose words may stand in its middle."""
        first, last = self.lines[0], self.lines[-1]
        if len(self.lines) < 2:
            return True
        pitch = last.bottom - self.lines[-2].bottom
        free = self.box[3] - self.box[1] - (last.bottom - first.top)
        return free > 2 * pitch - (last.bottom - last.top) + MARGINS * last.size

    def is_packed(self) -> bool:
        """Whether the lines fill the cell from head to foot: its words overflowed."""
        lines = self.lines
        return len(lines) > 1 and lines[0].top - self.box[1] < 1.3 * lines[0].size


def around(lines: list[Line], box: Box) -> Box:
    """The box that rules would draw round the lines of a cell; `box` where there are none."""
    if not lines:
        return box
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    return left - PADDING / 2, lines[0].top, right + PADDING / 2, lines[-1].bottom


def begins_high(lines: list[Line], cell: Cell) -> bool:
    """Whether the first of a cell's lines stands at its very head."""
    return bool(lines and cell.bbox) and lines[0].top - cell.bbox[1] < 1.2 * lines[0].size  # type: ignore[index]


def is_cut(before: str, after: str) -> bool:
    """Whether a text ends, or the next begins, as none does: in the middle of a list or a code, before a closing mark."""
    is_code = before[-1:] in DASHES and after[:1].isdigit()
    return is_code or before[-1:] in LISTING or after[:1] in CLOSING


def is_open(text: str) -> bool:
    """Whether a bracket of a text is still open at its end."""
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")


def unbroken(text: str) -> float:
    """How wide the beginning of a text is that no line may break, in sizes of its letters: `工、` is 2, `08-16` is 1.5."""
    found = UNBROKEN.match(text)
    return sum(0.5 if char.isascii() else 1.0 for char in found.group()) if found else 0.0


def join_over_pages(
    paragraphs: list[Paragraph], full: set[str], flush: set[str]
) -> list[Paragraph]:
    """Paragraphs cut by a page break made whole: the last of a page ends in a full line (its anchor is in `full`), the
    first of the next begins at the margin (in `flush`). Page numbers between them stay where they are."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        index = next(
            (i for i in range(len(joined) - 1, -1, -1) if joined[i].kind != "running"), None
        )
        before = joined[index] if index is not None else None
        if (
            before is not None and index is not None and before.kind == paragraph.kind == "text"
            and before.place.anchor in full and paragraph.place.anchor in flush
        ):  # fmt: skip
            joined[index] = replace(before, text=join_lines([before.text, paragraph.text]))
            if paragraph.place.anchor in full:
                continue
            full.discard(before.place.anchor)
        else:
            joined.append(paragraph)
    return joined
