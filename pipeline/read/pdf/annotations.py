"""Words that are shown on a page but stand beside its content: filled form fields, text boxes, stamps."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
from pypdfium2 import raw

# Neither of these shows words of its own on the page.
WORDLESS = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_TEXT}


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
    """Whether an annotation shows words of its own; adds those of a field to `values`."""
    annotation = raw.FPDFPage_GetAnnot(page, number)
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if raw.FPDFAnnot_GetValueType(annotation, b"V") == raw.FPDF_OBJECT_STRING:
        values.append(_value(annotation))
    raw.FPDFPage_CloseAnnot(annotation)
    return kind not in WORDLESS


def _value(annotation: raw.FPDF_ANNOTATION) -> str:
    length = raw.FPDFAnnot_GetStringValue(annotation, b"V", None, 0)
    held = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(annotation, b"V", held, length)
    return bytes(held)[: max(0, length - 2)].decode("utf-16-le", "replace").strip()
