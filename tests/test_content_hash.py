"""The hash of a table's content is that of its rows as sorted JSON, however the table is cut and ordered."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from pipeline.store import content_hash as module
from pipeline.store import lazy_tables
from pipeline.store.changed_notices import changed_notices, look_through, only_notices
from pipeline.store.content_hash import content_hash

STRANGE = ['a"b', "back\\slash", "line\nend\ttab", "\x00\x1f\x7f", "补贴 😀", "", "a", "a!", "a b"]
NUMBERS = [1.0, -0.0, 0.0, 1e22, 0.1, float("inf"), None, 1500.5, 2.0]


def strange_table() -> pa.Table:
    """Rows of three notices whose ids stand in another order as JSON than as text, in several chunks."""
    rows = [
        {
            "source": f"{notice}/n.docx#b{number}",
            "notice_id": notice,
            "words": word,
            "number": NUMBERS[number],
            "whole": None if number == 3 else number,
            "is_so": [True, False, None][number % 3],
            "day": date(2020, 1, number + 1),
            "list": None if number == 4 else STRANGE[:number],
            "box": [number + 0.5, -0.0],
        }
        for notice in ("a", "a-2", "a!", None)
        for number, word in enumerate([*STRANGE[:8], None])
    ]
    table = pa.Table.from_pylist(rows)
    return pa.concat_tables([table.slice(0, 7), table.slice(7)])


def defined(table: pa.Table) -> str:
    """The hash as docs and released versions define it, all rows in memory."""
    columns = [table[name].to_pylist() for name in table.column_names]
    rows = zip(*columns, strict=True)
    lines = sorted(json.dumps(row, ensure_ascii=False, default=str) for row in rows)
    text = json.dumps(table.column_names) + "".join(f"{line}\n" for line in lines)
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("part", [1, 5, 50_000])
def test_the_hash_is_that_of_the_sorted_rows_whatever_the_parts(
    monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    monkeypatch.setattr(module, "PART", part)
    table = strange_table()
    turned = table.take(pa.array(range(table.num_rows - 1, -1, -1)))
    assert content_hash(table) == defined(table)
    assert content_hash(turned) == defined(table)


def test_a_table_without_rows_has_the_hash_of_its_columns() -> None:
    empty = strange_table().slice(0, 0)
    assert content_hash(empty) == defined(empty)


def changed(old: pa.Table, new: pa.Table) -> set[str] | None:
    return changed_notices(look_through({"t": old}, "t"), look_through({"t": new}, "t"))


@pytest.mark.parametrize("batch", [1, 2, 100])
def test_only_notices_whose_rows_are_otherwise_are_compared(
    monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(lazy_tables, "BATCH", batch)
    old = pa.table({"notice_id": ["a", "a", "b", "c"], "value": [1, 2, 3, None]})
    new = pa.table({"notice_id": ["a", "a", "b", "d"], "value": [1, 9, 3, None]})
    assert changed(old, new) == {"a", "c", "d"}
    assert only_notices({"t": new}, "t", {"a"})["value"].to_pylist() == [1, 9]


@pytest.mark.parametrize("first", range(1, 9))
def test_rows_cut_at_other_places_are_the_same_rows(first: int) -> None:
    table = strange_table().filter(pc.is_valid(strange_table()["notice_id"]))
    rows = [table.slice(start, first) for start in range(0, table.num_rows, first)]
    assert changed(pa.concat_tables(rows), table.combine_chunks()) == set()


def test_rows_of_a_notice_that_do_not_stand_together_are_all_compared() -> None:
    old = pa.table({"notice_id": ["a", "b", "a"], "value": [1, 2, 3]})
    assert changed(old, old) is None


def test_rows_of_no_notice_are_always_kept() -> None:
    table = pa.table({"notice_id": ["a", None, "b"], "value": [1, 2, 3]})
    assert changed(table, table) == set()
    assert only_notices({"t": table}, "t", {"b"})["value"].to_pylist() == [2, 3]
