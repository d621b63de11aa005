"""Heads of the columns of a CSV that people bring: names to be matched, questions to be answered."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.rules.patterns import words
from pipeline.text import fold


def find_columns(heads: Sequence[str], fields: Sequence[str]) -> dict[str, int]:
    """Field -> place of its column, for those of `fields` that a head names; case, width and white space do not count."""
    known = {word: field for field in fields for word in words(f"asked_columns.{field}")}
    found: dict[str, int] = {}
    for place, head in enumerate(heads):
        if field := known.get(fold(head).lower()):
            found.setdefault(field, place)
    return found


def heads_of(field: str) -> tuple[str, ...]:
    """The heads by which a field is known, to be told to people."""
    return words(f"asked_columns.{field}")
