"""A date or time as a workbook displays it."""

from __future__ import annotations

from datetime import datetime, timedelta

from pipeline.read.sheet.chinese_numerals import write_digits, write_number
from pipeline.read.sheet.format_code import FormatSection, Token, read_format

# Day 60 of the usual system is 29 February 1900, which there never was.
_FIRST, _BEFORE_LEAP, _FIRST_1904 = (
    datetime(1899, 12, 30),
    datetime(1899, 12, 31),
    datetime(1904, 1, 1),
)
_LAST_DAY = 2_958_466
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS_ZH = "一二三四五六日"
_SYSTEM = {"f800": 'yyyy"年"m"月"d"日"', "f400": "h:mm:ss"}


def show_date(value: float, section: FormatSection, is_1904: bool) -> str | None:
    """The text of a day number; None where it is no day (negative, or beyond the year 9999)."""
    if section.system:
        section = read_format(_SYSTEM[section.system])[0]
    if not 0 <= value < _LAST_DAY:
        return None
    step = 10 ** -max(
        (len(token.text) - 1 for token in section.tokens if token.kind == "part"), default=0
    )
    seconds = round(value * 86_400 / step) * step
    moment = _moment(seconds, is_1904)
    is_half_day = section.has("half")
    return "".join(
        _show(token, index, section, moment, seconds, is_half_day)
        for index, token in enumerate(section.tokens)
    )


def _moment(seconds: float, is_1904: bool) -> datetime:
    if is_1904:
        return _FIRST_1904 + timedelta(seconds=seconds)
    return (_FIRST if seconds >= 60 * 86_400 else _BEFORE_LEAP) + timedelta(seconds=seconds)


def _show(
    token: Token,
    index: int,
    section: FormatSection,
    moment: datetime,
    seconds: float,
    is_half_day: bool,
) -> str:
    if token.kind == "elapsed":
        whole = int(seconds // {"h": 3600, "m": 60, "s": 1}[token.text[0]])
        return str(whole).zfill(len(token.text))
    if token.kind == "part":
        return f"{moment.microsecond / 1e6:.{len(token.text) - 1}f}"[1:]
    if token.kind == "half":
        return _half(token.text, moment)
    return (
        _show_unit(token, index, section, moment, is_half_day)
        if token.kind == "date"
        else token.text
    )


def _show_unit(
    token: Token, index: int, section: FormatSection, moment: datetime, is_half_day: bool
) -> str:
    letter, width = token.text[0], len(token.text)
    if letter == "m" and _is_minute(section.tokens, index):
        return str(moment.minute).zfill(min(width, 2))
    if letter in "hs":
        hour = (moment.hour % 12 or 12) if is_half_day else moment.hour
        return str(hour if letter == "h" else moment.second).zfill(min(width, 2))
    return _show_day(letter, width, section, moment)


def _half(text: str, moment: datetime) -> str:
    first, second = text.split("/")
    return first if moment.hour < 12 else second


def _is_minute(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an `m` stands right behind hours or right before seconds."""
    timed = [token for token in tokens[:index] if token.kind in {"date", "elapsed"}]
    after = [token for token in tokens[index + 1 :] if token.kind in {"date", "elapsed"}]
    return bool(timed and timed[-1].text[0] == "h") or bool(after and after[0].text[0] == "s")


def _show_day(letter: str, width: int, section: FormatSection, moment: datetime) -> str:
    if letter in "yeb":
        year = str(moment.year) if width > 2 or letter == "e" else f"{moment.year % 100:02}"
        return write_digits(year) if section.numerals else year
    if letter == "a" or (letter == "d" and width > 2):
        return _weekday(letter, width, section, moment)
    if letter == "m" and width > 2:
        return _month(width, section, moment)
    number = moment.month if letter == "m" else moment.day
    if section.numerals:
        return write_number(number, section.numerals)
    return str(number).zfill(min(width, 2)) if letter in "md" else ""


def _weekday(letter: str, width: int, section: FormatSection, moment: datetime) -> str:
    if letter == "a" or section.is_chinese:
        return ("星期" if width > 3 else "" if letter == "a" else "周") + _DAYS_ZH[moment.weekday()]
    name = _DAYS[moment.weekday()]
    return name if width > 3 else name[:3]


def _month(width: int, section: FormatSection, moment: datetime) -> str:
    if section.is_chinese:
        return write_number(moment.month, 1) + "月"
    name = _MONTHS[moment.month - 1]
    return name[0] if width > 4 else name if width > 3 else name[:3]
