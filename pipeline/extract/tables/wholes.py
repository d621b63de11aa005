"""The programme that the heads of a column of amounts name: of a part of a total that of the whole."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.extract.programmes import programmes_in
from pipeline.extract.tables.columns import Column
from pipeline.extract.tables.table_reading import Reading
from pipeline.text import close_gaps

# So many parts stand beside a total.
MOST_PARTS = 8
# How strong the words are that name a certificate.
CERTIFICATE = 3


def own_programme(reading: Reading, column: Column) -> str:
    """The programme of the head; of a part of a total that of the whole: under the same head, or (其中) right before it."""
    if column.says.grades:
        return ""
    if reading.components.get(column.index, "total") == "total":
        return column.says.programme
    whole = _whole_of(reading, column)
    return whole.says.programme if whole and not whole.says.grades else ""


def _whole_of(reading: Reading, column: Column) -> Column | None:
    """The nearest total at the left under the same head; without a head above, that right before a part (其中)."""
    at = bisect_left(reading.amounts, column.index, key=lambda each: each.index)
    for other in reversed(reading.amounts[max(0, at - MOST_PARTS) : at]):
        is_near = other.block == column.block and other.heads[:-1] == column.heads[:-1]
        if not is_near or not (column.heads[:-1] or column.says.is_part):
            return None
        if reading.components[other.index] == "total":
            return other
    return None


def head_of_several(column: Column) -> str:
    """The head of a column of amounts that names more than one certificate without a grade: 专项能力（合格证）. Of which of them the
    amounts are, nothing says. "" where no head does."""
    if column.says.grades or column.says.programme:
        return ""
    named = [
        head for head in column.heads
        if len({value for value, strength in programmes_in(head) if strength >= CERTIFICATE}) > 1
    ]  # fmt: skip
    return close_gaps(named[-1].replace("\n", "")) if named else ""
