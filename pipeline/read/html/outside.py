"""The parts of a page around the notice: what the site says of it (索引号, 文号, 成文日期), and the site's own words."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.document import Cause, LeftOut, Paragraph, Place
from pipeline.read.html.about import pair_lines, read_box, split_labels
from pipeline.read.html.article import SENTENCE
from pipeline.read.html.grid import TableReader
from pipeline.read.html.lines import Line, Reading, read_items
from pipeline.read.html.markup import Element, words_of
from pipeline.rules.web_pages import web_pages
from pipeline.text import fold

SITE = Place("site")


@dataclass
class Outside:
    """Lines about the notice (`a1`, `a2`, ...), the words of the site, words that the reader made, and links."""

    about: list[Paragraph] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    links: list[tuple[Element, Place]] = field(default_factory=list)

    def add_title(self, title: str) -> None:
        """The title that the head of the page gives, which no one sees on the page itself."""
        label = web_pages().title_label
        self.about.append(Paragraph(f"{label}：{title}", Place("title"), "about"))
        self.added.append(label + title)

    def add_line(self, line: str) -> None:
        """A line: labels with values and a document number on its own say something of the notice."""
        texts = split_labels(line)
        if not texts and web_pages().number.fullmatch(fold(line)):
            texts = [f"{web_pages().number_label}：{line}"]
            self.added.append(web_pages().number_label)
        for text in texts:
            self.about.append(Paragraph(text, Place(f"a{len(self.about) + 1}"), "about"))
        if not texts:
            is_told = len(line) >= SENTENCE and bool(web_pages().tells.search(fold(line)))
            self.left_out.append(LeftOut(Cause.BESIDE if is_told else Cause.NAVIGATION, line, SITE))


def read_outside(
    body: Element, skipped: list[Element], reading: Reading, tables: TableReader
) -> Outside:
    """The lines below `body` but not in the parts that are skipped."""
    outside = Outside()
    reading.place = SITE
    lines: list[str] = []
    for item in read_items(body, reading, tables.kinds.is_data, skipped):
        if isinstance(item, Line):
            lines.append(item.text)
            continue
        known = len(reading.left_out)
        table, nested = tables.read(tables.kinds.take(item), "site")
        box = read_box(table) if table is not None and not nested else []
        if not box:
            # All its words at once, and so no hidden ones twice.
            del reading.left_out[known:]
            box = [words_of(item)]
        lines += box
    for line in pair_lines(lines):
        outside.add_line(line)
    return outside
