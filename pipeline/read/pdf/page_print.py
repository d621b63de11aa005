"""A page as it looks in print, asked only where the file leaves doubt about what is seen."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from math import ceil, floor, sqrt

import pypdfium2 as pdfium

from pipeline.read.pdf.page_objects import Box, Frame

# Dots a point, and the most dots of one print.
SCALE, MOST_DOTS = 2.0, 4_000_000
# Of 256 shades, the difference that an eye sees on paper.
CONTRAST = 12
# Half of the height in points that is looked at for a line, and the share of it that is drawn where there is one.
LINE, DRAWN = 0.75, 0.95
# Ink is so much darker than paper.
INK = 40
# For the share of ink one dot of so many is looked at.
SPARSE = 7


class Print:
    """The grey dots of a page, printed when first asked for."""

    def __init__(self, page: pdfium.PdfPage, frame: Frame) -> None:
        self.page, self.frame = page, frame
        self.scale = min(SCALE, sqrt(MOST_DOTS / max(frame.width * frame.height, 1.0)))

    @cached_property
    def _dots(self) -> tuple[bytes, int, int, int]:
        bitmap = self.page.render(scale=self.scale, grayscale=True)
        try:
            return bytes(bitmap.buffer), int(bitmap.width), int(bitmap.height), int(bitmap.stride)
        finally:
            bitmap.close()

    def _rows(self, box: Box) -> list[bytes]:
        """The dots of a box of the frame, row by row."""
        dots, width, height, stride = self._dots
        x0, top, x1, bottom = (value * self.scale for value in self.frame.as_shown(box))
        left, right = max(0, floor(x0)), min(width, ceil(x1) + 1)
        rows = range(max(0, floor(top)), min(height, ceil(bottom) + 1))
        return [dots[row * stride + left : row * stride + right] for row in rows]

    def shows(self, box: Box) -> bool:
        """Whether anything is to be seen in a box."""
        seen = b"".join(self._rows(box))
        return bool(seen) and max(seen) - min(seen) >= CONTRAST

    def shows_line(self, x0: float, y: float, x1: float) -> bool:
        """Whether a line is drawn from x0 to x1 at the height y, all along."""
        rows = self._rows((x0, y - LINE, x1, y + LINE))
        around = b"".join(self._rows((x0, y - 8 * LINE, x1, y + 8 * LINE)))
        if self.frame.turned % 180 or not around:
            return bool(around)
        columns = list(zip(*rows, strict=False))
        dark = sum(min(column) <= max(around) - CONTRAST for column in columns)
        return bool(dark >= DRAWN * len(columns))

    def ink_share(self, box: Box) -> float:
        """The share of a box that is darker than its paper, whatever the shade of that."""
        shades = Counter(b"".join(self._rows(box))[::SPARSE])
        paper = shades.most_common(1)[0][0] if shades else 0
        ink = sum(number for shade, number in shades.items() if shade < paper - INK)
        return ink / max(shades.total(), 1)
