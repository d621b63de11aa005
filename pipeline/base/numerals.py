"""Whole numbers in Chinese numerals: small (一百零五), capital (壹佰零伍), digit by digit (二〇二三), shortened (一千二 is 1200)."""

from __future__ import annotations

_SMALL = "零一二三四五六七八九"
_DIGITS = (
    {char: number for number, char in enumerate(_SMALL)}
    | {char: number for number, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
    | {"〇": 0, "○": 0, "两": 2}
)
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": "二十", "卅": "三十"}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8}
_ALL = set(_DIGITS) | set(_UNITS) | set(_TENS) | set(_LARGE)


def is_numeral(text: str) -> bool:
    """Whether a text holds nothing but Chinese numerals."""
    return bool(text) and set(text) <= _ALL


def read_numeral(text: str) -> int | None:
    """The number; None where the numerals do not form one (十二三, 二三十)."""
    if not is_numeral(text):
        return None
    text = "".join(_TENS.get(char, char) for char in text)
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text)) if len(text) < 10 else None
    for sign, size in sorted(_LARGE.items(), key=lambda item: -item[1]):
        if sign in text:
            before, _, after = text.partition(sign)
            return _in_two(before, after, size)
    return _section(text)


def _in_two(before: str, after: str, size: int) -> int | None:
    """The numbers before and behind 亿 or 万; a single digit behind it counts its tenths (两万五 is 25000)."""
    high = read_numeral(before)
    if high is None:
        return None
    if len(after) == 1 and _DIGITS.get(after):
        return high * size + _DIGITS[after] * size // 10
    low = read_numeral(after.removeprefix("零")) if after.strip("零") else 0
    return high * size + low if low is not None and low < size else None


def _section(text: str) -> int | None:
    """Below ten thousand: units step down, each has one digit before it, but 十 may stand alone."""
    total, digit, last, is_bridged = 0, 0, 10_000, False
    for char in text:
        if char in _UNITS:
            unit = _UNITS[char]
            if unit >= last or (not digit and unit != 10):
                return None
            total, digit, last, is_bridged = total + (digit or 1) * unit, 0, unit, False
        elif digit:
            return None
        else:
            digit = _DIGITS[char]
            is_bridged = is_bridged or not digit
    # 一千二 is 1200, 一千零二 is 1002.
    is_short = last < 10_000 and not is_bridged
    return total + digit * (last // 10 if is_short else 1)
