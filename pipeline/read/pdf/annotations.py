"""Words that are shown on a page but stand beside its content: filled form fields, text boxes, stamps."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.text import squeeze

# Neither of these shows words of its own on the page.
WORDLESS = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_TEXT}
# Shown on no screen; pdfium's own flattening knows only the second.
UNSEEN = raw.FPDF_ANNOT_FLAG_NOVIEW, raw.FPDF_ANNOT_FLAG_HIDDEN
# Where the words of an annotation stand: of a field its value, of a text box or stamp what it says.
WORDS = b"V", b"Contents"
# Fields that people write words in, or choose them.
WRITTEN = {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}


class Opened(NamedTuple):
    """A page with what its annotations show as part of its content; the words that the file holds for its fields, drawn or not;
    and the text of the page without its annotations, where it has fields."""

    page: pdfium.PdfPage
    values: list[str]
    content: str


def open_page(pdf: pdfium.PdfDocument, index: int) -> Opened:
    """A page, by its number from 0, with what its annotations show made part of its content (in memory only)."""
    page = pdf[index]
    values: list[str] = []
    shown = [_shows(page, number, values) for number in range(raw.FPDFPage_GetAnnotCount(page))]
    if not any(shown):
        return Opened(page, [], "")
    values += _held_above(pdf, page)
    content = _text(page) if values else ""
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    return Opened(pdf[index], values, content)


def undrawn(opened: Opened, printed: str) -> list[str]:
    """The words of the fields of a page that it does not show, for each time that it lacks them: only a program for forms does.
    `printed` is the text of the page with its annotations; what its content says anyway shows no field."""
    shown, before = (squeeze(text) if opened.values else "" for text in (printed, opened.content))
    missing: list[str] = []
    for words, number in Counter(map(squeeze, opened.values)).items():
        drawn = shown.count(words) - before.count(words)
        own = next(value for value in opened.values if squeeze(value) == words)
        missing += [own] * max(0, number - drawn)
    return missing


def _text(page: pdfium.PdfPage) -> str:
    textpage = page.get_textpage()
    try:
        return str(textpage.get_text_range())
    finally:
        textpage.close()


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


def _held_above(pdf: pdfium.PdfDocument, page: pdfium.PdfPage) -> list[str]:
    """The words of the fields of a page that the file holds with their parent, for all places where the field stands."""
    numbers = [n for n in range(raw.FPDFPage_GetAnnotCount(page)) if _is_empty_field(page, n)]
    if not numbers:
        return []
    # pdfium keeps the address until the form is left.
    info = raw.FPDF_FORMFILLINFO(version=2)
    form = raw.FPDFDOC_InitFormFillEnvironment(pdf, ctypes.byref(info))
    if not form:
        return []
    try:
        return list(filter(None, (_value_above(form, page, number) for number in numbers)))
    finally:
        raw.FPDFDOC_ExitFormFillEnvironment(form)


def _is_empty_field(page: pdfium.PdfPage, number: int) -> bool:
    """Whether an annotation is the place of a field and holds no value itself."""
    annotation = raw.FPDFPage_GetAnnot(page, number)
    is_field = raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET
    is_empty = is_field and not raw.FPDFAnnot_GetValueType(annotation, WORDS[0])
    raw.FPDFPage_CloseAnnot(annotation)
    return is_empty


def _value_above(form: Any, page: pdfium.PdfPage, number: int) -> str:
    """What is written in a field; of boxes to tick nothing."""
    annotation = raw.FPDFPage_GetAnnot(page, number)
    value = ""
    if raw.FPDFAnnot_GetFormFieldType(form, annotation) in WRITTEN:
        value = _text_of(lambda *into: raw.FPDFAnnot_GetFormFieldValue(form, annotation, *into))
    raw.FPDFPage_CloseAnnot(annotation)
    return value


def _words(annotation: raw.FPDF_ANNOTATION, key: bytes) -> str:
    """What an annotation holds under a key; "" where that is no text."""
    if raw.FPDFAnnot_GetValueType(annotation, key) != raw.FPDF_OBJECT_STRING:
        return ""
    return _text_of(lambda *into: raw.FPDFAnnot_GetStringValue(annotation, key, *into))


def _text_of(ask: Callable[..., int]) -> str:
    """The text that a function of pdfium's writes into a buffer of a length, once it has said how long it is."""
    length = ask(None, 0)
    held = (ctypes.c_ushort * (length // 2 + 1))()
    ask(held, length)
    return bytes(held)[: max(0, length - 2)].decode("utf-16-le", "replace").strip()
