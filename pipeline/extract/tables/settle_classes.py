"""Columns of names that are headed by their classes: 甲类 | 乙类 | 丙类 over the names of each."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.tables.cell_kinds import kind_of
from pipeline.extract.tables.columns import Column
from pipeline.extract.tables.grid_roles import Sheet

_WORDS = {"text", "names"}


def settle_classes(sheet: Sheet, columns: list[Column]) -> list[Column]:
    """Of columns headed by different classes, all over words, every one holds names where one does."""
    headed = [c for c in columns if c.heads and c.says.printed_class and _has_words(sheet, c)]
    classes = {column.says.printed_class for column in headed}
    named = [column for column in headed if column.field == "name"]
    if len(headed) < 2 or len(classes) < len(headed) or not named:
        return columns
    return [
        replace(c, field="name", is_guessed=False, is_unknown=False)
        if c in headed and c.field in {"name", "label"}
        else c
        for c in columns
    ]


def _has_words(sheet: Sheet, column: Column) -> bool:
    texts = sheet.column_texts(column.index)
    return bool(texts) and all(kind_of(text) in _WORDS for text in texts)
