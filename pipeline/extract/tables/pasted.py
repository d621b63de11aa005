"""Tables that were pasted into a document one cell a paragraph: the reader of text files knows how to prove them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.extract.notice.sections import Section
from pipeline.model.document import Paragraph, Place, Table
from pipeline.model.printed import Coverage
from pipeline.read.text import find_pasted


@dataclass(frozen=True)
class Pasted:
    """A table made of paragraphs, None where its columns are not proven; where it stands among the blocks of its section."""

    table: Table | None
    start: int
    paragraphs: tuple[Paragraph, ...]

    def fates(self, rows: Mapping[Place, Coverage]) -> Iterator[Coverage]:
        """The fate of each paragraph: that of its row, whose records stand at its first one."""
        width = self.table.columns if self.table else 1
        for index, paragraph in enumerate(self.paragraphs):
            row = rows[self.paragraphs[index - index % width].place]
            yield Coverage(
                paragraph.place,
                "paragraph",
                row.fate,
                0 if index % width else row.records,
                paragraph.text,
            )


def find_pasted_tables(section: Section) -> list[Pasted]:
    """The tables of a section that stand one cell a paragraph, in order."""
    found: list[Pasted] = []
    for start, paragraphs in _runs(section):
        for run in find_pasted([" ".join(p.text.split()) for p in paragraphs]):
            own = tuple(paragraphs[run.start : run.end])
            table = _placed(run.block, paragraphs) if isinstance(run.block, Table) else None
            found.append(Pasted(table, start + run.start, own))
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
