"""The words of a part by a plain pass over its text nodes, for the count that the reader's own walk is held against."""

from __future__ import annotations

from pipeline.model.document import Cause, LeftOut, Place
from pipeline.read.conservation import tally
from pipeline.read.docx.docx_package import WordPackage
from pipeline.read.docx.fields import FIELD_CHAR
from pipeline.read.docx.names import DRAWN_TEXT, TEXTS, VML, WORD, Element, P, T, w

# Parts that print outside the body, or do not print: (kind of relation, cause, beginning of the place).
_BESIDE = (
    ("header", Cause.HEADER),
    ("footer", Cause.FOOTER),
    ("comments", Cause.COMMENT),
    ("chart", Cause.UNREAD_PART),
    ("diagramData", Cause.UNREAD_PART),
)
_CHART_VALUE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"


def printed_lines(root: Element) -> list[str]:
    """All words of a part, shown or not, a line for each paragraph."""
    lines: list[list[str]] = [[]]
    for element in root.iter(P, *TEXTS):
        if element.tag == P:
            lines.append([])
        elif element.text:
            lines[-1].append(element.text)
    return ["".join(line) for line in lines if line]


def words_beside(package: WordPackage) -> list[LeftOut]:
    """The words in headers, footers, comments, charts and diagrams, and the watermarks among it."""
    found = []
    for kind, cause in _BESIDE:
        for number, name in enumerate(package.beside_main(kind), 1):
            root, place = package.parse(name), Place(f"{kind}{number}")
            text = "\n".join(_lines_beside(root))
            marks = " ".join(each.get("string", "") for each in root.iter(f"{{{VML}}}textpath"))
            found += [LeftOut(cause, text.strip(), place)] if tally(text) else []
            found += [LeftOut(Cause.WATERMARK, marks, place)] if marks.strip() else []
    return found


def _lines_beside(root: Element) -> list[str]:
    """Words of a part beside the body, a line a paragraph; what a field writes (the number of the page) is none of them."""
    if not root.tag.startswith(f"{{{WORD}}}"):
        return [each.text for each in root.iter(DRAWN_TEXT, _CHART_VALUE) if each.text]
    for field in root.iter(w("fldSimple")):
        for text in field.iter(T):
            text.text = ""
    lines, depth = [""], 0
    for element in root.iter(P, FIELD_CHAR, *TEXTS):
        if element.tag == P:
            lines.append("")
        elif element.tag == FIELD_CHAR:
            kind = element.get(w("fldCharType"))
            depth += (kind == "begin") - (kind == "end")
        elif depth <= 0:
            lines[-1] += element.text or ""
    return lines
