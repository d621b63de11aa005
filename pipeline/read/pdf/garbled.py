"""Text that is no words: a font that does not say which characters its signs are, or words of a wrong encoding."""

from __future__ import annotations

import unicodedata
from collections import Counter

# Fewer characters say nothing; from the second number on they do where hardly one of them is a letter of any language.
FEWEST, FEWEST_FOREIGN, MOST_FOREIGN = 20, 8, 0.8
# Shares of the characters of a page from which on it is garbled.
MOST_BROKEN, MOST_SIGNS, MOST_ACCENTED, MOST_STRANGE, MOST_RARE = 0.15, 0.4, 0.3, 0.3, 0.15
# A language is written with characters of few blocks; numbers of a font taken for characters fall into many.
FEWEST_BLOCKS = 5
# Signs that no page consists of; dots, dashes and bars lead the eye in lists of contents and forms.
SIGNS = set("!\"#$%&'*+/<>?@\\^`{|}~")
# What is in none of these stands in no notice, but for a name here and there.
USUAL = "gb2312", "big5", "shift_jis"
# What a character tells about the page it stands on. A Chinese one is HAN and a bit for each usual set that holds it.
PLAIN, BLANK, BROKEN, SIGN, ACCENTED, STRANGE, HAN = 0, 1, 2, 3, 4, 5, 8


class _Kinds(dict[str, int]):
    def __missing__(self, char: str) -> int:
        self[char] = _kind_of(char)
        return self[char]


def _kind_of(char: str) -> int:
    if char.isspace():
        return BLANK
    if char == "\ufffd" or unicodedata.category(char) in ("Cc", "Co", "Cn"):
        return BROKEN
    if "\u3400" <= char <= "\u9fff":
        return HAN + sum(1 << n for n, name in enumerate(USUAL) if char.encode(name, "ignore"))
    if "\u0100" <= char < "\u2000" or "\u2c00" <= char < "\u2e00":
        return STRANGE
    # Chinese words of GB 18030 that are taken for Latin look like ÎªÁË.
    is_accented = "\u00a1" <= char <= "\u00ff" and char not in "×·°±"
    return ACCENTED if is_accented else SIGN if char in SIGNS else PLAIN


_KINDS = _Kinds()


def is_garbled(counts: Counter[str]) -> bool:
    """Whether the characters of a page, with how often they stand there, are mostly signs, accented letters, letters of all
    the world, or Chinese characters that nobody uses."""
    kinds = [0] * 16
    for char, number in counts.items():
        kinds[_KINDS[char]] += number
    whole = counts.total() - kinds[BLANK]
    broken = kinds[BROKEN]
    if whole < FEWEST:
        return whole >= FEWEST_FOREIGN and broken + kinds[ACCENTED] > MOST_FOREIGN * whole
    return (
        broken > MOST_BROKEN * whole
        or broken + kinds[SIGN] > MOST_SIGNS * whole
        or broken + kinds[ACCENTED] > MOST_ACCENTED * whole
        or (kinds[STRANGE] > MOST_STRANGE * whole and _are_of_many_blocks(counts))
        or _are_rare(kinds[HAN:])
    )


def _are_of_many_blocks(counts: Counter[str]) -> bool:
    return len({ord(char) >> 7 for char in counts if _KINDS[char] == STRANGE}) >= FEWEST_BLOCKS


def _are_rare(numbers: list[int]) -> bool:
    """Whether many Chinese characters are missing in each of the usual sets; how many there are, by the bits of the sets."""
    whole = sum(numbers)
    if whole < FEWEST:
        return False
    held = [
        sum(number for bits, number in enumerate(numbers) if bits >> n & 1)
        for n in range(len(USUAL))
    ]
    return max(held) < (1 - MOST_RARE) * whole
