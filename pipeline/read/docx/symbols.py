"""Characters of fonts such as Wingdings, in which a check mark has the code of a letter."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources

SYMBOL_FONTS = {"Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings"}
# Word puts the code of such a character into the private area of Unicode.
PRIVATE = range(0xF000, 0xF100)


@cache
def _tables() -> Mapping[str, Mapping[int, str]]:
    """For each font: code, plain or private -> character."""
    text = (resources.files("pipeline.rules") / "symbol_fonts.csv").read_text(encoding="utf-8")
    tables: dict[str, dict[int, str]] = {font: {} for font in SYMBOL_FONTS}
    for row in csv.DictReader(text.splitlines()):
        code = int(row["code"], 16)
        tables[row["font"]][code] = tables[row["font"]][PRIVATE.start + code] = row["character"]
    return tables


def symbol(font: str, code: str) -> str:
    """The character of `<w:sym w:font="Wingdings" w:char="F0FE"/>`; that of the code itself in any other font."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if font in SYMBOL_FONTS:
        return _tables()[font].get(number, chr(number) if number in PRIVATE else "")
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000 else ""


def show_in(font: str, text: str) -> str:
    """A text as a font of symbols prints it; characters that the font has not (Chinese) stay."""
    return text.translate(_tables()[font])
