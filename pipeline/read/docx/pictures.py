"""Pictures and embedded objects, whose words no reader of text sees: a table pasted as a picture, a formula of an old program."""

from __future__ import annotations

import re

from pipeline.model.document import Issue, Place
from pipeline.model.issues import make_issue
from pipeline.read.docx.names import DRAWING, PLACED, VML, Element
from pipeline.text import whole_number

_EMU_A_CM = 360_000
_POINTS_A_CM = 72 / 2.54
# Smaller ones are seals, signatures and codes to scan; the text of a page of A4 takes 16 by 25 cm.
LEAST_WIDE, LEAST_HIGH = 8.0, 3.0
PAGE_WIDE, PAGE_HIGH = 12.0, 15.0
_BLIP = f"{{{DRAWING}}}blip"
_IMAGE, _SHAPE = f"{{{VML}}}imagedata", f"{{{VML}}}shape"
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_SIZE = re.compile(r"(width|height)\s*:\s*([\d.]+)(pt|in|cm|mm|px)?")
_UNITS = {"pt": 1 / _POINTS_A_CM, "in": 2.54, "cm": 1.0, "mm": 0.1, "px": 2.54 / 96, "": 2.54 / 96}


def unseen(element: Element) -> str:
    """The content of a drawing that text does not hold: `page`, `picture`, the program of an embedded object, or ""."""
    program = next(element.iter(_OBJECT), None)
    if program is not None:
        return str(program.get("ProgID") or "OLE")
    wide, high = _size_of(element)
    if wide >= PAGE_WIDE and high >= PAGE_HIGH:
        return "page"
    return "picture" if wide >= LEAST_WIDE and high >= LEAST_HIGH else ""


def _size_of(element: Element) -> tuple[float, float]:
    """Width and height in cm of a picture; (0, 0) where there is none."""
    extent = next(element.iter(f"{{{PLACED}}}extent"), None)
    if extent is not None and next(element.iter(_BLIP), None) is not None:
        wide, high = (whole_number(extent.get(name, "")) or 0 for name in ("cx", "cy"))
        return wide / _EMU_A_CM, high / _EMU_A_CM
    if next(element.iter(_IMAGE), None) is None:
        return 0.0, 0.0
    sizes = {
        name: float(number) * _UNITS[unit or ""]
        for shape in element.iter(_SHAPE)
        for name, number, unit in _SIZE.findall(shape.get("style", ""))
        if number.count(".") < 2
    }
    return sizes.get("width", 0.0), sizes.get("height", 0.0)


def tell_unseen(found: list[tuple[str, Place]]) -> list[Issue]:
    """An error for pictures as large as a page, a warning for each other kind; each with its count, at the first place."""
    first: dict[str, Place] = {}
    for what, place in found:
        first.setdefault(what, place)
    counts = {what: sum(each == what for each, _ in found) for what in first}
    issues = []
    for what, place in first.items():
        count = counts[what]
        if what == "page":
            en, zh = f"{count} picture(s) as large as a page", f"{count} 幅占满页面的图片"
            issues.append(make_issue("part_unread", place, "", what=en, what_zh=zh))
        else:
            en, zh = ("picture", "图片") if what == "picture" else (what, what)
            issues.append(make_issue("object_unread", place, "", count=count, what=en, what_zh=zh))
    return issues
