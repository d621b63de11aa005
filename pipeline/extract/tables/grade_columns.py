"""Two columns for one span of grades: 等级 over 最低 | 最高, or 起始等级 | 最高等级."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.tables.columns import Column
from pipeline.rules.patterns import one_word, pattern
from pipeline.rules.vocabulary import grade_range
from pipeline.text import close_gaps, fold

_LOWEST, _HIGHEST = pattern("grade_columns.lowest"), pattern("grade_columns.highest")
_TO = one_word("grade_columns.to")


def ends_of_span(columns: Sequence[Column]) -> tuple[Column, Column] | None:
    """The columns of the lowest and the highest grade among the grade columns of one list; None where these are not two that say
    so."""
    low = next((c for c in columns if _LOWEST.search(_head(c))), None)
    high = next((c for c in columns if _HIGHEST.search(_head(c))), None)
    if len(columns) != 2 or low is None or high is None or low is high:
        return None
    return low, high


def join_ends(lowest: str, highest: str) -> str:
    """The printed span (五级至三级) of two cells; "" where one holds no single grade."""
    ends = [close_gaps(text.replace("\n", "")) for text in (lowest, highest)]
    spans = [grade_range(end) for end in ends]
    if not all(span and span[0] == span[1] for span in spans):
        return ""
    return ends[0] if ends[0] == ends[1] else _TO.join(ends)


def _head(column: Column) -> str:
    return fold("".join(column.heads))
