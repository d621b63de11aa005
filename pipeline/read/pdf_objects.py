"""What a PDF page draws, read with pypdfium2 (four to ten times faster than pdfminer): characters and ruled lines.

All boxes are in points from the upper left corner of the page as it is shown (crop box, rotation applied).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.errors import UserError
from pipeline.read.guards import MOST_CHARS_ON_PAGE, MOST_OBJECTS_ON_PAGE

# Thinner than this a filled rectangle is a drawn line, as Word and WPS draw the borders of each cell.
THIN = 3.0
# More path segments than this on one page is a drawing, not a table.
MAX_SEGMENTS = 60_000
SOFT_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}


@dataclass(frozen=True, slots=True)
class Char:
    """A character with its box and baseline."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight horizontal or vertical line."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        return self.bottom - self.top <= self.x1 - self.x0


class Frame:
    """Turns PDF user space into points from the upper left corner of the page as shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.left, self.low, self.right, self.high = page.get_bbox()
        self.rotation = page.get_rotation()
        self.width, self.height = page.get_size()

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.rotation == 90:
            return y - self.low, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.low
        if self.rotation == 270:
            return self.high - y, self.right - x
        return x - self.left, self.high - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def read_chars(page: pdfium.PdfPage, frame: Frame) -> list[Char]:
    """The characters of a page in the order they are drawn; blanks that pdfium makes up are left out."""
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > MOST_CHARS_ON_PAGE:
            raise UserError(f"a page of {textpage.count_chars():,} characters is no page of a notice; print it to a new PDF")
        return list(_iter_chars(textpage.raw, textpage.count_chars(), frame))
    finally:
        textpage.close()


def _iter_chars(handle: Any, count: int, frame: Frame) -> Iterator[Char]:
    left, right, low, high, x, y = (ctypes.c_double() for _ in range(6))
    refs = [ctypes.byref(value) for value in (left, right, low, high)]
    origin = [ctypes.byref(x), ctypes.byref(y)]
    unicode_at, box_at, origin_at = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharBox, raw.FPDFText_GetCharOrigin
    for index in range(count):
        code = unicode_at(handle, index)
        if code in (0, 10, 13) or raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        if not box_at(handle, index, *refs) or not origin_at(handle, index, *origin):
            continue
        box = frame.box(left.value, low.value, right.value, high.value)
        text = chr(code)
        baseline = frame.point(x.value, y.value)[1]
        yield Char(SOFT_HYPHENS.get(text, text), *box, baseline, raw.FPDFText_GetFontSize(handle, index))


def read_rules(page: pdfium.PdfPage, frame: Frame) -> list[Rule]:
    """The straight lines of a page: strokes, the sides of rectangles, and thin rectangles as one line each."""
    rules: list[Rule] = []
    segments = 0
    for path, matrix in _iter_paths(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _IDENTITY, 0):
        segments += raw.FPDFPath_CountSegments(path)
        if segments > MAX_SEGMENTS:
            return rules
        rules.extend(_path_rules(path, matrix, frame))
    return rules


Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def _matrix_of(obj: Any, outer: Matrix) -> Matrix:
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(obj, ctypes.byref(m))
    a, b, c, d, e, f = outer
    return (
        m.a * a + m.b * c, m.a * b + m.b * d, m.c * a + m.d * c, m.c * b + m.d * d,
        m.e * a + m.f * c + e, m.e * b + m.f * d + f,
    )  # fmt: skip


def _iter_paths(parent: Any, count: Any, get: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    for index in range(count(parent)):
        obj = get(parent, index)
        kind = raw.FPDFPageObj_GetType(obj)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield obj, _matrix_of(obj, outer)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 8:
            inner = _matrix_of(obj, outer)
            yield from _iter_paths(obj, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth + 1)


def _path_rules(path: Any, matrix: Matrix, frame: Frame) -> Iterator[Rule]:
    for points in _subpaths(path, matrix, frame):
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = Rule(min(xs), min(ys), max(xs), max(ys))
        if len(points) >= 4 and min(box.x1 - box.x0, box.bottom - box.top) < THIN:
            yield _middle(box)
            continue
        for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
            if (abs(ax - bx) < 0.5) != (abs(ay - by) < 0.5):
                yield Rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _middle(box: Rule) -> Rule:
    if box.is_horizontal:
        y = (box.top + box.bottom) / 2
        return Rule(box.x0, y, box.x1, y)
    x = (box.x0 + box.x1) / 2
    return Rule(x, box.top, x, box.bottom)


def _subpaths(path: Any, matrix: Matrix, frame: Frame) -> Iterator[list[tuple[float, float]]]:
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(frame.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment):
            yield [*points, points[0]]
            points = []
    if len(points) > 1:
        yield points
