"""PDF to Document: pages one by one (closed at once, so memory stays flat), then tables and paragraphs joined over pages."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium

from pipeline.base.errors import UserError
from pipeline.model.document import Cause, Document, LeftOut, Paragraph, Place, Table
from pipeline.read.guards import MOST_PAGES, check_pdf_end
from pipeline.read.pdf.flow import (
    Margins,
    Page,
    build_paragraphs,
    find_margins,
    find_running,
    join_over_pages,
    page_ends,
)
from pipeline.read.pdf.grids import find_grids
from pipeline.read.pdf.open_tables import find_open_grids
from pipeline.read.pdf.page_check import check_document, check_page
from pipeline.read.pdf.page_objects import Frame
from pipeline.read.pdf.page_text import read_text
from pipeline.read.pdf.ruled_lines import read_rules
from pipeline.read.pdf.table_pages import build_table
from pipeline.read.pdf.table_parts import Part, goes_on
from pipeline.read.pdf.text_lines import Line, group_lines

PASSWORD_ERROR = 4


def read_pdf(path: Path) -> Document:
    """Reads a PDF. UserError where it is damaged, needs a password, or holds pictures of text instead of text."""
    check_pdf_end(path)
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise UserError(_explain(error)) from error
    try:
        if len(pdf) > MOST_PAGES:
            raise UserError(
                f"{len(pdf):,} pages; more than {MOST_PAGES:,} is no notice: give the pages of the notice alone"
            )
        pages: list[Page] = []
        for index in range(len(pdf)):
            pages.append(_read_page(pdf, index, pages[-1] if pages else None))
    except pdfium.PdfiumError as error:
        raise UserError(f"the PDF is damaged: {error}; fetch it again") from error
    finally:
        pdf.close()
    if not any(page.lines or page.grids for page in pages):
        raise UserError(
            f"the PDF has {len(pages)} page(s) but no text: it is a scan; run OCR on it (e.g. `ocrmypdf -l chi_sim`)"
            " and give the result"
        )
    blocks = tuple(_assemble(pages))
    left_out = tuple(item for page in pages for item in page.left_out)
    issues = tuple(check_document(blocks, pages))
    return Document(path.name, "pdf", blocks, len(pages), left_out=left_out, issues=issues)


def _explain(error: pdfium.PdfiumError) -> str:
    if getattr(error, "err_code", None) == PASSWORD_ERROR or "password" in str(error).lower():
        return "the PDF needs a password; save it without one (e.g. `qpdf --decrypt`) and give that file"
    return "not a readable PDF (damaged or cut short); fetch it again"


def _read_page(pdf: pdfium.PdfDocument, index: int, before: Page | None = None) -> Page:
    raw_page = pdf[index]
    try:
        frame = Frame(raw_page)
        text, rules = read_text(raw_page, frame), read_rules(raw_page, frame)
    finally:
        raw_page.close()
    last = next(
        (grid for grid in reversed(before.grids if before else []) if not grid.is_nested), None
    )
    grids, outside = find_grids(rules, text.chars, index + 1, last)
    tables = find_open_grids(rules, outside, grids, index + 1, last)
    page = Page(index + 1, frame.width, frame.height, group_lines(tables.rest), tables.grids)
    page.unread = tables.unread
    if text.unplaced:
        place = Place(f"p{page.number}", page.number)
        page.left_out.append(LeftOut(Cause.OFF_PAGE, text.unplaced, place))
    check_page(page, text.printed, text.chars)
    return page


Item = Paragraph | list[Part]


def _assemble(pages: list[Page]) -> list[Paragraph | Table]:
    running = find_running(pages)
    margins = find_margins(pages, running)
    items: list[Item] = []
    full: set[str] = set()
    flush: set[str] = set()
    for page in pages:
        page_items = _page_items(page, running, margins)
        ends, begins = page_ends(
            page, running, margins, [item for item in page_items if isinstance(item, Paragraph)]
        )
        full |= ends
        flush |= begins
        _append(items, page_items)
    blocks: list[Paragraph | Table] = []
    prose: list[Paragraph] = []
    for item in items:
        if isinstance(item, Paragraph):
            prose.append(item)
        else:
            blocks += [*join_over_pages(prose, full, flush), build_table(item)]
            prose = []
    return [*blocks, *join_over_pages(prose, full, flush)]


def _page_items(page: Page, running: set[tuple[int, float]], margins: Margins) -> list[Item]:
    """Paragraphs and tables of one page, from top to bottom."""
    items: list[Item] = []
    waiting: list[Line] = []
    count = 1
    stops = [(grid.box[1], number, grid) for number, grid in enumerate(page.grids, 1)]
    lines = list(page.lines)
    for top, number, grid in stops:
        waiting = [line for line in lines if line.top < top]
        lines = [line for line in lines if line.top >= top]
        paragraphs = build_paragraphs(page, waiting, running, margins, count)
        count += len(paragraphs)
        items += [*paragraphs, [Part(grid, page.number, number)]]
    return [*items, *build_paragraphs(page, lines, running, margins, count)]


def _append(items: list[Item], page_items: list[Item]) -> None:
    """Adds a page; its first table goes on with the last table before where nothing but running words stands between."""
    head = next((i for i, item in enumerate(page_items) if not _is_beside(item)), None)
    foot = next((i for i in range(len(items) - 1, -1, -1) if not _is_beside(items[i])), None)
    if head is not None and foot is not None:
        new, old = page_items[head], items[foot]
        if (
            not isinstance(new, Paragraph)
            and not isinstance(old, Paragraph)
            and goes_on(old, new[0])
        ):
            old += new
            items += [*page_items[:head], *page_items[head + 1 :]]
            return
    items += page_items


def _is_beside(item: Item) -> bool:
    """Whether what stands between the parts of a table does not end it: running words, and tables in its cells."""
    if isinstance(item, Paragraph):
        return item.kind == "running"
    return item[0].grid.is_nested
