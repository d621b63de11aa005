"""Words that somebody else wrote, made safe to show: no control character of theirs reaches a terminal, a log or a page."""

from __future__ import annotations

import re

# C0 and C1 controls, line separators, the marks that turn the direction of writing, and halves of characters, which no
# encoding can write.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_KEPT = {"\n", "\t"}
LONGEST = 120


def printable(text: str) -> str:
    r"""The text with control characters written out (`\x1b`); line ends and tabs stay."""
    return _UNSAFE.sub(lambda match: match[0] if match[0] in _KEPT else _written(match[0]), text)


def one_line(text: str) -> str:
    r"""The text as one line: line ends and tabs are written out too."""
    return _UNSAFE.sub(lambda match: _written(match[0]), text)


def clipped(text: str) -> str:
    """The text as one line, its end left out where it is long: enough to know it again in a message."""
    words = one_line(text)
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def quoted(value: object) -> str:
    """A value that was found, for a message: text in quotation marks, anything else as Python writes it; cut where long."""
    words = f"'{one_line(value)}'" if isinstance(value, str) else one_line(_shown(value))
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _shown(value: object) -> str:
    """Days as they are typed; lists and maps by their first items only, for they may be nested more deeply than `repr` goes."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return "[…]" if any(isinstance(item, list | dict) for item in value) else repr(value[:5])
    if isinstance(value, dict):
        return "{…}"
    return str(value) if not isinstance(value, int) or abs(value) < 10**50 else "…"


def _written(char: str) -> str:
    named = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}.get(char)
    code = ord(char)
    return named or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
