"""The straight lines a PDF page draws: strokes, the sides of rectangles, and thin rectangles as one line each."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.base.errors import UserError
from pipeline.read.guards import MOST_OBJECTS_ON_PAGE
from pipeline.read.pdf import pdfium_calls as calls
from pipeline.read.pdf.page_objects import FARTHEST, Frame

# Thinner than this a filled rectangle is a drawn line, as Word and WPS draw the borders of each cell.
THIN = 3.0
# More path segments than this on one page is a drawing, not a table.
MAX_SEGMENTS = 60_000
# A rectangle: four corners, and the way back to the first.
RECTANGLE = (4, 5)
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_MOVE = raw.FPDF_SEGMENT_MOVETO


class Rule(NamedTuple):
    """A straight horizontal or vertical line."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        return self.bottom - self.top <= self.x1 - self.x0


def read_rules(page: pdfium.PdfPage, frame: Frame) -> list[Rule]:
    """All straight lines of a page, but for a drawing's. UserError where more is drawn than a page can show."""
    reader = _Reader(frame)
    for path, outer in reader.paths(calls.handle(page.raw), calls.page_objects, _IDENTITY, 0):
        if not reader.read(path, outer):
            break
    return [rule for rule in reader.rules if all(abs(value) < FARTHEST for value in rule)]


class _Reader:
    """Gathers rules; holds the places that pdfium writes its answers to."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.rules: list[Rule] = []
        self.objects = 0
        self.segments = 0
        self.ints = ctypes.c_int(), ctypes.c_int()
        self.corners = tuple(ctypes.c_float() for _ in range(4))
        self.to_ints = tuple(map(ctypes.byref, self.ints))
        self.to_corners = tuple(map(ctypes.byref, self.corners))

    def paths(
        self, parent: ctypes.c_void_p, walk: Any, outer: Matrix, depth: int
    ) -> Iterator[tuple[Any, Matrix]]:
        """The paths of a page or form, with the matrix of the forms around them."""
        count, get = walk
        for index in range(count(parent)):
            self.objects += 1
            if self.objects > MOST_OBJECTS_ON_PAGE:
                raise UserError(
                    f"a page of more than {MOST_OBJECTS_ON_PAGE:,} drawn objects is no page of a notice; print it to a new PDF"
                )
            obj = ctypes.c_void_p(get(parent, index))
            kind = calls.object_type(obj)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                yield obj, outer
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 8:
                yield from self.paths(obj, calls.form_objects, _matrix_of(obj, outer), depth + 1)

    def read(self, path: Any, outer: Matrix) -> bool:
        """Adds the rules of a path; false where the page has become a drawing."""
        count = calls.path_segments(path)
        self.segments += count
        if self.segments > MAX_SEGMENTS:
            return False
        bounds = self._filled_bounds(path, outer) if count in RECTANGLE else None
        if bounds is not None and min(bounds.x1 - bounds.x0, bounds.bottom - bounds.top) < THIN:
            self.rules.append(_middle(bounds))
        else:
            self.rules.extend(self._sides(path, count, _matrix_of(path, outer)))
        return True

    def _filled_bounds(self, path: Any, outer: Matrix) -> Rule | None:
        """The box of a path that is filled and not stroked (a stroke widens it by half its pen); outside of forms only."""
        fill, stroke = self.ints
        if (
            outer is not _IDENTITY
            or not calls.path_mode(path, *self.to_ints)
            or stroke.value
            or not fill.value
        ):
            return None
        if not calls.object_bounds(path, *self.to_corners):
            return None
        left, low, right, high = (corner.value for corner in self.corners)
        return Rule(*self.frame.box(left, low, right, high))

    def _sides(self, path: Any, count: int, matrix: Matrix) -> Iterator[Rule]:
        for points in self._subpaths(path, count, matrix):
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            box = Rule(min(xs), min(ys), max(xs), max(ys))
            if len(points) >= 4 and min(box.x1 - box.x0, box.bottom - box.top) < THIN:
                yield _middle(box)
                continue
            for (ax, ay), (bx, by) in pairwise(points):
                if (abs(ax - bx) < 0.5) != (abs(ay - by) < 0.5):
                    yield Rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def _subpaths(
        self, path: Any, count: int, matrix: Matrix
    ) -> Iterator[list[tuple[float, float]]]:
        a, b, c, d, e, f = matrix
        x, y = self.corners[0], self.corners[1]
        to_x, to_y = self.to_corners[0], self.to_corners[1]
        points: list[tuple[float, float]] = []
        for index in range(count):
            segment = ctypes.c_void_p(calls.path_segment(path, index))
            calls.segment_point(segment, to_x, to_y)
            if points and calls.segment_type(segment) == _MOVE:
                yield points
                points = []
            points.append(
                self.frame.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
            )
            if calls.segment_closes(segment):
                yield [*points, points[0]]
                points = []
        if len(points) > 1:
            yield points


def _matrix_of(obj: Any, outer: Matrix) -> Matrix:
    m = raw.FS_MATRIX()
    calls.object_matrix(obj, ctypes.byref(m))
    if outer is _IDENTITY:
        return m.a, m.b, m.c, m.d, m.e, m.f
    a, b, c, d, e, f = outer
    return (
        m.a * a + m.b * c, m.a * b + m.b * d, m.c * a + m.d * c, m.c * b + m.d * d,
        m.e * a + m.f * c + e, m.e * b + m.f * d + f,
    )  # fmt: skip


def _middle(box: Rule) -> Rule:
    if box.is_horizontal:
        y = (box.top + box.bottom) / 2
        return Rule(box.x0, y, box.x1, y)
    x = (box.x0 + box.x1) / 2
    return Rule(x, box.top, x, box.bottom)
