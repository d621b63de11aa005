"""The drawing of a PDF page: its straight lines (strokes, the sides of rectangles, thin rectangles as one line each), and beside
them, from the same walk, its texts, pictures and fills."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.base.errors import UserError
from pipeline.read.guards import MOST_OBJECTS_ON_PAGE
from pipeline.read.pdf import pdfium_calls as calls
from pipeline.read.pdf.object_matrix import IDENTITY, Matrix, matrix_of
from pipeline.read.pdf.page_objects import FARTHEST, Frame

# Thinner than this a filled rectangle is a drawn line, as Word and WPS draw the borders of each cell.
THIN = 3.0
# More path segments than this on one page is a drawing, not a table.
MAX_SEGMENTS = 60_000
# A rectangle: four corners, and the way back to the first.
RECTANGLE = (4, 5)
# From this share of a page's height on, a fill is the ground of the page or of a column.
BACKGROUND = 0.9
# On paper nobody tells a fill lighter than this, or one less opaque, from none.
WHITE, CLEAR = 250, 5
MOST_SHADES = 500
Colour = tuple[int, int, int, int]
Point = tuple[float, float]
_MOVE = raw.FPDF_SEGMENT_MOVETO
# In half the time of `RuledLine(…)`, which is a function of its own around it.
_new_tuple = tuple.__new__


class RuledLine(NamedTuple):
    """A straight horizontal or vertical line."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        return self.bottom - self.top <= self.x1 - self.x0


class Fill(NamedTuple):
    """A box that is filled, with its colour, and its number among all that the page draws."""

    box: RuledLine
    colour: Colour
    order: int


class Drawing(NamedTuple):
    """The drawing of a page: straight lines; texts as (pdfium's object, number in the order of drawing, pdfium's
    number of how it is drawn); pictures as (pdfium's
    object, the matrix of the forms around it); fills; and how many segments its paths have."""

    rules: list[RuledLine]
    texts: list[tuple[Any, int, int]]
    pictures: list[tuple[Any, Matrix]]
    fills: list[Fill]
    segments: int


def read_rules(page: pdfium.PdfPage, frame: Frame) -> list[RuledLine]:
    """All straight lines of a page, but for a drawing's. UserError where more is drawn than a page can show."""
    return read_drawing(page, frame).rules


def read_drawing(page: pdfium.PdfPage, frame: Frame) -> Drawing:
    """The drawing of a page; the lines of no drawing. UserError where it is more than a page can show."""
    reader = _Reader(frame)
    for path, outer in reader.paths(calls.handle(page.raw), calls.page_objects, IDENTITY, 0):
        reader.read(path, outer)
    shown = [shown for rule in reader.rules if (shown := _on_page(rule, frame)) is not None]
    return Drawing(shown, reader.texts, reader.pictures, reader.fills, reader.segments)


def _on_page(rule: RuledLine, frame: Frame) -> RuledLine | None:
    """The part of a rule that the page shows; None where it lies outside, or at no place at all."""
    x0, top, x1, bottom = rule
    width, height = frame.width, frame.height
    if x0 >= 0.0 and top >= 0.0 and x1 <= width and bottom <= height:
        return rule
    if not all(abs(value) < FARTHEST for value in rule):
        return None
    x0, top, x1, bottom = max(x0, 0.0), max(top, 0.0), min(x1, width), min(bottom, height)
    return RuledLine(x0, top, x1, bottom) if x0 <= x1 and top <= bottom else None


class _Reader:
    """Gathers rules; holds the places that pdfium writes its answers to."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.rules: list[RuledLine] = []
        self.shades: list[RuledLine] = []
        self.texts: list[tuple[Any, int, int]] = []
        self.pictures: list[tuple[Any, Matrix]] = []
        self.fills: list[Fill] = []
        self.objects = 0
        self.segments = 0
        self.ints = ctypes.c_int(), ctypes.c_int()
        self.corners = tuple(ctypes.c_float() for _ in range(4))
        self.colour = tuple(ctypes.c_uint() for _ in range(4))
        self.to_ints = tuple(map(ctypes.byref, self.ints))
        self.to_corners = tuple(map(ctypes.byref, self.corners))

    def paths(
        self, parent: Any, walk: Any, outer: Matrix, depth: int
    ) -> Iterator[tuple[Any, Matrix]]:
        """The paths of a page or form, with the matrix of the forms around them."""
        count, get = walk
        number = count(parent)
        if self.objects + number > MOST_OBJECTS_ON_PAGE:
            raise UserError(
                f"a page of more than {MOST_OBJECTS_ON_PAGE:,} drawn objects is no page of a notice; print it to a new PDF",
                f"一页的图形对象超过 {MOST_OBJECTS_ON_PAGE:,} 个，不会是通知；请打印为新的 PDF",
            )
        found = [*map(get, repeat(parent), range(number))]
        # Most objects are texts, and no others have a way of drawing: one question for both.
        for obj, mode in zip(found, map(calls.text_mode, found), strict=True):
            self.objects += 1
            if mode != raw.FPDF_TEXTRENDERMODE_UNKNOWN:
                self.texts.append((obj, self.objects, mode))
                continue
            kind = calls.object_type(obj)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                yield obj, outer
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append((obj, outer))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 8:
                yield from self.paths(obj, calls.form_objects, matrix_of(obj, outer), depth + 1)

    def read(self, path: Any, outer: Matrix) -> None:
        """Adds the rules of a path, unless the page has become a drawing."""
        count = calls.path_segments(path)
        self.segments += count
        if self.segments > MAX_SEGMENTS:
            return
        is_fill = count >= min(RECTANGLE) and self._is_fill(path)
        bounds = self._bounds(path, outer) if is_fill and count in RECTANGLE else None
        if bounds is not None and min(bounds.x1 - bounds.x0, bounds.bottom - bounds.top) < THIN:
            self.rules.append(_middle(bounds))
        else:
            colour = self._colour(path) if is_fill else None
            for points in self._subpaths(path, count, matrix_of(path, outer)):
                self._add_sides(points, colour)

    def _is_fill(self, path: Any) -> bool:
        """Whether a path is filled and not stroked."""
        fill, stroke = self.ints
        return bool(calls.path_mode(path, *self.to_ints) and fill.value and not stroke.value)

    def _bounds(self, path: Any, outer: Matrix) -> RuledLine | None:
        """The box of a path without a stroke (which would widen it by half its pen); outside of forms only."""
        if outer is not IDENTITY or not calls.object_bounds(path, *self.to_corners):
            return None
        left, low, right, high = (corner.value for corner in self.corners)
        return RuledLine(*self.frame.box(left, low, right, high))

    def _colour(self, path: Any) -> Colour:
        """The colour of a path: red, green, blue, opacity of 0 to 255; a pattern counts as black."""
        if not calls.fill_colour(path, *map(ctypes.byref, self.colour)):
            return 0, 0, 0, 255
        red, green, blue, opacity = (part.value for part in self.colour)
        return red, green, blue, opacity

    def _bounds_something(self, box: RuledLine, colour: Colour) -> bool:
        """Whether the sides of a fill part anything: not those of a ground as high as the page, nor of white on white."""
        if len(self.fills) < MOST_SHADES:
            self.fills.append(Fill(box, colour, self.objects))
        high = min(box.bottom, self.frame.height) - max(box.top, 0.0)
        if high >= BACKGROUND * self.frame.height or colour[3] < CLEAR:
            return False
        if min(colour[:3]) < WHITE:
            if len(self.shades) < MOST_SHADES:
                self.shades.append(box)
            return True
        return any(_holds(shade, box) for shade in self.shades)

    def _add_sides(self, points: Sequence[Point], colour: Colour | None) -> None:
        """Adds the straight lines between points, of a fill (`colour` is given) those that bound something."""
        if len(points) >= 4 or colour is not None:
            box = _around(points)
            if len(points) >= 4 and min(box.x1 - box.x0, box.bottom - box.top) < THIN:
                self.rules.append(_middle(box))
                return
            if colour is not None and not self._bounds_something(box, colour):
                return
        for (ax, ay), (bx, by) in pairwise(points):
            if (abs(ax - bx) < 0.5) != (abs(ay - by) < 0.5):
                # What `min` and `max` give, in a third of their time.
                self.rules.append(_new_tuple(RuledLine, (
                    bx if bx < ax else ax, by if by < ay else ay,
                    bx if bx > ax else ax, by if by > ay else ay,
                )))  # fmt: skip

    def _subpaths(self, path: Any, count: int, matrix: Matrix) -> Iterator[list[Point]]:
        """The points of each part of a path, in the order it is drawn."""
        a, b, c, d, e, f = matrix
        on_frame, is_upright = self.frame.point, self.frame.rotation == 0
        left, high = self.frame.left, self.frame.high
        to_x, to_y = self.to_corners[:2]
        at_x, at_y = self.corners[:2]
        points: list[Point] = []
        for index in range(count):
            segment = calls.path_segment(path, index)
            calls.segment_point(segment, to_x, to_y)
            if points and calls.segment_type(segment) == _MOVE:
                yield points
                points = []
            x, y = at_x.value, at_y.value
            x, y = a * x + c * y + e, b * x + d * y + f
            points.append((x - left, high - y) if is_upright else on_frame(x, y))
            if calls.segment_closes(segment):
                yield [*points, points[0]]
                points = []
        if len(points) > 1:
            yield points


def _around(points: Sequence[Point]) -> RuledLine:
    xs, ys = zip(*points, strict=True)
    return RuledLine(min(xs), min(ys), max(xs), max(ys))


def _middle(box: RuledLine) -> RuledLine:
    if box.is_horizontal:
        y = (box.top + box.bottom) / 2
        return RuledLine(box.x0, y, box.x1, y)
    x = (box.x0 + box.x1) / 2
    return RuledLine(x, box.top, x, box.bottom)


def _holds(outer: RuledLine, inner: RuledLine) -> bool:
    return (
        outer.x0 <= inner.x0 + THIN
        and outer.top <= inner.top + THIN
        and outer.x1 >= inner.x1 - THIN
        and outer.bottom >= inner.bottom - THIN
    )
