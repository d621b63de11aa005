"""From two rows to facts: what is otherwise, each thing said once, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.diff.cells import Cell, Row, word_in
from pipeline.diff.compare.pairs import Pair, differs_in_ending
from pipeline.diff.models import Event, Fact, Side
from pipeline.diff.table_config import CODES, GRADES, MATCHING, MONEY, PRINTED, WITNESS, WORDS, Spec
from pipeline.text import squeeze, strip_litter

MATCHED = frozenset(MATCHING) | {"occupation_code", "edition"}
# Said by another column already: what is otherwise in the second follows from the first.
FOLLOWS = {
    "occupation_code": (*MATCHING, "edition"),
    "subsidy_class": ("base_amount_yuan", "amount_yuan"),
    "base_amount_yuan": ("amount_yuan",),
    "is_scarce": ("scarce_uplift_pct", "amount_yuan"),
    "scarce_uplift_pct": ("amount_yuan",),
}


def find_events(
    pairs: Sequence[Pair], spec: Spec, columns: Sequence[str], of_notices: bool
) -> list[Event]:
    """An event for each pair that is otherwise in `columns`; `of_notices` leaves out what is only our reading."""
    events = []
    for pair in pairs:
        if pair.a is None or pair.b is None:
            kind = "added" if pair.a is None else "removed"
            events.append(Event(spec.table, pair.a, pair.b, (Fact(kind, "", None, None),)))
        elif facts := _facts(pair.a, pair.b, spec, columns, of_notices):
            events.append(Event(spec.table, pair.a, pair.b, tuple(facts)))
    return events


def _facts(a: Row, b: Row, spec: Spec, columns: Sequence[str], of_notices: bool) -> list[Fact]:
    other = {name for name in columns if _plain(name, a.get(name)) != _plain(name, b.get(name))}
    if spec.label in other and spec.renames:
        # The printed words, and the code found by them, are otherwise because the name is.
        other -= WITNESS - {"printed_code"} | MATCHED if of_notices else WITNESS - {"printed_code"}
    if of_notices and not b.get("is_residual"):
        other -= WITNESS - {"printed_code"} if spec.table == "occupations" else WITNESS
    following = {name for first, names in FOLLOWS.items() if first in other for name in names}
    facts = [
        _fact(name, a, b, spec, name in following) for name in columns if name in other - GRADES
    ]
    if "value_max" in other:
        facts = [fact for fact in facts if fact.column not in {"value", "value_max"}]
        facts.append(Fact("amount", "value", _span(a), _span(b)))
    if other & GRADES:
        facts.append(Fact("grades", "grade_low", _grades(a), _grades(b)))
        facts = [fact for fact in facts if fact.column != "printed_grades"]
    return facts


def _fact(name: str, a: Row, b: Row, spec: Spec, follows: bool) -> Fact:
    old, new = a.get(name), b.get(name)
    if name == spec.label and spec.renames:
        is_ending = differs_in_ending(word_in(a, name), word_in(b, name))
        return Fact("printed" if is_ending else "renamed", name, old, new)
    if name in {"subsidy_class", "list"}:
        return Fact("moved", name, old, new)
    kinds = (("amount", MONEY), ("code", CODES), ("reworded", WORDS))
    return Fact(
        next((kind for kind, names in kinds if name in names), "changed"), name, old, new, follows
    )


def _plain(name: str, value: Cell) -> Cell:
    return squeeze(strip_litter(value)[0]) if name in PRINTED and isinstance(value, str) else value


def _span(row: Row) -> str:
    low, high = row.get("value"), row.get("value_max")
    return "–".join(f"{value:g}" for value in (low, high) if value is not None)


def _grades(row: Row) -> str | None:
    low, high = row.get("grade_low"), row.get("grade_high")
    return None if low is None and high is None else f"{low}" if low == high else f"{low}-{high}"


@dataclass(frozen=True)
class Causes:
    """The facts needed to say why a row is otherwise although nobody printed anything new."""

    documents: frozenset[str]
    corrections: frozenset[tuple[str, str]]
    decided: frozenset[str]
    codes: frozenset[str]
    edition: bool


def find_causes(a: Side, b: Side, csco: Sequence[Event]) -> Causes:
    """`documents` are notices whose file is another one; the rest is what people or the reference changed since."""
    before, after = _hashes(a), _hashes(b)
    corrected = {item[:2] for item in a.inputs.corrections ^ b.inputs.corrections}
    decided = {name for _, name, _ in a.inputs.decisions ^ b.inputs.decisions}
    codes = {str(row["code"]) for event in csco for row in (event.a, event.b) if row}
    documents = {
        notice for notice in before.keys() & after.keys() if before[notice] != after[notice]
    }
    return Causes(
        frozenset(documents), frozenset(corrected), frozenset(decided), frozenset(codes), bool(csco)
    )


def _hashes(side: Side) -> dict[str, str]:
    if "notices" not in side.tables:
        return {}
    rows = side.tables["notices"].select(["notice_id", "sha256"]).to_pydict()
    return dict(zip(rows["notice_id"], rows["sha256"], strict=True))


def with_cause(event: Event, causes: Causes) -> Event:
    """The event with its cause: document, decision (or correction), reference, else reading."""
    return replace(event, cause=_cause(event, causes))


def _cause(event: Event, causes: Causes) -> str:
    rows = [row for row in (event.a, event.b) if row]
    if event.table == "csco":
        return "reference"
    if event.row.get("notice_id") in causes.documents:
        return "document"
    places = {
        (row["notice_id"], str(row.get("source", "")).rpartition("#")[2])
        for row in rows
        if "notice_id" in row
    }
    whole = {(notice, str(row.get("source", ""))) for row in rows for notice, _ in places}
    if (places | whole) & causes.corrections:
        return "decision"
    if all(fact.column in MATCHED for fact in event.facts):
        names = {str(row.get(column)) for row in rows for column in ("name", "printed_name")}
        if names & causes.decided or "decision" in {row.get("match_method") for row in rows}:
            return "decision"
        if {str(row.get("occupation_code")) for row in rows} & causes.codes:
            return "reference"
    return "reading"
