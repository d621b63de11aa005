"""Events that say one thing together: classes that came, programmes that went, and rows that only follow from other rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import pyarrow as pa

from pipeline.diff.cells import Cell, Keys, Row
from pipeline.diff.models import Event, Group
from pipeline.diff.table_config import SHELL

Events = dict[str, list[Event]]
UPLIFT = frozenset({"scarce_uplift_pct", "amount_yuan", "is_scarce"})
SAID = (
    "programme",
    "subsidy_class",
    "grade",
    "component",
    "unit",
    "amount_yuan",
    "amount_max_yuan",
    "cap_yuan",
)


def fold_programmes(
    a: Mapping[str, pa.Table], b: Mapping[str, pa.Table], events: Events
) -> list[Group]:
    """One group for a notice's programmes that went or came, with all their rows of rates and rules."""
    tables = [name for name in ("rates", "rules") if name in a and name in b]
    before, after = (_pairs([side[name] for name in tables]) for side in (a, b))
    went = _take_programmes(events, tables, before - after, "removed", "programme_removed")
    return went + _take_programmes(events, tables, after - before, "added", "programme_added")


def _pairs(tables: Sequence[pa.Table]) -> set[tuple[Cell, Cell]]:
    found = set()
    for table in tables:
        distinct = (
            table.select(["notice_id", "programme"])
            .group_by(["notice_id", "programme"])
            .aggregate([])
        )
        found |= set(
            zip(distinct["notice_id"].to_pylist(), distinct["programme"].to_pylist(), strict=True)
        )
    return {pair for pair in found if pair[1]}


def _take_programmes(
    events: Events, tables: Sequence[str], programmes: set[tuple[Cell, Cell]], was: str, kind: str
) -> list[Group]:
    taken: dict[tuple[Cell, str], list[Event]] = defaultdict(list)
    for table in tables:
        kept = []
        for event in events[table]:
            row = event.row
            if event.facts[0].kind == was and (row["notice_id"], row["programme"]) in programmes:
                taken[row["notice_id"], event.cause].append(event)
            else:
                kept.append(event)
        events[table] = kept
    return [
        Group("rates", kind, cause, (("notice_id", notice),), tuple(found), "programme")
        for (notice, cause), found in taken.items()
    ]


def fold_classes(table: str, scope: str, a: pa.Table, b: pa.Table, events: Events) -> list[Group]:
    """One group where a list or programme had no classes and now has several, or the other way round."""
    before, after = _classes(a, scope), _classes(b, scope)
    groups = []
    for place in before.keys() & after.keys():
        old, new = before[place] - {None}, after[place] - {None}
        if bool(old) == bool(new) or len(old | new) < 2:
            continue
        taken = [event for event in events[table] if _about_classes(event, place, scope, bool(new))]
        events[table] = _without(events[table], taken)
        where = (("notice_id", place[0]), (scope, place[1]))
        cause = taken[0].cause if taken else "document"
        groups.append(
            Group(
                table,
                "classes",
                cause,
                where,
                tuple(taken),
                "subsidy_class",
                _join(old),
                _join(new),
            )
        )
    return groups


def _without(events: Sequence[Event], taken: Sequence[Event]) -> list[Event]:
    gone = {id(event) for event in taken}
    return [event for event in events if id(event) not in gone]


def _classes(table: pa.Table, scope: str) -> dict[tuple[Cell, Cell], set[Cell]]:
    names = ["notice_id", scope, "subsidy_class"]
    found: dict[tuple[Cell, Cell], set[Cell]] = defaultdict(set)
    for row in table.select(names).group_by(names).aggregate([]).to_pylist():
        found[row["notice_id"], row[scope]].add(row["subsidy_class"])
    return found


def _about_classes(event: Event, place: tuple[Cell, Cell], scope: str, came: bool) -> bool:
    """A row that got a class or lost it, one that came with a class, or one without that went; the reverse likewise."""
    row = event.row
    if (row["notice_id"], row[scope]) != place:
        return False
    if event.a and event.b:
        return any(fact.column == "subsidy_class" for fact in event.facts)
    return bool(row["subsidy_class"]) == (came == (event.a is None))


def _join(words: set[Cell]) -> str | None:
    return "、".join(sorted(str(word) for word in words)) or None


def fold_repeated(a: pa.Table, b: pa.Table, events: Events) -> list[Group]:
    """Amounts of a notice that only are printed once more, or once less, than in the other: one group."""
    before, after = ({_said(row) for row in side.select(SAID).to_pylist()} for side in (a, b))
    taken = [event for event in events["rates"] if event.facts[0].kind in {"added", "removed"}]
    taken = [event for event in taken if _said(event.row) in (before if event.a is None else after)]
    events["rates"] = _without(events["rates"], taken)
    return [Group("rates", "repeated", "document", (), tuple(taken))] if taken else []


def _said(row: Row) -> Keys:
    return tuple(row[name] for name in SAID)


def follow(
    groups: Sequence[Group], events: Sequence[Event]
) -> tuple[list[Group], list[Event], int]:
    """Take out the catalogue events that follow from another table's groups.

    Returns the groups, each with the rows and occupations that follow from it, the events left, and the rows taken.
    """
    index = _index(groups)
    rows: dict[int, list[Event]] = defaultdict(list)
    left = []
    for event in events:
        parent = next((index[key] for key in _reasons(event) if key in index), None)
        if parent is None:
            left.append(event)
        else:
            rows[parent].append(event)
    names = {number: len({event.row["name"] for event in found}) for number, found in rows.items()}
    told = [
        group.with_follow(len(rows[i]), names[i]) if i in rows else group
        for i, group in enumerate(groups)
    ]
    return told, left, len(events) - len(left)


def _index(groups: Sequence[Group]) -> dict[Keys, int]:
    index: dict[Keys, int] = {}
    for number, group in enumerate(groups):
        for event in group.events:
            for row in (event.a, event.b):
                for key in _keys(group, event, row) if row else ():
                    index.setdefault(key, number)
    return index


def _keys(group: Group, event: Event, row: Row) -> list[Keys]:
    notice = row.get("notice_id")
    if event.table == "occupations":
        return [("name", notice, row["name"])] if group.kind not in {"renumbered", "annex"} else []
    if event.table == "rates":
        place = (notice, row["programme"], row["subsidy_class"], row["grade"])
        amounts = [
            ("amount", *place, fact.old, fact.new)
            for fact in event.facts
            if fact.column == "amount_yuan"
        ]
        return [*amounts, ("rate", *place)]
    if event.table == "rules" and row["rule"] == "scarce_uplift":
        return [("uplift", notice)]
    return [("notice", notice)] if event.table == "notices" else []


def _reasons(event: Event) -> list[Keys]:
    """The keys under which a catalogue event may find what it follows from, best first."""
    notice, columns = event.row["notice_id"], {fact.column for fact in event.facts}
    sides = [row for row in (event.b, event.a) if row]
    rates = [(notice, row["programme"], row["subsidy_class"], row["grade"]) for row in sides]
    amounts: list[Keys] = [
        ("amount", *rate, fact.old, fact.new)
        for rate in rates
        for fact in event.facts
        if fact.column == "base_amount_yuan"
    ]
    reasons = (
        amounts
        + [("name", notice, row["name"]) for row in sides]
        + [("rate", *rate) for rate in rates]
    )
    if columns and columns <= UPLIFT:
        reasons.append(("uplift", notice))
    if columns and columns <= set(SHELL):
        reasons.append(("notice", notice))
    return reasons
