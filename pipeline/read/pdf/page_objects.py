"""The parts of a PDF page: the frame that turns its coordinates, and a character with its place.

All boxes are in points from the upper left corner of the page as it is shown (crop box, rotation applied).
"""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2 as pdfium

# No page reaches farther; a place that does (or that is no number) is damaged.
FARTHEST = 100_000.0
Box = tuple[float, float, float, float]
# The turn of upright characters that are written downwards, in columns from the right: a quarter, and once around.
DOWNWARDS = 450


class Char(NamedTuple):
    """A character with its box, baseline, size as drawn, and turn: the degrees clockwise that its line runs at.

    The baseline is the y of the line it stands on; of turned characters, measured across their line.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    turn: int = 0


class Frame:
    """Turns PDF user space into points from the upper left corner of the page as shown, or turned on by `turned` degrees
    clockwise."""

    def __init__(self, page: pdfium.PdfPage, turned: int = 0) -> None:
        self.edges = self.left, self.low, self.right, self.high = tuple(map(float, page.get_bbox()))
        self.rotation = (int(page.get_rotation()) + turned) % 360
        self.turned = turned
        width, height = map(float, page.get_size())
        self.width, self.height = (height, width) if turned % 180 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of pdfium's (from the lower left, unturned) on the page as it is shown, from the upper left, in points."""
        if self.rotation == 0:
            return x - self.left, self.high - y
        if self.rotation == 90:
            return y - self.low, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.low
        return self.high - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box of two opposite corners."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def as_shown(self, box: Box) -> Box:
        """A box of this frame on the page as it is shown."""
        x0, top, x1, bottom = box
        if self.turned == 90:
            return top, self.width - x1, bottom, self.width - x0
        if self.turned == 180:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        if self.turned == 270:
            return self.height - bottom, x0, self.height - top, x1
        return box
