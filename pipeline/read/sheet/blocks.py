"""A sheet to blocks: its name, lines of words, and tables as grids; what is hidden or covered is left out and told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from operator import itemgetter

from pipeline.base.errors import UserError
from pipeline.model.document import (
    Cause,
    Cell,
    GridCells,
    LeftOut,
    Paragraph,
    Place,
    Table,
    places_of,
)
from pipeline.read.conversion_artifacts import Sweeper
from pipeline.read.guards import MOST_CELLS, check_table
from pipeline.read.sheet.regions import Part, Region, find_parts
from pipeline.read.sheet.sheets import Merge, Sheet
from pipeline.read.trim_grid import trim_cells
from pipeline.rules.patterns import pattern
from pipeline.text import squeeze

# Names that programs give to sheets say nothing.
_DEFAULT_NAME = pattern("sheets.default_name")


@dataclass
class SheetBlocks:
    """The blocks of a sheet, and the words of it that are not read."""

    blocks: list[Paragraph | Table] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    added: list[str] = field(default_factory=list)


def build_blocks(sheet: Sheet, sweeper: Sweeper, may_hold_litter: bool) -> SheetBlocks:
    """The blocks of a sheet. Places are `s2.r12`: sheet and row as the program counts them; of a table beside another one
    `s2.r12.c8`, its first column behind; of a text box `s2.x1`."""
    built = SheetBlocks()
    check_table(len(sheet.rows))
    top = Place(f"s{sheet.number}")
    for cause, text, anchor in sheet.beside:
        built.left_out.append(LeftOut(cause, text, Place(anchor)))
    if sheet.is_hidden:
        built.left_out += [LeftOut(Cause.HIDDEN, text, top) for _, _, text in sheet.texts()]
        built.left_out += [LeftOut(Cause.HIDDEN, text, top) for text in sheet.boxes]
        return built
    shown = _Shown(sheet, built, may_hold_litter)
    parts = [block for part in find_parts(shown.sheet) for block in shown.blocks(part, sweeper)]
    boxes = [
        Paragraph(text, Place(f"s{sheet.number}.x{n}")) for n, text in enumerate(sheet.boxes, 1)
    ]
    if parts or boxes:
        built.blocks = [_name(sheet, parts), *parts, *boxes]
        built.added.append(sheet.name)
    return built


def _name(sheet: Sheet, blocks: list[Paragraph | Table]) -> Paragraph:
    """The name of a sheet as a caption; where a program gave it, or the sheet begins with the same words, it says nothing."""
    first = next((block.text for block in blocks[:1] if isinstance(block, Paragraph)), "")
    is_said = _DEFAULT_NAME.fullmatch(sheet.name.strip()) or squeeze(first).startswith(
        squeeze(sheet.name)
    )
    return Paragraph(sheet.name, Place(f"s{sheet.number}"), "running" if is_said else "sheet")


class _Shown:
    """A sheet without its hidden rows and columns, and the numbers that its rows and columns had."""

    def __init__(self, sheet: Sheet, built: SheetBlocks, may_hold_litter: bool) -> None:
        self.number, self.may_hold_litter = sheet.number, may_hold_litter
        bottom, right = sheet.extent()
        self.sheet = _drop_covered(_clip(sheet, bottom, right), built)
        self.rows, self.columns = _numbers(sheet, bottom, right)
        if sheet.hidden_rows or sheet.hidden_columns:
            self.sheet = _drop_hidden(self.sheet, built, self.rows, self.columns)
        self.merges = {(merge.row, merge.column): merge for merge in self.sheet.merges}
        self.lefts: dict[int, int] = {}

    def blocks(self, part: Part, sweeper: Sweeper) -> Iterator[Paragraph | Table]:
        region = part.region
        if part.is_table:
            yield self._table(region, sweeper)
            return
        for row in range(region.top, region.bottom + 1):
            for column in sorted(self.sheet.rows.get(row, {})):
                if region.left <= column <= region.right:
                    place = self._place(row, column)
                    lines = self.sheet.rows[row][column].split("\n")
                    yield from (
                        Paragraph(sweeper.sweep(line, place).strip(), place)
                        for line in lines
                        if line.strip()
                    )

    def _place(self, row: int, column: int) -> Place:
        """Of the leftmost words of a row the row alone, of others with their column."""
        at = f"s{self.number}.r{self.rows[row] + 1}"
        is_left = self.lefts.setdefault(row, column) == column
        return Place(at if is_left else f"{at}.c{self.columns[column] + 1}")

    def _places(self, rows: range, left: int) -> list[Place]:
        """The same for the rows of a table."""
        if self.lefts and not self.lefts.keys().isdisjoint(rows):
            return [self._place(row, left) for row in rows]
        self.lefts |= dict.fromkeys(rows, left)
        numbers = self.rows[rows.start : rows.stop]
        return places_of([f"s{self.number}.r{row + 1}" for row in numbers])

    def _table(self, region: Region, sweeper: Sweeper) -> Table:
        height, width = region.bottom - region.top + 1, region.right - region.left + 1
        check_table(height, width)
        shown = range(region.top, region.bottom + 1)
        places = self._places(shown, region.left)
        rows = [self.sheet.rows.get(row, {}) for row in shown]
        if self.may_hold_litter:
            pairs = zip(rows, places, strict=True)
            rows = [
                {c: sweeper.sweep(text, place) for c, text in row.items()} for row, place in pairs
            ]
        if not self.merges:
            # A table has two columns at least, so that a tuple of words is got of each row.
            columns = range(region.left, region.right + 1)
            blank, words_of = dict.fromkeys(columns, ""), itemgetter(*columns)
            cells = GridCells(tuple([words_of(blank | words) for words in rows]))
            return Table(cells, width, tuple(places))
        found, kept, width = trim_cells(list(self._cells(region, rows)), height, width)
        return Table(tuple(found), width, tuple(places[row] for row in kept))

    def _cells(self, region: Region, rows: list[dict[int, str]]) -> Iterator[Cell]:
        """Every cell of a region that is not covered by another, blank ones too."""
        covered: set[tuple[int, int]] = set()
        width = region.right - region.left + 1
        for row, words in enumerate(rows):
            for column in range(width):
                if (row, column) in covered:
                    continue
                text = words.get(region.left + column, "")
                merge = self.merges.get((region.top + row, region.left + column))
                if merge is None:
                    yield Cell(text, row, column)
                    continue
                height, across = (
                    min(merge.rows, len(rows) - row),
                    min(merge.columns, width - column),
                )
                covered.update((row + r, column + c) for r in range(height) for c in range(across))
                yield Cell(text, row, column, height, across)


def _numbers(sheet: Sheet, bottom: int, right: int) -> tuple[list[int], list[int]]:
    """The rows and columns that are shown, up to the last that words or rules stand in."""
    rows = max(bottom, max(sheet.ruled, default=0)) + 1
    columns = max(right, max(map(max, filter(None, sheet.ruled.values())), default=0)) + 1
    return _shown(rows, sheet.hidden_rows), _shown(columns, sheet.hidden_columns)


def _shown(number: int, hidden: set[int]) -> list[int]:
    return [at for at in range(number) if at not in hidden] if hidden else list(range(number))


def _clip(sheet: Sheet, bottom: int, right: int) -> Sheet:
    """Merges that reach beyond the last words of a sheet end there. UserError where they are more than any sheet has."""
    merges = [
        Merge(
            m.row, m.column, min(m.rows, bottom - m.row + 1), min(m.columns, right - m.column + 1)
        )
        for m in sheet.merges
        if m.row <= bottom and m.column <= right
    ]
    places = sum(merge.rows * merge.columns for merge in merges)
    if places > MOST_CELLS:
        raise UserError(
            f"merged cells over {places:,} places; no notice has as many: delete the empty rows and columns",
            f"合并单元格覆盖 {places:,} 格，通知不会有这么多：请删除空行空列",
        )
    return replace(sheet, merges=[merge for merge in merges if merge.rows * merge.columns > 1])


def _drop_covered(sheet: Sheet, built: SheetBlocks) -> Sheet:
    """Words in cells that a merged cell covers are seen by nobody; as a rule they are those of the merged cell again."""
    if not sheet.merges and all(sheet.rows.values()):
        return sheet
    rows = dict(sheet.rows)
    for merge in sheet.merges:
        shown = sheet.rows.get(merge.row, {}).get(merge.column, "")
        columns = range(merge.column, merge.column + merge.columns)
        for row in range(merge.row, merge.row + merge.rows):
            cells = rows.get(row, {})
            covered = [c for c in columns if c in cells and (row, c) != (merge.row, merge.column)]
            for column in covered:
                cause = Cause.COPY if cells[column] == shown else Cause.COVERED
                place = Place(f"s{sheet.number}.r{row + 1}")
                built.left_out.append(LeftOut(cause, cells[column], place))
            if covered:
                rows[row] = {
                    column: text for column, text in cells.items() if column not in covered
                }
    return replace(sheet, rows={row: cells for row, cells in rows.items() if cells})


def _drop_hidden(sheet: Sheet, built: SheetBlocks, rows: list[int], columns: list[int]) -> Sheet:
    """The sheet as it is seen, rows and columns counted anew. A merged cell is seen while any place of it is."""
    row_at, column_at = _ranks(rows), _ranks(columns)
    merges: list[Merge] = []
    moved: dict[tuple[int, int], tuple[int, int]] = {}
    for merge in sheet.merges:
        top, bottom = row_at(merge.row), row_at(merge.row + merge.rows)
        left, right = column_at(merge.column), column_at(merge.column + merge.columns)
        if top < bottom and left < right:
            merges.append(Merge(top, left, bottom - top, right - left))
            moved[merge.row, merge.column] = (top, left)
    shown: dict[int, dict[int, str]] = {}
    for row, column, text in sheet.texts():
        is_hidden = row in sheet.hidden_rows or column in sheet.hidden_columns
        if is_hidden and (row, column) not in moved:
            built.left_out.append(LeftOut(Cause.HIDDEN, text, Place(f"s{sheet.number}")))
            continue
        at = moved.get((row, column), (row_at(row), column_at(column)))
        shown.setdefault(at[0], {})[at[1]] = text
    ruled = {
        row_at(row): {column_at(c) for c in cells if c not in sheet.hidden_columns}
        for row, cells in sheet.ruled.items()
        if row not in sheet.hidden_rows
    }
    return replace(sheet, rows=shown, merges=merges, ruled=ruled)


def _ranks(shown: list[int]) -> Callable[[int], int]:
    """How many of the rows (or columns) shown stand before one."""
    return lambda number: bisect_left(shown, number)
