"""One walk over the body of a part: paragraphs and tables in reading order, numbered (`b3`, `t2`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pipeline.model.document import Cause, Paragraph, Place
from pipeline.read.conversion_artifacts import Sweeper
from pipeline.read.docx.grid import Grid, find_all, is_frame, why_gone
from pipeline.read.docx.inline import read_line
from pipeline.read.docx.names import (
    ALTERNATIVES,
    DRAWING,
    P_PR,
    TBL,
    TC,
    TR,
    TR_PR,
    VML,
    Element,
    P,
    w,
    words_below,
)  # fmt: skip
from pipeline.read.docx.notes import Note
from pipeline.read.docx.story import Block, Story, choose
from pipeline.read.guards import check_table

CHUNK = w("altChunk")
DRAWN_PARAGRAPH = f"{{{DRAWING}}}p"
WORD_ART = f"{{{VML}}}textpath"
# What a tracked change has deleted or moved away, paragraphs and tables alike.
_GONE = {w("del"), w("moveFrom")}
_WITHOUT_WORDS = {P_PR, w("sectPr"), w("sdtPr"), w("sdtEndPr"), w("tblPr"), w("tblGrid"), w("tcPr")}


@dataclass
class Walk:
    """The walk over one story. `read_note` and `read_chunk` give the blocks of a note and of a part of another format."""

    story: Story
    sweeper: Sweeper
    read_note: Callable[[Note], list[Block]]
    read_chunk: Callable[[Element], list[Block]]
    paragraphs: int = 0
    tables: int = 0

    def blocks(self, parent: Element) -> Iterator[Block]:
        """Paragraphs and tables below an element, content controls and tracked insertions walked through."""
        for element in parent:
            tag = element.tag
            if tag != P and self.story.carried and tag in {TBL, CHUNK, w("sectPr")}:
                yield from self._flush()
            if tag == P:
                yield from self._paragraph(element)
            elif tag == TBL:
                yield from self._table(element)
            elif tag == CHUNK:
                yield from self.read_chunk(element)
            elif tag == DRAWN_PARAGRAPH:
                yield from self._lines(words_below(element))
            elif tag == WORD_ART:
                yield from self._lines(self.story.add(element.get("string", "")))
            elif tag == ALTERNATIVES:
                shown = choose(self.story, element)
                yield from self.blocks(shown) if shown is not None else ()
            elif tag in _GONE:
                self.story.drop(Cause.DELETED, element)
            elif tag not in _WITHOUT_WORDS:
                yield from self.blocks(element)

    def all_blocks(self, parent: Element) -> Iterator[Block]:
        """All blocks of a story; words that were carried past the last paragraph stand at the end."""
        yield from self.blocks(parent)
        yield from self._flush()

    def _flush(self) -> Iterator[Block]:
        text, self.story.carried = self.story.carried, ""
        yield from self._lines(text)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        self.story.place = Place(f"{self.story.prefix}b{self.paragraphs + 1}")
        line = read_line(self.story, element)
        yield from self._lines(line.text)
        for box in line.boxes:
            yield from self._box(box)
        for note in line.notes:
            yield from self.read_note(note)

    def _box(self, box: Element) -> Iterator[Block]:
        """A text box, or words of a drawing."""
        outer, self.story.carried = self.story.carried, ""
        yield from self.all_blocks([box] if box.tag == WORD_ART else box)
        self.story.carried = outer

    def _lines(self, text: str) -> Iterator[Paragraph]:
        for line in text.split("\n"):
            words = line.strip()
            if words:
                self.paragraphs += 1
                place = Place(f"{self.story.prefix}b{self.paragraphs}")
                kind = "unread" if words.count("\t") >= 2 and all(words.split("\t")) else "text"
                yield Paragraph(self.sweeper.sweep(line, place).strip(), place, kind)

    def _table(self, element: Element) -> Iterator[Block]:
        if is_frame(element):
            for tc in self._cells_of_frame(element):
                yield from self.blocks(tc)
            return
        self.tables += 1
        name = f"{self.story.prefix}t{self.tables}"
        rows = list(find_all(element, TR))
        check_table(len(rows))
        grid, inside = Grid(), _Inside()
        places: list[Place] = []
        for row in rows:
            self.story.place = Place(f"{name}.r{len(places) + 1}")
            properties = row.find(TR_PR)
            gone = why_gone(properties)
            if gone is not None:
                self.story.drop(gone, row)
                continue
            places.append(self.story.place)
            for tc, cell in grid.place_row(row, properties):
                if cell is None:
                    self.story.drop(Cause.COVERED, tc)
                else:
                    cell.text = self._cell(tc, inside)
                    self.story.place = places[-1]
        if places and (any(cell.text for cell in grid.cells) or not inside.tables):
            yield grid.build(tuple(places), self.sweeper)
        yield from inside.tables
        for note in inside.notes:
            yield from self.read_note(note)

    def _cells_of_frame(self, element: Element) -> Iterator[Element]:
        for row in find_all(element, TR):
            gone = why_gone(row.find(TR_PR))
            if gone is None:
                yield from find_all(row, TC)
            else:
                self.story.drop(gone, row)

    def _cell(self, tc: Element, inside: _Inside) -> str:
        """The paragraphs of a cell, one a line; tables nested in it are blocks of their own."""
        outer, self.story.carried = self.story.carried, ""
        lines = [*self._cell_lines(tc, inside), self.story.carried]
        self.story.carried = outer
        return "\n".join(text for line in lines if (text := line.strip()))

    def _cell_lines(self, parent: Element, inside: _Inside) -> Iterator[str]:
        for element in parent:
            tag = element.tag
            if tag == P:
                line = read_line(self.story, element)
                yield line.text
                inside.notes += line.notes
                for box in line.boxes:
                    yield from self._cell_lines([box] if box.tag == WORD_ART else box, inside)
            elif tag == TBL and is_frame(element):
                for tc in self._cells_of_frame(element):
                    yield from self._cell_lines(tc, inside)
            elif tag == TBL:
                inside.tables += self._table(element)
            elif tag == CHUNK:
                yield from map(self.story.add, inside.take(self.read_chunk(element)))
            elif tag == DRAWN_PARAGRAPH:
                yield words_below(element)
            elif tag == WORD_ART:
                yield self.story.add(element.get("string", ""))
            elif tag == ALTERNATIVES:
                shown = choose(self.story, element)
                yield from self._cell_lines(shown, inside) if shown is not None else ()
            elif tag in _GONE:
                self.story.drop(Cause.DELETED, element)
            elif tag not in _WITHOUT_WORDS:
                yield from self._cell_lines(element, inside)


@dataclass
class _Inside:
    """Objects in the cells of a table that are no text of theirs."""

    tables: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def take(self, blocks: list[Block]) -> Iterator[str]:
        """Paragraphs of a part of another format are lines of the cell; its tables stand behind the table."""
        for block in blocks:
            if isinstance(block, Paragraph):
                yield block.text
            else:
                self.tables.append(block)
