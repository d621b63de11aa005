"""Words that are shown on a page but stand beside its content: filled form fields, text boxes, stamps."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
from pypdfium2 import raw

# Neither of these shows words of its own on the page.
WORDLESS = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_TEXT}
# Shown on no screen; pdfium's own flattening knows only the second.
UNSEEN = raw.FPDF_ANNOT_FLAG_NOVIEW, raw.FPDF_ANNOT_FLAG_HIDDEN
# Where the words of an annotation stand: of a field its value, of a text box or stamp what it says.
WORDS = b"V", b"Contents"


def open_page(pdf: pdfium.PdfDocument, index: int) -> tuple[pdfium.PdfPage, list[str]]:
    """A page, by its number from 0, with what its annotations show made part of its content (in memory only), and the words
    that the file holds for its fields, drawn or not."""
    page = pdf[index]
    values: list[str] = []
    shown = [_shows(page, number, values) for number in range(raw.FPDFPage_GetAnnotCount(page))]
    if not any(shown):
        return page, []
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    return pdf[index], values


def _shows(page: pdfium.PdfPage, number: int, values: list[str]) -> bool:
    """Whether an annotation is there to show words of its own; adds those of a field, and of what no screen shows, to
    `values`."""
    annotation = raw.FPDFPage_GetAnnot(page, number)
    kind, flags = raw.FPDFAnnot_GetSubtype(annotation), raw.FPDFAnnot_GetFlags(annotation)
    is_unseen = any(flags & flag for flag in UNSEEN)
    if is_unseen:
        raw.FPDFAnnot_SetFlags(annotation, flags | raw.FPDF_ANNOT_FLAG_HIDDEN)
    if kind not in WORDLESS:
        keys = WORDS if is_unseen else WORDS[:1]
        values += filter(None, (_words(annotation, key) for key in keys))
    raw.FPDFPage_CloseAnnot(annotation)
    return kind not in WORDLESS


def _words(annotation: raw.FPDF_ANNOTATION, key: bytes) -> str:
    """What an annotation holds under a key; "" where that is no text."""
    if raw.FPDFAnnot_GetValueType(annotation, key) != raw.FPDF_OBJECT_STRING:
        return ""
    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    held = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(annotation, key, held, length)
    return bytes(held)[: max(0, length - 2)].decode("utf-16-le", "replace").strip()
