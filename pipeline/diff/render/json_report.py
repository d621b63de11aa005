"""A difference for programs; docs/diff.schema.json says what stands in it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from pipeline.diff.cells import Row
from pipeline.diff.models import AmountTable, Difference, Event, Group
from pipeline.diff.render.lines import closing
from pipeline.diff.render.row_labels import label
from pipeline.diff.render.words import flag_sentence, sentence

FORMAT = "subsidy-catalogue/diff/1"
LANGUAGES = ("en", "zh")
# Enough to find a row again: what it is called and where it belongs.
NAMING = (
    "notice_id",
    "list",
    "programme",
    "rule",
    "subsidy_class",
    "grade",
    "name",
    "item",
    "code",
    "occupation_code",
)


def to_json(difference: Difference) -> dict[str, Any]:
    """The difference as plain values, groups under their tables, each with its sentence in both languages."""
    tables: dict[str, Any] = {
        name: {"rows_a": before, "rows_b": after, "groups": []}
        for name, (before, after) in difference.rows.items()
    }
    for number, group in enumerate(difference.groups, start=1):
        table = tables.setdefault(group.table, {"rows_a": None, "rows_b": None, "groups": []})
        table["groups"].append(_group(group, number))
    return {
        "format": FORMAT,
        "a": difference.a,
        "b": difference.b,
        "mode": difference.mode,
        "same": difference.is_same,
        "flags": [
            {"flag": flag.kind, "count": flag.count, "examples": list(flag.examples)}
            | {"text": {lang: flag_sentence(flag, lang) for lang in LANGUAGES}}
            for flag in difference.flags
        ],
        "amounts": [_amounts(table) for table in difference.amounts],
        "tables": tables,
        "follow": {
            "rows": difference.follow,
            "text": {lang: closing(difference, lang) for lang in LANGUAGES},
        },
    }


def _amounts(table: AmountTable) -> dict[str, Any]:
    """The amounts of one programme before and after, a line a grade and class."""
    return {
        "programme": table.programme,
        "unit": table.unit,
        "lines": [
            {
                "grade": grade,
                "subsidy_class": cell.subsidy_class,
                "before": list(cell.before),
                "after": list(cell.after),
                "change_pct": cell.change_pct,
                "taken_from": cell.taken_from,
            }
            for grade, cells in table.lines
            for cell in cells
        ],
    }


def render_json(difference: Difference) -> str:
    """JSON text, Chinese as it is, ending with a newline."""
    return json.dumps(to_json(difference), ensure_ascii=False, indent=1, default=_plain) + "\n"


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")


def _group(group: Group, number: int) -> dict[str, Any]:
    return {
        "id": f"g{number}",
        "kind": group.kind,
        "cause": group.cause,
        "where": {name: value for name, value in group.where if value not in (None, "")},
        "column": group.column or None,
        "old": group.old,
        "new": group.new,
        "count": len(group.events),
        "follow": {"rows": group.follow, "occupations": group.occupations},
        "text": {lang: sentence(group, lang) for lang in LANGUAGES},
        "rows": [_event(event) for event in group.events],
    }


def _event(event: Event) -> dict[str, Any]:
    cells = [
        {"column": fact.column, "old": fact.old, "new": fact.new}
        for fact in event.facts
        if fact.column
    ]
    return {
        "name": label(event.row, "zh"),
        "a": _side(event.a),
        "b": _side(event.b),
        "cells": cells,
    }


def _side(row: Row | None) -> dict[str, Any] | None:
    if row is None:
        return None
    naming = {name: row[name] for name in NAMING if row.get(name) not in (None, "")}
    return naming | {name: row[name] for name in ("source", "page") if row.get(name) is not None}
