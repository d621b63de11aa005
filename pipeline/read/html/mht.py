"""A web page with its parts in one file (MHT, MHTML) to Document: its pages in order; pictures and style sheets are not read."""

from __future__ import annotations

import email
import quopri
import re
from email.message import Message
from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.model.document import Document
from pipeline.read.guards import MEGABYTE, check_size
from pipeline.read.html.reader import read_page

MOST_BYTES = 64 * MEGABYTE
# A file of Word or Excel has a part for each sheet, header and list of files; a nest of so many is made to exhaust memory.
MOST_PARTS = 500
# Pages of Word and Excel that hold no words of the notice.
_HELPERS = ("header.htm", "tabstrip.htm", "filelist.xml", "stylesheet.css")

# In quoted-printable each `=` begins a byte or ends a line, and Chinese takes two bytes or more.
_NOT_QUOTED, _QUOTED = re.compile(rb"=(?![0-9A-Fa-f]{2}|[ \t]*\r?\n|\Z)"), re.compile(rb"(?:=[89A-Fa-f][0-9A-Fa-f](?:=\r?\n)?){2}")  # fmt: skip


def read_mht(path: Path) -> Document:
    """Reads a web archive. UserError where it holds no page with words, or more parts than a page has."""
    check_size(path, MOST_BYTES)
    data = path.read_bytes()
    if data.lower().count(b"content-type:") > MOST_PARTS:
        raise UserError(
            f"a web archive of more than {MOST_PARTS} parts; save the page again as .html",
            f"单个文件网页超过 {MOST_PARTS} 个部分；请将网页另存为 .html",
        )
    pages = _pages(email.message_from_bytes(data), path.name)
    if not pages:
        raise UserError(
            "a web archive without a page that has words; save the page again as .html",
            "单个文件网页中没有带文字的网页；请另存为 .html",
        )
    return _joined(path.name, pages)


def _pages(message: Message, name: str) -> list[Document]:
    """The pages that have words."""
    pages: list[Document] = []
    for part in message.walk():
        location = (part.get("Content-Location") or "").lower()
        if part.get_content_type() != "text/html" or location.endswith(_HELPERS):
            continue
        data = _page_of(part)
        if data:
            # The first page has no prefix, so that its places are those of the page saved alone.
            prefix = f"f{len(pages) + 1}." if pages else ""
            page = read_page(data, name, part.get_content_charset() or "", prefix)
            pages += [page] if page.blocks else []
    return pages


def _page_of(part: Message) -> bytes:
    """The bytes of a page; quoted-printable that is not declared is told by its bytes."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return b""
    is_declared = "Content-Transfer-Encoding" in part
    is_quoted = data.isascii() and _QUOTED.search(data) and not _NOT_QUOTED.search(data)
    return quopri.decodestring(data) if is_quoted and not is_declared else data


def _joined(name: str, pages: list[Document]) -> Document:
    return Document(
        name, "mht",
        tuple(block for page in pages for block in page.blocks), None,
        tuple(item for page in pages for item in page.litter),
        tuple(item for page in pages for item in page.left_out),
        tuple(issue for page in pages for issue in page.issues),
        tuple(item for page in pages for item in page.attachments),
    )  # fmt: skip
