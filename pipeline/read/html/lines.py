"""The content below an element in reading order: lines of words and tables. One walk without recursion, as pages nest deeply."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.model.document import Cause, LeftOut, Place
from pipeline.read.html.list_numbers import ListNumbers
from pipeline.read.html.looks import Looks, has_no_words, raising_of
from pipeline.read.html.markup import BLOCKS, Element, tag_of, words_of
from pipeline.read.html.survey import Survey
from pipeline.text import lower_text, raise_text

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# By which a page offers a file.
_OFFERING = {"a", "iframe", "embed", "object"}
_BLANK = re.compile(r"[ \t\r\n\f]+")
# What no text of a page holds.
_BREAK = "\0"


@dataclass(frozen=True)
class Line:
    """A line of words; `heading` is 1 to 6 where it is the first of a heading, else 0."""

    text: str
    heading: int = 0


@dataclass
class Reading:
    """The finds of one reading of a page beside its lines; `place` is where the reader stands, `around` are parts inside that
    are the site's own."""

    looks: Looks
    numbers: ListNumbers
    survey: Survey
    place: Place = field(default_factory=lambda: Place("top"))
    left_out: list[LeftOut] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    pictures: list[tuple[Element, Place]] = field(default_factory=list)
    links: list[tuple[Element, Place]] = field(default_factory=list)
    around: frozenset[Element] = frozenset()

    def leave_out(self, cause: Cause, text: str) -> None:
        """Remember words that are not read."""
        if text.strip():
            self.left_out.append(LeftOut(cause, text.strip(), self.place))


@dataclass
class _Line:
    """The line that is being put together."""

    parts: list[str] = field(default_factory=list)
    heading: int = 0

    def take(self, is_kept: bool) -> Iterator[Line]:
        """The text gathered so far, its blanks as a browser shows them; the next line begins."""
        text = "".join(self.parts)
        shown = text.strip("\n") if is_kept else _BLANK.sub(" ", text)
        for line in shown.split("\n") if is_kept else [shown]:
            if line.strip():
                yield Line(line.strip(), self.heading)
                self.heading = 0
        self.parts = []


def read_plain(cells: Iterable[Element]) -> list[str]:
    """The words of plain cells as `read_items` gives them."""
    texts = [_plain_words(cell) if len(cell) else cell.text or "" for cell in cells]
    row = "|".join(texts)
    if len(row.split(None, 1)) > 1 or row != row.strip():
        texts = [_shown(text) for text in texts]
    return [text.replace(_BREAK, "\n") for text in texts] if _BREAK in row else texts


def _plain_words(cell: Element) -> str:
    """Its words, parted where a block or a break begins another line."""
    pieces = [text for text in cell.itertext() if not text.isspace()]
    if len(pieces) < 2:
        return "".join(pieces)
    parts: list[str] = []
    for event, inner in etree.iterwalk(cell, events=("start", "end")):
        if inner is not cell and (inner.tag in BLOCKS or inner.tag == "br"):
            parts.append(_BREAK)
        if event == "start":
            parts.append(inner.text or "")
        elif inner is not cell:
            parts.append(inner.tail or "")
    lines = (_shown(line) for line in "".join(parts).split(_BREAK))
    return _BREAK.join(filter(None, lines))


def _shown(text: str) -> str:
    return _BLANK.sub(" ", text).strip()


def read_items(
    root: Element,
    reading: Reading,
    is_table: Callable[[Element], bool],
    skipped: Collection[Element] = (),
) -> Iterator[Line | Element]:
    """Lines and tables below an element (the element itself is taken for a block); a table for which `is_table` holds is
    given as it is, any other is walked through. `skipped` elements are left aside."""
    return _Walk(root, reading, is_table, set(skipped)).items()


class _Walk:
    def __init__(
        self,
        root: Element,
        reading: Reading,
        is_table: Callable[[Element], bool],
        skipped: set[Element],
    ) -> None:
        self.root = root
        self.reading = reading
        self.is_table = is_table
        self.skipped = skipped
        self.line = _Line()
        self.raised: list[str] = []
        self.kept = 0
        self.passed: Element | None = None
        self.steps = etree.iterwalk(root, events=("start", "end"))

    def items(self) -> Iterator[Line | Element]:
        for event, element in self.steps:
            if event == "start":
                yield from self._start(element)
            else:
                yield from self._end(element)
        yield from self.line.take(False)

    def _start(self, element: Element) -> Iterator[Line | Element]:
        tag = tag_of(element)
        if tag in BLOCKS:
            yield from self.line.take(bool(self.kept))
        if tag in _OFFERING:
            self.reading.links.append((element, self.reading.place))
        if self._is_left_out(element):
            self._pass(element)
        elif tag == "table" and element is not self.root and self.is_table(element):
            yield element
            self._pass(element)
        else:
            yield from self._enter(element, tag)

    def _pass(self, element: Element) -> None:
        self.passed = element
        self.steps.skip_subtree()

    def _enter(self, element: Element, tag: str) -> Iterator[Line]:
        if tag in HEADINGS:
            self.line.heading = int(tag[1])
        elif tag == "pre":
            self.kept += 1
        elif tag == "br":
            yield from self.line.take(bool(self.kept))
        elif tag == "img":
            self.reading.pictures.append((element, self.reading.place))
        elif tag == "li" and (number := self.reading.numbers.number_of(element)):
            self.reading.added.append(number)
            self.line.parts.append(number)
        above = self.raised[-1] if self.raised else ""
        own = raising_of(element) if element in self.reading.survey.special else ""
        self.raised.append(own or above)
        self._add(element.text)

    def _is_left_out(self, element: Element) -> bool:
        if element in self.skipped:
            return True
        if element not in self.reading.survey.special:
            return False
        if has_no_words(element):
            return True
        cause = self.reading.looks.cause(element)
        if element in self.reading.around:
            cause = Cause.NAVIGATION
        if cause:
            self.reading.leave_out(cause, words_of(element))
        return cause is not None

    def _end(self, element: Element) -> Iterator[Line]:
        if element is self.passed:
            self.passed = None
        else:
            tag = tag_of(element)
            self.raised.pop()
            if tag in BLOCKS:
                yield from self.line.take(bool(self.kept))
                self.line.heading = 0 if tag in HEADINGS else self.line.heading
                self.kept -= tag == "pre"
        if element is not self.root:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            raising = self.raised[-1] if self.raised else ""
            self.line.parts.append(_RAISING[raising](text) if raising else text)


_RAISING: dict[str, Callable[[str], str]] = {"super": raise_text, "sub": lower_text}
