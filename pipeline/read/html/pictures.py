"""Pictures of a notice: a table set as a picture is no text, and must be told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.document import Issue, Place
from pipeline.model.issues import make_issue
from pipeline.read.html.markup import Element

# Smaller pictures are signs of the site: file types, arrows, lines.
SMALLEST = 60
_SIZE = re.compile(r"(?<![\w-]){}\s*:\s*(\d+)")
_SIGN = re.compile(
    r"(?:^|[/_.-])(?:icon|ico|logo|blank|spacer|space|arrow|bullet|line|filetype|file_?type|emoji|emot|qrcode|ewm)s?[\w-]*",
    re.IGNORECASE,
)
# A notice with fewer words beside its pictures is a picture itself.
FEW_WORDS = 200


def tell_pictures(
    pictures: Sequence[tuple[Element, Place]], words: int, tables: int
) -> list[Issue]:
    """One issue for each picture that may hold words; an error where the page has few words and no table beside it."""
    shown = [(element, place) for element, place in pictures if _may_hold_words(element)]
    kind = "web_picture_unread" if tables or words >= FEW_WORDS else "pictures_only"
    return [make_issue(kind, place, _name(element)) for element, place in shown]


def _may_hold_words(element: Element) -> bool:
    sizes = [size for name in ("width", "height") if (size := _size(element, name)) is not None]
    if sizes and min(sizes) < SMALLEST:
        return False
    return bool(_source(element)) and not _SIGN.search(_source(element)[:300])


def _size(element: Element, name: str) -> int | None:
    """Pixels, as the page says; None where it does not, or in per cent."""
    said = re.fullmatch(r"\s*(\d{1,5})(?:px)?\s*", element.get(name) or "")
    style = re.search(_SIZE.pattern.format(name), element.get("style") or "")
    match = said or style
    return int(match.group(1)) if match else None


def _source(element: Element) -> str:
    return str(element.get("src") or element.get("data-src") or "")


def _name(element: Element) -> str:
    source = _source(element)
    name = "data:" if source.startswith("data:") else source.rpartition("/")[2]
    return " ".join(word for word in ((element.get("alt") or "").strip(), name) if word)
