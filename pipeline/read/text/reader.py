"""Text exports to Document. Two dialects: a row a line, cells parted by tabs; or every cell on a tab-led line of its own,
rows parted by blank lines. In both a vertically merged cell is blank and a horizontally merged one is printed once, so
rows are shorter than the table is wide: spans are not known (`Table.spans_known` is false)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.base.errors import UserError
from pipeline.model.document import Cell, Document, Litter, Paragraph, Place, Table
from pipeline.read.conservation import check_part, texts_of
from pipeline.read.conversion_artifacts import Sweeper
from pipeline.read.encodings import decode
from pipeline.read.garbled import tell_garbled
from pipeline.read.guards import MOST_TEXT_BYTES, check_size, check_table
from pipeline.read.text.pasted import find_pasted
from pipeline.read.text.pasted_heads import find_headed
from pipeline.read.text.set_tables import find_set
from pipeline.text import RULE_LINE


def read_text(path: Path) -> Document:
    """Reads a text export in UTF-8 (with or without BOM), UTF-16 or GB18030. UserError where it is in no such encoding."""
    check_size(path, MOST_TEXT_BYTES)
    lines = decode(path.read_bytes()).splitlines()
    sweeper = Sweeper()
    swept = [
        sweeper.sweep(line, Place(f"l{number}")) if "[" in line or "<" in line else line
        for number, line in enumerate(lines, 1)
    ]
    for number, line in enumerate(swept, 1):
        if "\t" in line and RULE_LINE.fullmatch(line.strip()):
            sweeper.litter.append(Litter(line.strip(), line.strip(), Place(f"l{number}")))
            swept[number - 1] = ""
    blocks = list(_blocks(swept))
    if not blocks:
        raise UserError("the text file has no text", "文本文件中没有文字")
    litter = tuple(sweeper.litter)
    lost = check_part(Place("l1"), lines, texts_of(blocks), [each.tag for each in litter])
    issues = (*tell_garbled(blocks), *lost)
    return Document(path.name, "txt", tuple(blocks), None, litter, issues=issues)


def _blocks(lines: list[str]) -> Iterator[Paragraph | Table]:
    """Tables pasted one cell a line, and what stands between them in one of the two dialects."""
    start = 0
    is_cell_a_line = _is_cell_a_line(lines)
    for run in find_pasted(lines):
        yield from _between(lines[start : run.start], start, is_cell_a_line)
        yield run.block
        start = run.end
    yield from _between(lines[start:], start, is_cell_a_line)


def _between(lines: list[str], before: int, is_cell_a_line: bool) -> Iterator[Paragraph | Table]:
    """What stands between tables with serial numbers: tables pasted or set below a known head, and the dialects."""
    read = _read_cells if is_cell_a_line else _read_rows
    start = 0
    runs = [*find_headed(lines, before), *find_set(lines, before)]
    for run in sorted(runs, key=lambda run: run.start):
        yield from read(lines[start : run.start], before + start)
        yield run.block
        start = run.end
    yield from read(lines[start:], before + start)


def _is_cell_a_line(lines: list[str]) -> bool:
    led = sum(line.startswith("\t") and "\t" not in line[1:] for line in lines)
    inner = sum("\t" in line.strip() for line in lines)
    return led > inner


@dataclass
class _Rows:
    """A table being gathered: rows of cells with the number of the line each begins on."""

    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def open_row(self, line: int) -> None:
        self.rows.append([])
        self.lines.append(line)

    def is_row_open(self) -> bool:
        """Whether the last row is shorter than the first: more of it may follow."""
        return len(self.rows[-1]) < len(self.rows[0])

    def build(self) -> Table:
        columns = max(len(row) for row in self.rows)
        check_table(len(self.rows), columns)
        cells = [
            Cell(text.strip(), number, column)
            for number, row in enumerate(self.rows)
            for column, text in enumerate(row)
        ]
        places = tuple(Place(f"l{line}") for line in self.lines)
        return Table(tuple(cells), columns, places, _repeats(self.rows), spans_known=False)


def _repeats(rows: list[list[str]]) -> frozenset[int]:
    """Rows that print the first row again: a header repeated on each page."""
    first = [cell.strip() for cell in rows[0]]
    return frozenset(
        n for n, row in enumerate(rows) if n and [cell.strip() for cell in row] == first
    )


def _read_rows(lines: list[str], before: int) -> list[Paragraph | Table]:
    """The dialect of a row a line; blank lines inside a table are page breaks. `before`: how many lines stand before."""
    blocks: list[Paragraph | Table] = []
    table = _Rows()
    for number, line in enumerate(lines, before + 1):
        if "\t" in line.rstrip(" ") and not _is_indent(line):
            table.open_row(number)
            table.rows[-1] = line.split("\t")
        elif line.strip():
            if table.rows:
                blocks.append(table.build())
                table = _Rows()
            blocks.append(Paragraph(line.strip(), Place(f"l{number}")))
    return [*blocks, table.build()] if table.rows else blocks


def _is_indent(line: str) -> bool:
    """A tab used as first-line indent of a sentence is no cell."""
    return (
        line.startswith("\t")
        and "\t" not in line.strip()
        and line.strip().endswith(("。", "；", "："))
    )


def _read_cells(lines: list[str], before: int) -> list[Paragraph | Table]:
    """The dialect of a cell a line. A line without a tab goes on with the cell before where it follows it directly, or
    where a tab-led line follows it directly (a cell can hold an empty line)."""
    blocks: list[Paragraph | Table] = []
    table = _Rows()
    after_blank = True
    for index, line in enumerate(lines):
        number = before + index + 1
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if line.startswith("\t"):
            if after_blank or not table.rows:
                table.open_row(number)
            table.rows[-1].append(line[1:])
        elif (
            line.strip()
            and table.rows
            and (not after_blank or (following.startswith("\t") and table.is_row_open()))
        ):
            table.rows[-1][-1] += "\n" + line.strip()
        elif line.strip():
            blocks += [table.build()] if table.rows else []
            table = _Rows()
            blocks.append(Paragraph(line.strip(), Place(f"l{number}")))
        after_blank = not line.strip() and not line.startswith("\t")
    return [*blocks, table.build()] if table.rows else blocks
