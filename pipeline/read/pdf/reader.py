"""PDF to Document: pages one by one (closed at once, so memory stays flat), then tables and paragraphs joined over pages."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium

from pipeline.base.errors import UserError
from pipeline.base.language import Words
from pipeline.model.document import Document, Paragraph, Table
from pipeline.read.guards import MOST_PAGES, check_pdf_end
from pipeline.read.pdf.flow import (
    Margins,
    Page,
    build_paragraphs,
    find_margins,
    find_running,
    page_ends,
)
from pipeline.read.pdf.page_check import check_document
from pipeline.read.pdf.page_reader import read_page
from pipeline.read.pdf.page_seams import join_over_pages
from pipeline.read.pdf.shown_places import as_shown
from pipeline.read.pdf.table_pages import build_table
from pipeline.read.pdf.table_parts import Part, goes_on
from pipeline.read.pdf.text_lines import Line

PASSWORD_ERROR, LOCK_ERROR = 4, 5


def read_pdf(path: Path) -> Document:
    """Reads a PDF. UserError where it is damaged, needs a password, or holds pictures of text instead of text."""
    check_pdf_end(path)
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise UserError(*_explain(error)) from error
    try:
        if len(pdf) > MOST_PAGES:
            raise UserError(
                f"{len(pdf):,} pages; more than {MOST_PAGES:,} is no notice: give the pages of the notice alone",
                f"共 {len(pdf):,} 页，超过 {MOST_PAGES:,} 页不会是通知：请只给出通知的页",
            )
        pages: list[Page] = []
        for index in range(len(pdf)):
            pages.append(read_page(pdf, index, pages[-1] if pages else None))
    except pdfium.PdfiumError as error:
        raise UserError(
            f"the PDF is damaged: {error}; fetch it again", f"PDF 已损坏：{error}；请重新获取"
        ) from error
    finally:
        pdf.close()
    if not any(page.lines or page.grids for page in pages):
        raise UserError(
            f"the PDF has {len(pages)} page(s) but no text: it is a scan; run OCR on it (e.g. `ocrmypdf -l chi_sim`)"
            " and give the result",
            f"PDF 共 {len(pages)} 页，没有文字，应为扫描件；请先做文字识别（如 `ocrmypdf -l chi_sim`）再给出结果",
        )
    blocks = tuple(as_shown(_assemble(pages), pages))
    left_out = tuple(item for page in pages for item in page.left_out)
    issues = tuple(check_document(blocks, pages))
    return Document(path.name, "pdf", blocks, len(pages), left_out=left_out, issues=issues)


def _explain(error: pdfium.PdfiumError) -> Words:
    code = getattr(error, "err_code", None)
    if code == PASSWORD_ERROR or "password" in str(error).lower():
        return Words(
            "the PDF needs a password; save it without one (e.g. `qpdf --decrypt`) and give that file",
            "PDF 需要密码；请另存为无密码的文件（如 `qpdf --decrypt`）再给出",
        )
    if code == LOCK_ERROR:
        return Words(
            "the PDF is locked in a way that is not known; save it without (e.g. `qpdf --decrypt`) and give that file",
            "PDF 的加密方式无法识别；请另存为未加密的文件（如 `qpdf --decrypt`）再给出",
        )
    return Words(
        "not a readable PDF (damaged or cut short); fetch it again",
        "PDF 无法读取（损坏或不完整）；请重新获取",
    )


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
