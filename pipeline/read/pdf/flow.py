"""Lines outside of tables to paragraphs: page numbers and running heads told apart, first-line indents, columns without rules."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from statistics import median

from pipeline.model.document import Box, Issue, LeftOut, Paragraph, Place
from pipeline.read.pdf.grids import Grid
from pipeline.read.pdf.page_objects import Frame
from pipeline.read.pdf.text_lines import Line
from pipeline.rules.patterns import pattern
from pipeline.text import join_lines, squeeze

PAGE_NUMBER = pattern("pdf_flow.page_number")
FEWEST_LINES = 8
# Lines that begin this near to each other begin at one edge.
SAME_EDGE = 4.0
CONTINUED = pattern("pdf_flow.continued")
_ANNEX = pattern("pdf_flow.annex")
_ANNEX_HEADING = pattern("pdf_flow.annex_heading")
_NEW_CLAUSE = pattern("pdf_flow.new_clause")


@dataclass
class Page:
    """The content of a page: lines outside of tables, tables, boxes of tables that cannot be read, width and height in points;
    what was left out, what the reader has to tell of it, the kind of issue that its pictures are, its frame where its content
    is turned, and the texts of the cells of each table, which are counted against the blocks made of them."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    unread: list[Box] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    picture: str = ""
    frame: Frame | None = None
    cells: list[list[str]] = field(default_factory=list)

    @property
    def place(self) -> Place:
        return Place(f"p{self.number}", self.number)


def find_running(pages: list[Page]) -> set[tuple[int, float]]:
    """Page numbers and running heads, as (page, top): page numbers at the foot or head, and words that stand at the same
    height near the edge of at least three pages and half of all."""
    edge = [
        (p, line)
        for p in pages
        for line in p.lines
        if _is_at_edge(line, p) and not _ANNEX.match(line.text)
    ]
    repeats = Counter((_without_digits(line.text), round(line.top / 4)) for _, line in edge)
    often = max(3, len(pages) / 2)
    return {
        (page.number, line.top)
        for page, line in edge
        if PAGE_NUMBER.fullmatch(line.text)
        or repeats[_without_digits(line.text), round(line.top / 4)] >= often
    }


def _is_at_edge(line: Line, page: Page) -> bool:
    return line.bottom < 0.09 * page.height or line.top > 0.88 * page.height


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "#", squeeze(text))


Margins = dict[tuple[int, int], tuple[float, float]]


def find_margins(pages: list[Page], running: set[tuple[int, float]]) -> Margins:
    """Left and right margin of the prose for each size of page: where its wide lines begin and end. With too few of them
    the margins are taken as equal, page by page."""
    lines: dict[tuple[int, int], list[Line]] = {}
    for page in pages:
        body = [line for line in page.lines if (page.number, line.top) not in running]
        lines.setdefault(_size(page), []).extend(
            line for line in body if line.x1 - line.x0 > 0.55 * page.width and not line.turn
        )
    found: Margins = {}
    for size, wide in lines.items():
        if len(wide) >= FEWEST_LINES:
            found[size] = (
                _left_margin(wide, []),
                sorted(line.x1 for line in wide)[int(0.97 * (len(wide) - 1))],
            )
    return found


def _left_margin(lines: list[Line], others: list[float]) -> float:
    """Where the leftmost lines begin that are no exception: several of them, or with first lines two characters to their
    right, unless those are such a margin themselves. `others` are left edges of tables."""
    begins = sorted([*(line.x0 for line in lines), *others])
    fewest = max(2, len(begins) // 10)
    size = median(line.size for line in lines) if lines else 0.0
    for n, x in enumerate(begins):
        indented = _indented(begins, x, size)
        if bisect_right(begins, x + SAME_EDGE) - n >= fewest or (
            indented and not (len(indented) >= fewest and _indented(begins, indented[0], size))
        ):
            return x
    return begins[0] if begins else 0.0


def _indented(begins: list[float], x: float, size: float) -> list[float]:
    """The lines that begin two characters to the right of x."""
    return begins[bisect_left(begins, x + 1.5 * size) : bisect_right(begins, x + 2.5 * size)]


def _size(page: Page) -> tuple[int, int]:
    return round(page.width), round(page.height)


def build_paragraphs(
    page: Page, lines: list[Line], running: set[tuple[int, float]], margins: Margins, first: int
) -> list[Paragraph]:
    """The paragraphs that `lines` of one page make, numbered from `first`; a paragraph's box holds all its lines."""
    left, right = _margins(page, margins)
    aligned = _aligned_lines(lines)
    groups: list[tuple[str, list[Line]]] = []
    for index, line in enumerate(lines):
        kind = _kind(line, page, running, index in aligned)
        if (
            groups
            and kind == "text"
            and groups[-1][0] == "text"
            and _goes_on(groups[-1][1][-1], line, *(line.edges or (left, right)))
        ):
            groups[-1][1].append(line)
        else:
            groups.append((kind, [line]))
    return [
        _paragraph(kind, group, page.number, first + n) for n, (kind, group) in enumerate(groups)
    ]


def _kind(line: Line, page: Page, running: set[tuple[int, float]], is_aligned: bool) -> str:
    if (page.number, line.top) in running or CONTINUED.fullmatch(squeeze(line.text)):
        return "running"
    middle = (line.top + line.bottom) / 2
    in_table = any(
        x0 - 1 <= line.x0 <= x1 and top <= middle <= bottom for x0, top, x1, bottom in page.unread
    )
    return "unread" if is_aligned or in_table else "text"


def _margins(page: Page, margins: Margins) -> tuple[float, float]:
    if _size(page) in margins:
        return margins[_size(page)]
    left = _left_margin(page.lines, [grid.box[0] for grid in page.grids])
    return left, max([page.width - left, *(line.x1 for line in page.lines)])


def _goes_on(before: Line, line: Line, left: float, right: float) -> bool:
    """Whether a line continues a paragraph: it is not indented, opens no clause, and the one before was full."""
    is_indented = line.x0 - left > 1.2 * line.size
    return (
        not is_indented
        and not _NEW_CLAUSE.match(before.text[-1:] + line.text)
        and before.edges == line.edges
        and not before.turn
        and not line.turn
        and _is_full(before, left, right)
        and line.top - before.bottom < 2.2 * line.size
    )


def _is_full(line: Line, left: float, right: float) -> bool:
    """Whether a line runs from margin (or first-line indent) to margin; a date set at the right does not."""
    return right - line.x1 < 2.6 * line.size and line.x0 - left < 3.2 * line.size


def _aligned_lines(lines: list[Line]) -> set[int]:
    """Lines that stand in three or more columns with at least two neighbours: a table without rules."""
    found: set[int] = set()
    for index in range(len(lines) - 2):
        trio = lines[index : index + 3]
        # A line shares no more runs than it has, and a line of prose has one.
        if len(trio[0].runs) >= 3 and all(_shared(trio[0], line) >= 3 for line in trio):
            found |= {index, index + 1, index + 2}
    return found


def _shared(one: Line, other: Line) -> int:
    """How many runs of a line stand over one of the other: their left ends, right ends or middles agree."""
    return sum(any(_is_over(run, below) for below in other.runs) for run in one.runs)


def _is_over(run: tuple[float, float, str], below: tuple[float, float, str]) -> bool:
    ends = run[0] - below[0], run[1] - below[1], (run[0] + run[1] - below[0] - below[1]) / 2
    return any(abs(gap) < 8.0 for gap in ends)


def _paragraph(kind: str, lines: list[Line], page: int, number: int) -> Paragraph:
    box = (
        round(min(line.x0 for line in lines), 1), round(min(line.top for line in lines), 1),
        round(max(line.x1 for line in lines), 1), round(max(line.bottom for line in lines), 1),
    )  # fmt: skip
    return Paragraph(
        join_lines([line.text for line in lines]), Place(f"p{page}.b{number}", page, box), kind
    )


def page_ends(
    page: Page, running: set[tuple[int, float]], margins: Margins, paragraphs: list[Paragraph]
) -> tuple[set[str], set[str]]:
    """Anchors of the paragraph that ends this page in a full line, and of the one that begins it at the margin."""
    lines = [line for line in page.lines if (page.number, line.top) not in running]
    prose = [p for p in paragraphs if p.kind != "running"]
    if not lines or not prose:
        return set(), set()
    first, last = lines[0], lines[-1]
    left = (first.edges or _margins(page, margins))[0]
    is_first = not page.grids or first.top < page.grids[0].box[1]
    is_last = not page.grids or last.top > page.grids[-1].box[3]
    is_full = _is_full(last, *(last.edges or _margins(page, margins)))
    ends = {prose[-1].place.anchor} if is_last and is_full else set()
    begins = (
        {prose[0].place.anchor}
        if is_first and first.x0 - left < 1.2 * first.size and not _ANNEX_HEADING.match(first.text)
        else set()
    )
    return ends, begins
