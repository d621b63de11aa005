"""The parts of a page to blocks with their places: what the site says of the notice, its title, then the notice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.model.document import Cause, Paragraph, Place, Table
from pipeline.read.conversion_artifacts import Sweeper
from pipeline.read.html.about import is_own_line, read_box, split_labels
from pipeline.read.html.grid import TableReader
from pipeline.read.html.lines import Line, Reading, read_items
from pipeline.read.html.markup import Element
from pipeline.read.html.table_rows import Rows

# A line of so many characters, or with a full stop, is the notice's; labels are looked for before it only.
LONG_LINE = 60


@dataclass
class Flow:
    """Numbers lines and tables below each heading (`h2.b1`, `h2.t1.r3`; `b1` and `t1` before the first) and gathers blocks."""

    reading: Reading
    tables: TableReader
    sweeper: Sweeper
    prefix: str = ""
    blocks: list[Paragraph | Table] = field(default_factory=list)
    headings: int = 0
    lines: int = 0
    grids: int = 0
    is_front: bool = True

    def add_part(self, root: Element) -> None:
        """A part of the page that holds the notice."""
        for item in self._items([root]):
            self._add(item)

    def _items(self, roots: Iterable[Element]) -> Iterable[Line | Element]:
        for root in roots:
            if self.tables.kinds.is_data(root):
                yield root
                continue
            items = read_items(root, self.reading, self.tables.kinds.is_data)
            while True:
                self.reading.place = Place(self._anchor("b", self.lines + 1))
                item = next(items, None)
                if item is None:
                    break
                yield item

    def _anchor(self, letter: str, number: int) -> str:
        heading = f"h{self.headings}." if self.headings else ""
        return f"{self.prefix}{heading}{letter}{number}"

    def _add(self, item: Line | Element) -> None:
        if isinstance(item, Line):
            self._add_line(item)
        else:
            self._add_table(item)

    def _add_line(self, line: Line) -> None:
        if is_own_line(line.text):
            self.reading.leave_out(Cause.NAVIGATION, line.text)
            return
        labelled = split_labels(line.text) if self.is_front else []
        self.is_front = self.is_front and not ("。" in line.text or len(line.text) > LONG_LINE)
        for text in labelled or [line.text]:
            self._add_paragraph(text, line.heading, "about" if labelled else "text")

    def _add_paragraph(self, text: str, heading: int, kind: str) -> None:
        if heading:
            self.headings += 1
            self.lines = self.grids = 0
            place = Place(f"{self.prefix}h{self.headings}")
        else:
            self.lines += 1
            place = Place(self._anchor("b", self.lines))
        self.blocks.append(Paragraph(self.sweeper.sweep(text, place).strip(), place, kind))

    def _add_table(self, element: Element) -> None:
        parts = self.tables.kinds.take(element)
        self._add_strays([*parts.captions, *parts.before])
        anchor = self._anchor("t", self.grids + 1)
        table, nested = self.tables.read(parts, anchor)
        if table is not None:
            self._place_table(table, parts)
        for inner in nested:
            self._add_table(inner)
        self._add_strays(parts.after)

    def _place_table(self, table: Table, parts: Rows) -> None:
        self.grids += 1
        lines = read_box(table) if self.is_front else []
        if lines:
            self.blocks += [Paragraph(text, table.places[0], "about") for text in lines]
            return
        self.is_front = False
        if Sweeper.may_hold_litter(cell.text for cell in table.cells):
            sweep = self.sweeper.sweep
            table = replace(
                table,
                cells=tuple(
                    c._replace(text=sweep(c.text, table.places[c.row])) for c in table.cells
                ),
            )
        self.blocks.append(table)

    def _add_strays(self, strays: list[Element | str]) -> None:
        for stray in strays:
            if isinstance(stray, str):
                self._add_line(Line(" ".join(stray.split())))
            else:
                for item in self._items([stray]):
                    self._add(item)
