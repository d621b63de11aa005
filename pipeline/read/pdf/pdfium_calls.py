"""pdfium's functions as bare C calls. A page has thousands of characters and segments, each of which takes several calls;
ctypes spends three times as long on checking pointer types as pdfium on answering.

The prototypes hold the interpreter's lock and check nothing: pass handles as `handle(…)` or as a call gives them, places for
results as `byref`.
"""

from __future__ import annotations

import ctypes
from typing import Any

from pypdfium2 import raw

from pipeline.read.pdf.stand_in_font import use_stand_in

use_stand_in()


class Handle(ctypes.c_void_p):
    """An object of pdfium's, as a call gives it and the next one takes it; `value` is its address."""


_INT, _DOUBLE, _ADDRESS, _HANDLE = (
    ctypes.PYFUNCTYPE(ctypes.c_int),
    ctypes.PYFUNCTYPE(ctypes.c_double),
    ctypes.PYFUNCTYPE(ctypes.c_void_p),
    ctypes.PYFUNCTYPE(Handle),
)


def handle(pointer: Any) -> Any:
    """A typed pointer, or an address, made ready once for the many calls that take it."""
    return ctypes.c_void_p.from_param(ctypes.cast(pointer, ctypes.c_void_p).value)


def _bare(prototype: Any, function: Any) -> Any:
    return prototype(ctypes.cast(function, ctypes.c_void_p).value)


page_text = _bare(_INT, raw.FPDFText_GetText)
text_index = _bare(_INT, raw.FPDFText_GetTextIndexFromCharIndex)
char_unicode = _bare(_INT, raw.FPDFText_GetUnicode)
char_is_generated = _bare(_INT, raw.FPDFText_IsGenerated)
char_box = _bare(_INT, raw.FPDFText_GetCharBox)
char_loose_box = _bare(_INT, raw.FPDFText_GetLooseCharBox)
char_origin = _bare(_INT, raw.FPDFText_GetCharOrigin)
char_object = _bare(_ADDRESS, raw.FPDFText_GetTextObject)
char_has_no_unicode = _bare(_INT, raw.FPDFText_HasUnicodeMapError)
char_matrix = _bare(_INT, raw.FPDFText_GetMatrix)
char_size = _bare(_DOUBLE, raw.FPDFText_GetFontSize)

page_objects = _bare(_INT, raw.FPDFPage_CountObjects), _bare(_HANDLE, raw.FPDFPage_GetObject)
form_objects = _bare(_INT, raw.FPDFFormObj_CountObjects), _bare(_HANDLE, raw.FPDFFormObj_GetObject)
object_type = _bare(_INT, raw.FPDFPageObj_GetType)
count_marks = _bare(_INT, raw.FPDFPageObj_CountMarks)
object_mark = _bare(_ADDRESS, raw.FPDFPageObj_GetMark)
mark_name = _bare(_INT, raw.FPDFPageObjMark_GetName)
object_matrix = _bare(_INT, raw.FPDFPageObj_GetMatrix)
object_bounds = _bare(_INT, raw.FPDFPageObj_GetBounds)
path_segments = _bare(_INT, raw.FPDFPath_CountSegments)
path_mode = _bare(_INT, raw.FPDFPath_GetDrawMode)
text_font = _bare(_ADDRESS, raw.FPDFTextObj_GetFont)
font_name = _bare(_INT, raw.FPDFFont_GetBaseFontName)
text_mode = _bare(_INT, raw.FPDFTextObj_GetTextRenderMode)
fill_colour = _bare(_INT, raw.FPDFPageObj_GetFillColor)
path_segment = _bare(_HANDLE, raw.FPDFPath_GetPathSegment)
segment_type = _bare(_INT, raw.FPDFPathSegment_GetType)
segment_point = _bare(_INT, raw.FPDFPathSegment_GetPoint)
segment_closes = _bare(_INT, raw.FPDFPathSegment_GetClose)
