"""Events gathered: what is the same thing in many rows is one group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.diff.cells import Cell
from pipeline.diff.models import KINDS, Event, Fact, Group
from pipeline.diff.table_config import Spec

# More groups than this, that differ only in their values, are one group of many values.
MANY = {
    "renamed": 6,
    "printed": 6,
    "amount": 6,
    "moved": 8,
    "changed": 4,
    "code": 4,
    "reworded": 4,
    "grades": 0,
}
Where = tuple[tuple[str, Cell], ...]
# (kind, column, cause, where): what groups of one line have in common.
Alike = tuple[str, str, str, Where]


def group_events(events: Iterable[Event], spec: Spec) -> list[Group]:
    """Groups of one table, in the order of KINDS; an event with several facts stands in several groups."""
    found: dict[tuple[Alike, Cell, Cell], list[tuple[Event, Fact]]] = defaultdict(list)
    for event in events:
        for fact in (fact for fact in event.facts if not fact.follows):
            found[_key(event, fact, spec)].append((event, fact))
    groups = [_group(items, spec) for items in found.values()]
    return sorted(
        _merge_many(groups, spec), key=lambda group: (KINDS.index(group.kind), group.column)
    )


def _key(event: Event, fact: Fact, spec: Spec) -> tuple[Alike, Cell, Cell]:
    alike = (fact.kind, fact.column, event.cause, _where(event, fact, spec))
    return alike, fact.old, fact.new


def _where(event: Event, fact: Fact, spec: Spec) -> Where:
    row = event.row
    names = list(spec.scope)
    if fact.kind in {"renamed", "printed"}:
        names = [name for name in names if name == "notice_id"]
    if fact.column == "occupation_code":
        # A match is of a name: the same in every list and notice it stands in.
        names = [spec.label]
    if fact.kind in {"amount", "changed"}:
        names += spec.by
    return tuple((name, row.get(name)) for name in names if name not in {fact.column})


def _group(items: Sequence[tuple[Event, Fact]], spec: Spec) -> Group:
    event, fact = items[0]
    events = tuple(event for event, _ in items)
    where = _where(event, fact, spec)
    return Group(spec.table, fact.kind, event.cause, where, events, fact.column, fact.old, fact.new)


def _merge_many(groups: Sequence[Group], spec: Spec) -> list[Group]:
    """Join groups that tell the same of too many values: 300 renames are one line that opens to 300 rows."""
    alike: dict[Alike, list[Group]] = defaultdict(list)
    for group in groups:
        alike[group.kind, group.column, group.cause, _scope(group, spec)].append(group)
    merged = []
    for (kind, _, _, scope), members in alike.items():
        if (
            kind not in MANY
            or len(members) <= MANY[kind]
            or (spec.table == "rules" and kind != "reworded")
        ):
            merged += members
            continue
        small = [group for group in members if len(group.events) < 3 or kind == "grades"]
        merged += [group for group in members if group not in small]
        merged += [_join(small, scope)] if small else []
    return merged


def _scope(group: Group, spec: Spec) -> Where:
    return tuple((name, value) for name, value in group.where if name in spec.scope)


def _join(groups: Sequence[Group], scope: Where) -> Group:
    first = groups[0]
    old, new = (first.old, first.new) if len(groups) == 1 else (None, None)
    events = tuple({id(event): event for group in groups for event in group.events}.values())
    where = first.where if len(groups) == 1 else scope
    return Group(first.table, first.kind, first.cause, where, events, first.column, old, new)
