"""The paragraphs and tables of one story of an RTF (text, note, header, text box) as elements of WordprocessingML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from pipeline.base.errors import UserError
from pipeline.read.docx.names import DEL_TEXT, R_FONTS, R_PR, VAL, VERT_ALIGN, Element, P, R, T, w
from pipeline.read.rtf.state import PLAIN, Look
from pipeline.read.rtf.tables import Definition, Row, build_table

MOST_NESTED = 20
_RAISED = {1: "superscript", -1: "subscript"}
# What XML cannot hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass
class _Level:
    """A table that is open: the blocks of the cell, the cells of the row, the rows done."""

    blocks: list[Element] = field(default_factory=list)
    cells: list[list[Element]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass
class RtfStory:
    """A story being built below `root`; `depth` is how many tables the paragraph stands in."""

    root: Element
    depth: int = 0
    levels: list[_Level] = field(default_factory=list)
    paragraph: Element | None = None
    last_look: Look | None = None

    def say(self, text: str, look: Look) -> None:
        """Adds words to the paragraph."""
        shown = _FORBIDDEN.sub("", text)
        if not shown:
            return
        parent = self.open_paragraph()
        if look == self.last_look and len(parent) and len(parent[-1]):
            words = parent[-1][-1]
            if words.tag == T:
                words.text += shown
                return
        run = _make_run(look)
        if look.is_deleted:
            gone = etree.SubElement(parent, w("del"))
            gone.append(run)
        else:
            parent.append(run)
        etree.SubElement(run, DEL_TEXT if look.is_deleted else T).text = shown
        self.last_look = look

    def add(self, *elements: Element, look: Look = PLAIN) -> None:
        """Adds a run with elements that are no words: tabs, breaks, fields, marks of notes."""
        run = _make_run(look)
        run.extend(elements)
        self.open_paragraph().append(run)
        self.last_look = None

    def open_paragraph(self) -> Element:
        """The paragraph that words go to; a new one where none is open."""
        if self.paragraph is None:
            self.paragraph, self.last_look = etree.Element(P), None
        return self.paragraph

    def end_paragraph(self) -> None:
        """Puts the paragraph where it stands; an empty one too, as it parts tables."""
        self._place(self.open_paragraph(), self.depth)
        self.paragraph = None

    def end_cell(self, depth: int) -> None:
        """Ends a cell of the table at a depth, which is 1 for a table that stands in no other."""
        if self.paragraph is not None:
            self._place(self.paragraph, depth)
            self.paragraph = None
        level = self._at(depth)
        level.cells.append(level.blocks)
        level.blocks = []

    def end_row(self, depth: int, definition: Definition) -> None:
        """End a row of the table at a depth, with the edges that its definition gives."""
        if self.paragraph is not None and len(self.paragraph):
            self.end_cell(depth)
        self.paragraph = None
        level = self._at(depth)
        if level.cells:
            level.rows.append(Row(level.cells, definition.copied()))
            level.cells = []

    def finish(self) -> None:
        """Closes what is open at the end of the story."""
        if self.paragraph is not None:
            self.end_paragraph()
        self._at(0)

    def _place(self, block: Element, depth: int) -> None:
        self._at(depth)
        if depth:
            self.levels[-1].blocks.append(block)
        else:
            self.root.append(block)

    def _at(self, depth: int) -> _Level:
        """The level of a depth: deeper ones are closed, missing ones opened. At 0 all are closed, and the level is of no use."""
        if depth > MOST_NESTED:
            raise UserError(
                f"tables nested more than {MOST_NESTED} deep; save it again as .docx",
                f"表格嵌套超过 {MOST_NESTED} 层；请另存为 .docx",
            )
        while len(self.levels) > depth:
            self._close()
        while len(self.levels) < depth:
            self.levels.append(_Level())
        return self.levels[-1] if self.levels else _Level()

    def _close(self) -> None:
        """Puts a table into what it stands in; cells of a row that was not ended make a row."""
        level = self.levels.pop()
        if level.blocks:
            level.cells.append(level.blocks)
        if level.cells:
            last = level.rows[-1].definition if level.rows else Definition()
            level.rows.append(Row(level.cells, last))
        if level.rows:
            table = build_table(level.rows)
            if self.levels:
                self.levels[-1].blocks.append(table)
            else:
                self.root.append(table)


def _make_run(look: Look) -> Element:
    run = etree.Element(R)
    if look == PLAIN:
        return run
    properties = etree.SubElement(run, R_PR)
    if look.symbol_font:
        fonts = etree.SubElement(properties, R_FONTS)
        fonts.set(w("ascii"), look.symbol_font)
        fonts.set(w("hAnsi"), look.symbol_font)
    for name, is_on in (
        ("vanish", look.is_hidden),
        ("strike", look.is_struck),
        ("caps", look.is_capital),
    ):
        if is_on:
            etree.SubElement(properties, w(name))
    if look.raised:
        etree.SubElement(properties, VERT_ALIGN).set(VAL, _RAISED[look.raised])
    return run
