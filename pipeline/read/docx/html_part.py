"""A web page kept inside a DOCX: its paragraphs and tables. One function, `read_html_part`; nothing else knows of HTML here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from pipeline.base.errors import UserError
from pipeline.model.document import Cause, Cell, LeftOut, Paragraph, Place, Table
from pipeline.read.docx.names import Element
from pipeline.read.encodings import decode
from pipeline.read.guards import check_table
from pipeline.text import lower_text, raise_text, whole_number

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_UNPRINTED = {"head", "script", "style", "title", "template", "noscript"}
_BREAKING = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "section", "article",
             "header", "footer", "center", "blockquote", "pre", "hr", "caption", "body", "html", "form", "tr", "td", "th"}  # fmt: skip
_STRUCK = {"s", "strike", "del"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)  # fmt: skip
_STRUCK_STYLE = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)


@dataclass
class HtmlPart:
    """What a web page says: blocks in reading order, the words of its text nodes by a plain pass, what was left out."""

    blocks: list[Paragraph | Table] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def read_html_part(data: bytes, prefix: str, charset: str = "") -> HtmlPart:
    """The paragraphs (`c1.b1`) and tables (`c1.t1.r1`) of a web page, in the encoding given or declared.
    UserError where it is none."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _decode(data, charset).lstrip("\ufeff"))
    try:
        root = html.document_fromstring(text)
    except (etree.ParserError, ValueError) as error:
        raise UserError(
            "a web page without words; save the notice again as .docx",
            "网页部分没有文字；请重新另存为 .docx",
        ) from error
    walk = _Walk(prefix)
    for child in root:
        walk.take(child)
    walk.end_paragraph()
    bodies = [child for child in root if child.tag not in _UNPRINTED]
    walk.part.printed = [text for body in bodies for text in _plain_words(body)]
    return walk.part


def _decode(data: bytes, charset: str) -> str:
    declared = _CHARSET.search(data[:2048])
    name = (charset or (declared[1].decode("ascii") if declared else "")).lower()
    # Pages that say GB2312 are written in what Windows makes of it.
    name = "gb18030" if name in {"gb2312", "gbk", "x-gbk"} else name
    try:
        return data.decode(name) if name else decode(data)
    except (LookupError, UnicodeDecodeError):
        return decode(data)


def _plain_words(element: Element) -> Iterator[str]:
    for node in element.iter():
        if isinstance(node.tag, str) and not _is_unprinted(node, element):
            yield node.text or ""
        if node is not element and not _is_unprinted(node.getparent(), element):
            yield node.tail or ""


def _is_unprinted(node: Element, top: Element) -> bool:
    return node.tag in _UNPRINTED or any(
        parent.tag in _UNPRINTED for parent in node.iterancestors() if parent is not top
    )


class _Walk:
    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.part = HtmlPart()
        self.words = ""
        self.paragraphs = self.tables = 0

    def take(self, element: Element) -> None:
        """An element with what stands in it; its tail belongs to the parent and is taken there."""
        if not isinstance(element.tag, str) or element.tag in _UNPRINTED:
            return
        cause = _cause(element)
        if cause is not None:
            self.leave_out(cause, element)
        elif element.tag == "table":
            self.end_paragraph()
            self.table(element)
        elif element.tag == "br":
            self.end_paragraph()
        else:
            self._inside(element)

    def _inside(self, element: Element) -> None:
        if element.tag in _BREAKING:
            self.end_paragraph()
        outer, self.words = self.words, ""
        self.words += _one_line(element.text)
        for child in element:
            self.take(child)
            self.words += _one_line(child.tail)
        if element.tag in {"sup", "sub"} and outer.strip():
            self.words = (raise_text if element.tag == "sup" else lower_text)(self.words)
        self.words = outer + self.words
        if element.tag in _BREAKING:
            self.end_paragraph()

    def leave_out(self, cause: Cause, element: Element) -> None:
        """Remembers words that are not shown."""
        place = Place(f"{self.prefix}b{self.paragraphs + 1}")
        self.part.left_out.append(LeftOut(cause, "".join(_plain_words(element)), place))

    def end_paragraph(self) -> None:
        """What was gathered is a paragraph."""
        text, self.words = self.words.strip(), ""
        if text:
            self.paragraphs += 1
            self.part.blocks.append(Paragraph(text, Place(f"{self.prefix}b{self.paragraphs}")))

    def table(self, element: Element) -> None:
        """A table; tables nested in its cells stand behind it."""
        self.tables += 1
        name, rows = f"{self.prefix}t{self.tables}", list(_rows(element))
        check_table(len(rows))
        covered: set[tuple[int, int]] = set()
        cells, nested = [], []
        for number, row in enumerate(rows):
            column = 0
            for tag in (cell for cell in row if cell.tag in {"td", "th"}):
                while (number, column) in covered:
                    column += 1
                down, aside = _span(tag, "rowspan", len(rows) - number), _span(tag, "colspan", 512)
                text, inner = self._cell(tag)
                nested += inner
                cells.append(Cell(text, number, column, down, aside))
                covered |= {(number + r, column + c) for r in range(down) for c in range(aside)}
        columns = max((column for _, column in covered), default=-1) + 1
        check_table(len(rows), columns)
        if cells:
            places = tuple(Place(f"{name}.r{row + 1}") for row in range(len(rows)))
            self.part.blocks.append(Table(tuple(cells), columns, places))
        self.part.blocks += nested

    def _cell(self, element: Element) -> tuple[str, list[Paragraph | Table]]:
        """The paragraphs of a cell, one a line, and the tables nested in it."""
        outer, self.part.blocks = self.part.blocks, []
        count = self.paragraphs
        self._inside(element)
        self.end_paragraph()
        found, self.part.blocks, self.paragraphs = self.part.blocks, outer, count
        lines = [block.text for block in found if isinstance(block, Paragraph)]
        return "\n".join(lines), [block for block in found if isinstance(block, Table)]


def _cause(element: Element) -> Cause | None:
    style = element.get("style", "")
    if "hidden" in element.attrib or _HIDDEN.search(style):
        return Cause.HIDDEN
    return Cause.STRUCK if element.tag in _STRUCK or _STRUCK_STYLE.search(style) else None


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(child)


def _span(cell: Element, name: str, most: int) -> int:
    return max(1, min(whole_number(cell.get(name, "").strip()) or 1, most))


def _one_line(text: str | None) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text or "")
