"""Fonts that a PDF names and does not hold: one font stands in for them, on every machine the same."""

import pytest

from pipeline.read.pdf.reader import read_pdf
from pipeline.read.pdf.stand_in_font import ASCENT, DESCENT, EM, SQUARE
from tests.recipes.document import Notice, Paragraph
from tests.recipes.write_pdf import write_pdf


def test_a_sign_of_a_font_that_is_not_held_has_the_same_box_on_every_machine(tmp_path):
    write_pdf(Notice([Paragraph("职")]), tmp_path / "notice.pdf")
    x0, top, x1, bottom = read_pdf(tmp_path / "notice.pdf").blocks[0].place.bbox
    shape = (SQUARE[1] - SQUARE[0]) / EM, (ASCENT - DESCENT) / EM
    assert (x1 - x0) / (bottom - top) == pytest.approx(shape[0] / shape[1], abs=0.02)


@pytest.mark.parametrize("words", ["WmmW工iilW", "WWW mmm iii", "A"])
def test_letters_of_a_font_that_is_not_held_are_as_wide_as_the_file_says(words, tmp_path):
    write_pdf(Notice([Paragraph(words)]), tmp_path / "notice.pdf")
    assert read_pdf(tmp_path / "notice.pdf").blocks[0].text == words
