"""The text of a page to a tree of elements; and its words again by another way, to count them."""

from __future__ import annotations

import html
import re
from typing import Any

from lxml import etree

from pipeline.base.errors import UserError

# An element of lxml, which has no types.
Element = Any
MOST_TAGS = 4_000_000
# What stands in them is no text of the page.
NO_WORDS = {"script", "style", "template", "iframe", "noframes", "noembed", "object", "svg", "math"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend",
    "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "title", "tr", "ul", "xmp",
}  # fmt: skip
# libxml2 drops whatever follows the end of the body; pages are put together of parts that end it several times.
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_ATTRIBUTES = r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+"
_RAW = r"script|style|template|iframe|noframes|noembed|object|svg|math"
# Tags of tables and of words without attributes go first: most are of these, and they are found fastest.
_BARE = r"</?(?:td|tr|th|p|span|b|br|font|div|tbody|strong|o:p)>"
_MARKUP = re.compile(
    rf"{_BARE}|<!--(?:-?>|.*?(?:--!?>|\Z))|<({_RAW})\b{_ATTRIBUTES}>.*?(?:</\1\s*>|\Z)|<[A-Za-z]{_ATTRIBUTES}>|</[A-Za-z][^>]*+>|<[!?/][^>]*+>",
    re.DOTALL | re.IGNORECASE,
)


def parse_page(text: str) -> Element:
    """The root of the tree of a page. UserError where it has no element, or is larger or nested more deeply than a page is."""
    tags = text.count("<")
    if tags > MOST_TAGS:
        raise UserError(
            f"the page has {tags:,} tags; no notice has as many: save the notice alone",
            f"网页有 {tags:,} 个标签，通知不会有这么多：请只保存通知本身",
        )
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, no_network=True)
    data = _ENDS.sub("", text).replace("\x00", "").encode("utf-8", errors="replace")
    root = etree.fromstring(data, parser) if data.strip() else None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise UserError(
            "the page is nested more deeply than a page is; save the notice alone",
            "网页嵌套层数过多；请只保存通知本身",
        )
    if root is None:
        raise UserError("the page has no text; save it again", "网页没有文字；请重新保存")
    return root


def strip_comments(root: Element) -> None:
    """Takes comments out, so that they part no words."""
    etree.strip_tags(root, etree.Comment)


def page_words(text: str) -> list[str]:
    """The words of a page between its tags, without those of scripts and styles: counted against what is read."""
    return html.unescape(_MARKUP.sub("\n", text)).splitlines()


def tag_of(element: Element) -> str:
    """The name of an element (the parser writes it in small letters); "" for a comment."""
    tag = element.tag
    return tag if isinstance(tag, str) else ""


def words_of(element: Element) -> str:
    """All words below an element, as they stand in the page; scripts and styles have none."""
    if tag_of(element) in NO_WORDS:
        return ""
    parts = [element.text or ""]
    steps = etree.iterwalk(element, events=("start", "end"))
    for event, inner in steps:
        if inner is element:
            continue
        if event == "end":
            parts.append(inner.tail or "")
        elif tag_of(inner) in NO_WORDS:
            steps.skip_subtree()
        else:
            parts += ["\n" if tag_of(inner) in BLOCKS else "", inner.text or ""]
    return " ".join("".join(parts).split())
