"""A sign that a page shows and no font names is told, whichever character its number would be."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.document import Document
from pipeline.read import read_document
from pipeline.read.pdf.char_rows import Row
from pipeline.read.pdf.narrow_gutters import part_at_gutters
from pipeline.read.pdf.page_objects import Char
from tests.recipes.drawn_pdf import mapped_pdf, signs_pdf

# A square as high as a letter, and one that is declared as large and not drawn.
SQUARE = b"50 0 450 700 d1 50 0 400 700 re f"
EMPTY = b"50 0 450 700 d1"
DOT = b"50 0 100 50 d1 50 0 50 50 re f"


def shown(tmp_path: Path, words: bytes, signs: dict[int, bytes]) -> Document:
    signs_pdf(tmp_path / "notice.pdf", words, signs)
    return read_document(tmp_path / "notice.pdf")


# 外 is read as a tab where a font counts it ninth; a line end is no character at all.
@pytest.mark.parametrize("code", [9, 10, 13, 32])
def test_a_blank_that_draws_a_sign_is_unknown_and_told(tmp_path, code):
    words = b"(subsidy 100) Tj /S 12 Tf <%02X> Tj /F 12 Tf (0) Tj" % code
    document = shown(tmp_path, words, {code: SQUARE})
    assert [block.text for block in document.blocks] == ["subsidy 100\ufffd0"]
    assert [(i.kind, i.message[:9]) for i in document.issues] == [
        ("character_unknown", "1 sign(s)")
    ]


def test_a_blank_that_draws_a_sign_loses_no_character_beside_a_rare_one(tmp_path):
    """pdfium's text of a page with characters in two halves has not all of them in their places."""
    pairs = [("41", "D842DFB7"), *((f"{ord(char):02X}", f"{ord(char):04X}") for char in "10 ")]
    words = b"(A100) Tj /S 12 Tf ( ) Tj /F 12 Tf (A0) Tj"
    signs_pdf(tmp_path / "notice.pdf", words, {32: SQUARE}, *pairs)
    document = read_document(tmp_path / "notice.pdf")
    assert [block.text for block in document.blocks] == ["𠮷100\ufffd𠮷0"]
    assert [issue.kind for issue in document.issues] == ["character_unknown"]


@pytest.mark.parametrize("drawing", [EMPTY, DOT])
def test_a_blank_that_draws_nothing_or_a_dot_is_a_blank(tmp_path, drawing):
    words = b"(subsidy) Tj /S 12 Tf (   ) Tj /F 12 Tf (1000) Tj"
    document = shown(tmp_path, words, {32: drawing})
    assert [block.text for block in document.blocks] == ["subsidy 1000"]
    assert document.issues == ()


def test_a_blank_that_stands_askew_over_other_words_is_a_blank(tmp_path):
    words = b"(subsidy 1000) Tj 0.8 0.6 -0.6 0.8 80 680 Tm (a b c d e f) Tj"
    document = shown(tmp_path, words, {32: EMPTY})
    assert [issue.kind for issue in document.issues] == []


PRIME = b"50 60 270 560 d1 50 60 220 500 re f"
# As wide as high, as no exclamation mark is.
BROAD = b"50 0 450 400 d1 50 0 400 400 re f"
DIGIT = b"50 0 450 640 d1 50 0 400 640 re f"
DISC = b"50 60 400 410 d1 50 60 350 350 re f"


@pytest.mark.parametrize(("code", "drawing"), [(b"0", PRIME), (b"z", DISC), (b"!", BROAD)])
def test_a_sign_that_is_no_drawing_of_its_letter_is_unknown_and_told(tmp_path, code, drawing):
    """A prime read as a digit (subsidy 1000 for 100′), a dot before an item as z."""
    words = b"(subsidy 100) Tj /S 12 Tf (%b) Tj" % code
    document = shown(tmp_path, words, {ord(code): drawing})
    assert [block.text for block in document.blocks] == ["subsidy 100\ufffd"]
    assert [issue.kind for issue in document.issues] == ["character_unknown"]


def test_a_letter_that_no_font_names_and_that_looks_like_one_is_read(tmp_path):
    words = b"(subsidy ) Tj /S 12 Tf (1000) Tj"
    document = shown(tmp_path, words, {ord("1"): DIGIT, ord("0"): DIGIT})
    assert [block.text for block in document.blocks] == ["subsidy 1000"]
    assert document.issues == ()


def test_no_letter_of_a_font_is_believed_where_two_are_none(tmp_path):
    words = b"(subsidy 100) Tj /S 12 Tf (019) Tj"
    signs = {ord("0"): PRIME, ord("1"): DISC, ord("9"): DIGIT}
    document = shown(tmp_path, words, signs)
    assert [block.text for block in document.blocks] == ["subsidy 100\ufffd\ufffd\ufffd"]
    assert [issue.kind for issue in document.issues] == ["character_unknown"]


def test_boxes_that_are_all_alike_say_nothing_of_letters(tmp_path):
    """Fonts that give the box of the whole font for each sign."""
    same = b"0 -200 500 800 d1 50 0 400 640 re f"
    words = b"(subsidy: ) Tj /S 12 Tf (1024) Tj"
    document = shown(tmp_path, words, dict.fromkeys(b"1024", same))
    assert [block.text for block in document.blocks] == ["subsidy: 1024"]
    assert document.issues == ()


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        # Letters of a language whose font calls them signs of another.
        ("´¿¢Ä°£¢ ¿Åº¬ ´¡«¢¬", ["text_garbled"]),
        ("Élève à Noël, déjà été", []),
        ("§ 1 § 2", []),
    ],
)
def test_a_short_page_of_hardly_any_letter_of_a_language_is_garbled(tmp_path, words, kinds):
    codes = {char: 65 + number for number, char in enumerate(dict.fromkeys(words))} | {" ": 32}
    shown_codes = b"<%b> Tj" % b"".join(b"%02X" % codes[char] for char in words)
    pairs = [(f"{code:02X}", f"{ord(char):04X}") for char, code in codes.items()]
    mapped_pdf(tmp_path / "notice.pdf", shown_codes, *pairs)
    assert [i.kind for i in read_document(tmp_path / "notice.pdf").issues] == kinds


def test_gaps_of_signs_without_a_size_that_only_lie_near_are_no_gutter():
    """Fonts of drawings can count in other units than all others: the size of their signs is a tenth of a point, or so."""
    rows = [
        Row([
            Char("a", 100, 10 * n, 200 + 0.1 * n, 10 * n + 9, 10 * n + 9, 0.12),
            Char("b", 200.5 + 0.1 * n, 10 * n, 300, 10 * n + 9, 10 * n + 9, 0.12),
        ])
        for n in range(8)
    ]  # fmt: skip
    assert part_at_gutters(rows, 400) == rows
