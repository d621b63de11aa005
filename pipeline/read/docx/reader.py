"""DOCX to Document: one walk over `w:tr` and `w:tc`. python-docx's `row.cells` is quadratic in vertical merges and repeats a
merged cell's text, so rows and cells are read from the elements below its objects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn

from pipeline.base.errors import UserError
from pipeline.model.document import Cell, Document, Paragraph, Place, Table
from pipeline.read.conversion_artifacts import Sweeper
from pipeline.read.docx.docx_package import read_main_part
from pipeline.read.guards import check_table
from pipeline.text import whole_number

W_P, W_TBL, W_TR, W_TC, W_T = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc", "t"))
W_BREAKS = {qn("w:br"), qn("w:cr")}
# Deleted and moved-away words of tracked changes; what stands in w:ins and w:moveTo is accepted by walking on.
DROPPED = {qn("w:del"), qn("w:moveFrom"), qn("w:delText"), qn("w:instrText"), qn("w:pPr"), qn("w:rPr"),
           "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
BOX = qn("w:txbxContent")


def read_docx(path: Path) -> Document:
    """Reads a DOCX. UserError where it is no Word file, damaged, or larger than a notice can be."""
    body = read_main_part(path).find(qn("w:body"))
    if body is None:
        raise UserError("a DOCX without a body; save it again as .docx")
    sweeper = Sweeper()
    blocks = tuple(_Walk(sweeper).blocks(body))
    if not blocks:
        raise UserError("the DOCX has no text")
    return Document(path.name, "docx", blocks, None, tuple(sweeper.litter))


class _Walk:
    """Numbers paragraphs (`b3`) and tables (`t2`) in body order."""

    def __init__(self, sweeper: Sweeper) -> None:
        self.sweeper = sweeper
        self.paragraphs = 0
        self.tables = 0

    def blocks(self, parent: Any) -> Iterator[Paragraph | Table]:
        """Paragraphs and tables below an element, content controls and tracked insertions walked through."""
        for element in parent:
            if element.tag == W_P:
                yield from self._paragraph(element)
            elif element.tag == W_TBL:
                yield from self._table(element)
            elif element.tag not in DROPPED and isinstance(element.tag, str):
                yield from self.blocks(element)

    def _paragraph(self, element: Any) -> Iterator[Paragraph | Table]:
        for line in _text(element).split("\n"):
            if line.strip():
                self.paragraphs += 1
                place = Place(f"b{self.paragraphs}")
                kind = (
                    "unread"
                    if line.strip().count("\t") >= 2 and all(line.strip().split("\t"))
                    else "text"
                )
                yield Paragraph(self.sweeper.sweep(line, place).strip(), place, kind)
        for box in element.iter(BOX):
            if _nearest_box(box, element):
                yield from self.blocks(box)

    def _table(self, element: Any) -> Iterator[Table]:
        self.tables += 1
        number = self.tables
        nested: list[Any] = []
        builder = _Grid()
        rows = list(_rows(element))
        check_table(len(rows))
        for row in rows:
            builder.add_row(row, nested)
        yield builder.build(number, self.sweeper)
        for table in nested:
            yield from self._table(table)


def _nearest_box(box: Any, paragraph: Any) -> bool:
    """Whether a text box hangs on this very paragraph, and is not the copy kept for old versions of Word."""
    for parent in box.iterancestors():
        if parent is paragraph:
            return True
        if parent.tag in DROPPED or parent.tag == BOX:
            return False
    return False


def _text(element: Any) -> str:
    """The words of a paragraph, tracked changes accepted; text boxes apart."""
    parts: list[str] = []
    for child in element:
        if child.tag in DROPPED or child.tag == BOX:
            continue
        if child.tag == W_T:
            parts.append(child.text or "")
        elif child.tag == qn("w:tab"):
            parts.append("\t")
        elif child.tag in W_BREAKS:
            parts.append("" if child.get(qn("w:type")) == "page" else "\n")
        elif child.tag == qn("w:noBreakHyphen"):
            parts.append("-")
        elif isinstance(child.tag, str):
            parts.append(_text(child))
    return "".join(parts)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == W_TR:
            if not _is_deleted(child):
                yield child
        elif child.tag not in DROPPED and child.tag != W_TC and isinstance(child.tag, str):
            yield from _rows(child)


def _is_deleted(row: Any) -> bool:
    properties = row.find(qn("w:trPr"))
    return properties is not None and properties.find(qn("w:del")) is not None


class _Grid:
    """Gathers cells with their spans: gridSpan to the right, vMerge downwards, gridBefore from the left."""

    def __init__(self) -> None:
        self.cells: list[dict[str, Any]] = []
        self.open: dict[int, dict[str, Any]] = {}
        self.rows: list[bool] = []
        self.columns = 0

    def add_row(self, row: Any, nested: list[Any]) -> None:
        number, column = len(self.rows), _skip(row, "w:gridBefore")
        still_open: dict[int, dict[str, Any]] = {}
        for tc in _cells(row):
            span = _number(tc, "w:gridSpan") or 1
            merge = tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            above = self.open.get(column)
            if merge is not None and merge.get(qn("w:val"), "continue") == "continue" and above:
                above["row_span"] = number - above["row"] + 1
                still_open[column] = above
            else:
                nested += [child for child in tc.iter(W_TBL) if _owner(child) is tc]
                cell = {
                    "text": _cell_text(tc),
                    "row": number,
                    "column": column,
                    "row_span": 1,
                    "column_span": span,
                }
                self.cells.append(cell)
                if merge is not None:
                    still_open[column] = cell
            column += span
        self.open = still_open
        self.columns = max(self.columns, column + _skip(row, "w:gridAfter"))
        self.rows.append(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None)

    def build(self, number: int, sweeper: Sweeper) -> Table:
        check_table(len(self.rows), self.columns)
        places = tuple(Place(f"t{number}.r{row + 1}") for row in range(len(self.rows)))
        for cell in self.cells:
            cell["text"] = sweeper.sweep(cell["text"], places[cell["row"]])
        return Table(tuple(Cell(**cell) for cell in self.cells), self.columns, places)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == W_TC:
            yield child
        elif child.tag not in DROPPED and isinstance(child.tag, str) and child.tag != W_P:
            yield from _cells(child)


def _owner(table: Any) -> Any:
    return next(parent for parent in table.iterancestors() if parent.tag == W_TC)


def _skip(row: Any, tag: str) -> int:
    found = row.find(f"{qn('w:trPr')}/{qn(tag)}")
    return _value(found)


def _number(cell: Any, tag: str) -> int:
    return _value(cell.find(f"{qn('w:tcPr')}/{qn(tag)}"))


def _value(element: Any) -> int:
    """A small count; nonsense such as a span of a million columns counts as none."""
    text = element.get(qn("w:val"), "") if element is not None else ""
    number = whole_number(text) or 0
    return number if number <= 512 else 0


def _cell_text(cell: Any) -> str:
    """The paragraphs of a cell, one a line; tables nested in it are blocks of their own."""
    return "\n".join(text for p in _paragraphs(cell) if (text := _text(p).strip()))


def _paragraphs(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag == W_P:
            yield child
            for box in child.iter(BOX):
                if _nearest_box(box, child):
                    yield from _paragraphs(box)
        elif child.tag not in DROPPED and child.tag != W_TBL and isinstance(child.tag, str):
            yield from _paragraphs(child)
