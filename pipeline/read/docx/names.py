"""Names of elements in WordprocessingML, and the small reads of their values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from pipeline.text import whole_number

# An element of lxml, which is not typed.
Element: TypeAlias = Any

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"
# Word's "Strict Open XML" has the same elements under other name spaces.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": WORD.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": RELATIONS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATH.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": DRAWING.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": PLACED.encode(),
}


def w(name: str) -> str:
    """The full name of an element or attribute of Word."""
    return f"{{{WORD}}}{name}"


P, TBL, TR, TC, R, T, DEL_TEXT = (w(n) for n in ("p", "tbl", "tr", "tc", "r", "t", "delText"))
P_PR, R_PR, TR_PR, TC_PR = (w(name) for name in ("pPr", "rPr", "trPr", "tcPr"))
VAL, FORMAT = w("val"), w("format")
P_STYLE, NUM_PR, SECT_PR, FRAME_PR = (w(n) for n in ("pStyle", "numPr", "sectPr", "framePr"))
R_STYLE, R_FONTS, VERT_ALIGN = w("rStyle"), w("rFonts"), w("vertAlign")
BOX = w("txbxContent")
MATH_TEXT, DRAWN_TEXT = f"{{{MATH}}}t", f"{{{DRAWING}}}t"
CHOICE, FALLBACK, ALTERNATIVES = (
    f"{{{COMPATIBLE}}}{name}" for name in ("Choice", "Fallback", "AlternateContent")
)
# Everything that holds words of the file.
TEXTS = (T, DEL_TEXT, MATH_TEXT, DRAWN_TEXT)
_OFF = {"0", "false", "off", "none"}


def is_on(element: Element) -> bool:
    """Whether a switch such as `<w:vanish/>` is there and not turned off."""
    return element is not None and element.get(VAL, "1").lower() not in _OFF


def value_of(parent: Element, name: str) -> str:
    """The value of a child such as `<w:numId w:val="3"/>`; "" where there is none."""
    child = parent.find(name) if parent is not None else None
    return "" if child is None else str(child.get(VAL, ""))


def count_of(parent: Element, name: str) -> int:
    """A small count that a child gives."""
    return small_count(value_of(parent, name))


def small_count(text: str) -> int:
    """A small count; nonsense such as a span of a million columns counts as none."""
    number = whole_number(text) or 0
    return number if number <= 512 else 0


def words_below(element: Element) -> str:
    """All words below an element, in order, whatever they are."""
    return "".join(found.text or "" for found in element.iter(*TEXTS))


def children(element: Element) -> Iterator[Element]:
    """Child elements; comments and processing instructions left out."""
    return (child for child in element if isinstance(child.tag, str))
