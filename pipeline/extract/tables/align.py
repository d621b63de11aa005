"""Rows of text exports to columns. A text export prints a horizontally merged cell once and a vertically merged one as a
blank, so a row can be shorter than the table is wide. Cells are placed where their kind fits the columns' best (dynamic
programming over the few ways to cut the width), and blanks are given to the cell above where the row depends on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.extract.tables.align_heads import column_fields, place_header
from pipeline.extract.tables.cell_kinds import kind_of
from pipeline.extract.tables.column_scores import best_cut, fit, is_key, is_value
from pipeline.extract.tables.grid_roles import Sheet, build_sheet
from pipeline.model.document import Cell, Table

# Columns; the widest published table has 60.
MOST_ALIGNED = 100


def align_table(table: Table) -> Table:
    """The same table with every cell in its column, spans inferred; tables whose spans are known are returned as they are,
    and those far wider than any that is published, whose ways to be cut are too many."""
    if table.spans_known or table.columns > MOST_ALIGNED:
        return table
    sheet = build_sheet(table)
    rows = [[cell.text for cell in own] for own in table.rows()]
    fields = column_fields(sheet, rows)
    placed: list[Cell] = []
    for row, texts in enumerate(rows):
        if row in sheet.captions or (sheet.is_data(row) and _is_alone(texts, fields)):
            placed.append(Cell(texts[0], row, 0, 1, table.columns))
        elif row in sheet.header:
            placed += place_header(row, sheet, rows)
        elif row in table.repeated:
            placed += [Cell(text, row, column) for column, text in enumerate(texts)]
        else:
            placed += _place_row(row, texts, fields)
    return replace(table, cells=tuple(_merge_down(placed, sheet, fields)))


def _is_alone(texts: list[str], fields: list[frozenset[str]]) -> bool:
    """A row of one printed cell, or of one that cannot belong to the first column: a note or section across the table."""
    if not texts[0] or any(texts[1:]):
        return False
    return len(texts) == 1 or fit(fields[0], kind_of(texts[0])) < 0


def _place_row(row: int, texts: list[str], fields: list[frozenset[str]]) -> list[Cell]:
    """The best of three readings: as printed, without blanks at the end, without blanks but for those in front."""
    width = len(fields)
    ending = list(texts)
    while len(ending) > 1 and not ending[-1]:
        ending.pop()
    lead = next((i for i, text in enumerate(ending) if text), len(ending))
    packed = ending[:lead] + [text for text in ending[lead:] if text]
    if not any(texts):
        return [Cell("", row, column) for column in range(width)]
    fits = [fit(names, kind_of(text)) for names, text in zip(fields, texts, strict=False) if text]
    if len(texts) == width and min(fits) >= 0:
        return [Cell(text, row, column) for column, text in enumerate(texts)]
    ways = [_place(way, fields) for way in (texts, ending, packed) if len(way) <= width]
    score, spans, way = max(ways, key=lambda option: option[0])
    del score
    return [
        Cell(text, row, start, 1, end - start)
        for text, (start, end) in zip(way, spans, strict=True)
    ]


def _place(
    texts: list[str], fields: list[frozenset[str]]
) -> tuple[float, list[tuple[int, int]], list[str]]:
    kinds = tuple((kind_of(text), bool(text)) for text in texts)
    total, spans = _best_places(kinds, tuple(fields))
    return total, list(spans), texts


@lru_cache(maxsize=1024)
def _best_places(
    kinds: tuple[tuple[str, bool], ...], fields: tuple[frozenset[str], ...]
) -> tuple[float, tuple[tuple[int, int], ...]]:
    """(how well they fit, where they stand) of texts of these kinds, each with whether it says anything: rows alike are
    placed alike."""

    def gain(index: int, start: int, end: int) -> float:
        kind, is_said = kinds[index]
        if not is_said and end - start > 1:
            return -5.0
        covered = fields[start:end]
        return max(fit(names, kind) for names in covered) - _cost(kind, covered)

    spans = best_cut(len(kinds), len(fields), gain)
    total = sum(gain(i, start, end) for i, (start, end) in enumerate(spans))
    return total, tuple(spans)


def _cost(kind: str, covered: Sequence[frozenset[str]]) -> float:
    """The cost of a cell that covers several columns: little for words over a name column, much for words over amounts
    and for numbers over columns of words."""
    extra = len(covered) - 1
    if not extra or kind == "sentence":
        return 0.1 * extra
    if kind in {"number", "amount", "hours"}:
        return 0.3 * extra + 1.5 * sum(not names & {"amount", "hours"} for names in covered)
    cheap = 0.1 if any("name" in names for names in covered) else 0.3
    return cheap * extra + 2.0 * sum("amount" in names for names in covered)


def _merge_down(cells: list[Cell], sheet: Sheet, fields: list[frozenset[str]]) -> list[Cell]:
    """Gives blanks to the cell above: in the columns that say what a row is about as long as all at their left are blank
    too, and in every column where a row of an amounts table says nothing of its own but a label."""
    by_row: dict[int, dict[int, Cell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, {})[cell.column] = cell
    has_amounts = any("amount" in names for names in fields)
    sparse = _sparse_columns(sheet, by_row, fields)
    owner: dict[int, Cell] = {}
    grown: dict[tuple[int, int], int] = {}
    for row in sheet.data:
        values = by_row.get(row, {})
        if len(values) == 1 and values.get(0) and values[0].column_span == len(fields):
            owner.clear()
            continue
        for column in _continuing(values, owner, fields, sparse, has_amounts):
            above = owner[column]
            grown[above.row, above.column] = row - above.row + 1
    covered = {(r, c) for (row, c), span in grown.items() for r in range(row + 1, row + span)}
    return [
        cell._replace(row_span=grown.get((cell.row, cell.column), 1))
        for cell in cells
        if (cell.row, cell.column) not in covered
    ]


def _continuing(
    values: dict[int, Cell],
    owner: dict[int, Cell],
    fields: list[frozenset[str]],
    sparse: set[int],
    has_amounts: bool,
) -> list[int]:
    """The columns of a row whose blank belongs to the cell above. The others' cells become the new owners of their columns."""
    says = {column for column, cell in values.items() if cell.text}
    is_bare = bool(says) and has_amounts and not any(is_value(fields[c]) for c in says)
    is_new_label = is_new_key = False
    continuing = []
    for column in sorted(values):
        cell, above = values[column], owner.get(column)
        keyed, named = not is_value(fields[column]), is_key(fields[column])
        depends = (
            not (is_new_key or is_new_label) if named else not is_new_label or column in sparse
        )
        is_own = keyed and depends
        if (
            not cell.text
            and above is not None
            and (is_own or is_bare or (not keyed and kind_of(above.text) == "text"))
        ):
            continuing.append(column)
        else:
            owner |= dict.fromkeys(range(column, column + cell.column_span), cell)
        is_new_key = is_new_key or (named and bool(cell.text))
        is_new_label = is_new_label or (keyed and not named and bool(cell.text))
    return continuing


def _sparse_columns(
    sheet: Sheet, by_row: dict[int, dict[int, Cell]], fields: list[frozenset[str]]
) -> set[int]:
    """Columns of labels that are blank in most rows: each label holds for the rows below it, whatever stands at its left."""
    total = max(1, len(sheet.data))
    filled = [
        sum(bool(by_row.get(row, {}).get(c, Cell("", row, c)).text) for row in sheet.data)
        for c in range(len(fields))
    ]
    return {
        c
        for c, names in enumerate(fields)
        if not is_key(names) and not is_value(names) and 2 * filled[c] <= total
    }
