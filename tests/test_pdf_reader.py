"""What the PDF reader promises beyond the grid: no word lost or doubled, pages as they are shown."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.model.document import Document
from pipeline.read import read_document
from tests.recipes.bad_files import small_docx

WIDTH, HEIGHT = 595.0, 842.0


def words(document: Document) -> list[str]:
    cells = [cell.text for table in document.tables for cell in table.cells if cell.text]
    return sorted([*cells, *(paragraph.text for paragraph in document.paragraphs)])


def canvas_of(path: Path) -> Canvas:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    canvas.setFont("STSong-Light", 12)
    return canvas


def test_words_in_a_gap_that_no_cell_covers_are_a_paragraph(tmp_path):
    canvas = canvas_of(tmp_path / "a.pdf")
    for x, y, text in ((100, 600, "焊工"), (100, 560, "电工"), (220, 560, "1000")):
        canvas.rect(x, y, 120, 40)
        canvas.drawString(x + 10, y + 15, text)
    canvas.drawString(250, 615, "格外的字")
    canvas.save()
    assert words(read_document(tmp_path / "a.pdf")) == sorted(["焊工", "电工", "1000", "格外的字"])


def test_words_in_a_frame_inside_a_cell_are_read_once(tmp_path):
    canvas = canvas_of(tmp_path / "a.pdf")
    canvas.grid([100, 300, 400], [500, 600, 640])
    canvas.drawString(110, 615, "名称")
    canvas.rect(150, 530, 100, 40)
    canvas.drawString(160, 545, "框内")
    canvas.drawString(310, 545, "金额")
    canvas.save()
    assert words(read_document(tmp_path / "a.pdf")) == sorted(["名称", "框内", "金额"])


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_is_read_as_it_is_shown(tmp_path, degrees):
    canvas = canvas_of(tmp_path / "a.pdf")
    canvas.setPageRotation(degrees)
    turns = {0: (0, 0), 90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}
    canvas.translate(*turns[degrees])
    canvas.rotate(degrees)
    canvas.setFont("STSong-Light", 12)
    canvas.grid([100, 200, 300], [300, 340, 380])
    for x, y, text in (
        (110, 355, "职业"),
        (210, 355, "金额"),
        (110, 315, "焊工"),
        (210, 315, "1000"),
    ):
        canvas.drawString(x, y, text)
    canvas.save()
    (table,) = read_document(tmp_path / "a.pdf").tables
    assert table.grid == [["职业", "金额"], ["焊工", "1000"]]
    assert table.cells[0].bbox == (100.0, HEIGHT - 380, 200.0, HEIGHT - 340)


def test_a_word_file_is_found_by_the_relations_of_its_package_and_in_strict_name_space(tmp_path):
    small_docx(tmp_path / "a.docx")
    expected = words(read_document(tmp_path / "a.docx"))
    out = io.BytesIO()
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(tmp_path / "a.docx") as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = (
                old.read(name)
                .replace(b"word/document.xml", b"word/document2.xml")
                .replace(usual, strict)
            )
            new.writestr(name.replace("word/document.xml", "word/document2.xml"), data)
    (tmp_path / "b.docx").write_bytes(out.getvalue())
    assert words(read_document(tmp_path / "b.docx")) == expected
