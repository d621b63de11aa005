"""A notice as a Word file with real spans (gridSpan, vMerge), repeated header rows and page breaks."""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from .document import Border, Cell, Notice, PageBreak, Paragraph, Table, cells

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
EDGES: dict[Border, tuple[str, ...]] = {
    "rules": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "rects": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "open": ("top", "bottom", "insideH", "insideV"),
    "threeline": ("top", "bottom"),
    "none": (),
}
TWIPS_WIDE = 8800
# (row where it begins, column, cell) of a cell that stands in a row.
Standing = tuple[int, int, Cell]


def write_docx(notice: Notice, path: Path, border: Border = "rules") -> None:
    """Write `notice` to `path`; `border` holds for the tables without a style of their own."""
    document = Document()
    document.styles["Normal"].font.size = Pt(12)
    _footer(document)
    for block in notice.blocks:
        if isinstance(block, Paragraph):
            _paragraph(document, block)
        elif isinstance(block, PageBreak):
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        else:
            document.element.body.insert_element_before(
                _table(block, block.style or border), "w:sectPr"
            )
    document.save(str(path))


def _paragraph(document: Any, block: Paragraph) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = ALIGN[block.align]
    if block.indent and block.align == "left":
        paragraph.paragraph_format.first_line_indent = Pt(24)
    paragraph.add_run(block.text).bold = block.bold or None


def _footer(document: Any) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run("— ")
    field = _element("w:fldSimple", instr="PAGE")
    field.append(_run("1"))
    paragraph._p.append(field)
    paragraph.add_run(" —")


def _table(table: Table, border: Border) -> Any:
    element = OxmlElement("w:tbl")
    element.append(_table_properties(border))
    widths = [round(TWIPS_WIDE * width / sum(table.widths)) for width in table.widths]
    columns = OxmlElement("w:tblGrid")
    for width in widths:
        columns.append(_element("w:gridCol", w=str(width)))
    element.append(columns)
    standing: list[list[Standing]] = [[] for _ in table.rows]
    for top, column, cell in sorted(cells(table), key=lambda item: item[1]):
        for row in range(top, top + cell.rows):
            standing[row].append((top, column, cell))
    for row, own in enumerate(standing):
        element.append(_row(table, row, own, widths, border))
    return element


def _table_properties(border: Border) -> Any:
    properties = OxmlElement("w:tblPr")
    properties.append(_element("w:tblW", w=str(TWIPS_WIDE), type="dxa"))
    borders = OxmlElement("w:tblBorders")
    for edge in EDGES[border]:
        borders.append(_element(f"w:{edge}", val="single", sz="4", space="0", color="000000"))
    properties.append(borders)
    properties.append(_element("w:tblLayout", type="fixed"))
    return properties


def _row(table: Table, row: int, own: list[Standing], widths: list[int], border: Border) -> Any:
    element = OxmlElement("w:tr")
    if table.repeat_header and row < table.header_rows:
        properties = OxmlElement("w:trPr")
        properties.append(OxmlElement("w:tblHeader"))
        element.append(properties)
    ruled = border == "threeline" and row == table.header_rows - 1
    for top, column, cell in own:
        width = sum(widths[column : column + cell.columns])
        breaks = row in table.page_breaks and column == 0
        element.append(_cell(cell, row - top, width, ruled, breaks))
    return element


def _cell(cell: Cell, below: int, width: int, ruled: bool, new_page: bool) -> Any:
    """One w:tc; `below` counts the rows from the top of its merge, where its words stand."""
    properties = OxmlElement("w:tcPr")
    properties.append(_element("w:tcW", w=str(width), type="dxa"))
    if cell.columns > 1:
        properties.append(_element("w:gridSpan", val=str(cell.columns)))
    if cell.rows > 1:
        properties.append(_element("w:vMerge", val="continue" if below else "restart"))
    if ruled:
        borders = OxmlElement("w:tcBorders")
        borders.append(_element("w:bottom", val="single", sz="4", space="0", color="000000"))
        properties.append(borders)
    properties.append(_element("w:vAlign", val="center"))
    element = OxmlElement("w:tc")
    element.append(properties)
    for number, line in enumerate([""] if below else cell.text.split("\n")):
        element.append(_cell_paragraph(line, new_page and number == 0))
    return element


def _cell_paragraph(text: str, new_page: bool) -> Any:
    properties = OxmlElement("w:pPr")
    if new_page:
        properties.append(OxmlElement("w:pageBreakBefore"))
    properties.append(_element("w:jc", val="center"))
    paragraph = OxmlElement("w:p")
    paragraph.append(properties)
    if text:
        paragraph.append(_run(text))
    return paragraph


def _run(text: str) -> Any:
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def _element(name: str, **values: str) -> Any:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element
