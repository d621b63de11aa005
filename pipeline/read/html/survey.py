"""One look at every element of a page before it is read: which parts need a closer one.

Most elements of a page bear words and nothing else, above all the cells of its tables. They are told apart once, so that nobody
asks each of them again whether it is hidden, raised, part of the site, or a link.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.html.looks import Looks, is_odd_style
from pipeline.read.html.markup import Element
from pipeline.read.html.table_rows import CELLS
from pipeline.rules.web_pages import web_pages

# Without attributes they are words, lines, and parts of a table.
_PLAIN = {
    "b", "big", "blockquote", "body", "br", "caption", "center", "col", "colgroup", "dd", "div", "dl", "dt", "em", "font", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "html", "i", "main", "o:p", "p", "section", "small", "span", "strong", "table", "tbody", "td",
    "tfoot", "th", "thead", "title", "tr", "tt", "u",
}  # fmt: skip
_NAMES = {"id", "class"}
_SPANS = {"colspan", "rowspan"}
# Fewer links are those of a text, or of its annexes.
MOST_LINKS = 5


@dataclass
class Survey:
    """`special`: the elements that need a closer look, and all that they stand in; what is not in it is plain, and so is all
    below it. `marked`: the parts that the page marks as its text, by a name or a comment, in order. `spanning`: cells that
    say how many rows or columns they take. `is_site`: whether a part may be that of a site, by its name or its links."""

    special: set[Element] = field(default_factory=set)
    marked: list[Element] = field(default_factory=list)
    spanning: set[Element] = field(default_factory=set)
    links: int = 0
    is_site: bool = False

    def mark(self, element: Element | None) -> None:
        """Remember an element, with all that it stands in."""
        while element is not None and element not in self.special:
            self.special.add(element)
            element = element.getparent()


def survey_page(root: Element, looks: Looks) -> Survey:
    """Looks at every element once; the comments of the page must still be there."""
    survey, odd, around = Survey(), _Odd(looks), web_pages().around_tags
    for element in root.iter():
        tag = element.tag
        if tag == "table":
            # Its cells may be plain, those in which it stands are not.
            survey.mark(element.getparent())
        if tag in _PLAIN and not element.keys():
            continue
        if tag is etree.Comment:
            if odd.is_beginning(element.text):
                survey.marked.append(element.getparent())
            continue
        attributes = element.items()
        if tag in CELLS and not _SPANS.isdisjoint(element.keys()):
            survey.spanning.add(element)
        if tag not in _PLAIN or any(map(odd.is_odd, attributes)):
            survey.mark(element)
            survey.links += tag == "a"
            survey.is_site |= tag in around or any(map(odd.is_name, attributes))
            if any(map(odd.is_article, attributes)):
                survey.marked.append(element)
    survey.is_site |= survey.links >= MOST_LINKS or bool(survey.marked)
    return survey


class _Odd:
    """Which attributes matter, each asked once."""

    def __init__(self, looks: Looks) -> None:
        rules = web_pages()
        self.article = rules.article_names
        self.comments = rules.article_comments
        self.names = rules.article_names | rules.around_names
        self.hiding = {name for _, _, name in looks.hiding}
        self.known: dict[tuple[str, str], bool] = {}

    def is_odd(self, attribute: tuple[str, str]) -> bool:
        """Whether it may hide, strike out or raise words, or say that they are the site's or the notice's."""
        found = self.known.get(attribute)
        if found is None:
            found = self.known[attribute] = self._judge(*attribute)
        return found

    def _judge(self, name: str, value: str) -> bool:
        if name in _NAMES:
            return self.is_name((name, value)) or not self.hiding.isdisjoint(_words(name, value))
        if name == "style":
            return is_odd_style(value)
        return name in {"hidden", "title", "role"}

    def is_article(self, attribute: tuple[str, str]) -> bool:
        """Whether it is a name that editors of sites give to the text of a notice."""
        name, value = attribute
        return name in _NAMES and not self.article.isdisjoint(_words(name, value.lower()))

    def is_name(self, attribute: tuple[str, str]) -> bool:
        """Whether it says that a part is the site's own, or the text of the notice."""
        name, value = attribute
        if name in _NAMES:
            return not self.names.isdisjoint(_words(name, value.lower()))
        return name == "role" and value == "navigation"

    def is_beginning(self, comment: str | None) -> bool:
        """Whether a comment says that the text of the notice begins."""
        text = (comment or "").lower()
        return any(word in text for word in self.comments)


def _words(name: str, value: str) -> set[str]:
    return {value} if name == "id" else set(value.split())
