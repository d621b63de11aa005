"""A sign that a page shows and no font names is told, whichever character its number would be."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.document import Document
from pipeline.read import read_document
from tests.recipes.drawn_pdf import signs_pdf

# A square as high as a letter, and one that is declared as large and not drawn.
SQUARE = b"0 0 0 450 700 d1 50 0 400 700 re f"
EMPTY = b"0 0 0 450 700 d1"
DOT = b"0 0 0 100 100 d1 50 0 50 50 re f"


def shown(
    tmp_path: Path, words: bytes, signs: dict[int, bytes], place: bytes = b"80 700 Td"
) -> Document:
    signs_pdf(tmp_path / "notice.pdf", words, signs, place)
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
