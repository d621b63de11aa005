"""Rows and columns of a grid that nobody sees: those in which no cell begins, and blank columns at the right."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from pipeline.model.document import Cell


def trim_cells(cells: list[Cell], rows: int, columns: int) -> tuple[list[Cell], list[int], int]:
    """(the cells with the spans that are left, the numbers of the rows kept, how many columns are kept) of a grid."""
    if not cells:
        return [], [], 0
    width = _filled_width(cells, columns)
    kept = [cell for cell in cells if cell.column < width]
    begun_rows, begun_columns = {cell.row for cell in kept}, {cell.column for cell in kept}
    if len(begun_rows) == rows and len(begun_columns) == columns:
        return kept, list(range(rows)), columns
    row_at = _count_before(rows, begun_rows)
    column_at = _count_before(columns, begun_columns)
    trimmed = [
        cell._replace(
            row=row_at[cell.row],
            column=column_at[cell.column],
            row_span=row_at[min(rows, cell.row + cell.row_span)] - row_at[cell.row],
            column_span=column_at[min(width, cell.column + cell.column_span)]
            - column_at[cell.column],
        )
        for cell in kept
    ]
    return trimmed, sorted(begun_rows), len(begun_columns)


def _filled_width(cells: list[Cell], columns: int) -> int:
    """Columns up to the last that holds words; all of them where none does."""
    ends = (cell.column + cell.column_span for cell in cells if cell.text.strip())
    width = 0
    for end in ends:
        width = max(width, end)
        if width == columns:
            break
    return width or columns


def _count_before(size: int, begun: Iterable[int]) -> list[int]:
    """For each number up to `size` how many of `begun` are smaller."""
    marks = [0] * (size + 1)
    for number in begun:
        marks[number + 1] = 1
    return list(accumulate(marks))
