"""The difference of two versions, or of two notices: what really changed, in groups that read like sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.diff.compare.amounts import amount_tables
from pipeline.diff.compare.events import find_causes, find_events, with_cause
from pipeline.diff.compare.narrow import narrow
from pipeline.diff.compare.pairs import pair_rows
from pipeline.diff.compare.rows import find_touched, take_rows
from pipeline.diff.group.consolidate import (
    Events,
    fold_classes,
    fold_programmes,
    fold_repeated,
    follow,
)
from pipeline.diff.group.flags import SHOWN, find_flags
from pipeline.diff.group.groups import group_events
from pipeline.diff.group.layout import find_counts, find_layout, find_schema
from pipeline.diff.models import KINDS, Difference, Event, Flag, Group, Side
from pipeline.diff.table_config import PLACE, SPECS, Spec

Tables = Mapping[str, pa.Table]


def compare(a: Side, b: Side) -> Difference:
    """The difference from `a` to `b`: of the notices they name, or of all notices where they name none."""
    of_notices = a.notice is not None and b.notice is not None
    groups: list[Group] = []
    rows: Mapping[str, tuple[int, int]]
    if of_notices:
        left, right = _one_notice(a), _one_notice(b)
        # Of versions all rows are counted, also those of notices that came or went.
        rows = {
            name: (left[name].num_rows, right[name].num_rows)
            for name in sorted(left.keys() & right.keys())
        }
    else:
        small = narrow(a.tables, b.tables)
        left, right, rows = small.a, small.b, small.rows
        groups = [*small.groups, *find_schema(small.empty_a, small.empty_b)]
    events, layout = _all_events(left, right, of_notices)
    if not of_notices:
        causes = find_causes(a, b, events.get("csco", []))
        events = {
            name: [with_cause(event, causes) for event in found] for name, found in events.items()
        }
        groups += find_counts(left, right)
    printed = [event for name, found in events.items() if name != "catalogue" for event in found]
    groups += layout + _fold(left, right, events, of_notices)
    groups += [
        group for spec in SPECS if spec.table != "catalogue" for group in _grouped(events, spec)
    ]
    groups, rest, follows = follow(groups, events.get("catalogue", []))
    groups += [
        group for spec in SPECS if spec.table == "catalogue" for group in group_events(rest, spec)
    ]
    amounts = amount_tables(left, right) if of_notices else ()
    flags = (*_gone(groups), *find_flags([*printed, *rest], left, right, amounts))
    mode = "notices" if of_notices else "versions"
    ordered = tuple(sorted(groups, key=_order))
    return Difference(a.name, b.name, mode, ordered, flags, rows, follows, amounts)


def _gone(groups: Sequence[Group]) -> tuple[Flag, ...]:
    """A red flag for notices that the later side no longer has."""
    names = [str(group.place["notice_id"]) for group in groups if group.kind == "notice_removed"]
    return (Flag("notice_gone", len(names), tuple(names[:SHOWN])),) if names else ()


def _order(group: Group) -> tuple[int, int]:
    tables = [spec.table for spec in SPECS]
    return tables.index(group.table) if group.table in tables else len(tables), KINDS.index(
        group.kind
    )


def _grouped(events: Events, spec: Spec) -> list[Group]:
    return group_events(events.get(spec.table, []), spec)


def _one_notice(side: Side) -> Tables:
    """The rows of one notice, its id taken out so that the two notices meet; tables of the work are left out."""
    names = {spec.table for spec in SPECS} - {"csco"}
    found = {}
    for name in sorted(names & side.tables.keys()):
        table = side.tables[name]
        table = table.filter(pc.equal(table["notice_id"], side.notice))
        blank = pa.array([""] * table.num_rows, pa.string())
        found[name] = table.set_column(table.column_names.index("notice_id"), "notice_id", blank)
    return found


def _all_events(a: Tables, b: Tables, of_notices: bool) -> tuple[Events, list[Group]]:
    events: Events = {}
    layout: list[Group] = []
    for spec in SPECS:
        if spec.table in a and spec.table in b:
            events[spec.table], found = _table_events(
                a[spec.table], b[spec.table], spec, of_notices
            )
            layout += found
    return events, layout


def _table_events(
    a: pa.Table, b: pa.Table, spec: Spec, of_notices: bool
) -> tuple[list[Event], list[Group]]:
    columns = [name for name in a.column_names if name in b.column_names and name not in PLACE]
    if of_notices:
        columns = [name for name in columns if name not in spec.derived]
    touched = find_touched(a, b, columns)
    rows_a, rows_b = (
        take_rows(table, rows, spec.label) for table, rows in ((a, touched.a), (b, touched.b))
    )
    pairs = pair_rows(rows_a, rows_b, spec)
    layout = find_layout(a, b, touched, pairs) if spec.table == "occupations" else []
    return find_events(pairs, spec, columns, of_notices), layout


def _fold(a: Tables, b: Tables, events: Events, of_notices: bool) -> list[Group]:
    groups: list[Group] = []
    if {"rates", "rules"} & a.keys() & b.keys():
        groups += fold_programmes(a, b, events)
    for table, scope in (("occupations", "list"), ("rates", "programme")):
        if table in a and table in b:
            groups += fold_classes(table, scope, a[table], b[table], events)
    if of_notices and "rates" in events:
        groups += fold_repeated(a["rates"], b["rates"], events)
    return groups
