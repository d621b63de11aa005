"""Values of printed records as the text of a CSV cell, and back. Any text survives.

A backslash, and the characters that a text file cannot hold (control characters but tab and new line, halves of a
surrogate pair), are written as in Python: `\\\\`, `\\r`, `\\x0b`. Null is `\\N`, a list is JSON.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.model.vocabularies import Severity

Value = str | int | bool | tuple[str, ...] | None
NULL = r"\N"
LONGEST_CELL = 2**31 - 1
_UNWRITABLE = re.compile(r"[\\\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_ESCAPED = re.compile(r"\\(\\|r|x[0-9a-f]{2}|u[0-9a-f]{4})")
_SHORT = {"\\": r"\\", "\r": r"\r"}
_LONG = {"\\": "\\", "r": "\r"}


@contextmanager
def long_cells() -> Iterator[None]:
    """Read cells of any length: the csv module's own limit is 131,072 characters, for the whole process."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def escape(text: str) -> str:
    """A text without the characters that a text file cannot hold; `unescape` gives it back."""
    if text.isprintable() and "\\" not in text:
        # Nearly every one.
        return text
    return _UNWRITABLE.sub(lambda match: _sign(match.group()), text)


def unescape(text: str) -> str:
    """The inverse of `escape`."""
    return _ESCAPED.sub(lambda match: _char(match.group(1)), text) if "\\" in text else text


def _sign(char: str) -> str:
    code = ord(char)
    return _SHORT.get(char) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def _char(sign: str) -> str:
    return _LONG.get(sign) or chr(int(sign[1:], 16))


def to_text(value: Value) -> str:
    """A value as the words of a cell."""
    if isinstance(value, str):
        return escape(value)
    if value is None:
        return NULL
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return escape(json.dumps(value, ensure_ascii=False)) if value else ""
    return escape(str(value))


def from_text(text: str, kind: str) -> Value:
    """The inverse of `to_text`; `kind` is the annotation of the field it goes to. ValueError where it does not fit."""
    if text == NULL:
        return None
    if kind == "bool":
        return text == "true"
    if kind == "int":
        return int(text)
    if kind.startswith("tuple"):
        return tuple(json.loads(unescape(text))) if text else ()
    return Severity(text) if kind == "Severity" else unescape(text)
