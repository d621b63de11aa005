"""Whole numbers in Chinese numerals: small (一百零五), capital (壹佰零伍), digit by digit (二〇二三), shortened (一千二 is 1200)."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from pipeline.base.errors import UserError

FILE = "rules/numerals.toml"
_TABLES = {"digits": int, "places": int, "tens": str, "large": int, "plain": str}


def load_signs(text: str) -> dict[str, dict[str, Any]]:
    """The tables of numerals.toml by name. UserError in one line where a table, a sign or a value is not as it must be."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"{FILE}: {error}", f"规则文件 {FILE} 有误：{error}") from error
    if set(data) != set(_TABLES):
        wrong = sorted(set(data) ^ set(_TABLES))[0]
        raise UserError(
            f"{FILE}: the tables are {', '.join(_TABLES)}; look at {wrong}",
            f"规则文件 {FILE} 有误：应有 {'、'.join(_TABLES)}；请检查 {wrong}",
        )
    for name, kind in _TABLES.items():
        for sign, value in data[name].items():
            if len(sign) != 1 or type(value) is not kind:
                raise UserError(
                    f"{FILE}: {name}.{sign} must be one character and its {kind.__name__}",
                    f"规则文件 {FILE} 有误：{name}.{sign} 应为单字及其值",
                )
    return data


_SIGNS = load_signs(files("pipeline").joinpath(FILE).read_text(encoding="utf-8"))
_DIGITS: dict[str, int] = _SIGNS["digits"]
_PLACES: dict[str, int] = _SIGNS["places"]
_TENS: dict[str, str] = _SIGNS["tens"]
_LARGE: dict[str, int] = _SIGNS["large"]
# Capital signs -> plain ones, for `str.translate`.
PLAIN: dict[int, str] = str.maketrans(_SIGNS["plain"])
CAPITALS = "".join(sign for sign in _SIGNS["plain"] if sign in {**_DIGITS, **_PLACES})
# The plain signs of numbers, for patterns.
NUMERALS = "".join(
    sign for sign in {**_DIGITS, **_PLACES, **_LARGE} if ord(sign) not in PLAIN and sign != "○"
)
# The nought that bridges missing places: 一百零五.
_ZERO = next(iter(_DIGITS))
_ALL = set(_DIGITS) | set(_PLACES) | set(_TENS) | set(_LARGE)


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
    low = read_numeral(after.removeprefix(_ZERO)) if after.strip(_ZERO) else 0
    return high * size + low if low is not None and low < size else None


def _section(text: str) -> int | None:
    """Below ten thousand: units step down, each has one digit before it, but 十 may stand alone."""
    total, digit, last, is_bridged = 0, 0, 10_000, False
    for char in text:
        if char in _PLACES:
            unit = _PLACES[char]
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
