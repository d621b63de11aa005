"""A web page to Document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.model.document import (
    Attachment,
    Cause,
    Document,
    Issue,
    LeftOut,
    Place,
)
from pipeline.model.issues import make_issue
from pipeline.read.conservation import check_part, tell, texts_of
from pipeline.read.conversion_artifacts import Sweeper
from pipeline.read.guards import MOST_TEXT_BYTES, check_size
from pipeline.read.html.article import Page, find_article, weigh
from pipeline.read.html.attachments import read_attachment
from pipeline.read.html.encoding import REPLACED, decode_page
from pipeline.read.html.flow import Flow
from pipeline.read.html.grid import TableReader
from pipeline.read.html.lines import Reading
from pipeline.read.html.list_numbers import ListNumbers
from pipeline.read.html.looks import Looks, read_looks
from pipeline.read.html.markup import Element, page_words, parse_page, strip_comments, words_of
from pipeline.read.html.outside import Outside, read_outside
from pipeline.read.html.pictures import tell_pictures
from pipeline.read.html.survey import Survey, survey_page
from pipeline.read.html.table_kinds import TableKinds
from pipeline.read.html.titles import find_title, site_title


def read_html(path: Path) -> Document:
    """Reads a web page. UserError where it has no text, or is larger or nested more deeply than a page is."""
    check_size(path, MOST_TEXT_BYTES)
    document = read_page(path.read_bytes(), path.name)
    if not document.blocks:
        raise UserError("the page has no text; save it again", "网页没有文字；请重新保存")
    return document


@dataclass
class _Parts:
    """A page taken apart: what marks its look, the title above its text, its text, and its title in its head."""

    page: Page
    looks: Looks
    survey: Survey
    kinds: TableKinds
    numbers: ListNumbers
    title: Element | None
    article: list[Element]
    site_title: str

    def reading(self) -> tuple[Reading, TableReader]:
        reading = Reading(self.looks, self.numbers, self.survey)
        return reading, TableReader(reading, self.kinds)


def read_page(
    data: bytes, name: str, said: str = "", prefix: str = "", is_site: bool = True
) -> Document:
    """The Document of a page's bytes, without blocks where it has no text. `said` is the encoding that came with it; anchors
    begin with `prefix`; a page that is part of a Word file is no site, and its tables are none for its layout."""
    text = decode_page(data, said)
    root = parse_page(text)
    parts = _take_apart(root, is_site)
    outside = _read_outside(parts, root)
    reading, tables = parts.reading()
    reading.around = frozenset(parts.page.around)
    flow = Flow(reading, tables, Sweeper(), prefix)
    for part in [*([parts.title] if parts.title is not None else []), *parts.article]:
        flow.add_part(part)
    blocks = [*outside.about, *flow.blocks] if flow.blocks else []
    read = texts_of(blocks)
    left_out = [*outside.left_out, *reading.left_out]
    added = [*outside.added, *reading.added]
    litter = tuple(flow.sweeper.litter)
    unread = [*(item.text for item in left_out), *(item.tag for item in litter)]
    top = Place(f"{prefix}page")
    issues = [
        *check_part(top, page_words(text), read, unread, added),
        *tell(left_out),
        *_tell_damage(text, top),
        *tell_pictures(reading.pictures, sum(map(len, read[len(outside.about) :])), flow.grids),
    ]
    return Document(
        name, "html", tuple(blocks), None, litter, tuple(left_out), tuple(issues),
        _attachments([*reading.links, *outside.links]),
    )  # fmt: skip


def _take_apart(root: Element, is_site: bool) -> _Parts:
    looks, kinds = read_looks(root), TableKinds(is_site)
    survey = survey_page(root, looks)
    strip_comments(root)
    found = root.find("body")
    page = weigh(root if found is None else found, looks, kinds.is_data, survey)
    article = find_article(page, survey.marked)
    said = site_title(root)
    is_styled = any("stylesheet" in (link.get("rel") or "").lower() for link in root.iter("link"))
    title = find_title(page, article, said)
    return _Parts(page, looks, survey, kinds, ListNumbers(is_styled), title, article, said)


def _read_outside(parts: _Parts, root: Element) -> Outside:
    """The words around the notice; what is hidden there is no more than the rest of it."""
    reading, tables = parts.reading()
    skipped = [*parts.article, *([parts.title] if parts.title is not None else [])]
    outside = read_outside(parts.page.body, skipped, reading, tables)
    heads = [words_of(head) for head in root.iter("title") if not _is_below(head, parts.page.body)]
    hidden = [replace(item, cause=Cause.NAVIGATION) for item in reading.left_out]
    outside.left_out += [
        *hidden,
        *(LeftOut(Cause.NAVIGATION, text, Place("site")) for text in heads if text),
    ]
    outside.added += reading.added
    outside.links += reading.links
    if parts.site_title and parts.title is None:
        outside.add_title(parts.site_title)
    return outside


def _is_below(element: Element, body: Element) -> bool:
    return any(parent is body for parent in element.iterancestors())


def _tell_damage(text: str, place: Place) -> list[Issue]:
    """Where bytes are no character of the page's encoding."""
    at = text.find(REPLACED)
    if at < 0:
        return []
    what = f"{text.count(REPLACED)} x {REPLACED}"
    return [
        make_issue(
            "text_garbled", place, " ".join(text[max(0, at - 20) : at + 20].split()), what=what
        )
    ]


def _attachments(links: list[tuple[Element, Place]]) -> tuple[Attachment, ...]:
    """Files that the page offers, each address once."""
    found = (read_attachment(element, place) for element, place in links)
    once = {attachment.address: attachment for attachment in found if attachment is not None}
    return tuple(once.values())
