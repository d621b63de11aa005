"""Numbers in Chinese numerals, as the formats [DBNum1] (一百二十) and [DBNum2] (壹佰贰拾) write them."""

from __future__ import annotations

_DIGITS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖"}
_UNITS = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟")}
_GROUPS = ("", "万", "亿")


def write_digits(digits: str) -> str:
    """Each digit by itself: 2023 is 二〇二三."""
    return "".join(_DIGITS[1][int(digit)] if digit.isdecimal() else digit for digit in digits)


def write_number(number: int, kind: int) -> str:
    """A whole number below 10**12 with its units; `kind` 1 writes 十二 for 12, 2 writes 壹拾贰; other kinds and larger
    numbers stay in digits."""
    if kind not in _DIGITS or not 0 <= number < 10**12:
        return str(number)
    if number == 0:
        return _DIGITS[kind][0]
    groups = [number // 10 ** (4 * place) % 10_000 for place in range(3)]
    written = ""
    for place in (2, 1, 0):
        if groups[place]:
            gap = _zero(kind) if written and groups[place] < 1_000 else ""
            written += gap + _write_group(groups[place], kind) + _GROUPS[place]
    return written[1:] if kind == 1 and written.startswith("一十") else written


def _write_group(number: int, kind: int) -> str:
    written, has_gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            written += (_zero(kind) if has_gap else "") + _DIGITS[kind][digit] + _UNITS[kind][place]
        has_gap = not digit and bool(written)
    return written


def _zero(kind: int) -> str:
    return "零" if kind == 2 else "〇"
