"""Tables of percents: shares of the standard by condition or tier, and uplifts by tier or occupation."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.programmes import labels_in, programme_of
from pipeline.extract.prose.scan import numbers_of, scan
from pipeline.extract.tables.columns import Column
from pipeline.extract.tables.table_reading import Reading, context_list
from pipeline.model.printed import Clause
from pipeline.rules.vocabulary import grade_range
from pipeline.text import close_gaps, fold


def read_shares(reading: Reading, clause: str | None) -> list[Clause]:
    """The rules that a table of percents prints; one that says the same for every row of a tier is one rule."""
    found: list[Clause] = []
    said: set[tuple[str, ...]] = set()
    for row in reading.sheet.data:
        if reading.fates.get(row) in {"note", "caption"}:
            continue
        for column in reading.shares:
            for made in _read_cell(reading, row, column, clause):
                key = (
                    made.rule,
                    made.low,
                    made.high,
                    made.scarcity,
                    made.condition,
                    made.printed_grade,
                )
                if key not in said:
                    said.add(key)
                    found.append(made)
                reading.note_record(row)
    return found


def _read_cell(reading: Reading, row: int, column: Column, clause: str | None) -> Iterator[Clause]:
    slot = reading.slot(row, column)
    if not slot.text or slot.row != row or slot.column != column.index:
        return
    percents = [n for n in numbers_of(scan(slot.text)[0]) if n.kind == "percent"]
    if len(percents) != 1:
        return
    tier = close_gaps(reading.text(row, "scarcity", column.block)) or column.says.tier
    rule = _rule(reading, column, tier)
    percent = percents[0]
    yield Clause(
        reading.sheet.place(row, column.index), clause, rule, programme_of(*reversed(reading.context.words), least=2), column.says.beneficiary,
        percent.printed, percent.printed_high, "percent", _grades(reading, row, column), _condition(reading, row, column, tier),
        " ".join(s.text for s in dict.fromkeys(reading.sheet.slots[row]) if s.text), "standard" if rule == "share" else "",
        "range" if percent.is_range else column.says.bound or "exact", tier or ("scarce" if rule == "scarce_uplift" else ""),
        reading.sheet.offset(row, column.index),
    )  # fmt: skip


def _rule(reading: Reading, column: Column, tier: str) -> str:
    if column.field == "share":
        return "share"
    is_scarce = (
        bool(tier)
        or context_list(reading) == "scarce"
        or any(
            label.kind == "tier"
            for text in (*reading.context.words, *column.heads)
            for label in labels_in(text)
        )
    )
    return "scarce_uplift" if is_scarce else "uplift"


def _grades(reading: Reading, row: int, column: Column) -> str:
    if column.says.grades:
        return f"{max(column.says.grades)}-{min(column.says.grades)}"
    span = grade_range(reading.text(row, "grade", column.block))
    return f"{span[0]}-{span[1]}" if span else ""


def _condition(reading: Reading, row: int, column: Column, tier: str) -> str:
    """Whom or what the percent is for: the label of its row, the occupation where no tier is printed, the head of its column."""
    if column.says.condition:
        return column.says.condition
    if tier and fold(tier) == fold(reading.text(row, "scarcity", column.block)):
        return ""
    for name in ("condition", "label", "name"):
        if text := reading.text(row, name, column.block):
            return close_gaps(text.replace("\n", ""))
    return ""
