"""A file is what its bytes say, whatever its name says; what cannot be read is named in one line."""

from __future__ import annotations

import zipfile

import pytest

from pipeline.base.errors import UserError
from pipeline.read import read_document
from pipeline.read.recognise import KINDS, recognise


def ole(*streams: str, words: str = "") -> bytes:
    """The head of an OLE file, a sector with some words, and a directory of streams."""
    names = [name.encode("utf-16-le") + b"\x00\x00" for name in streams]
    entries = [
        name.ljust(64, b"\x00") + len(name).to_bytes(2, "little") + bytes(62) for name in names
    ]
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(504)
        + words.encode("utf-16-le").ljust(512, b"\x00")
        + b"".join(entries)
    )


BYTES = {
    "html": b"\xef\xbb\xbf<!-- saved -->\r\n<HTML xmlns:o='x'><body><p>1</p></body></html>",
    "mht": b"From: <Saved>\r\nSubject: =?gb2312?B?zajWqg==?=\r\n\tmore\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n",
    "rtf": b"{\\rtf1\\ansi 1}",
    "word xml": b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument/>',
    "excel xml": b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>',
    "xml": b'<?xml version="1.0"?><list/>',
    "doc": ole("WordDocument", "Workbook"),
    "xls": ole("WORKBOOK", "WordDocument", words="WordDocument"),
    "locked": ole("EncryptionInfo", "EncryptedPackage"),
    "ole": ole("Contents"),
    "rar": b"Rar!\x1a\x07\x00",
    "7z": b"7z\xbc\xaf\x27\x1c\x00",
    "image": b"\x89PNG\r\n",
    "broken zip": b"PK\x03\x04" + bytes(80),
    "binary": bytes(range(256)),
    "txt": "序号\t职业<p>车工</p>\n".encode(),
}  # fmt: skip
PACKED = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "xlsb": "xl/workbook.bin",
    "pptx": "ppt/presentation.xml",
    "ofd": "OFD.xml",
    "zip": "readme.txt",
}


@pytest.mark.parametrize("kind", BYTES)
def test_a_file_is_what_its_bytes_say(tmp_path, kind):
    path = tmp_path / "notice.doc"
    path.write_bytes(BYTES[kind])
    assert recognise(path) == kind


@pytest.mark.parametrize("kind", PACKED)
def test_a_zip_archive_is_what_stands_in_it(tmp_path, kind):
    with zipfile.ZipFile(tmp_path / "notice.doc", "w") as package:
        package.writestr(PACKED[kind], "x")
    assert recognise(tmp_path / "notice.doc") == kind


def test_a_web_page_in_utf_16_is_a_web_page(tmp_path):
    (tmp_path / "a.doc").write_bytes("<html>\n<body>车工</body></html>".encode("utf-16"))
    assert recognise(tmp_path / "a.doc") == "html"


@pytest.mark.parametrize("kind", ["word xml", "locked", "image"])
def test_what_cannot_be_read_is_named_in_one_line_of_both_languages(tmp_path, kind):
    path = tmp_path / "notice.doc"
    path.write_bytes(BYTES[kind])
    with pytest.raises(UserError) as caught:
        read_document(path)
    en, zh = caught.value.words
    assert KINDS[kind].en in en
    assert KINDS[kind].zh in zh
    assert str(path) in zh
    assert "\n" not in en + zh
