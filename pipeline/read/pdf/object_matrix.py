"""Where an object of a page is drawn: its matrix, with those of the forms that it stands in."""

from __future__ import annotations

import ctypes
import struct
from typing import Any

from pypdfium2 import raw

from pipeline.read.pdf import pdfium_calls as calls

# (a, b, c, d, e, f): a point (x, y) is drawn at (ax + cy + e, bx + dy + f).
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_unpack = struct.Struct("6f").unpack_from


def matrix_of(obj: Any, outer: Matrix) -> Matrix:
    """The matrix of an object, with that of the forms around it."""
    held = raw.FS_MATRIX()
    calls.object_matrix(obj, ctypes.byref(held))
    own: Matrix = _unpack(held)
    return own if outer is IDENTITY else _one_after_other(own, outer)


def _one_after_other(own: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = own
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od,
        e * oa + f * oc + oe, e * ob + f * od + of,
    )  # fmt: skip
