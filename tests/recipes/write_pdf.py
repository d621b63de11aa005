"""A notice as an A4 PDF, as Word and WPS write them: wrapped cells, tables over pages, page numbers.

The font is the built-in STSong-Light: no font file, and readers get the right words. The same recipe gives the same bytes.
"""

from pathlib import Path
from typing import Any, Literal, TypedDict

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from .document import Border, Notice, PageBreak, Paragraph, Table
from .pdf_layout import (
    CELL_LEADING,
    CELL_PAD,
    CELL_SIZE,
    Box,
    Slab,
    measure,
    paginate,
    row_heights,
    run_font,
    text_runs,
    text_width,
    wrap,
)

LEFT, TOP, BOTTOM = 80.0, A4[1] - 80.0, 80.0
WIDTH, PAGE = A4[0] - 2 * LEFT, TOP - BOTTOM
SIZE, LEADING, THIN = 14.0, 24.0, 0.5
Line = tuple[float, float, float, float]


class PdfOptions(TypedDict, total=False):
    """What `write_pdf` takes besides notice and path."""

    border: Border
    header: Literal["every", "first"] | None
    footer: bool
    split_rows: bool


def write_pdf(
    notice: Notice,
    path: Path,
    border: Border = "rules",
    header: Literal["every", "first"] | None = None,
    footer: bool = True,
    split_rows: bool = False,
) -> None:
    """Write `notice` to `path`.

    border: `rules` strokes lines, `rects` fills thin rectangles for each cell, `open` leaves out the outer left and
    right, `threeline` has three rules, `none` has none; a table's own style goes before it. header: repeated on every
    page or printed on the first only; None leaves it to each table. split_rows: a row may be cut by a page's end.
    """
    press = Press(str(path), footer)
    for block in notice.blocks:
        if isinstance(block, Paragraph):
            press.paragraph(block)
        elif isinstance(block, PageBreak):
            press.new_page()
        else:
            repeat = block.repeat_header if header is None else header == "every"
            press.table(block, block.style or border, repeat, split_rows)
    press.close()


class Press:
    """The page being printed, and the height `y` still free on it."""

    def __init__(self, path: str, footer: bool) -> None:
        self.canvas: Any = Canvas(path, pagesize=A4, invariant=1, pageCompression=1)
        self.y, self.footer = TOP, footer
        self.hangs = False

    def new_page(self) -> None:
        """Number the page and begin the next."""
        if self.footer:
            self.write(A4[0] / 2, 45, f"— {self.canvas.getPageNumber()} —", CELL_SIZE)
        self.canvas.showPage()
        self.y = TOP

    def close(self) -> None:
        """End the last page and the file."""
        self.new_page()
        self.canvas.save()

    def write(self, middle: float, base: float, text: str, size: float, bold: bool = False) -> None:
        """One line, centred on `middle`."""
        self.canvas.saveState()
        line = self.canvas.beginText(middle - text_width(text, size) / 2, base)
        if bold:
            line.setTextRenderMode(2)
            self.canvas.setLineWidth(THIN)
        for run in text_runs(text):
            line.setFont(run_font(run), size)
            line.textOut(run)
        self.canvas.drawText(line)
        self.canvas.restoreState()

    def paragraph(self, block: Paragraph) -> None:
        """Wrapped lines, over the page's end where they do not fit."""
        indent = 2 * SIZE if block.indent and block.align == "left" else 0.0
        for number, text in enumerate(wrap(block.text, WIDTH, SIZE, indent)):
            if self.y - LEADING < BOTTOM:
                self.new_page()
            self.y -= LEADING
            width = text_width(text, SIZE)
            left = {
                "left": LEFT + (0 if number else indent),
                "center": (A4[0] - width) / 2,
                "right": LEFT + WIDTH - width,
            }
            self.write(left[block.align] + width / 2, self.y + 6, text, SIZE, block.bold)

    def table(self, table: Table, border: Border, repeat: bool, split: bool) -> None:
        """The table's rows page by page; a merged cell goes on over the break, its words do where they must."""
        boxes, self.hangs = measure(table, WIDTH), table.hangs
        pages = paginate(
            table, row_heights(boxes, len(table.rows)), repeat, self.y - BOTTOM, PAGE, split
        )
        words = {box: list(box.lines) for box in boxes}
        for number, slabs in enumerate(pages):
            if number:
                self.new_page()
            head = [(box, list(box.lines)) for box in boxes if box.row < table.header_rows]
            placed = self.place(head, slabs, True) + self.place(list(words.items()), slabs, False)
            bottom = self.y - sum(slab.height for slab in slabs)
            self.rule(placed, border, table.header_rows, (self.y, bottom))
            self.y = bottom
        if any(words.values()):
            raise ValueError(
                f"words that found no room: {[left for left in words.values() if left]}"
            )
        self.y -= 6

    def place(
        self, boxes: list[tuple[Box, list[str]]], slabs: list[Slab], again: bool
    ) -> list[tuple[Box, Line]]:
        """Write what fits of each cell, take it off its lines, and return where each stands: (x0, y0, x1, y1)."""
        placed = []
        rows = [slab.row for slab in slabs if slab.again is again]
        for box, lines in boxes:
            if not rows or box.row > rows[-1] or box.row + box.rows <= rows[0]:
                continue
            mine = [
                i
                for i, s in enumerate(slabs)
                if s.again is again and box.row <= s.row < box.row + box.rows
            ]
            if mine:
                top = self.y - sum(slab.height for slab in slabs[: mine[0]])
                bottom = self.y - sum(slab.height for slab in slabs[: mine[-1] + 1])
                self.fill(box, lines, top, bottom)
                placed.append((box, (LEFT + box.left, bottom, LEFT + box.right, top)))
        return placed

    def fill(self, box: Box, lines: list[str], top: float, bottom: float) -> None:
        """The lines that fit between `top` and `bottom`, in the middle or hanging from the top."""
        count = min(len(lines), int((top - bottom - CELL_PAD) / CELL_LEADING + 0.01))
        upper = top - CELL_PAD / 2 if self.hangs else (top + bottom + count * CELL_LEADING) / 2
        base = upper - CELL_LEADING + 4
        for number in range(count):
            self.write(
                LEFT + (box.left + box.right) / 2,
                base - number * CELL_LEADING,
                lines[number],
                CELL_SIZE,
            )
        del lines[:count]

    def rule(
        self,
        placed: list[tuple[Box, Line]],
        border: Border,
        header_rows: int,
        ends: tuple[float, float],
    ) -> None:
        """Draw the rules of the part of a table on this page."""
        self.canvas.setLineWidth(THIN)
        if border == "threeline":
            heads = [y0 for box, (_, y0, _, _) in placed if box.row + box.rows == header_rows]
            self.canvas.lines(
                [(LEFT, y, LEFT + WIDTH, y) for y in {*ends, *heads} if ends[0] > ends[1]]
            )
        for x0, y0, x1, y1 in [line for _, line in placed] if border == "rects" else []:
            for x, y, width, height in [
                (x0, y0, x1 - x0, THIN),
                (x0, y1, x1 - x0, THIN),
                (x0, y0, THIN, y1 - y0),
                (x1, y0, THIN, y1 - y0),
            ]:
                self.canvas.rect(x, y, width, height, stroke=0, fill=1)
        if border in ("rules", "open"):
            edges = {edge for _, line in placed for edge in _edges(line)}
            outer = (LEFT, LEFT + WIDTH) if border == "open" else ()
            self.canvas.lines(
                sorted(
                    e for e in edges if not (e[0] == e[2] and any(abs(e[0] - x) < 1 for x in outer))
                )
            )


def _edges(box: Line) -> list[Line]:
    x0, y0, x1, y1 = (round(value, 2) for value in box)
    return [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
