"""Where things stand on the pages of a PDF: wrapped lines, row heights, the rows of each page. No drawing here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]

from .document import Table, cells

FONT, DOT, DOT_FONT = (
    "STSong-Light",
    "·",
    "Helvetica",
)  # readers do not agree what the Chinese font's middle dot is
CELL_SIZE, CELL_LEADING, CELL_PAD = 10.5, 14.0, 6.0
NOT_AT_START, NOT_AT_END = "、，。；：）》”！？％%", "（《“〔"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


@dataclass(frozen=True)
class Box:
    """A cell with its wrapped lines; left and right in points from the table's left."""

    row: int
    rows: int
    left: float
    right: float
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """Points that the lines need; a merged cell has some to spare, lost where a page ends."""
        spare = 2 + len(self.lines) // 45 if self.rows > 1 and len(self.lines) > 1 else 0
        return (len(self.lines) + spare) * CELL_LEADING + CELL_PAD


@dataclass(frozen=True)
class Slab:
    """A row, or the part of a row, that stands on one page; `again` for a repeated header row."""

    row: int
    height: float
    again: bool = False


def text_width(text: str, size: float) -> float:
    """Points."""
    return sum(float(pdfmetrics.stringWidth(run, run_font(run), size)) for run in text_runs(text))


def text_runs(text: str) -> list[str]:
    """`text` cut where its font changes."""
    return [run for run in text.replace(DOT, f"\0{DOT}\0").split("\0") if run]


def run_font(run: str) -> str:
    """The font that every reader reads this run of."""
    return DOT_FONT if run == DOT else FONT


def wrap(text: str, width: float, size: float, indent: float = 0.0) -> list[str]:
    """Lines of at most `width` points, the first shorter by `indent`; none begins with a closing mark or ends with an opening one."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for char in part:
            room = width - (0.0 if lines else indent)
            if line and text_width(line + char, size) > room + 0.01:
                keep = -1 if char in NOT_AT_START or line[-1] in NOT_AT_END else len(line)
                lines.append(line[:keep])
                line = line[keep:]
            line += char
        lines.append(line)
    return lines


def measure(table: Table, width: float) -> list[Box]:
    """The cells of a table that is `width` points wide."""
    scale = width / sum(table.widths)
    edges = [scale * sum(table.widths[:i]) for i in range(len(table.widths) + 1)]
    boxes = []
    for row, column, cell in cells(table):
        left, right = edges[column], edges[column + cell.columns]
        lines = wrap(cell.text, right - left - CELL_PAD, CELL_SIZE)
        boxes.append(Box(row, cell.rows, left, right, tuple(lines)))
    return boxes


def row_heights(boxes: Sequence[Box], rows: int) -> list[float]:
    """Points a row; what a merged cell needs beyond its rows is shared out among them."""
    heights = [CELL_LEADING + CELL_PAD] * rows
    for box in boxes:
        if box.rows == 1:
            heights[box.row] = max(heights[box.row], box.height)
    for box in boxes:
        lack = box.height - sum(heights[box.row : box.row + box.rows])
        for row in range(box.row, box.row + box.rows):
            heights[row] += max(lack, 0.0) / box.rows
    return heights


def paginate(
    table: Table, heights: Sequence[float], repeat: bool, room: float, page: float, split: bool
) -> list[list[Slab]]:
    """The rows of each page, `room` points left on the first, `page` points on each other.

    The first list is empty where the header and a row do not fit any more. With `split` a row is cut where the page
    ends, if a line of it fits; one that is higher than a page is cut at each page's end. A page that is ended before it
    is full has taller rows: a table that goes on fills it.
    """
    header = [Slab(row, heights[row], True) for row in range(table.header_rows)] if repeat else []
    whole = page - sum(slab.height for slab in header)
    if whole < CELL_LEADING + CELL_PAD:
        raise ValueError("no line finds room below the header rows")
    head = sum(heights[: table.header_rows + 1])
    fits = head <= room or (heights[table.header_rows] > whole and room > 0.5 * page)
    pages: list[list[Slab]] = [[]] if fits else [[], []]
    left = room if fits else page
    for row, height in enumerate(heights):
        begins = row in table.page_breaks
        while height > left or begins:
            lines = int((left - CELL_PAD) / CELL_LEADING)
            is_cut = 0 < lines < round((height - CELL_PAD) / CELL_LEADING)
            if begins:
                pages[-1] = _stretch(pages[-1], left)
            elif (split or height > whole) and is_cut:
                pages[-1].append(Slab(row, lines * CELL_LEADING + CELL_PAD))
                height -= lines * CELL_LEADING
            pages.append(list(header))
            left, begins = whole, False
        pages[-1].append(Slab(row, height))
        left -= height
    return pages


def _stretch(slabs: list[Slab], left: float) -> list[Slab]:
    used = sum(slab.height for slab in slabs)
    return [replace(slab, height=slab.height * (used + left) / used) for slab in slabs]
