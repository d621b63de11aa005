"""Text that is no words: a font that does not say which characters its signs are, or words of a wrong encoding."""

from __future__ import annotations

import unicodedata
from collections import Counter
from enum import Enum, auto

# Fewer characters say nothing.
FEWEST = 20
# Shares of the characters of a page from which on it is garbled.
MOST_BROKEN, MOST_SIGNS, MOST_ACCENTED, MOST_STRANGE, MOST_RARE = 0.15, 0.4, 0.3, 0.3, 0.15
# A language is written with characters of few blocks; numbers of a font taken for characters fall into many.
FEWEST_BLOCKS = 5
# Signs that no page consists of; dots, dashes and bars lead the eye in lists of contents and forms.
SIGNS = set("!\"#$%&'*+/<>?@\\^`{|}~")
# What is in none of these stands in no notice, but for a name here and there.
USUAL = "gb2312", "big5", "shift_jis"


class _Kind(Enum):
    """What a character tells about the page it stands on."""

    PLAIN = auto()
    BLANK = auto()
    BROKEN = auto()
    SIGN = auto()
    ACCENTED = auto()
    STRANGE = auto()
    HAN = auto()


class _Kinds(dict[str, _Kind]):
    def __missing__(self, char: str) -> _Kind:
        self[char] = _kind_of(char)
        return self[char]


def _kind_of(char: str) -> _Kind:
    if char.isspace():
        return _Kind.BLANK
    if char == "\ufffd" or unicodedata.category(char) in ("Cc", "Co", "Cn"):
        return _Kind.BROKEN
    if "\u3400" <= char <= "\u9fff":
        return _Kind.HAN
    if "\u0100" <= char < "\u2000" or "\u2c00" <= char < "\u2e00":
        return _Kind.STRANGE
    # Chinese words of GB 18030 that are taken for Latin look like ÎªÁË.
    is_accented = "\u00a1" <= char <= "\u00ff" and char not in "×·°±"
    return _Kind.ACCENTED if is_accented else _Kind.SIGN if char in SIGNS else _Kind.PLAIN


_KINDS = _Kinds()


def is_garbled(counts: Counter[str]) -> bool:
    """Whether the characters of a page, with how often they stand there, are mostly signs, accented letters, letters of all
    the world, or Chinese characters that nobody uses."""
    kinds: Counter[_Kind] = Counter()
    for char, number in counts.items():
        kinds[_KINDS[char]] += number
    whole = kinds.total() - kinds[_Kind.BLANK]
    if whole < FEWEST:
        return False
    broken = kinds[_Kind.BROKEN]
    return (
        broken > MOST_BROKEN * whole
        or broken + kinds[_Kind.SIGN] > MOST_SIGNS * whole
        or broken + kinds[_Kind.ACCENTED] > MOST_ACCENTED * whole
        or (kinds[_Kind.STRANGE] > MOST_STRANGE * whole and _are_of_many_blocks(counts))
        or (kinds[_Kind.HAN] >= FEWEST and _are_rare(counts, kinds[_Kind.HAN]))
    )


def _are_of_many_blocks(counts: Counter[str]) -> bool:
    blocks = {ord(char) >> 7 for char in counts if _KINDS[char] is _Kind.STRANGE}
    return len(blocks) >= FEWEST_BLOCKS


def _are_rare(counts: Counter[str], whole: int) -> bool:
    """Whether many Chinese characters are in none of the usual sets: in the one that holds most of them."""
    han = {char: number for char, number in counts.items() if _KINDS[char] is _Kind.HAN}
    most = 0
    for name in USUAL:
        known = set("".join(han).encode(name, "ignore").decode(name))
        most = max(most, sum(number for char, number in han.items() if char in known))
        if most >= (1 - MOST_RARE) * whole:
            return False
    return True
