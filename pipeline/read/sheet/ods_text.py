"""A paragraph of an .ods to words."""

from __future__ import annotations

from pipeline.read.package import Element
from pipeline.read.sheet.ods_styles import OdsStyles
from pipeline.read.sheet.rich_text import RichText, raised
from pipeline.text import whole_number

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read_paragraph(paragraph: Element, styles: OdsStyles) -> RichText:
    """The words of a paragraph: blanks and breaks as written, struck runs and reading aids apart, raised ones as marks."""
    parts: list[str] = [paragraph.text or ""]
    struck: list[str] = []
    aids: list[str] = []
    for child in paragraph:
        words = "".join(child.itertext())
        tag = child.tag.removeprefix(TEXT) if isinstance(child.tag, str) else ""
        if tag == "s":
            parts.append(" " * min(_spaces(child), 64))
        elif tag in {"line-break", "tab"}:
            parts.append("\n" if tag == "line-break" else "\t")
        elif tag == "ruby":
            base = "".join("".join(b.itertext()) for b in child.findall(f"{TEXT}ruby-base"))
            parts.append(base)
            aids.append("".join("".join(b.itertext()) for b in child.findall(f"{TEXT}ruby-text")))
        elif styles.look(child.get(f"{TEXT}style-name", "")).is_struck:
            struck.append(words)
        else:
            parts.append(
                raised(
                    _inner(child, styles), styles.look(child.get(f"{TEXT}style-name", "")).raising
                )
            )
        parts.append(child.tail or "")
    return RichText("".join(parts), "".join(struck), "".join(aids))


def _inner(element: Element, styles: OdsStyles) -> str:
    """The words of a span, its blanks and breaks written out."""
    parts = [element.text or ""]
    for child in element.iterdescendants():
        tag = child.tag.removeprefix(TEXT) if isinstance(child.tag, str) else ""
        parts.append({"s": " ", "line-break": "\n", "tab": "\t"}.get(tag, child.text or ""))
        parts.append(child.tail or "")
    return "".join(parts)


def _spaces(element: Element) -> int:
    return whole_number(element.get(f"{TEXT}c", "1")) or 1
