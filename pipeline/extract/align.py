"""Rows of text exports to columns. A text export prints a horizontally merged cell once and a vertically merged one as a
blank, so a row can be shorter than the table is wide. Cells are placed where their kind fits the columns' best (dynamic
programming over the few ways to cut the width), and blanks are given to the cell above where the row depends on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.extract.sheet import Sheet, build_sheet, kind_of
from pipeline.records import Cell, Table
from pipeline.text import fold
from pipeline.vocabulary import read_heading

# How well a kind of value (row) fits under a field (column); what is not named fits badly where numbers belong.
FIT = {
    "amount": {"number": 3.0, "amount": 3.0, "sentence": 0.5, "unpaid": 1.0, "": -0.3},
    "hours": {"number": 2.5, "unpaid": 1.0, "": 0.0},
    "grade": {"grade": 3.0, "": 0.0, "text": 0.0, "class": -0.5, "names": -1.0, "sentence": -1.0},
    "seq": {"number": 3.0, "": 0.0},
    "code": {"code": 3.0, "": 0.0, "text": -0.5},
    "class": {"class": 3.0, "": 0.0, "text": 0.3, "names": -0.5},
    "name": {"names": 1.5, "text": 0.6, "": 0.0, "sentence": 0.3, "class": -1.0, "grade": -1.5},
    "label": {"text": 0.5, "sentence": 0.3, "": 0.0, "names": 0.2, "class": 0.2, "grade": -0.5, "number": -2.0},
}
MISFIT = -2.0
# What names a row; such a cell is filled from above only where the row names nothing of its own.
KEYS = frozenset({"seq", "code", "name"})


def align_table(table: Table) -> Table:
    """The same table with every cell in its column, spans inferred; tables whose spans are known are returned as they are."""
    if table.spans_known:
        return table
    sheet = build_sheet(table)
    rows = [_cells_of(table, row) for row in range(len(table.places))]
    fields = _column_fields(sheet, rows)
    placed: list[Cell] = []
    for row, texts in enumerate(rows):
        if row in sheet.captions or (row in sheet.data and _is_alone(texts, fields)):
            placed.append(Cell(texts[0], row, 0, 1, table.columns))
        elif row in sheet.header:
            placed += _place_header(row, sheet, rows, fields)
        elif row in table.repeated:
            placed += [Cell(text, row, column) for column, text in enumerate(texts)]
        else:
            placed += _place_row(row, texts, fields)
    return replace(table, cells=tuple(_merge_down(placed, sheet, fields)))


def _cells_of(table: Table, row: int) -> list[str]:
    return [cell.text for cell in table.cells if cell.row == row]


def _is_alone(texts: list[str], fields: list[frozenset[str]]) -> bool:
    """A row of one printed cell, or of one that cannot belong to the first column: a note or section across the table."""
    if not texts[0] or any(texts[1:]):
        return False
    return len(texts) == 1 or _fit(fields[0], kind_of(texts[0])) < 0


def _column_fields(sheet: Sheet, rows: list[list[str]]) -> list[frozenset[str]]:
    """For each column the fields it may be, by its head where heads and columns agree, else by the values of full rows."""
    width = sheet.table.columns
    leaves = _leaves(sheet, rows)
    full = [rows[n] for n in sheet.data if len(rows[n]) == width]
    kinds = [[kind_of(row[i]) for row in full] for i in range(width)]
    spans = _cut([_head_fields(leaf) for leaf in leaves], kinds, width) if leaves else [(0, 1)] * 0
    fields: list[frozenset[str]] = [frozenset()] * width
    for leaf, (start, end) in zip(leaves, spans, strict=True):
        for column in range(start, end):
            names = _head_fields(leaf)
            is_money = "name" in names and _mostly(kinds[column], {"number", "amount", "unpaid"})
            fields[column] = frozenset({"amount"}) if is_money else names if end - start == 1 else _by_values(names, kinds[column])
    return [names or _by_values(frozenset(), kinds[i]) for i, names in enumerate(fields)]


def _mostly(kinds: list[str], wanted: set[str]) -> bool:
    filled = [kind for kind in kinds if kind]
    return bool(filled) and sum(kind in wanted for kind in filled) >= 0.7 * len(filled)


def _head_fields(leaf: str) -> frozenset[str]:
    names = read_heading(leaf).fields
    return frozenset("amount" if name.startswith("amount") else name if name in FIT else "label" for name in names)


def _by_values(names: frozenset[str], kinds: list[str]) -> frozenset[str]:
    """Under a head that spans several columns, or none: what most values look like."""
    filled = [kind for kind in kinds if kind]
    for kind, field in (("class", "class"), ("grade", "grade"), ("code", "code"), ("number", "amount")):
        if filled and filled.count(kind) * 2 >= len(filled):
            return frozenset({field})
    return (names & {"name"}) | {"label"}


def _leaves(sheet: Sheet, rows: list[list[str]]) -> list[str]:
    """The lowest head over each column or run of columns: a blank in a lower header row is filled from the row above."""
    if not sheet.header:
        return []
    leaves = rows[sheet.header[0]]
    for row in sheet.header[1:]:
        leaves = _under(leaves, rows[row], sheet.table.columns)
    return leaves if len(leaves) == sheet.table.columns else [leaf for leaf in leaves if leaf]


def _under(upper: list[str], lower: list[str], width: int) -> list[str]:
    if len(upper) == len(lower) == width:
        return [low or up for up, low in zip(upper, lower, strict=True)]
    above = iter([text for text in upper if text])
    return [text or next(above, "") for text in lower]


def _cut(fields: Sequence[frozenset[str]], kinds: list[list[str]], width: int) -> list[tuple[int, int]]:
    """The best way to lay heads over the columns, each over one or more: by the values that stand in each column."""

    def gain(index: int, start: int, end: int) -> float:
        total = sum(_fit(fields[index], kind) for column in range(start, end) for kind in kinds[column])
        scale = max(1, len(kinds[0]) if kinds else 1)
        loose = 0.05 if "name" in fields[index] else 0.4
        return total / scale - loose * (end - start - 1)

    return _best_cut(len(fields), width, gain)


def _fit(fields: frozenset[str], kind: str) -> float:
    return max((FIT[field].get(kind, MISFIT) for field in fields), default=0.0)


def _best_cut(count: int, width: int, gain: object) -> list[tuple[int, int]]:
    """Cuts `width` columns into `count` runs so that the sum of gain(index, start, end) is greatest; first of equals."""

    @lru_cache(maxsize=None)
    def best(index: int, start: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if index == count:
            return (0.0, ()) if start == width else (float("-inf"), ())
        options = []
        for end in range(start + 1, width - (count - index - 1) + 1):
            score, rest = best(index + 1, end)
            options.append((score + gain(index, start, end), ((start, end), *rest)))  # type: ignore[operator]
        return max(options, key=lambda option: option[0], default=(float("-inf"), ()))

    return list(best(0, 0)[1])


def _place_header(row: int, sheet: Sheet, rows: list[list[str]], fields: list[frozenset[str]]) -> list[Cell]:
    """Heads laid over the columns their values stand in; a lower row's blanks lie under heads that reach down."""
    width = sheet.table.columns
    texts = rows[row]
    if len(texts) == width:
        return [Cell(text, row, column) for column, text in enumerate(texts) if text]
    leaves = [leaf for leaf in _leaves(sheet, rows) if leaf]
    kinds = [[kind_of(rows[n][i]) for n in sheet.data if len(rows[n]) == width] for i in range(width)]
    if len(leaves) == width:
        spans = [(i, i + 1) for i in range(width)]
    else:
        spans = _cut([_head_fields(leaf) for leaf in leaves], kinds, width)
    laid = list(zip(leaves, spans, strict=True))
    own = [(text, next((span for leaf, span in laid if fold(leaf) == fold(text)), None)) for text in texts if text]
    below = {fold(text) for n in sheet.header if n > row for text in rows[n] if text}
    free = [c for leaf, (start, end) in laid if fold(leaf) in below for c in range(start, end)]
    groups = [text for text, span in own if span is None]
    cells = [Cell(text, row, span[0], 1, span[1] - span[0]) for text, span in own if span is not None]
    return cells + _place_groups(row, groups, free)


def _place_groups(row: int, groups: list[str], free: list[int]) -> list[Cell]:
    """Group heads share the columns of the heads below them, cut evenly."""
    if not groups or not free:
        return []
    size = max(1, len(free) // len(groups))
    starts = [free[min(n * size, len(free) - 1)] for n in range(len(groups))]
    ends = [*starts[1:], free[-1] + 1]
    return [Cell(text, row, start, 1, end - start) for text, start, end in zip(groups, starts, ends, strict=True)]


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
    fits = [_fit(names, kind_of(text)) for names, text in zip(fields, texts, strict=False) if text]
    if len(texts) == width and min(fits) >= 0:
        return [Cell(text, row, column) for column, text in enumerate(texts)]
    ways = [_place(way, fields) for way in (texts, ending, packed) if len(way) <= width]
    score, spans, way = max(ways, key=lambda option: option[0])
    del score
    return [Cell(text, row, start, 1, end - start) for text, (start, end) in zip(way, spans, strict=True)]


def _place(texts: list[str], fields: list[frozenset[str]]) -> tuple[float, list[tuple[int, int]], list[str]]:
    kinds = [kind_of(text) for text in texts]

    def gain(index: int, start: int, end: int) -> float:
        if not texts[index] and end - start > 1:
            return -5.0
        covered = fields[start:end]
        return max(_fit(names, kinds[index]) for names in covered) - _cost(kinds[index], covered)

    spans = _best_cut(len(texts), len(fields), gain)
    total = sum(gain(i, start, end) for i, (start, end) in enumerate(spans))
    return total, spans, texts


def _cost(kind: str, covered: Sequence[frozenset[str]]) -> float:
    """What it costs a cell to cover several columns: little for words over a name column, much for words over amounts
    and for numbers over columns of words."""
    extra = len(covered) - 1
    if not extra or kind == "sentence":
        return 0.1 * extra
    if kind in {"number", "amount"}:
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
        says = {c for c, cell in values.items() if cell.text}
        is_bare = has_amounts and not any(_is_value(fields[c]) for c in says)
        is_new_label = is_new_key = False
        for column in sorted(values):
            cell, above = values[column], owner.get(column)
            keyed, named = not _is_value(fields[column]), _is_key(fields[column])
            depends = not (is_new_key or is_new_label) if named else (not is_new_label or column in sparse)
            if not cell.text and above is not None and (
                (keyed and depends) or (is_bare and says) or (not keyed and kind_of(above.text) == "text")
            ):
                grown[above.row, above.column] = row - above.row + 1
            else:
                owner |= dict.fromkeys(range(column, column + cell.column_span), cell)
            is_new_key = is_new_key or (named and bool(cell.text))
            is_new_label = is_new_label or (keyed and not named and bool(cell.text))
    covered = {(r, c) for (row, c), span in grown.items() for r in range(row + 1, row + span)}
    return [
        replace(cell, row_span=grown.get((cell.row, cell.column), 1))
        for cell in cells
        if (cell.row, cell.column) not in covered
    ]  # fmt: skip


def _sparse_columns(sheet: Sheet, by_row: dict[int, dict[int, Cell]], fields: list[frozenset[str]]) -> set[int]:
    """Columns of labels that are blank in most rows: each label holds for the rows below it, whatever stands at its left."""
    total = max(1, len(sheet.data))
    filled = [sum(bool(by_row.get(row, {}).get(c, Cell("", row, c)).text) for row in sheet.data) for c in range(len(fields))]
    return {c for c, names in enumerate(fields) if not _is_key(names) and not _is_value(names) and 2 * filled[c] <= total}


def _is_key(names: frozenset[str]) -> bool:
    return bool(names & KEYS) and "label" not in names


def _is_value(names: frozenset[str]) -> bool:
    return bool(names & {"amount", "hours", "grade"}) and "label" not in names
