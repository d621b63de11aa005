"""The losses of a new version against the last: notices, lists, amounts. None of it goes without a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from pipeline.base.language import Words

Tables = Mapping[str, pa.Table]


@dataclass(frozen=True)
class Loss:
    """Something that is gone: `name` as `--without` takes it (an id; id/list; id/amounts), and what it is in words."""

    name: str
    words: Words


def find_losses(before: Tables, after: Tables) -> list[Loss]:
    """Notices that are gone; of those that stayed the lists, and the amounts of a programme, that are gone whole."""
    stayed = _notices(before) & _notices(after)
    gone = sorted(_notices(before) - _notices(after))
    losses = [Loss(name, Words(f"notice {name}", f"通知 {name}")) for name in gone]
    for table, column in (("occupations", "list"), ("rates", "programme")):
        missing = _parts(before, table, column) - _parts(after, table, column)
        losses += _of_parts(sorted(missing), table, stayed)
    return losses


def _of_parts(missing: list[tuple[str, str]], table: str, stayed: set[str]) -> Iterator[Loss]:
    for notice, part in missing:
        if notice not in stayed:
            continue
        if table == "rates":
            words = Words(f"all amounts of {part} in {notice}", f"{notice} 中 {part} 的全部金额")
            yield Loss(f"{notice}/{part}", words)
        else:
            yield Loss(
                f"{notice}/{part}",
                Words(f"the list {part} of {notice}", f"{notice} 的 {part} 目录"),
            )


def _notices(tables: Tables) -> set[str]:
    return set(tables["notices"]["notice_id"].to_pylist())


def _parts(tables: Tables, table: str, column: str) -> set[tuple[str, str]]:
    if table not in tables or column not in tables[table].column_names:
        return set()
    rows = tables[table].select(["notice_id", column]).group_by(["notice_id", column]).aggregate([])
    pairs = zip(rows["notice_id"].to_pylist(), rows[column].to_pylist(), strict=True)
    return {(notice, part) for notice, part in pairs if part is not None}
