"""Where the notice stands on a page, among the navigation of its site.

Where the page marks its text (rules/web_pages.toml), that is it; else the smallest part of the page that holds nearly all words
that are no links. A table of data or a sentence outside makes it larger: words of the site that are read by mistake are seen,
a lost annex is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.html.looks import Looks, has_no_words
from pipeline.read.html.markup import Element, tag_of, words_of
from pipeline.read.html.survey import MOST_LINKS, Survey
from pipeline.rules.web_pages import web_pages

_CONTAINERS = {
    "article", "body", "center", "dd", "div", "dl", "form", "html", "li", "main", "section", "table", "tbody", "td", "th", "tr", "ul",
}  # fmt: skip
# The share of all words that are no links which the notice holds at least.
MOST_WORDS = 0.85
# A marked text that holds less is an abstract, or an empty frame that a script fills.
LEAST_MARKED = 30
# A sentence of fewer characters is a note of the site.
SENTENCE = 20
# The share of its words that stand in links, in a list of links.
LINKED = 0.6


@dataclass
class Weight:
    """Characters of words below an element, those of them in links, how many links, and whether a sentence or table of data
    stands there."""

    words: int = 0
    linked: int = 0
    links: int = 0
    has_sentence: bool = False
    has_table: bool = False

    def add(self, other: Weight) -> None:
        """Add the weight of a part inside."""
        self.words += other.words
        self.linked += other.linked
        self.links += other.links
        self.has_sentence |= other.has_sentence
        self.has_table |= other.has_table

    @property
    def is_list_of_links(self) -> bool:
        return (
            self.links >= MOST_LINKS and self.linked >= LINKED * self.words and not self.has_table
        )


@dataclass
class Page:
    """The body of a page with the weight of each part, but for what stands in a plain table; `around` are the parts that
    belong to the site by their names."""

    body: Element
    is_table: Callable[[Element], bool]
    weights: dict[Element, Weight] = field(default_factory=dict)
    around: set[Element] = field(default_factory=set)


def weigh(body: Element, looks: Looks, is_table: Callable[[Element], bool], survey: Survey) -> Page:
    """Weighs every part of a page; what is hidden weighs nothing. A page that has nothing of a site is not weighed."""
    page, special = Page(body, is_table), survey.special
    if not survey.is_site:
        return page
    stack = [Weight()]
    links = 0
    passed: Element | None = None
    steps = etree.iterwalk(body, events=("start", "end"))
    for event, element in steps:
        tag = tag_of(element)
        if event == "start" and element in special and _is_passed(page, element, looks):
            passed = element
            steps.skip_subtree()
        elif event == "start" and tag == "table" and element not in special and is_table(element):
            stack[-1].add(_weigh_plain(page, element, links))
            passed = element
            steps.skip_subtree()
        elif event == "start":
            links += tag == "a"
            stack.append(Weight(links=tag == "a", has_table=tag == "table" and is_table(element)))
            _count(stack[-1], element.text, links)
        else:
            if element is not passed:
                links -= tag == "a"
                weight = stack.pop()
                stack[-1].add(weight)
                if tag in _CONTAINERS:
                    page.weights[element] = weight
            if element is not body:
                _count(stack[-1], element.tail, links)
    return page


def _weigh_plain(page: Page, table: Element, links: int) -> Weight:
    """The weight of a table of data in which nothing but words stands."""
    weight = page.weights[table] = Weight(has_table=True)
    for text in table.itertext():
        _count(weight, text, links)
    return weight


def _is_passed(page: Page, element: Element, looks: Looks) -> bool:
    if is_around(element, page.is_table):
        page.around.add(element)
        return True
    return has_no_words(element) or looks.cause(element) is not None


def _count(weight: Weight, text: str | None, links: int) -> None:
    words = text.strip() if text else ""
    weight.words += len(words)
    if links:
        weight.linked += len(words)
    elif len(words) >= SENTENCE and "。" in words:
        weight.has_sentence = True


def is_around(element: Element, is_table: Callable[[Element], bool]) -> bool:
    """Whether an element is a part of the site, by its tag or by a name; a table of data can only be so by its tag."""
    rules = web_pages()
    tag = tag_of(element)
    if tag in rules.around_tags or (element.get("role") or "") == "navigation":
        return True
    names = _names(element)
    if not names or tag in {"body", "html"} or rules.around_names.isdisjoint(names):
        return False
    return not any(is_table(table) for table in element.iter("table"))


def _names(element: Element) -> set[str]:
    return {
        name.lower()
        for name in [element.get("id") or "", *(element.get("class") or "").split()]
        if name
    }


def find_article(page: Page, marked: list[Element]) -> list[Element]:
    """The parts of a page that hold the notice, in order; `marked` are those that the page marks as its text."""
    outer = _outermost(marked)
    held = [one for one in outer if one in page.weights or tag_of(one) not in _CONTAINERS]
    if sum(len(words_of(one)) for one in held) >= LEAST_MARKED:
        return _in_order(page.body, [*held, *_tables_outside(page, held)])
    return [_densest(page)]


def _tables_outside(page: Page, held: list[Element]) -> Iterator[Element]:
    """Tables of data that stand outside of the marked text and are no lists of links."""
    inside = set(held)
    above = {parent for part in held for parent in part.iterancestors()}
    for table, weight in page.weights.items():
        if tag_of(table) != "table" or table in above or not page.is_table(table):
            continue
        if weight.linked < LINKED * weight.words and inside.isdisjoint(table.iterancestors()):
            yield table


def _in_order(body: Element, parts: list[Element]) -> list[Element]:
    outer = set(_outermost(parts))
    return [element for element in body.iter() if element in outer]


def _outermost(parts: list[Element]) -> list[Element]:
    """Each part once, without those that stand in another of them."""
    wanted = dict.fromkeys(parts)
    return [part for part in wanted if not any(up in wanted for up in part.iterancestors())]


def _densest(page: Page) -> Element:
    """From the body down, as long as one part holds nearly all words that are no links, and every sentence and table; a page
    without navigation is all notice."""
    here = page.body
    if not page.around and not any(weight.is_list_of_links for weight in page.weights.values()):
        return here
    whole = page.weights.get(here, Weight())
    least = MOST_WORDS * (whole.words - whole.linked)
    while True:
        parts = [part for part in _containers(here) if part in page.weights]
        best = next((part for part in parts if _holds(page.weights[part], least)), None)
        if best is None or (tag_of(best) == "table" and page.is_table(best)):
            return here
        if any(_is_kept(page.weights[part]) for part in parts if part is not best):
            return here
        here = best


def _containers(element: Element) -> Iterator[Element]:
    """The nearest containers below an element."""
    for child in element:
        if tag_of(child) in _CONTAINERS:
            yield child


def _holds(weight: Weight, least: float) -> bool:
    return weight.words - weight.linked >= least


def _is_kept(weight: Weight) -> bool:
    return (weight.has_sentence or weight.has_table) and not weight.is_list_of_links
