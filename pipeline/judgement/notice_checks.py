"""The meaning of notice.toml, once its types hold: real regions, days in order, one main file, known lists, fields and kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from pipeline.base.language import Words
from pipeline.base.printable import quoted
from pipeline.judgement.notice_types import Acceptance, Head, Notice, RawFile, TableOverride
from pipeline.judgement.toml_lines import Lines, where_in
from pipeline.judgement.typed_values import Where, fault
from pipeline.model.issues import KINDS
from pipeline.model.vocabularies import ListName, Severity
from pipeline.reference.regions import find_region, regions
from pipeline.rules.vocabulary import SIDES, headers
from pipeline.text import fold

FIRST_DAY, LAST_DAY = date(1980, 1, 1), date(2100, 12, 31)
DAYS = ("issued_on", "effective_from", "effective_to", "applies_from", "retrieved_on")
IN_ORDER = (
    ("effective_from", "effective_to"),
    ("applies_from", "effective_to"),
    ("issued_on", "retrieved_on"),
)


def check_head(head: Head, notice_id: str, where: Where) -> list[Words]:
    """A line for each value above the tables that has the right type and the wrong meaning."""
    faults = [*_region(head.region, where)]
    days = {key: day for key in DAYS if (day := getattr(head, key)) is not None}
    for key, day in days.items():
        if not FIRST_DAY <= day <= LAST_DAY:
            words = Words(
                f"a day from {FIRST_DAY} to {LAST_DAY}", f"{FIRST_DAY} 至 {LAST_DAY} 之间的日期"
            )
            faults.append(fault(where(key), key, day, words))
    for first, last in IN_ORDER:
        if first in days and last in days and days[last] < days[first]:
            words = Words(
                f"a day not before {first} ({days[first]})",
                f"不早于 {first}（{days[first]}）的日期",
            )
            faults.append(fault(where(last), last, days[last], words))
    if head.supersedes == notice_id:
        words = Words("the id or document number of another notice", "另一份通知的编号或文号")
        faults.append(fault(where("supersedes"), "supersedes", notice_id, words))
    return faults


def _region(region: str | None, where: Where) -> Iterator[Words]:
    if region is None or region in regions():
        return
    near = find_region(region)
    hint = f" ({near.name} {near.code})" if near else ""
    words = Words(f"a code of GB/T 2260{hint}", f"GB/T 2260 行政区划代码{hint}")
    yield fault(where("region"), "region", region, words)


def check_rows(notice: Notice, path: Path, lines: Lines) -> list[Words]:
    """A line for each `[[files]]`, `[[tables]]` and `[[accept]]` of the right types and the wrong meaning."""

    def places(table: str) -> Callable[[int], Where]:
        return lambda number: where_in(path, lines, table, number)

    return [
        *_files(notice.files, str(path), places("files")),
        *_tables(notice.tables, places("tables")),
        *_acceptances(notice.accept, places("accept")),
    ]


def _files(files: tuple[RawFile, ...], path: str, at: Callable[[int], Where]) -> Iterator[Words]:
    main = sum(file.role == "main" for file in files)
    if main != 1:
        yield Words(
            f"{path}: {main} [[files]] with role main; there must be exactly one",
            f"{path}：role 为 main 的 [[files]] 有 {main} 个；必须恰好一个",
        )
    seen: Counter[str] = Counter()
    for number, file in enumerate(files, 1):
        seen[file.name] += 1
        if seen[file.name] == 2:
            words = Words("each file once", "每个文件只写一次")
            yield fault(at(number)("name"), "[[files]] name", file.name, words)


def _tables(tables: tuple[TableOverride, ...], at: Callable[[int], Where]) -> Iterator[Words]:
    said: dict[tuple[str, str], str] = {}
    for number, table in enumerate(tables, 1):
        where = at(number)
        if not (table.list or table.printed_class or table.header):
            yield fault(
                where("annex"), "[[tables]] annex", table.annex,
                Words("list, class or header beside it", "同时写明 list、class 或 header"),
            )  # fmt: skip
        if table.list and table.list not in list(ListName):
            yield fault(where("list"), "[[tables]] list", table.list, _one_of(list(ListName)))
        for head, field in table.header.items():
            if field not in fields():
                yield fault(
                    where("header"), f"[[tables]] header {quoted(head)}", field, _one_of(fields())
                )
        values = {"list": table.list, "class": table.printed_class}
        values |= {fold(head): field for head, field in table.header.items()}
        for key, value in values.items():
            if value and said.setdefault((table.annex, key), value) != value:
                words = Words(
                    f"one value for an annex; {quoted(said[table.annex, key])} is said above",
                    f"同一附件只能有一个值；上文为 {quoted(said[table.annex, key])}",
                )
                yield fault(where("header"), f"[[tables]] {key}", value, words)


@cache
def fields() -> tuple[str, ...]:
    """The meanings that a person may give to a head: a field of the vocabulary, a label of its row, or nothing that is read."""
    return (*(name for name in headers() if name not in SIDES), "label", "ignored")


def _one_of(names: Sequence[str]) -> Words:
    return Words(f"one of {', '.join(names)}", f"{'、'.join(names)} 之一")


def _acceptances(accept: tuple[Acceptance, ...], at: Callable[[int], Where]) -> Iterator[Words]:
    for number, one in enumerate(accept, 1):
        where = at(number)
        if one.kind not in KINDS:
            words = Words(
                "a kind of issue, as `catalogue check` prints it", "疑点类型，见 `catalogue check`"
            )
            yield fault(where("kind"), "[[accept]] kind", one.kind, words)
        if sum(map(bool, (one.place, one.fact, one.all))) != 1:
            words = Words("one of place, fact and all = true", "place、fact、all = true 三者择一")
            yield fault(where("place"), "[[accept]] place", one.place, words)
        if one.all and KINDS.get(one.kind) and KINDS[one.kind].severity is Severity.ERROR:
            words = Words(
                "place or fact: errors are accepted one by one", "place 或 fact：错误须逐条接受"
            )
            yield fault(where("all"), f"[[accept]] {one.kind} all", one.all, words)
