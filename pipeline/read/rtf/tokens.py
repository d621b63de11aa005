"""RTF to tokens: groups, control words with their number, and bytes of text. Microsoft's RTF specification 1.9.1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

# A control word takes one blank behind it; line ends are none of the text.
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n\x00]+)|[\r\n\x00]+|\\",
    re.DOTALL,
)
_BINARY = b"bin"


class Kind(Enum):
    """The kinds of token in an RTF."""

    OPEN = "{"
    CLOSE = "}"
    WORD = "word"
    SIGN = "sign"
    TEXT = "text"
    HEX = "hex"


class Token(NamedTuple):
    """`name` of a control word or sign, `number` behind it (None where there is none), `data` of text."""

    kind: Kind
    name: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)


def read_tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file in order; binary data (`\\bin`) are passed over."""
    place = 0
    while place < len(data):
        scanner = _TOKEN.scanner(data, place)  # type: ignore[attr-defined]
        place = len(data)
        for match in iter(scanner.match, None):
            word, number, pair, sign, brace, text = match.groups()
            if text is not None:
                yield Token(Kind.TEXT, data=text)
            elif word is not None:
                if word == _BINARY:
                    place = match.end() + max(0, int(number or 0))
                    break
                yield Token(
                    Kind.WORD, word.decode("ascii"), None if number is None else int(number)
                )
            elif pair is not None:
                yield Token(Kind.HEX, data=bytes.fromhex(pair.decode("ascii")))
            elif brace is not None:
                yield _OPEN if brace == b"{" else _CLOSE
            elif sign is not None:
                yield Token(Kind.SIGN, sign.decode("latin-1"))
