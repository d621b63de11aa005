"""One page of a PDF: its characters and lines read, what is no word of it set aside, the rest put into tables and lines."""

from __future__ import annotations

from collections.abc import Mapping

import pypdfium2 as pdfium

from pipeline.model.document import Cause, LeftOut, Place
from pipeline.read.pdf.annotations import open_page, undrawn
from pipeline.read.pdf.flow import Page
from pipeline.read.pdf.grids import Grid, find_grids
from pipeline.read.pdf.narrow_gutters import part_at_gutters
from pipeline.read.pdf.open_tables import PageTables, find_open_grids
from pipeline.read.pdf.page_check import check_page
from pipeline.read.pdf.page_objects import Char, Frame
from pipeline.read.pdf.page_print import Print
from pipeline.read.pdf.page_text import PageText, read_text
from pipeline.read.pdf.pictures import MOST, picture_issue, pictures_share
from pipeline.read.pdf.prose_columns import order_columns
from pipeline.read.pdf.ruled_lines import Drawing, read_drawing
from pipeline.read.pdf.set_aside import find_set_aside
from pipeline.read.pdf.text_lines import Line, group_lines
from pipeline.read.pdf.text_looks import find_looks
from pipeline.read.pdf.turned_text import main_turn
from pipeline.read.pdf.written_down import mark_written_down


def read_page(pdf: pdfium.PdfDocument, index: int, before: Page | None = None) -> Page:
    """A page, by its number from 0; `before` is the page before it, whose last table may go on here."""
    opened = open_page(pdf, index)
    raw_page = opened.page
    try:
        frame = Frame(raw_page)
        drawing, text = _read(raw_page, frame)
        turn = main_turn(text.chars) if text.is_turned else 0
        if turn:
            frame = Frame(raw_page, -turn % 360)
            drawing, text = _read(raw_page, frame)
        printed = Print(raw_page, frame)
        share = pictures_share(text, drawing, frame, printed)
        causes = find_set_aside(text, drawing, printed, share >= MOST)
        chars = [c for n, c in enumerate(text.chars) if n not in causes] if causes else text.chars
        picture = picture_issue(share, chars, text.looks, drawing, frame)
    finally:
        raw_page.close()
    last = _last_grid(before)
    grids, outside = find_grids(drawing.rules, chars, index + 1, last)
    outside = mark_written_down(outside)
    tables = find_open_grids(drawing.rules, outside, grids, index + 1, last)
    lines = _in_columns(tables, frame.width)
    page = Page(index + 1, frame.width, frame.height, lines, tables.grids)
    page.unread = tables.unread
    page.left_out += _left_out(text, causes, page.place)
    unseen = undrawn(opened, text.printed)
    page.left_out += [LeftOut(Cause.HIDDEN, words, page.place) for words in unseen]
    page.picture, page.frame = picture, frame if frame.turned else None
    check_page(page, "\n".join([text.printed, *unseen]), chars)
    return page


def _in_columns(tables: PageTables, width: float) -> list[Line]:
    """The lines outside of the tables of a page in reading order; where they stand in columns, however near."""
    lines = group_lines(tables.rest, tables.rows)
    ordered = order_columns(lines, width)
    parted = part_at_gutters(tables.rows, width)
    if parted is not tables.rows:
        near = group_lines(tables.rest, parted)
        found = order_columns(near, width)
        return ordered if found is near else found
    return ordered


def _read(raw_page: pdfium.PdfPage, frame: Frame) -> tuple[Drawing, PageText]:
    drawing = read_drawing(raw_page, frame)
    return drawing, read_text(raw_page, frame, find_looks(drawing))


def _last_grid(before: Page | None) -> Grid | None:
    grids = reversed(before.grids if before else [])
    return next((grid for grid in grids if not grid.is_nested), None)


def _left_out(text: PageText, causes: Mapping[int, Cause], place: Place) -> list[LeftOut]:
    """The words left out of a page, an item for each cause."""
    found: dict[Cause, list[Char]] = {}
    for number, cause in sorted(causes.items()):
        found.setdefault(cause, []).append(text.chars[number])
    items = [LeftOut(c, "".join(char.text for char in chars), place) for c, chars in found.items()]
    return [*items, LeftOut(Cause.OFF_PAGE, text.off_page, place)] if text.off_page else items
