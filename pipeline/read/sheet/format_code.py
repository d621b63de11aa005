"""A number format such as `#,##0.00_);[Red](#,##0.00)` taken apart: its sections, and the tokens of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_TOKEN = re.compile(
    r"\"(?P<quoted>[^\"]*)\"?|\\(?P<escaped>.)|_(?P<blank>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>General|G/通用格式)|(?P<half>AM/PM|A/P|上午/下午)|(?P<second>s+)(?P<part>\.0+)?"
    r"|(?P<exponent>E[+-])|(?P<date>y+|m+|d+|h+|a{3,4}|e+|b+|g+)|(?P<digits>[0#?])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]*)(?:-([0-9A-Fa-f]+))?")
CHINESE = {"804", "404", "1004", "c04", "1404", "30804"}


@dataclass(frozen=True)
class Token:
    """`kind` is text, general, digit, point, comma, percent, slash, exponent, at, date, elapsed, half or part."""

    kind: str
    text: str


@dataclass(frozen=True)
class FormatSection:
    """One of the parts between semicolons. `numerals` is the N of [DBNumN], 0 for plain digits."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None
    is_chinese: bool = False
    numerals: int = 0
    system: str = ""

    def has(self, *kinds: str) -> bool:
        """Whether a token of one of the kinds stands in it."""
        return any(token.kind in kinds for token in self.tokens)

    @property
    def is_date(self) -> bool:
        return self.has("date", "elapsed", "half") or bool(self.system)


@cache
def read_format(code: str) -> tuple[FormatSection, ...]:
    """The sections of a format, at least one."""
    return tuple(_read_section(part) for part in _split(code)) or (_read_section("General"),)


def _split(code: str) -> list[str]:
    """Parts between semicolons, those in quotes and behind a backslash not counted."""
    parts, start, index, is_quoted = [], 0, 0, False
    while index < len(code):
        char = code[index]
        if char == '"':
            is_quoted = not is_quoted
        elif char == "\\" and not is_quoted:
            index += 1
        elif char == ";" and not is_quoted:
            parts.append(code[start:index])
            start = index + 1
        index += 1
    return [*parts, code[start:]]


def _read_section(code: str) -> FormatSection:
    tokens: list[Token] = []
    condition, is_chinese, numerals, system = None, False, 0, ""
    for match in _TOKEN.finditer(code):
        bracket = match.group("bracket")
        if bracket is None:
            tokens += _tokens(match)
        elif found := _CONDITION.fullmatch(bracket.strip()):
            condition = (found.group(1), float(found.group(2)))
        elif _ELAPSED.fullmatch(bracket):
            tokens.append(Token("elapsed", bracket.lower()))
        elif found := _CURRENCY.fullmatch(bracket):
            locale = (found.group(2) or "").lower()
            is_chinese |= locale in CHINESE
            system = locale if locale in {"f800", "f400"} else system
            tokens += [Token("text", found.group(1))] if found.group(1) else []
        elif bracket.lower().startswith("dbnum"):
            numerals = int(bracket[5:]) if bracket[5:].isdecimal() else 0
    return FormatSection(tuple(tokens), condition, is_chinese, numerals, system)


_SIGNS = {".": "point", ",": "comma", "%": "percent", "/": "slash", "@": "at"}
# What a group of the pattern is as a token, where that is not its own name.
_KINDS = {"quoted": "text", "escaped": "text", "second": "date", "digits": "digit"}


def _tokens(match: re.Match[str]) -> list[Token]:
    kind, text = str(match.lastgroup), match.group()
    if kind == "fill":
        return []
    if kind in {"quoted", "escaped"}:
        text = match.group(kind) or ""
    elif kind == "blank":
        kind, text = "text", " "
    elif kind == "other":
        kind = _SIGNS.get(text, "text")
    elif kind in {"second", "part"}:
        return [
            Token("date", match.group("second").lower()),
            *_parts_of_second(match.group("part")),
        ]
    return [Token(_KINDS.get(kind, kind), text.lower() if kind == "date" else text)]


def _parts_of_second(text: str | None) -> list[Token]:
    return [Token("part", text)] if text else []
