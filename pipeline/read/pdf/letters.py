"""All that the characters of a PDF page are, by the numbers that pdfium gives: line ends and halves told from characters, and what
is no character at all shown as such."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, compress, repeat
from math import hypot
from typing import Any

from pypdfium2 import raw

from pipeline.read.pdf import pdfium_calls as calls
from pipeline.read.pdf.letter_shapes import by_font, misshapen

# Blanks and line ends are the only characters that pdfium makes up.
BLANKS = {"\t", " ", "\u00a0"}
# What stands for a sign of which the font does not say what it is.
UNKNOWN = "\ufffd"
# What a font need not name: blanks, and what is known to be unknown.
NAMELESS = {*BLANKS, UNKNOWN}
# pdfium's own number for a hyphen at the end of a line, in the list of characters and in the text of the page.
HYPHEN, HYPHEN_IN_TEXT = "\x02", "\ufffe"
SOFT_HYPHEN = "\u00ad"
# What stands on pages of notices. Where a font does not say which character a sign is, pdfium gives the number of the sign for
# one, and such numbers fall elsewhere too (学年 is read as 学ᒪ).
STRANGE = re.compile(
    r"[^\t\n\r -~\u00a0\u00b0\u00b1\u00b7\u00d7\u2010-\u2fff\u3000-\u303f\u3105-\u312f\u3200-\u33ff\u4e00-\u9fff\uff01-\uff5e\ufffe]"
)
LAST_PLAIN, LAST_LATIN = "~", "\u024f"
# Plain signs with the blanks among them: a call for a blank costs less than another run.
PLAIN = re.compile("[!-~]+(?: [!-~]+)*")
# Signs of money, of numbers and of pages stand in no word of Latin letters, nor accented capitals between small letters: there
# the font is read by another table than it was written by (Allgäu as Allg‰u, significant as signiÖcant).
IN_WORD = re.compile(
    "[‰†‡¬¢£¥¤¦¿¡√∞≈∆∑∏∫∂◊¶§](?=[a-zß-ÿ])(?<=[A-Za-zÀ-ÿ].)|[À-ÖØ-Þ](?=[a-z])(?<=[a-z]{2}.)"
)
# No text holds these: a font that gives one for a sign counts its signs, and its letters are no letters either.
CONTROL_SIGNS = {*range(1, 9), *range(14, 32)}
# Letters that can be as wide as their size, and the share of it from which on others are none.
WIDE_LETTERS, SQUARE = set("MWmw"), 0.97
HIGH_HALVES, LOW_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


class _Letters(dict[int, str]):
    """The character of a number; "" for a line end, the sign for an unknown one where it is none: no number at all, a control
    sign, half of a pair or a number beyond all characters, as fonts give that do not name their signs."""

    def __missing__(self, code: int) -> str:
        if code in map(ord, (HYPHEN, HYPHEN_IN_TEXT, SOFT_HYPHEN)):
            letter = "-"
        elif code in (10, 13):
            letter = ""
        else:
            is_character = 0x1F < code < 0xD800 or 0xDFFF < code < 0x110000 or code == 9
            letter = chr(code) if is_character else UNKNOWN
        self[code] = letter
        return letter


class _OfText(dict[str, str]):
    """The same for the characters of the text of a page."""

    def __missing__(self, character: str) -> str:
        self[character] = _LETTERS[ord(character)]
        return self[character]


_LETTERS, _OF_TEXT = _Letters(), _OfText()


def whole_text(text: Any, count: int) -> str:
    """The text of a page of `count` characters by one call, which knows nothing of places."""
    if not count:
        return ""
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    written = calls.page_text(text, 0, count, buffer)
    return buffer.raw[: 2 * max(0, written - 1)].decode("utf-16-le", errors="replace")


def read_letters(text: Any, count: int, whole: str) -> list[str]:
    """The characters of a page, one for each number of pdfium's list; "" for a line end and for the second half of a rare
    one. Where the text of the page has all of them in its places, they are taken from there: that is one call for all."""
    if len(whole) == count and count and calls.text_index(text, count - 1) == count - 1:
        letters = list(map(_OF_TEXT.__getitem__, whole))
        at = whole.find(HYPHEN_IN_TEXT)
        while at >= 0:
            # An unknown sign looks like a hyphen there.
            letters[at] = _LETTERS[calls.char_unicode(text, at)]
            at = whole.find(HYPHEN_IN_TEXT, at + 1)
        return letters
    codes = [calls.char_unicode(text, index) for index in range(count)]
    return [_letter(codes, index, code) for index, code in enumerate(codes)]


def _letter(codes: list[int], index: int, code: int) -> str:
    if code in HIGH_HALVES and index + 1 < len(codes) and codes[index + 1] in LOW_HALVES:
        return chr(0x10000 + (code - 0xD800) * 0x400 + codes[index + 1] - 0xDC00)
    is_second = code in LOW_HALVES and index > 0 and codes[index - 1] in HIGH_HALVES
    return "" if is_second else _LETTERS[code]


def mark_unnamed(text: Any, letters: list[str], whole: str) -> str:
    """Puts the sign for an unknown character where a font does not name one, but for plain letters that look like letters, which
    old fonts give without saying so, and where such a font names a Latin letter for a sign as wide as a Chinese one. Gives the
    text of the page, `whole`, with the same ones unknown.

    The number of a sign may fall on a Chinese character too (言 is read as 訃), so no page is free of doubt by its looks."""
    is_strange = STRANGE.search(whole) is not None or _is_one_unnamed(text, letters)
    found = _unnamed(text, letters, range(len(letters)) if is_strange else _plain(letters, whole))
    if not found:
        return whole
    fonts = by_font(found, lambda index: _font(text, index))
    lost = misshapen(text, fonts, letters)
    if is_strange:
        lost |= _numbers_of_signs(text, fonts, letters)
        lost |= _misnamed(text, letters, set(map(_font_name, fonts)))
    unnamed = Counter(letters[index] for index in lost)
    for index in lost:
        letters[index] = UNKNOWN
    for letter, number in unnamed.items():
        whole = whole.replace(letter, UNKNOWN, number)
    return whole


def _numbers_of_signs(
    text: Any, fonts: Mapping[int, Sequence[int]], letters: Sequence[str]
) -> set[int]:
    """Those of the characters that their fonts do not name which are numbers of signs, for all that is seen of them."""
    found: set[int] = set()
    for numbers in fonts.values():
        is_counting = any(calls.char_unicode(text, n) in CONTROL_SIGNS for n in numbers)
        found |= {
            n
            for n in numbers
            if is_counting or letters[n] > LAST_PLAIN or _is_square(text, n, letters[n])
        }
    return found


def _unnamed(text: Any, letters: Sequence[str], numbers: Iterable[int]) -> list[int]:
    """Those characters that their font does not name."""
    asked = list(numbers)
    # One loop in C: a page has thousands of characters.
    answers = map(calls.char_has_no_unicode, repeat(text), asked)
    return [
        index
        for index in compress(asked, answers)
        if letters[index] and letters[index] not in BLANKS
    ]


def _is_one_unnamed(text: Any, letters: Sequence[str]) -> bool:
    """Whether a font does not name one of the characters of a page, the plain ones left out. Each is asked for once, where it
    stands last: a page has a thousand, of three hundred kinds."""
    last = dict(zip(letters, range(len(letters)), strict=True))
    asked = [n for letter, n in last.items() if letter > LAST_PLAIN and letter not in NAMELESS]
    return 1 in map(calls.char_has_no_unicode, repeat(text), asked)


def _plain(letters: Sequence[str], whole: str) -> Iterable[int]:
    """The numbers of the plain letters and signs of a page, blanks between them too."""
    if len(whole) == len(letters):
        return chain.from_iterable(range(*run.span()) for run in PLAIN.finditer(whole))
    return [index for index, letter in enumerate(letters) if " " < letter <= LAST_PLAIN]


def _misnamed(text: Any, letters: list[str], names: set[bytes]) -> set[int]:
    """The numbers of Latin letters that are as wide as their size, of fonts with these names."""
    return {
        index
        for index, letter in enumerate(letters)
        if letter
        and letter <= LAST_LATIN
        and _is_square(text, index, letter)
        and _font_name(_font(text, index)) in names
    }


def mark_misread(letters: list[str], whole: str) -> str:
    """Puts the sign for an unknown character for signs within words. Gives the text of the page with the same ones unknown."""
    if not IN_WORD.search(whole):
        return whole
    for found in IN_WORD.finditer("".join(letter or "\n" for letter in letters)):
        letters[found.start()] = UNKNOWN
        whole = whole.replace(found[0], UNKNOWN, 1)
    return whole


def _font(text: Any, index: int) -> int:
    """The address of the font of a character, 0 where there is none."""
    address = calls.char_object(text, index)
    return calls.text_font(calls.handle(address)) or 0 if address else 0


def _font_name(font: int) -> bytes:
    """The name of a font by its address, without the mark of a part of it (`ABCDEF+`); b"" of one without."""
    name = ctypes.create_string_buffer(128)
    if font:
        calls.font_name(calls.handle(font), name, ctypes.c_size_t(len(name)))
    return name.value.rpartition(b"+")[2]


def _is_square(text: Any, index: int, letter: str) -> bool:
    """Whether a letter is as wide as its size, as Chinese characters are and hardly one of Latin."""
    if not letter.isalnum() or letter in WIDE_LETTERS:
        return False
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    calls.char_loose_box(text, index, ctypes.byref(box))
    calls.char_matrix(text, index, ctypes.byref(matrix))
    size = abs(calls.char_size(text, index)) * hypot(matrix.a, matrix.b)
    return bool(box.right - box.left >= SQUARE * size > 0)
