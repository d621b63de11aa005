"""One file to Document, whatever its format: `read_document(path)`. The same grid contract for PDF, DOCX and text."""

from __future__ import annotations

import zipfile
from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.model.document import Document
from pipeline.read import guards
from pipeline.read.docx.reader import read_docx
from pipeline.read.pdf.reader import read_pdf
from pipeline.read.text.reader import read_text

READERS = {"pdf": read_pdf, "docx": read_docx, "txt": read_text}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

__all__ = ["READERS", "read_document", "sniff"]


def read_document(path: Path) -> Document:
    """Reads a PDF, DOCX or text file to a Document: `blocks` in reading order, each Table with `grid` (rows of str) and
    `cells` (text, row, column, row_span, column_span, page, bbox in points).

    UserError, in one line, where the file is missing, empty, damaged, or not what the ending of its name says.
    """
    path = Path(path)
    if not path.is_file():
        raise UserError(
            f"{path}: " + ("is not an ordinary file" if path.exists() else "no such file")
        )
    if not path.stat().st_size:
        raise UserError(f"{path}: the file is empty; fetch it again")
    found, named = sniff(path), path.suffix.lower().lstrip(".")
    if (named, found) == ("docx", "broken zip"):
        raise UserError(f"{path}: the DOCX is damaged or cut short; fetch it again")
    if named in READERS and named != found:
        raise UserError(
            f"{path}: named .{named}, but it holds {_say(found)}; give it its right name or fetch it again"
        )
    if found not in READERS:
        raise UserError(
            f"{path}: {_say(found)} cannot be read; save it as .docx, .pdf or UTF-8 text"
        )
    try:
        guards.check_size(path)
        return READERS[found](path)
    except UserError as error:
        raise UserError(f"{path}: {error}") from error


def sniff(path: Path) -> str:
    """The format by the file's own bytes: pdf, docx, txt, or what else it is (ole, zip, image, binary)."""
    with path.open("rb") as file:
        head = file.read(4096)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _sniff_zip(path)
    if head.startswith(OLE):
        return "ole"
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")):
        return "image"
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or _has_wide_lines(head)
    return "binary" if b"\x00" in head and not is_wide else "txt"


def _sniff_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            return (
                "docx"
                if any(name.startswith("word/document") for name in package.namelist())
                else "zip"
            )
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return "broken zip"


def _has_wide_lines(head: bytes) -> bool:
    """UTF-16 without a mark still has line feeds, two bytes each."""
    return b"\n\x00" in head or b"\x00\n" in head


def _say(found: str) -> str:
    words = {
        "pdf": "a PDF", "docx": "a Word document (.docx)", "txt": "plain text", "ole": "an old Word or WPS file (.doc, .wps)",
        "zip": "a zip archive", "broken zip": "a damaged zip archive or DOCX", "image": "a picture", "binary": "binary data",
    }  # fmt: skip
    return words[found]
