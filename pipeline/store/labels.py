"""Words of closed lists with what they say to people, in both languages at once: no export hangs on a locale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.model.schema import TABLES, table_schema

ENDING = "_label"


@dataclass(frozen=True)
class Label:
    """One value that a column of a table may hold."""

    table: str
    column: str
    value: str
    zh: str
    en: str
    meaning_zh: str
    meaning_en: str


def list_labels() -> Iterator[Label]:
    """Every value of every closed list, in the order of tables and columns."""
    for table in TABLES:
        for column in table.columns:
            for term in column.terms:
                words = (term.zh, term.en, term.meaning_zh, term.meaning_en)
                yield Label(table.name, column.name, str(term), *words)


def labels_of(table: str) -> dict[str, dict[str, str]]:
    """Column -> value -> `中文 / English`, of the columns with a closed list."""
    return {
        column.name: {str(term): f"{term.zh} / {term.en}" for term in column.terms}
        for column in table_schema(table).columns
        if column.terms
    }


def with_labels(table: str, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows, with `<column>_label` for each column of a closed list. A word of an older version that is in no list any
    more has no label."""
    known = labels_of(table)
    return [
        {**row, **{name + ENDING: words.get(row.get(name) or "") for name, words in known.items()}}
        for row in rows
    ]
