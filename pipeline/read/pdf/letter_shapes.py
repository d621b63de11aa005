"""Signs that a font does not name and whose number is that of a plain letter, but whose drawing is none: a prime read as 0, ≠ as
6, a dot as z.

The bounds are those of plain letters that their fonts name, in 2,500 public PDFs: hardly one in 200 lies outside.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from pipeline.read.pdf import pdfium_calls as calls


class Bounds(NamedTuple):
    """How far a letter may begin above its baseline (below where negative), and how wide it may be; as shares of its height,
    whatever its size."""

    lowest: float
    highest: float
    narrowest: float
    widest: float


_BOUNDS = {
    "0268": Bounds(-0.17, 0.06, 0.42, 1.05),
    # Of old figures these hang below the line.
    "34579": Bounds(-0.37, 0.06, 0.42, 1.05),
    "1": Bounds(-0.17, 0.06, 0.22, 1.05),
    "ABCDEFGHKLMNOPRSTUVWXYZ": Bounds(-0.14, 0.06, 0.38, 1.65),
    "I": Bounds(-0.14, 0.06, 0.06, 0.9),
    "JQ": Bounds(-0.34, 0.06, 0.22, 1.25),
    "abcdehknorstuvxz": Bounds(-0.16, 0.06, 0.3, 1.45),
    "mw": Bounds(-0.12, 0.06, 0.8, 2.2),
    "il": Bounds(-0.12, 0.06, 0.06, 1.0),
    "f": Bounds(-0.3, 0.06, 0.28, 1.1),
    "gpqy": Bounds(-0.45, -0.04, 0.42, 1.25),
    "j": Bounds(-0.36, -0.08, 0.12, 0.75),
    "()[]|": Bounds(-0.34, 0.02, 0.01, 1.05),
    "!": Bounds(-0.22, 0.12, 0.08, 0.65),
}
BOUNDS = {letter: bounds for letters, bounds in _BOUNDS.items() for letter in letters}
# A font is not believed where so many of its letters are none. Where so many begin at one height, for it gives the box of the
# whole font for each, they say nothing.
FEWEST, ALIKE = 2, 3
# Only upright letters are looked at: this share of a matrix may lie across it.
ASKEW = 0.01


class _Shape(NamedTuple):
    """Where a character begins above its baseline, and its width, as shares of its height."""

    begin: float
    width: float


def misshapen(text: Any, fonts: dict[int, list[int]], letters: Sequence[str]) -> set[int]:
    """The numbers of those characters that are no letters, or of a font with two such or more; `fonts` are the numbers of
    characters that their font does not name, by the address of the font."""
    found: set[int] = set()
    for numbers in fonts.values():
        shapes = {letters[n]: _shape(text, n) for n in reversed(numbers) if letters[n] in BOUNDS}
        begins = [shape.begin for shape in shapes.values() if shape]
        if len(begins) >= ALIKE and max(begins) - min(begins) < 1e-3:
            continue
        none = {letter for letter, shape in shapes.items() if shape and not _fits(letter, shape)}
        is_believed = len(none) < FEWEST
        found |= {n for n in numbers if not is_believed or letters[n] in none}
    return found


def by_font(numbers: Iterable[int], font: Any) -> dict[int, list[int]]:
    """Numbers of characters by the address of their font, which `font` gives."""
    found: dict[int, list[int]] = {}
    for number in numbers:
        found.setdefault(font(number), []).append(number)
    return found


def _fits(letter: str, shape: _Shape) -> bool:
    lowest, highest, narrowest, widest = BOUNDS[letter]
    return lowest <= shape.begin <= highest and narrowest <= shape.width <= widest


def _shape(text: Any, index: int) -> _Shape | None:
    """The shape of an upright character; None of another, and of one that draws nothing."""
    matrix, places = ctypes.create_string_buffer(24), ctypes.create_string_buffer(48)
    calls.char_matrix(text, index, ctypes.byref(matrix))
    a, b, c, d, _, _ = struct.unpack("6f", matrix.raw)
    if a <= 0 or d <= 0 or max(abs(b), abs(c)) > ASKEW * max(a, d):
        return None
    at = [ctypes.byref(places, 8 * number) for number in range(6)]
    calls.char_box(text, index, *at[:4])
    calls.char_origin(text, index, *at[4:])
    x0, x1, low, high, _, baseline = struct.unpack("6d", places.raw)
    if high <= low or x1 <= x0:
        return None
    return _Shape((low - baseline) / (high - low), (x1 - x0) / (high - low) * d / a)
