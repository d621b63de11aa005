"""Red flags: what a person should look at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pyarrow as pa

from pipeline.diff.cells import Keys, Row, grade_in, number_in
from pipeline.diff.models import AmountTable, Event, Flag
from pipeline.diff.table_config import COUNTED
from pipeline.diff.terms import GRADES

LARGE = 0.2
SHOWN = 5
AMOUNTS = frozenset({"amount_yuan", "base_amount_yuan", "cap_yuan"})
PRINTED = ("occupations", "rates", "rules", "crosswalk", "training_codes")


def find_flags(
    events: Sequence[Event],
    a: Mapping[str, pa.Table],
    b: Mapping[str, pa.Table],
    amounts: Sequence[AmountTable] = (),
) -> tuple[Flag, ...]:
    """Large changes of amounts (`amounts`: those of two notices side by side), scarce lost, codes changed, counts that fell, new
    conflicts; in this order."""
    found = {
        "large_amount": [
            *(text for event in events for text in _large(event)),
            *_large_cells(amounts),
        ],
        "scarce_lost": [text for event in events for text in _lost_scarce(event)],
        "code_changed": [text for event in events for text in _codes(event)],
        "count_fell": _fell(a, b),
        "conflict": [_name(event) for event in events if _conflict(event)],
    }
    found["scarce_lost"].sort(key=lambda text: "→" in text)
    unique = {kind: list(dict.fromkeys(texts)) for kind, texts in found.items()}
    return tuple(
        Flag(kind, len(texts), tuple(texts[:SHOWN])) for kind, texts in unique.items() if texts
    )


def _name(event: Event) -> str:
    return str(
        event.row.get("name")
        or event.row.get("item")
        or event.row.get("rule")
        or event.row.get("source")
    )


def _large_cells(amounts: Sequence[AmountTable]) -> list[str]:
    """Classes and grades whose one amount changed by more than a fifth, also where another class took over."""
    return [
        " ".join(
            word
            for word in (
                table.programme, cell.subsidy_class, GRADES.get(grade), f"{cell.before[0]} → {cell.after[0]}"
            )
            if word
        )
        for table in amounts
        for grade, cells in table.lines
        for cell in cells
        if cell.change_pct is not None and abs(cell.change_pct) > 100 * LARGE
    ]  # fmt: skip


def _large(event: Event) -> list[str]:
    if event.table not in {"rates", "catalogue"}:
        return []
    texts = []
    for fact in event.facts:
        old, new = number_in(fact.old), number_in(fact.new)
        if fact.follows or fact.column not in AMOUNTS or old is None or new is None:
            continue
        if abs(new - old) > LARGE * abs(old):
            row = event.row
            of_class = row.get("subsidy_class") or row.get("name")
            parts = (
                row.get("notice_id"),
                row.get("programme"),
                of_class,
                GRADES.get(grade_in(row)),
            )
            texts.append(f"{' '.join(str(part) for part in parts if part)} {old:g} → {new:g}")
    return texts


def _lost_scarce(event: Event) -> list[str]:
    """A name that left the scarce list, or is scarce for fewer grades; in `catalogue`, a row no longer scarce."""
    if event.table == "catalogue":
        lost = any(fact.column == "is_scarce" and fact.old and not fact.new for fact in event.facts)
    elif event.table != "occupations" or event.row.get("list") != "scarce":
        lost = False
    elif event.a and event.b:
        return [
            f"{_name(event)} {f.old} → {f.new}"
            for f in event.facts
            if f.kind == "grades" and _fewer(event)
        ]
    else:
        lost = event.b is None
    return [_name(event)] if lost else []


def _fewer(event: Event) -> bool:
    (old_low, old_high), (low, high) = (
        (number_in(row["grade_low"]) or 0, number_in(row["grade_high"]) or 0)
        for row in (event.a, event.b)
        if row
    )
    return bool(low < old_low or high > old_high)


def _codes(event: Event) -> list[str]:
    facts = [
        fact
        for fact in event.facts
        if fact.kind == "code" and fact.column != "edition" and fact.old is not None
    ]
    return [f"{_name(event)} {fact.old} → {fact.new}" for fact in facts]


def _conflict(event: Event) -> bool:
    new, old = event.b, event.a or {}
    if event.table != "occupations" or new is None:
        return False
    waits = new.get("match_status") == "review" and old.get("match_status") == "accepted"
    return waits or bool(new.get("code_conflict") and not old.get("code_conflict"))


def _fell(a: Mapping[str, pa.Table], b: Mapping[str, pa.Table]) -> list[str]:
    texts = []
    for name in PRINTED:
        if name not in a or name not in b or name in COUNTED:
            continue
        columns = ["notice_id", "list"] if name == "occupations" else ["notice_id"]
        before, after = (_count(side[name], columns) for side in (a, b))
        texts += [
            " ".join(
                str(word)
                for word in (*key, "" if len(key) > 1 else name, f"{before[key]} → {after[key]}")
                if word
            )
            for key in sorted(before, key=str)
            if after[key] < before[key]
        ]
    return texts


def _count(table: pa.Table, columns: list[str]) -> Counter[Keys]:
    counts = table.select(columns).group_by(columns).aggregate([([], "count_all")])
    rows: list[Row] = counts.to_pylist()
    return Counter({tuple(row[column] for column in columns): row["count_all"] for row in rows})
