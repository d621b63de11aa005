"""The properties of a paragraph that its words depend on."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.read.docx.names import FRAME_PR, NUM_PR, P_STYLE, R_PR, SECT_PR, VAL, Element, w

_INITIAL = w("dropCap")
_DELETED_MARKS = (w("del"), w("moveFrom"))


class About(NamedTuple):
    """The properties of a paragraph: the style, the list (`w:numPr`), how the mark is shown."""

    style: str = ""
    link: Element | None = None
    mark: Element | None = None
    is_initial: bool = False
    ends_section: bool = False


_NOTHING = About()


def read_properties(properties: Element | None) -> About:
    """The properties in a `w:pPr`, in one pass; nothing where there is none."""
    if properties is None:
        return _NOTHING
    style, link, mark, is_initial, ends_section = _NOTHING
    for child in properties:
        tag = child.tag
        if tag == P_STYLE:
            style = child.get(VAL, "")
        elif tag == NUM_PR:
            link = child
        elif tag == R_PR:
            mark = child
        elif tag == FRAME_PR:
            is_initial = child.get(_INITIAL, "none") != "none"
        elif tag == SECT_PR:
            ends_section = True
    return About(style, link, mark, is_initial, ends_section)


def has_deleted_mark(properties: Element | None) -> bool:
    """Whether a tracked change has deleted or moved away the mark that ends a paragraph."""
    return properties is not None and any(child.tag in _DELETED_MARKS for child in properties)
