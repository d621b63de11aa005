"""The same occupation over regions and years, as a Word file: the table that goes into a report of an office."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Pt

from pipeline.base.printable import printable
from pipeline.report.comparison_page import TITLE

_FONT = "SimSun"
_SIZE = Pt(9)


def write_comparison(heads: Sequence[str], rows: Sequence[Sequence[str]], lang: str) -> bytes:
    """A Word file of one table on pages turned wide; `heads` stand above the columns and are repeated on every page."""
    document = Document()
    _turn_wide(document.sections[0])
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, _SIZE
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    document.core_properties.title = TITLE.say(lang)
    document.add_heading(TITLE.say(lang), level=1)
    # Not `table.cell(row, column)`, which walks over the whole table for each cell.
    table = document.add_table(rows=0, cols=len(heads), style="Table Grid")
    for texts in (heads, *rows):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = printable(text)
    for run in (run for cell in table.rows[0].cells for run in cell.paragraphs[0].runs):
        run.bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _turn_wide(section: Section) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
