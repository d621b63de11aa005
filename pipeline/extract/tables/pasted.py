"""Tables that were pasted into a document one cell a paragraph (the reader of text files knows how to prove them), or one row a
paragraph with bars between the cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.extract.notice.sections import Section
from pipeline.extract.tables.barred import find_barred, is_rule
from pipeline.model.document import Paragraph, Place, Table
from pipeline.model.printed import Coverage
from pipeline.read.text import find_pasted


@dataclass(frozen=True)
class Pasted:
    """A table made of paragraphs, None where its columns are not proven; where it stands among the blocks of its section, and how
    many paragraphs make a row."""

    table: Table | None
    start: int
    paragraphs: tuple[Paragraph, ...]
    width: int = 1

    def fates(self, rows: Mapping[Place, Coverage]) -> Iterator[Coverage]:
        """The fate of each paragraph: that of its row, whose records stand at its first one."""
        for index, paragraph in enumerate(self.paragraphs):
            row = rows.get(self.paragraphs[index - index % self.width].place)
            # The rule below the head of a table with bars is no row; another line without a row could not be placed in one.
            lost = "header" if is_rule(paragraph.text) else "unread"
            fate, records = (row.fate, row.records) if row else (lost, 0)
            yield Coverage(
                paragraph.place,
                "paragraph",
                fate,
                0 if index % self.width else records,
                paragraph.text,
            )


def find_pasted_tables(section: Section) -> list[Pasted]:
    """The tables of a section that stand one cell or one row a paragraph, in order."""
    found: list[Pasted] = []
    for start, paragraphs in _runs(section):
        for first, behind, made in find_barred(paragraphs):
            found.append(Pasted(made, start + first, tuple(paragraphs[first:behind])))
        for run in find_pasted([" ".join(p.text.split()) for p in paragraphs]):
            own = tuple(paragraphs[run.start : run.end])
            table = _placed(run.block, paragraphs) if isinstance(run.block, Table) else None
            width = table.columns if table else 1
            found.append(Pasted(table, start + run.start, own, width))
    return found


def _runs(section: Section) -> Iterator[tuple[int, list[Paragraph]]]:
    """Paragraphs of text that follow each other, with the place of the first among the blocks."""
    run: list[Paragraph] = []
    for index, block in enumerate([*section.blocks, None]):
        if isinstance(block, Paragraph) and block.kind == "text":
            run.append(block)
            continue
        if run:
            yield index - len(run), run
        run = []


def _placed(table: Table, paragraphs: list[Paragraph]) -> Table:
    """The table with the places of its paragraphs; `l3` is the third of them."""
    places = tuple(paragraphs[int(place.anchor[1:]) - 1].place for place in table.places)
    return replace(table, places=places)
