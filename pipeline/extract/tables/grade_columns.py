"""Two columns for one span of grades: 等级 over 最低 | 最高, or 起始等级 | 最高等级."""

from __future__ import annotations

from pipeline.extract.tables.columns import Column
from pipeline.extract.tables.table_reading import Reading
from pipeline.rules.patterns import one_word, pattern
from pipeline.rules.vocabulary import grade_range
from pipeline.text import close_gaps, fold

_LOWEST, _HIGHEST = pattern("grade_columns.lowest"), pattern("grade_columns.highest")
_TO = one_word("grade_columns.to")


def span_of_row(reading: Reading, row: int, block: int) -> str:
    """The span of grades (五级至三级) that two columns of a list print for a row; "" where there are no such columns, or a cell
    holds no single grade."""
    columns = [c for c in reading.columns if c.field == "grade" and c.block == block]
    low = next((c for c in columns if _LOWEST.search(_head(c))), None)
    high = next((c for c in columns if _HIGHEST.search(_head(c))), None)
    if len(columns) != 2 or low is None or high is None or low is high:
        return ""
    ends = [close_gaps(reading.slot(row, c).text.replace("\n", "")) for c in (low, high)]
    spans = [grade_range(end) for end in ends]
    if not all(span and span[0] == span[1] for span in spans):
        return ""
    return ends[0] if ends[0] == ends[1] else _TO.join(ends)


def _head(column: Column) -> str:
    return fold("".join(column.heads))
