"""PDF files as they come: with bytes before the head and after the end, without an end mark, changed afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.base.errors import UserError
from pipeline.read import read_document
from tests.recipes.bad_files import CATALOGUE, PAGES, page_object, small_pdf, stream, write_objects
from tests.recipes.drawn_pdf import update_pdf

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"
TAIL = b"\r\n<!-- saved from a page -->\r\n" + bytes(2000)


def small(path: Path, words: bytes = b"(1000) Tj") -> None:
    content = stream(b"BT /F 12 Tf 80 700 Td %b ET" % words)
    page = page_object(b"/Resources<</Font<</F 5 0 R>>>>")
    write_objects(path, CATALOGUE, PAGES, page, content, FONT)


def texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in read_document(path).paragraphs]


@pytest.mark.parametrize(("head", "tail"), [(HEAD, b""), (b"", TAIL), (HEAD, TAIL)])
def test_bytes_before_the_head_and_after_the_end_change_nothing(tmp_path, head, tail):
    path = tmp_path / "a.pdf"
    small_pdf(path)
    expected = read_document(path)
    path.write_bytes(head + path.read_bytes() + tail)
    assert read_document(path) == expected


@pytest.mark.parametrize("cut", [b"%%EOF", b"startxref"])
def test_a_file_whose_objects_are_all_there_is_read_without_its_end(tmp_path, cut):
    path = tmp_path / "a.pdf"
    small(path)
    path.write_bytes(path.read_bytes().rpartition(cut)[0])
    assert texts(path) == ["1000"]


def test_a_file_that_ends_among_its_objects_is_refused(tmp_path):
    path = tmp_path / "a.pdf"
    small(path)
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"endobj") + 8])
    with pytest.raises(UserError, match="cut short"):
        read_document(path)


def test_the_last_state_of_a_changed_file_is_read(tmp_path):
    path = tmp_path / "a.pdf"
    small(path)
    update_pdf(path, b"(1000)", b"(1200)")
    assert texts(path) == ["1200"]
    update_pdf(path, b"(1200)", b"(1300)")
    assert texts(path) == ["1300"]
    whole = path.read_bytes()
    # What was being written when the file was cut is a change that nobody can read.
    path.write_bytes(whole + b"4 0 obj\n<</Length 9>>\nstream\nBT /F")
    assert texts(path) == ["1300"]
    path.write_bytes(whole + b"4 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n")
    with pytest.raises(UserError, match="cut short"):
        read_document(path)
