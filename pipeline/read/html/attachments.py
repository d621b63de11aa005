"""The files that a page offers beside the words of the notice: links that say so or whose address ends as a file's."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from pipeline.model.document import Attachment, Place
from pipeline.read.html.markup import Element, tag_of, words_of
from pipeline.rules.web_pages import web_pages

# An address that leads nowhere by itself.
_NOWHERE = ("javascript:", "#", "mailto:", "data:", "tel:")


def read_attachment(element: Element, place: Place) -> Attachment | None:
    """The file that a link or an embedded frame offers; None where it is another page."""
    address = _address(element)
    if not address or address.lower().startswith(_NOWHERE):
        return None
    text = _words(element)
    rules = web_pages()
    ending = _ending(urlsplit_path(address)) or _ending(text)
    is_said = bool(rules.attachment_words.search(text)) and tag_of(element) == "a"
    if ending not in rules.endings and not (is_said and len(text) > 2):
        return None
    if ending in rules.pictures and not is_said:
        return None
    return Attachment(text or unquote(urlsplit_path(address)).rpartition("/")[2], address, place)


def urlsplit_path(address: str) -> str:
    """The path of an address; of one that names its file in a parameter (`download.jsp?file=a.doc`), that."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    named = parts.query.rpartition("=")[2]
    return named if _ending(unquote(named)) in web_pages().endings else parts.path


def _address(element: Element) -> str:
    for name in ("href", "src", "data"):
        if value := (element.get(name) or "").strip():
            return str(value)
    return ""


def _words(element: Element) -> str:
    """The words of a link, else its title."""
    words = words_of(element) if tag_of(element) == "a" else ""
    return words or (element.get("title") or element.get("download") or "").strip()


def _ending(text: str) -> str:
    name, dot, ending = unquote(text).rpartition(".")
    return ending.strip().lower() if dot and name else ""
