"""Files that are damaged, locked, of another kind than they say, or made to exhaust memory; each by the name of its trap."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from .document import Notice, Paragraph, grid
from .write_docx import write_docx
from .write_pdf import write_pdf

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SMALL = Notice([
    Paragraph("关于公布职业技能培训补贴目录的通知", align="center"),
    Paragraph("安人社发〔2024〕7号", align="center"),
    Paragraph("现公布补贴目录，自2024年3月1日起施行。"),
    Paragraph("附件1"),
    Paragraph("职业技能培训补贴目录", align="center"),
    grid("""
        序号 | 职业名称 | 职业编码 | 等级 | 补贴标准（元）
        1 | 电工 | 6-31-01-03 | 五级 | 1000
        2 | 焊工 | 6-18-02-04 | 四级 | 1200
    """),
])  # fmt: skip


def small_pdf(path: Path) -> None:
    """A good PDF."""
    write_pdf(SMALL, path)


def small_docx(path: Path) -> None:
    """A good DOCX."""
    write_docx(SMALL, path)


def _half(write: Callable[[Path], None]) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        write(path)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    return make


def cut_at_the_end_mark(path: Path) -> None:
    """A PDF that lacks its last ten bytes."""
    small_pdf(path)
    path.write_bytes(path.read_bytes()[:-10])


def _locked(**words: Any) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        canvas = Canvas(
            str(path),
            encrypt=StandardEncryption(ownerPassword="owner", canCopy=0, strength=128, **words),
        )
        canvas.setFont("STSong-Light", 14)
        canvas.drawString(80, 700, "关于公布职业技能培训补贴标准的通知")
        canvas.drawString(80, 660, "焊工五级补贴1000元/人。")
        canvas.save()

    return make


def picture_pdf(path: Path) -> None:
    """A page that is one picture."""
    canvas = Canvas(str(path))
    canvas.drawInlineImage(Image.new("L", (200, 300), 128), 50, 100)
    canvas.save()


def write_objects(path: Path, *objects: bytes) -> None:
    """A PDF of these objects, numbered from 1; 1 is its catalogue."""
    out, places = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, 2)
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer <</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    )
    path.write_bytes(out.getvalue())


def stream(data: bytes, words: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (words, len(data), data)


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"


def page_object(words: bytes = b"") -> bytes:
    """The page; its contents are object 4."""
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%b>>" % words


def cyclic_pages(path: Path) -> None:
    """A tree of pages that is its own child."""
    write_objects(path, CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>")


def cyclic_form(path: Path) -> None:
    """A page that draws a form that draws itself."""
    form = stream(b"/F Do", FORM + b"/Resources<</XObject<</F 5 0 R>>>>")
    write_objects(
        path,
        CATALOGUE,
        PAGES,
        page_object(b"/Resources<</XObject<</F 5 0 R>>>>"),
        stream(b"/F Do"),
        form,
    )


def forms_in_forms(path: Path) -> None:
    """Seven forms, each of which draws the next twenty times: a thousand million paths."""
    forms = [
        stream(b"/F Do " * 20, FORM + b"/Resources<</XObject<</F %d 0 R>>>>" % (6 + n))
        for n in range(7)
    ]
    page = page_object(b"/Resources<</XObject<</F 5 0 R>>>>")
    write_objects(
        path, CATALOGUE, PAGES, page, stream(b"/F Do"), *forms, stream(b"0 0 m 9 9 l S", FORM)
    )


def deep_objects(path: Path) -> None:
    """A page whose resources are a list in a list, a hundred thousand deep."""
    deep = b"[" * 100_000 + b"]" * 100_000
    write_objects(
        path, CATALOGUE, PAGES, page_object(b"/Resources<</XObject %b>>" % deep), stream(b"")
    )


def stream_bomb(path: Path) -> None:
    """A page of which each megabyte unpacks to a thousand."""
    packer = zlib.compressobj(9)
    data = (
        b"".join(packer.compress(b"0 0 m 9 9 l S " * 100_000) for _ in range(700)) + packer.flush()
    )
    write_objects(path, CATALOGUE, PAGES, page_object(), stream(data, b"/Filter/FlateDecode"))


def many_characters(path: Path) -> None:
    """A page of 150,000 characters."""
    canvas = Canvas(str(path))
    canvas.setFont("Helvetica", 0.5)
    for number in range(1500):
        canvas.drawString(10, 10 + number / 2, "abcdefghij" * 10)
    canvas.save()


def _package(document: bytes, relations: bytes = b"") -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("word/document.xml", document)
            if relations:
                package.writestr("_rels/.rels", relations)

    return make


def _body(inside: str) -> bytes:
    return f'<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'.encode()


def zip_bomb(path: Path) -> None:
    """200 MB of blanks in 200 kB."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w") as part,
    ):
        for _ in range(200):
            part.write(b" " * (1 << 20))


LAUGHS = b"".join(b'<!ENTITY l%d "%b">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
XML_BOMB = b'<!DOCTYPE w [<!ENTITY l0 "ha">%b]>' % LAUGHS + _body(
    "<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>"
)
OUTSIDE = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + _body(
    "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"
)
EMPTY_ROWS = (
    "<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>" * 100_000 + "</w:tbl>"
)
DEEP_TABLES = "<w:tbl><w:tr><w:tc>" * 2_000 + "</w:tc></w:tr></w:tbl>" * 2_000


def fifo(path: Path) -> None:
    """A pipe that nobody writes to."""
    os.mkfifo(path)


def device(path: Path) -> None:
    """A file without end."""
    path.symlink_to("/dev/zero")


def _bytes(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data) and None


Recipe = tuple[str, Callable[[Path], None], str]
# Which limit such a file meets first is the machine's affair: time, memory, depth, or the end of its process.
ANY_LIMIT = "not read within 20 s|reading ended the process|needs more memory|nested more deeply"
# trap: (name of the file, how to make it, what the one line says: this | or that)
BAD_FILES: dict[str, Recipe] = {
    "half_pdf": ("a.pdf", _half(small_pdf), "the PDF is cut short: its last part is missing; fetch it again"),
    "half_docx": ("a.docx", _half(small_docx), "the DOCX is damaged or cut short; fetch it again"),
    "password": ("a.pdf", _locked(userPassword="secret"), "the PDF needs a password; save it without one"),
    "picture_pdf": ("a.pdf", picture_pdf, "1 page(s) but no text: it is a scan; run OCR on it (e.g. `ocrmypdf -l chi_sim`)"),
    "cyclic_pages": ("a.pdf", cyclic_pages, "the PDF is damaged"),
    "cyclic_form": ("a.pdf", cyclic_form, f"1 page(s) but no text|{ANY_LIMIT}"),
    "forms_in_forms": ("a.pdf", forms_in_forms, ANY_LIMIT),
    "deep_objects": ("a.pdf", deep_objects, f"1 page(s) but no text|{ANY_LIMIT}"),
    "stream_bomb": ("a.pdf", stream_bomb, ANY_LIMIT),
    "many_characters": ("a.pdf", many_characters, f"characters is no page of a notice|{ANY_LIMIT}"),
    "zip_bomb": ("a.docx", zip_bomb, "word/document.xml unpacks to 200 MB (a zip bomb?)"),
    "xml_bomb": ("a.docx", _package(XML_BOMB), "word/document.xml declares a document type, by which entities come in"),
    "outside_entity": ("a.docx", _package(OUTSIDE), "word/document.xml declares a document type"),
    "outside_entity_in_relations": ("a.docx", _package(_body(""), OUTSIDE), "_rels/.rels declares a document type"),
    "empty_rows": ("a.docx", _package(_body(EMPTY_ROWS)), "a table of 100,000 rows; more than 65,536 rows"),
    "empty_rows_of_text": ("a.txt", _bytes(b"\t\t\n" * 100_000), "a table of 100,000 rows and 3 columns"),
    "deep_tables": ("a.docx", _package(_body(DEEP_TABLES)), "word/document.xml is damaged"),
    "zip": ("a.docx", _package(b"no xml"), "word/document.xml is damaged"),
    "big5": ("a.txt", _bytes("關於公布職業技能培訓補貼標準的通知，電焊工補貼壹仟貳佰元。".encode("big5") * 50), "unknown encoding"),
    "noise": ("a.txt", _bytes(bytes(range(1, 256)) * 20), "unknown encoding"),
    "empty": ("a.docx", _bytes(b""), "the file is empty; fetch it again"),
    "docx_named_pdf": ("a.pdf", small_docx, "named .pdf, but it holds a Word document (.docx)"),
    "old_word": ("a.docx", _bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), "an old Word or WPS file (.doc, .wps)"),
    "picture": ("a.png", _bytes(b"\x89PNG\r\n\x1a\n" + bytes(99)), "a picture cannot be read; save it as"),
    "pipe": ("a.pdf", fifo, "not an ordinary file"),
    "device": ("a.txt", device, "not an ordinary file|a link that leads out of"),
    "folder": ("a.docx", Path.mkdir, "not an ordinary file"),
}  # fmt: skip
GOOD_FILES = {
    "pdf_without_end_mark": ("a.pdf", cut_at_the_end_mark),
    "locked_against_copying": ("a.pdf", _locked(userPassword="")),
    "small_docx": ("a.docx", small_docx),
}
