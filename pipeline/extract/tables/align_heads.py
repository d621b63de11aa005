"""Heads of text exports laid over the columns their values stand in: merges are not printed, so heads are fewer than columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from pipeline.extract.tables.cell_kinds import kind_of
from pipeline.extract.tables.column_scores import FIT, best_cut, fit, is_mostly
from pipeline.extract.tables.grid_roles import Sheet
from pipeline.extract.tables.heads import read_head
from pipeline.model.document import Cell
from pipeline.text import fold


def column_fields(sheet: Sheet, rows: list[list[str]]) -> list[frozenset[str]]:
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
            is_money = "name" in names and is_mostly(kinds[column], {"number", "amount", "unpaid"})
            fields[column] = (
                frozenset({"amount"})
                if is_money
                else names
                if end - start == 1
                else _by_values(names, kinds[column])
            )
    return [names or _by_values(frozenset(), kinds[i]) for i, names in enumerate(fields)]


def _head_fields(leaf: str) -> frozenset[str]:
    names = read_head(leaf).fields
    return frozenset(
        "amount" if name.startswith("amount") else name if name in FIT else "label"
        for name in names
    )


def _by_values(names: frozenset[str], kinds: list[str]) -> frozenset[str]:
    """Under a head that spans several columns, or none: what most values look like."""
    filled = [kind for kind in kinds if kind]
    for kind, field in (
        ("class", "class"),
        ("grade", "grade"),
        ("code", "code"),
        ("number", "amount"),
    ):
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


def _cut(
    fields: Sequence[frozenset[str]], kinds: list[list[str]], width: int
) -> list[tuple[int, int]]:
    """The best way to lay heads over the columns, each over one or more: by the values that stand in each column."""

    # What stands in a column counts once for each field, not once for each way to cut.
    counts = [Counter(column) for column in kinds]
    up_to = [
        list(accumulate((_worth(names, column) for column in counts), initial=0.0))
        for names in fields
    ]

    def gain(index: int, start: int, end: int) -> float:
        total = round(up_to[index][end] - up_to[index][start], 6)
        scale = max(1, len(kinds[0]) if kinds else 1)
        loose = 0.05 if "name" in fields[index] else 0.4
        return total / scale - loose * (end - start - 1)

    return best_cut(len(fields), width, gain)


def _worth(names: frozenset[str], column: Counter[str]) -> float:
    return sum(fit(names, kind) * count for kind, count in column.items())


def place_header(row: int, sheet: Sheet, rows: list[list[str]]) -> list[Cell]:
    """Heads laid over the columns their values stand in; a lower row's blanks lie under heads that reach down."""
    width = sheet.table.columns
    texts = rows[row]
    if len(texts) == width:
        return [Cell(text, row, column) for column, text in enumerate(texts) if text]
    leaves = [leaf for leaf in _leaves(sheet, rows) if leaf]
    kinds = [
        [kind_of(rows[n][i]) for n in sheet.data if len(rows[n]) == width] for i in range(width)
    ]
    single = [(i, i + 1) for i in range(width)]
    spans = (
        single
        if len(leaves) == width
        else _cut([_head_fields(leaf) for leaf in leaves], kinds, width)
    )
    laid = list(zip(leaves, spans, strict=True))
    own = [
        (text, next((span for leaf, span in laid if fold(leaf) == fold(text)), None))
        for text in texts
        if text
    ]
    below = {fold(text) for n in sheet.header if n > row for text in rows[n] if text}
    free = [c for leaf, (start, end) in laid if fold(leaf) in below for c in range(start, end)]
    groups = [text for text, span in own if span is None]
    cells = [
        Cell(text, row, span[0], 1, span[1] - span[0]) for text, span in own if span is not None
    ]
    return cells + _place_groups(row, groups, free)


def _place_groups(row: int, groups: list[str], free: list[int]) -> list[Cell]:
    """Group heads share the columns of the heads below them, cut evenly."""
    if not groups or not free:
        return []
    size = max(1, len(free) // len(groups))
    starts = [free[min(n * size, len(free) - 1)] for n in range(len(groups))]
    ends = [*starts[1:], free[-1] + 1]
    return [
        Cell(text, row, start, 1, end - start)
        for text, start, end in zip(groups, starts, ends, strict=True)
    ]
