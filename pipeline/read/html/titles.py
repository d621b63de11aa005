"""The title of a notice as its page has it: in the head of the page, and above the text."""

from __future__ import annotations

import re

from pipeline.read.html.article import Page
from pipeline.read.html.markup import Element, tag_of, words_of
from pipeline.text import squeeze

# `title - section - site`; a dash inside a title has no blanks around it.
_PARTS = re.compile(
    r"\s*[_|｜]\s*|\s+[-–—·»>]+\s+|\s*--+\s*|(?<=[\u4e00-\u9fff）)])-(?=[\u4e00-\u9fff])"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
SHORTEST = 6
# A title has no more parts of its own (lines, emphasis).
MOST_PARTS = 20


def site_title(root: Element) -> str:
    """The title that the head of the page gives: of its article, else the longest part of its own title; "" where that is
    no title of a notice (`首页`, `Document`)."""
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle" and (
            meta.get("content") or ""
        ).strip():
            return " ".join(meta.get("content").split())
    own = root.find(".//head/title")
    parts = _PARTS.split(words_of(own)) if own is not None else []
    best = max(parts, key=len, default="").strip()
    return best if len(_HAN.findall(best)) >= SHORTEST else ""


def find_title(page: Page, article: list[Element], said: str) -> Element | None:
    """The part above the text that is its title: the longest words that the title in the head of the page holds too, else a
    heading; None where the text prints that title itself."""
    wanted = squeeze(said)
    if (
        wanted
        and wanted in squeeze("".join(words_of(part) for part in article))[: 400 + len(wanted)]
    ):
        return None
    headings: list[Element] = []
    named: list[tuple[int, Element]] = []
    for element in _before(page, article):
        words = squeeze(words_of(element)) if len(element) < MOST_PARTS else ""
        if len(_HAN.findall(words)) >= SHORTEST and words in wanted:
            named.append((len(words), element))
        elif len(_HAN.findall(words)) >= SHORTEST and _is_heading(element):
            headings.append(element)
    if named:
        return max(named, key=lambda one: one[0])[1]
    return headings[-1] if headings else None


def _is_heading(element: Element) -> bool:
    """One with links says where the page stands in its site."""
    return tag_of(element) in {"h1", "h2"} and next(element.iter("a"), None) is None


def _before(page: Page, article: list[Element]) -> list[Element]:
    """The parts of a page that stand before its text and outside of the site's own parts, outermost first."""
    if page.body in article:
        return []
    inside = {parent for part in article for parent in part.iterancestors()}
    found: list[Element] = []
    passed = set(page.around)
    for element in page.body.iterdescendants():
        if element in article:
            return found
        if element.getparent() in passed or element in passed:
            passed.add(element)
        elif element not in inside and tag_of(element) != "a":
            found.append(element)
    return []
