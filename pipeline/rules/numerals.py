"""Printed numbers to values: the one reader of figures, for prose and tables alike.

`1,200`, `１２００`, `1 200`, `0.12万`, `1.2千`, `壹仟贰佰`, `一千二百` are all 1200. What a number is of does not matter here.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from pipeline.base.numerals import CAPITALS, NUMERALS, PLAIN
from pipeline.base.remembered import remembered
from pipeline.rules.patterns import pattern, words
from pipeline.rules.typed_toml import decode_toml, rules_text
from pipeline.text import fold, parse_numeral

# A figure in Arabic digits; a comma parts thousands only.
FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?")
_SCALED = pattern("figures.scaled")
_SHARES = pattern("figures.shares")
_FACTOR = pattern("uplifts.factor")
_HALF = pattern("figures.half")
_FRACTION = re.compile(r"(\d{1,9})/(\d{1,9})")
# Beyond it a float does not hold whole numbers, and nothing in a notice is counted.
LARGEST = 10**15
# The figure that a text begins with: digits with a scale, a half, or numerals of either kind.
_HEAD = re.compile(rf"{pattern('figures.arabic').pattern}|{_HALF.pattern}|[{NUMERALS}{CAPITALS}]+")
_TENTHS = words("figures.tenths")


class NotListed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Kinds of numbers (units.toml) that nobody need look at where no rule reads them."""

    kinds: frozenset[str]


class NumberRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`numbers.toml`: powers of ten by word, shares of a hundred by word, kinds that are not listed, and patterns of the
    stretches whose numbers count nothing."""

    scale: dict[str, int]
    share_words: dict[str, float]
    not_listed: NotListed
    masks: dict[str, str]


@cache
def number_rules() -> NumberRules:
    """The rules, loaded once. UserError in one line where the file is wrong."""
    return decode_toml("rules/numbers.toml", rules_text("numbers.toml"), NumberRules)


def scale_of(words: str) -> int:
    """1 for "", 10000 for 万, 1000 for 千; 0 for anything that is no scale."""
    return 1 if not words else number_rules().scale.get(words, 0)


@remembered
def read_figure(printed: str) -> float | None:
    """The value of one figure without unit, whatever its print; None where it is none, or larger than any that is counted.
    `1万2千` is 12000, `半` is 0.5."""
    text = fold(printed).translate(PLAIN).replace(",", "")
    if _HALF.fullmatch(text):
        return 0.5
    if not text or not text[0].isascii():
        number = parse_numeral(text)
        return None if number is None or number >= LARGEST else float(number)
    total, at = 0.0, 0
    for match in _SCALED.finditer(text):
        scale = scale_of(match.group(2))
        if match.start() != at or not scale:
            return None
        total += float(match.group(1)) * scale
        at = match.end()
    return round(total, 6) if at == len(text) and total < LARGEST else None


def whole(value: float | None) -> int | None:
    """A value as a whole number that fits int32; None where it is none."""
    return int(value) if value is not None and 0 <= value < 2**31 and value == int(value) else None


def read_number(printed: str) -> float | None:
    """The number in `30%`, `百分之三十`, `五分之二` and `2/5` (40), `七折` (70), `九成` (90), `1.3倍` (130), `减半` (50), `十八周岁`, `1.2万人`."""
    folded = fold(printed)
    if (share := number_rules().share_words.get(folded)) is not None:
        return share
    if parts := _FRACTION.fullmatch(folded) or _SHARES.match(folded):
        return _share(*(parts.groups() if "/" in folded else reversed(parts.groups())))
    digits = _head(folded)
    number = read_figure(digits)
    if number is None:
        return None
    if folded.endswith(_TENTHS):
        return number * 10
    return round(number * 100, 6) if _FACTOR.search(folded) else number


def _share(part: str, of: str) -> float | None:
    above, below = (float(scale_of(each)) or read_figure(each) for each in (part, of))
    return None if not below or above is None else round(above * 100 / below, 6)


def _head(folded: str) -> str:
    """The figure that a text begins with, its scale included."""
    match = _HEAD.match(folded)
    return match.group(0) if match else ""
