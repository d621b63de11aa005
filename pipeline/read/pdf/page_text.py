"""The text of a PDF page, read with pypdfium2 (four to ten times faster than pdfminer): its characters with their places, and
all of it as pdfium gives it whole, which the law of conservation counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pypdfium2 as pdfium

from pipeline.base.errors import UserError
from pipeline.read.guards import MOST_CHARS_ON_PAGE
from pipeline.read.pdf import pdfium_calls as calls
from pipeline.read.pdf.char_reader import CharReader
from pipeline.read.pdf.drawn_blanks import DrawnBlanks
from pipeline.read.pdf.letters import mark_misread, mark_unnamed, read_letters, whole_text
from pipeline.read.pdf.page_objects import Char, Frame
from pipeline.read.pdf.text_looks import Look


class PageText(NamedTuple):
    """The text of a page as the engine gives it whole; its characters in the order they are drawn, the baselines and sizes
    that they have, and by their number the looks of those that one might not see; the words that stand off the page, or at no
    place at all; whether any are turned."""

    printed: str
    chars: list[Char]
    lines: set[tuple[float, float]]
    looks: dict[int, Look]
    off_page: str
    is_turned: bool


def read_text(
    page: pdfium.PdfPage, frame: Frame, looks: Mapping[int, Look] | None = None
) -> PageText:
    """The text of a page; blanks that pdfium makes up are left out of the characters. `looks` are those of pdfium's objects,
    by address. UserError where there are more characters than a page can show."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MOST_CHARS_ON_PAGE:
            raise UserError(
                f"a page of {count:,} characters is no page of a notice; print it to a new PDF",
                f"一页有 {count:,} 个字符，不会是通知；请打印为新的 PDF",
            )
        known, handle = looks or {}, calls.handle(textpage.raw)
        printed = whole_text(handle, count)
        reader = CharReader(handle, frame, known)
        letters = read_letters(handle, count, printed)
        signs = DrawnBlanks(handle, letters, page, frame, known)
        printed = signs.mark_line_ends(printed)
        printed = mark_misread(letters, mark_unnamed(handle, letters, printed))
        reader.read(letters)
        printed = signs.mark_blanks(reader.chars, reader.blanks, printed)
        seen = {number: known[address] for number, address in reader.objects.items()}
        off_page = "".join(reader.off_page)
        return PageText(printed, reader.chars, reader.lines, seen, off_page, reader.is_turned)
    finally:
        textpage.close()
