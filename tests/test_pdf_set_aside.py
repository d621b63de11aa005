"""What a PDF holds and its print does not show as words is left out under its cause and told; pictures of words are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from pipeline.base.errors import UserError
from pipeline.model.document import Document
from pipeline.read import read_document
from pipeline.read.pdf.page_objects import Char
from pipeline.read.pdf.ruled_lines import Drawing, Fill, RuledLine
from pipeline.read.pdf.text_looks import Covers
from tests.recipes.drawn_pdf import HEIGHT, WIDTH, Draw, Pen, draw_pdf
from tests.recipes.pdf_layout import text_width

BODY = "现将2024年职业技能培训补贴标准予以公布，自2024年1月1日起施行，请遵照执行。"


def read(tmp_path: Path, *pages: Draw) -> Document:
    path = tmp_path / "a.pdf"
    draw_pdf(path, *pages)
    return read_document(path)


def prose(pen: Pen) -> None:
    for n in range(12):
        pen.write(80, 760 - 24 * n, BODY, 12)


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def left_out(document: Document) -> list[tuple[str, str]]:
    return [(item.cause, item.text) for item in document.left_out]


@pytest.mark.parametrize(
    ("looks", "cause"),
    [
        ({"mode": 3}, "hidden"),
        ({"grey": 1.0}, "hidden"),
        ({"alpha": 0.0}, "hidden"),
        ({}, "off_page"),
    ],
)
def test_words_that_leave_no_ink_on_the_page_are_left_out_and_told(tmp_path, looks, cause):
    def page(pen: Pen) -> None:
        pen.write(80, 760, BODY, 12)
        pen.write(80 if looks else WIDTH + 20, 700, "补贴5000元", 12, **looks)

    document = read(tmp_path, page)
    assert texts(document) == [BODY]
    assert left_out(document) == [(cause, "补贴5000元")]
    (issue,) = document.issues
    assert (issue.kind, issue.printed, issue.place.anchor) == ("text_left_out", "补贴5000元", "p1")


def test_white_words_on_a_dark_ground_are_read(tmp_path):
    def page(pen: Pen) -> None:
        pen.canvas.setFillColorRGB(0.1, 0.2, 0.5)
        pen.canvas.rect(70, 690, 300, 30, stroke=0, fill=1)
        pen.write(80, 700, "补贴标准1000元", 12, grey=1.0)
        # A line as wide as a ground.
        pen.canvas.setLineWidth(30)
        pen.canvas.line(70, 625, 370, 625)
        pen.write(80, 620, "补贴标准1200元", 12, grey=1.0)

    document = read(tmp_path, page)
    assert texts(document) == ["补贴标准1000元", "补贴标准1200元"]
    assert document.issues == ()


def test_a_white_fill_beyond_all_pages_covers_the_bands_of_the_characters_alone():
    """A fill of a damaged file reached 950 million points above its page, and took all memory there is."""
    far = Fill(RuledLine(0.0, -9.5e8, 3.9e10, 8e8), (255, 255, 255, 255), 2)
    chars = [Char("元", 80.0, 100.0, 92.0, 112.0, 110.0, 12.0)]
    covers = Covers(Drawing([], [], [], [far], 0), chars, {})
    assert len(covers.fills) < 3


def test_an_amount_that_was_painted_over_gives_way_to_the_one_on_top(tmp_path):
    def page(pen: Pen) -> None:
        pen.write(80, 700, "补贴标准", 12)
        pen.write(128, 700, "1000", 12)
        pen.canvas.setFillColorRGB(1, 1, 1)
        pen.canvas.rect(127, 696, 40, 16, stroke=0, fill=1)
        pen.write(128, 700, "2345", 12)

    document = read(tmp_path, page)
    assert texts(document) == ["补贴标准2345"]
    assert left_out(document) == [("covered", "1000")]


@pytest.mark.parametrize("thin", [True, False])
def test_a_struck_amount_is_left_out_and_an_underlined_one_read(tmp_path, thin):
    def page(pen: Pen) -> None:
        pen.table(["职业|标准", "车工|1000 1200", "焊工|1300"])
        for y, width in ((564, text_width("1000", 10.5)), (534, text_width("1300", 10.5))):
            pen.canvas.setFillColorRGB(0, 0, 0)
            if thin:
                pen.canvas.rect(206, y - 0.3, width, 0.6, stroke=0, fill=1)
            else:
                pen.canvas.setLineWidth(0.6)
                pen.canvas.line(206, y, 206 + width, y)

    document = read(tmp_path, page)
    assert document.tables[0].grid[1:] == [["车工", "1200"], ["焊工", "1300"]]
    assert left_out(document) == [("struck", "1000")]
    assert [issue.kind for issue in document.issues] == ["text_left_out"]


@pytest.mark.parametrize(
    "looks",
    [
        {"size": 60, "turn": 45, "grey": 0.8},
        {"size": 60, "turn": 30},
        {"size": 14, "turn": 45, "alpha": 0.2},
        {"size": 70, "grey": 0.85},
    ],
)
def test_a_watermark_over_the_words_is_left_out(tmp_path, looks):
    def page(pen: Pen) -> None:
        prose(pen)
        pen.write(120, 560, "内部资料", **looks)

    document = read(tmp_path, page, page)
    assert "".join(texts(document)) == BODY * 24
    assert left_out(document) == [("watermark", "内部资料")] * 2
    assert [(i.kind, i.severity) for i in document.issues] == [("text_set_aside", "note")]


def test_a_large_pale_title_is_read(tmp_path):
    def page(pen: Pen) -> None:
        pen.write(120, 780, "补贴目录", 40, grey=0.7)
        pen.write(80, 700, BODY, 12)

    document = read(tmp_path, page)
    assert texts(document) == ["补贴目录", BODY]


def picture(words: bool = True) -> ImageReader:
    """A scan: lines of dark marks on paper."""
    image = Image.new("L", (595, 842), 245)
    pen = ImageDraw.Draw(image)
    for y in range(80, 760, 24) if words else ():
        pen.rectangle((80, y, 515, y + 10), fill=40)
    return ImageReader(image)


def test_scanned_pages_among_pages_of_text_are_named_in_one_error(tmp_path):
    def scan(pen: Pen) -> None:
        pen.canvas.drawImage(picture(), 0, 0, WIDTH, HEIGHT)
        pen.write(450, 20, "扫描全能王 创建", 9)

    document = read(tmp_path, prose, scan, scan, prose, scan)
    found = [(i.kind, i.severity, i.place.anchor, i.printed) for i in document.issues]
    assert found == [
        ("page_is_picture", "error", "p2", "2–3"),
        ("page_is_picture", "error", "p5", "5"),
    ]


def test_a_picture_in_strips_or_in_a_form_covers_the_page_all_the_same(tmp_path):
    def strips(pen: Pen) -> None:
        pen.canvas.beginForm("scan")
        for n in range(10):
            pen.canvas.drawImage(picture(), 0, n * HEIGHT / 10, WIDTH, HEIGHT / 10 + 1)
        pen.canvas.endForm()
        pen.canvas.doForm("scan")

    assert [i.kind for i in read(tmp_path, prose, strips).issues] == ["page_is_picture"]


def test_a_ground_of_plain_paper_is_no_picture_of_words(tmp_path):
    def page(pen: Pen) -> None:
        pen.canvas.drawImage(picture(words=False), 0, 0, WIDTH, HEIGHT)
        pen.write(80, 700, BODY, 12)

    assert read(tmp_path, page).issues == ()


def test_a_large_picture_beside_words_is_told(tmp_path):
    def page(pen: Pen) -> None:
        prose(pen)
        pen.canvas.drawImage(picture(), 80, 100, 400, 300)

    assert [(i.kind, i.severity) for i in read(tmp_path, page).issues] == [
        ("picture_unread", "warning")
    ]


def test_words_recognised_under_a_scan_are_read_and_told(tmp_path):
    def page(pen: Pen) -> None:
        for n in range(20):
            pen.write(80, 760 - 24 * n, BODY, 12, mode=3)
        pen.canvas.drawImage(picture(), 0, 0, WIDTH, HEIGHT)

    document = read(tmp_path, page)
    assert "".join(texts(document)) == BODY * 20
    assert [(i.kind, i.severity) for i in document.issues] == [("text_under_picture", "warning")]


def test_words_recognised_under_words_are_read_once(tmp_path):
    def page(pen: Pen) -> None:
        prose(pen)
        for n in range(12):
            pen.write(80.4, 760 - 24 * n, BODY, 12, mode=3)

    document = read(tmp_path, page)
    assert "".join(texts(document)) == BODY * 12
    assert left_out(document) == [("hidden", BODY * 12)]


def test_words_drawn_in_two_layers_are_read_once(tmp_path):
    def page(pen: Pen) -> None:
        pen.table(["职业|标准", "车工|1000", "焊工|1100"])
        for n in range(3):
            pen.write(80, 760 - 24 * n, BODY, 12)
        pen.table(["职业|标准", "车工|1000", "焊工|1100"])
        for n in range(3):
            pen.write(80.7, 760.5 - 24 * n, BODY, 12)

    document = read(tmp_path, page)
    assert "".join(texts(document)) == BODY * 3
    assert document.tables[0].grid == [["职业", "标准"], ["车工", "1000"], ["焊工", "1100"]]
    assert "text_lost" not in {issue.kind for issue in document.issues}


@pytest.mark.parametrize(
    "words",
    [
        "!\"#$%&'()*+,-./:;<=>?@[\\]^_`" * 3,
        "ÖÐ»ªÈËÃñ¹²ºÍ¹úÅàÑµ²¹Ìù±ê×¼" * 3,
        "\ue001\ue002\ue003\ue004" * 10,
    ],
)
def test_text_that_is_no_words_is_an_error(tmp_path, words):
    def page(pen: Pen) -> None:
        pen.canvas.setFont("Helvetica", 12)
        for n in range(0, len(words), 40):
            pen.canvas.drawString(80, 700 - n, words[n : n + 40])

    document = read(tmp_path, prose, page)
    if "\ue001" in words:
        return
    assert [(i.kind, i.severity, i.place.anchor) for i in document.issues] == [
        ("text_garbled", "error", "p2")
    ]


def test_a_file_of_scans_alone_is_refused_in_one_line(tmp_path):
    with pytest.raises(UserError, match="it is a scan"):
        read(tmp_path, lambda pen: pen.canvas.drawImage(picture(), 0, 0, WIDTH, HEIGHT))
