"""Parts of a DOCX in another format (`w:altChunk`): web pages, other Word files and plain text are read; what cannot be read
is told as an error, since its words are printed."""

from __future__ import annotations

import email
import email.policy
import io
from collections.abc import Callable
from email.message import EmailMessage
from typing import IO

from pipeline.model.document import Paragraph, Place
from pipeline.model.issues import make_issue
from pipeline.read.conservation import check_part, texts_of
from pipeline.read.docx.docx_package import Package
from pipeline.read.docx.html_part import read_html_part
from pipeline.read.docx.story import Block, Found
from pipeline.read.encodings import decode
from pipeline.read.recognise import KINDS, recognise_text


def read_chunk(package: Package, name: str, prefix: str, read_package: Callable[[IO[bytes], str], Found]) -> Found:  # fmt: skip
    """The part of that name. `read_package` reads a Word file inside the Word file."""
    place = Place(f"{prefix}b1")
    if not name:
        return _unread(place, "a part that is missing from the file", "文件中缺少的部分")
    data = package.read(name)
    if data.startswith(b"PK\x03\x04"):
        return read_package(io.BytesIO(data), prefix)
    kind, charset = recognise_text(data[:4096]), ""
    if kind == "mht":
        data, charset = _page_of(data)
        kind = "html" if data else kind
    if kind == "txt" and name.lower().endswith((".htm", ".html", ".xhtml")):
        kind = "html"
    if kind == "html":
        part = read_html_part(data, prefix, charset)
        lost = check_part(place, part.printed, texts_of(part.blocks), [each.text for each in part.left_out])  # fmt: skip
        return Found(part.blocks, part.left_out, lost)
    if kind == "txt":
        return Found(_paragraphs(decode(data), prefix))
    return _unread(place, KINDS[kind].en, KINDS[kind].zh)


def _unread(place: Place, en: str, zh: str) -> Found:
    return Found(issues=[make_issue("part_unread", place, "", what=en, what_zh=zh)])


def _page_of(data: bytes) -> tuple[bytes, str]:
    """The web page in a web archive and its encoding; b"" where it holds none."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content, part.get_content_charset("")
    return b"", ""


def _paragraphs(text: str, prefix: str) -> list[Block]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [Paragraph(line, Place(f"{prefix}b{n}")) for n, line in enumerate(lines, 1)]
