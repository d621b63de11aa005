"""The content of a sheet of an .xlsx beside its cells: notes, text boxes, the head and foot of its printed pages, pictures."""

from __future__ import annotations

import re

from pipeline.model.document import Cause, Place
from pipeline.model.issues import make_issue
from pipeline.read.package import Element, Package
from pipeline.read.sheet.sheets import Sheet

# `&"宋体,常规"&12&C附件1&P`: fonts, sizes, sides and page numbers of a printed head.
_CODES = re.compile(r"&(?:\"[^\"]*\"|K[0-9A-F]{6}|\d+|[A-Za-z&])")
_REFERENCE = re.compile(r"[A-Z]{1,3}(\d{1,7})")


def read_beside(package: Package, part: str, root: Element, sheet: Sheet) -> None:
    """Adds them to the sheet."""
    for name in package.related(part, "comments"):
        for comment in package.parse(name).iter("{*}comment"):
            match = _REFERENCE.match(comment.get("ref", ""))
            anchor = f"s{sheet.number}" + (f".r{match.group(1)}" if match else "")
            sheet.beside.append(
                (Cause.COMMENT, "".join(t.text or "" for t in comment.iter("{*}t")), anchor)
            )
    for name in package.related(part, "drawing"):
        _read_drawing(package.parse(name), sheet)
    for item in root.findall("{*}headerFooter/*"):
        words = _CODES.sub(" ", item.text or "").strip()
        if words:
            cause = Cause.HEADER if "Header" in item.tag else Cause.FOOTER
            sheet.beside.append((cause, words, f"s{sheet.number}"))


def _read_drawing(root: Element, sheet: Sheet) -> None:
    for shape in root.iter("{*}sp"):
        for paragraph in shape.iter("{*}p"):
            text = "".join(t.text or "" for t in paragraph.iter("{*}t")).strip()
            sheet.boxes += [text] if text else []
    if next(root.iter("{*}pic"), None) is not None:
        place = Place(f"s{sheet.number}")
        sheet.issues.append(make_issue("web_picture_unread", place, sheet.name))
