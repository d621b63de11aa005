"""Parts of a DOCX in another format (`w:altChunk`): web pages, other Word files and plain text are read; what cannot be read
is told as an error, since its words are printed."""

from __future__ import annotations

import email
import io
from collections.abc import Callable, Iterator
from typing import IO

from pipeline.model.document import Paragraph, Place
from pipeline.model.issues import make_issue
from pipeline.read.docx.docx_package import WordPackage
from pipeline.read.docx.story import Block, Found
from pipeline.read.encodings import decode
from pipeline.read.html.reader import read_page
from pipeline.read.recognise import KINDS, recognise_text

_PAGE_ENDINGS = (".htm", ".html", ".xhtml")


def read_chunk(package: WordPackage, name: str, prefix: str, read_package: Callable[[IO[bytes], str], Found]) -> Found:  # fmt: skip
    """The part of that name. `read_package` reads a Word file inside the Word file."""
    place = Place(f"{prefix}b1")
    if not name:
        return _unread(place, "a part that is missing from the file", "文件中缺少的部分")
    data = package.read(name)
    if data.startswith(b"PK\x03\x04"):
        return read_package(io.BytesIO(data), prefix)
    kind = recognise_text(data[:4096])
    if kind == "html" or (kind == "txt" and name.lower().endswith(_PAGE_ENDINGS)):
        return _read_pages([(data, "")], name, prefix)
    if kind == "mht":
        return _read_pages(list(_pages_of(data)), name, prefix)
    if kind == "txt":
        return Found(_paragraphs(decode(data), prefix))
    return _unread(place, KINDS[kind].en, KINDS[kind].zh)


def _unread(place: Place, en: str, zh: str) -> Found:
    return Found(issues=[make_issue("part_unread", place, "", what=en, what_zh=zh)])


def _read_pages(pages: list[tuple[bytes, str]], name: str, prefix: str) -> Found:
    """Web pages with the encodings that came with them; each strikes its own balance."""
    found = Found()
    for number, (data, charset) in enumerate(pages, 1):
        own = prefix if number == 1 else f"{prefix}f{number}."
        page = read_page(data, name, charset, own, is_site=False)
        found.blocks += page.blocks
        found.left_out += page.left_out
        found.issues += page.issues
        found.sweeper.litter += page.litter
    return found


def _pages_of(data: bytes) -> Iterator[tuple[bytes, str]]:
    """The web pages of a web archive."""
    for part in email.message_from_bytes(data).walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(content, bytes):
            yield content, part.get_content_charset("")


def _paragraphs(text: str, prefix: str) -> list[Block]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [Paragraph(line, Place(f"{prefix}b{n}")) for n, line in enumerate(lines, 1)]
