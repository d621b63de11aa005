"""A number as Word shows it in each numbering format (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
# The most that a list numbers; beyond it a count in letters or roman figures would only grow long.
MOST = 32_767


@dataclass(frozen=True)
class Script:
    """Digits from zero to nine and the words for ten to ten thousand; `one` is said before a word of these places."""

    digits: str
    places: str
    has_zero: bool
    one_before: str


_PLAIN = Script("〇一二三四五六七八九", "十百千万", True, "百千万")
_ZERO = Script("零一二三四五六七八九", "十百千万", True, "百千万")
_TAIWAN = Script("零一二三四五六七八九", "十百千萬", True, "百千萬")
_JAPAN = Script("〇一二三四五六七八九", "十百千万", False, "万")
_LEGAL = Script("零壹贰叁肆伍陆柒捌玖", "拾佰仟萬", True, "拾佰仟萬")
_LEGAL_OLD = Script("零壹貳參肆伍陸柒捌玖", "拾佰仟萬", True, "拾佰仟萬")
_LEGAL_JAPAN = Script("〇壱弐参四伍六七八九", "拾百阡萬", False, "拾百阡萬")
_KOREA = Script("영일이삼사오육칠팔구", "십백천만", False, "만")


def _count(script: Script, number: int) -> str:
    """一百零五; a zero is said once for all that are missing between two places."""
    said, pending = "", False
    for power in range(len(script.places), -1, -1):
        digit = number // 10**power if power == len(script.places) else number // 10**power % 10
        if not digit:
            pending = pending or bool(said)
            continue
        place = script.places[power - 1] if power else ""
        is_one_silent = digit == 1 and place and place not in script.one_before
        # 一百一十, but 十: one is silent before ten only where nothing goes before it.
        if is_one_silent and said and script.has_zero:
            is_one_silent = False
        zero = script.digits[0] if pending and script.has_zero else ""
        said += zero + ("" if is_one_silent else script.digits[digit]) + place
        pending = False
    return said or script.digits[0]


def _digits(digits: str, number: int) -> str:
    return "".join(digits[int(figure)] for figure in str(number))


def _short_count(script: Script, number: int) -> str:
    """As a count up to 99; from 100 on figure by figure, as Word does."""
    return _count(script, number) if number < 100 else _digits(script.digits, number)


def _roman(number: int) -> str:
    said = ""
    for value, letters in ROMAN:
        said += letters * (number // value)
        number %= value
    return said


def _letters(number: int) -> str:
    """a … z, aa, bb …: the letter is repeated, it is no number of base 26."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else "0"


def _cycle(signs: str, number: int) -> str:
    return signs[(number - 1) % len(signs)] if number else "0"


def _set(first: str, last: int, number: int) -> str:
    """Signs that stand side by side in Unicode; a plain number beyond the last of them."""
    return chr(ord(first) + number - 1) if 1 <= number <= last else str(number)


def _circled(number: int) -> str:
    if number <= 20:
        return _set("①", 20, number) if number else "⓪"
    return chr(0x3251 + number - 21) if number <= 35 else chr(0x32B1 + number - 36) if number <= 50 else str(number)  # fmt: skip


def _zodiac_pair(number: int) -> str:
    return _cycle("甲乙丙丁戊己庚辛壬癸", number) + _cycle("子丑寅卯辰巳午未申酉戌亥", number)


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")  # fmt: skip
    return f"{number}{ending}"


def _full_width(number: int) -> str:
    return _digits("０１２３４５６７８９", number)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": "- {} -".format,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "hex": "{:X}".format,
    "chicago": partial(_cycle, "*†‡§"),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": partial(_set, "⒈", 20),
    "decimalEnclosedParen": partial(_set, "⑴", 20),
    "ideographEnclosedCircle": partial(_set, "㊀", 10),
    "ideographDigital": partial(_digits, _PLAIN.digits),
    "japaneseDigitalTenThousand": partial(_digits, _PLAIN.digits),
    "taiwaneseDigital": partial(_digits, _PLAIN.digits),
    "koreanDigital2": partial(_digits, _ZERO.digits),
    "koreanDigital": partial(_digits, _KOREA.digits),
    "koreanCounting": partial(_count, _KOREA),
    "koreanLegal": partial(_count, _KOREA),
    "chineseCounting": partial(_short_count, _PLAIN),
    "taiwaneseCounting": partial(_short_count, _PLAIN),
    "chineseCountingThousand": partial(_count, _ZERO),
    "taiwaneseCountingThousand": partial(_count, _TAIWAN),
    "japaneseCounting": partial(_count, _JAPAN),
    "chineseLegalSimplified": partial(_count, _LEGAL),
    "ideographLegalTraditional": partial(_count, _LEGAL_OLD),
    "japaneseLegal": partial(_count, _LEGAL_JAPAN),
    "ideographTraditional": partial(_cycle, "甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": partial(_cycle, "子丑寅卯辰巳午未申酉戌亥"),
    "ideographZodiacTraditional": _zodiac_pair,
    "ganada": partial(_cycle, "가나다라마바사아자차카타파하"),
    "chosung": partial(_cycle, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
    "aiueo": partial(_cycle, "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"),
    "aiueoFullWidth": partial(_cycle, "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"),
    "iroha": partial(_cycle, "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"),
    "irohaFullWidth": partial(_cycle, "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"),
}  # fmt: skip
SILENT = {"none", "bullet"}


def format_number(number: int, form: str, custom: str = "") -> str:
    """The number in a format of Word; `custom` is the sample of a custom format (`001, 002, …`).

    Formats of other scripts (Hebrew, Thai, Hindi, words of a language) come as plain figures.
    """
    if form in SILENT:
        return ""
    if form == "custom" and (sample := re.match(r"0*[01]\b", custom)):
        return str(number).zfill(len(sample[0]))
    write = FORMATS.get(form, str)
    return write(number) if 0 <= number <= MOST else str(number)
