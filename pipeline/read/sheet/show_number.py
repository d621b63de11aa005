"""A number as a workbook displays it: digits, grouping, percent, signs and words of its format."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from pipeline.read.sheet.chinese_numerals import write_number
from pipeline.read.sheet.format_code import FormatSection, Token, read_format
from pipeline.read.sheet.show_date import show_date

GENERAL = "General"
# A General cell shows so many characters of a number, the point counted.
GENERAL_WIDTH = 11
# Whole numbers of codes are shown in full, as in a cell of text; beyond these digits a float does not hold them.
EXACT = 10**15
# A float has at most 309 digits before its point.
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
_COMPARE = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b, "<>": lambda a, b: a != b,
}  # fmt: skip


def show_number(value: float, code: str, is_1904: bool = False) -> str:
    """The text that a cell with this number and format displays; "" where its format shows nothing (`;;;`)."""
    if code in {"", GENERAL}:
        return show_general(value)
    section, is_signed = _choose(read_format(code), value)
    if section.is_date:
        shown = show_date(value, section, is_1904)
        return show_general(value) if shown is None else shown
    shown = _show(abs(value), section)
    has_value = section.has("digit", "general")
    return (
        f"-{shown}"
        if value < 0 and not is_signed and has_value and any(c in "123456789" for c in shown)
        else shown
    )


def show_text(text: str, code: str) -> str:
    """The text that a cell with these words and format displays."""
    sections = read_format(code)
    section = (
        sections[3] if len(sections) > 3 else next((s for s in sections[-1:] if s.has("at")), None)
    )
    if section is None:
        return text
    return "".join(text if token.kind == "at" else token.text for token in section.tokens)


def show_general(value: float) -> str:
    """A number without a format: whole ones in full, others to eleven characters."""
    if value == int(value) and abs(value) < EXACT:
        return str(int(value))
    if not 1e-9 < abs(value) < 1e11:
        mantissa, _, exponent = f"{value:.5E}".partition("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    decimals = max(0, GENERAL_WIDTH - 1 - len(str(int(abs(value)))))
    return (
        f"{_round(Decimal(repr(abs(value))), decimals):f}".rstrip("0")
        .rstrip(".")
        .join(("-" if value < 0 else "", ""))
    )


def _choose(sections: tuple[FormatSection, ...], value: float) -> tuple[FormatSection, bool]:
    """(the section for a number, whether it writes the sign of a negative one itself)."""
    conditions = [section.condition for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _COMPARE[condition[0]](value, condition[1]):
                return section, condition is not None and condition[0] in "<<=" and condition[
                    1
                ] <= 0
        return sections[-1], False
    numeric = (
        sections[:3] if not sections[-1].has("at") or len(sections) == 1 else sections[:-1][:3]
    )
    if value < 0 and len(numeric) > 1:
        return numeric[1], True
    if value == 0 and len(numeric) > 2:
        return numeric[2], True
    return numeric[0], False


def _show(value: float, section: FormatSection) -> str:
    tokens = section.tokens
    if section.has("general") or (section.numerals and not section.has("digit")):
        shown = _numerals(value, section)
        return (
            "".join(shown if token.kind == "general" else token.text for token in tokens) or shown
        )
    if section.has("at") and not section.has("digit"):
        return "".join(
            show_general(value) if token.kind == "at" else token.text for token in tokens
        )
    if section.has("slash") and section.has("digit") and not section.has("exponent"):
        return _show_fraction(value, tokens)
    exact = Decimal(repr(value)).scaleb(2 * sum(token.kind == "percent" for token in tokens))
    return (
        _show_exponent(exact, tokens) if section.has("exponent") else _show_decimal(exact, section)
    )


def _numerals(value: float, section: FormatSection) -> str:
    if section.numerals and value == int(value):
        return write_number(int(value), section.numerals)
    return show_general(value)


def _show_decimal(value: Decimal, section: FormatSection) -> str:
    tokens = list(section.tokens)
    digits = [index for index, token in enumerate(tokens) if token.kind == "digit"]
    if not digits:
        return "".join(token.text for token in tokens)
    point = next(
        (index for index, token in enumerate(tokens) if token.kind == "point"), len(tokens)
    )
    # Commas behind the last digit of either side divide by a thousand, those between digits part groups.
    last = max((index for index in digits if index < point), default=digits[0])
    commas = [index for index, token in enumerate(tokens) if token.kind == "comma"]
    scale = sum(last < index < point or index > digits[-1] for index in commas)
    is_grouped = any(digits[0] < index < last for index in commas)
    decimals = sum(index > point for index in digits)
    number = f"{_round(value.scaleb(-3 * scale), decimals):f}"
    whole, _, part = number.partition(".")
    after = _fill_decimals([t for t in tokens[point + 1 :] if t.kind != "comma"], part)
    before = _fill_whole(
        [t for t in tokens[:point] if t.kind != "comma"], whole.lstrip("0"), is_grouped
    )
    return before + ("." if point < len(tokens) else "") + after


def _fill_whole(tokens: list[Token], digits: str, is_grouped: bool) -> str:
    """Digits into their places from the right; what is left over stands before the first place."""
    places = sum(token.kind == "digit" for token in tokens)
    shown: list[str] = []
    left = list(digits)
    count = 0
    for token in reversed(tokens):
        if token.kind != "digit":
            shown.append(token.text)
            continue
        places -= 1
        taken = [left.pop()] if left else [{"0": "0", "?": " ", "#": ""}[token.text]]
        if places == 0:
            taken += reversed(left)
            left = []
        for digit in taken:
            if digit and digit != " " and is_grouped and count and count % 3 == 0:
                shown.append(",")
            count += digit.isdigit()
            shown.append(digit)
    return "".join(reversed(shown))


def _fill_decimals(tokens: list[Token], digits: str) -> str:
    kept = len(digits.rstrip("0"))
    shown, index = "", 0
    for token in tokens:
        if token.kind != "digit":
            shown += token.text
            continue
        digit = digits[index] if index < len(digits) else "0"
        shown += digit if index < kept or token.text == "0" else {"?": " ", "#": ""}[token.text]
        index += 1
    return shown


def _show_exponent(value: Decimal, tokens: tuple[Token, ...]) -> str:
    at = next(index for index, token in enumerate(tokens) if token.kind == "exponent")
    point = next((i for i, token in enumerate(tokens[:at]) if token.kind == "point"), at)
    decimals = sum(token.kind == "digit" for token in tokens[point:at])
    mantissa, _, exponent = f"{value:.{decimals}E}".partition("E")
    power = int(exponent)
    sign = "-" if power < 0 else "+" if tokens[at].text[1] == "+" else ""
    width = sum(token.kind == "digit" for token in tokens[at:])
    return f"{mantissa}E{sign}{str(abs(power)).zfill(width)}"


def _show_fraction(value: float, tokens: tuple[Token, ...]) -> str:
    slash = next(index for index, token in enumerate(tokens) if token.kind == "slash")
    said = "".join(
        token.text for token in tokens[slash + 1 :] if token.kind in {"digit", "text"}
    ).strip()
    whole = (
        int(value)
        if any(token.kind == "text" and token.text == " " for token in tokens[:slash])
        else 0
    )
    rest = Fraction(value - whole).limit_denominator(10 ** min(3, max(1, len(said))) - 1)
    if said.isdecimal() and int(said):
        over, under = round((value - whole) * int(said)), int(said)
    else:
        over, under = rest.numerator, rest.denominator
    if over == under:
        whole, over = whole + 1, 0
    return " ".join(
        [*([str(whole)] if whole or not over else []), *([f"{over}/{under}"] if over else [])]
    )


def _round(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
