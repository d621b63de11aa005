"""Words that are shown on a page but stand beside its content: filled form fields, text boxes, stamps."""

from __future__ import annotations

import pypdfium2 as pdfium
from pypdfium2 import raw

# Neither of these shows words of its own on the page.
WORDLESS = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_TEXT}


def open_page(pdf: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """A page, by its number from 0, with what its annotations show made part of its content (in memory only)."""
    page = pdf[index]
    if not _shows_annotations(page):
        return page
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    return pdf[index]


def _shows_annotations(page: pdfium.PdfPage) -> bool:
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind not in WORDLESS:
            return True
    return False
