"""The faults of the tables of an edition: totals, order, doubles, codes that lead nowhere, missing evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from itertools import pairwise

from pipeline.base.language import Words
from pipeline.reference.edition_files import (
    TABLES,
    edition_folder,
    read_about,
    read_rows,
    table_names,
)
from pipeline.reference.editions import Reference
from pipeline.reference.lookup_names import ENDINGS, key_of
from pipeline.reference.models import SUGGESTION
from pipeline.reference.wording import wording

KINDS = frozenset({"edition", "addition", "local"})
CONFIDENCE = frozenset({"high", "medium", SUGGESTION})


def check_edition(reference: Reference) -> list[Words]:
    """Every fault of the shipped tables, in the order of the tables; none where all is well."""
    folder = edition_folder(reference.edition)
    return [
        *_check_totals(folder, reference),
        *(fault for name in table_names(folder) for fault in _check_order(folder, name)),
        *_check_groups(reference, read_rows(folder, "groups.csv")),
        *_check_names(reference),
        *_check_codes(reference),
        *_check_evidence(folder, reference),
        *_check_weights(reference),
    ]


def count_tables(reference: Reference) -> dict[str, int]:
    """How many rows each table of the edition has, by its file's name."""
    folder = edition_folder(reference.edition)
    return {name: len(read_rows(folder, name)) for name in table_names(folder)}


def _counts(reference: Reference) -> dict[str, int]:
    levels = Counter(group.level for group in reference.groups)
    return {
        "major": levels[1],
        "middle": levels[2],
        "minor": levels[3],
        "occupations": len(reference.by_code),
        "green": sum(one.is_green for one in reference.occupations),
        "digital": sum(one.is_digital for one in reference.occupations),
        "green_and_digital": sum(o.is_green and o.is_digital for o in reference.occupations),
    }


def _check_totals(folder: Traversable, reference: Reference) -> Iterator[Words]:
    counted = _counts(reference)
    for what, told in read_about(folder).totals.items():
        if counted.get(what) != told:
            found = counted.get(what, "—")
            yield Words(
                f"edition.toml says {told} {what}, the tables have {found}",
                f"edition.toml 记 {what} 为 {told}，表中为 {found}",
            )


def _check_order(folder: Traversable, name: str) -> Iterator[Words]:
    """Each file is sorted by what makes its rows their own, so that a change is a small difference."""
    columns = TABLES[name][1]
    keys = [tuple(_sortable(row[column]) for column in columns) for row in read_rows(folder, name)]
    for before, after in pairwise(keys):
        if before >= after:
            words = " ".join(text for _, text in after)
            fault = ("doubled", "重复") if before == after else ("out of order", "顺序有误")
            yield Words(f"{name}: {words} is {fault[0]}", f"{name}：{words} {fault[1]}")


def _sortable(cell: str) -> tuple[int, str]:
    return (int(cell), cell) if cell.isdecimal() else (0, cell)


def _check_groups(reference: Reference, rows: list[dict[str, str]]) -> Iterator[Words]:
    known = set(reference.group_names)
    wanted = [(r["code"], r["parent"]) for r in rows if r["parent"]] + [
        (one.code, parent)
        for one in reference.occupations
        for parent in (one.major, one.middle, one.minor)
    ]
    for code, parent in wanted:
        if parent not in known:
            yield Words(f"{code}: its group {parent} is missing", f"{code}：缺上级类别 {parent}")


def _check_names(reference: Reference) -> Iterator[Words]:
    """The ground that the matcher rests on: names are unique, and stay so without their ending and in other wording."""
    stems: dict[str, str] = {}
    forms: dict[str, str] = {}
    for key, one in zip(reference.keys, reference.occupations, strict=True):
        same = forms.setdefault(wording().form_of(key), one.code)
        if same != one.code:
            yield Words(
                f"{one.code} {one.name}: by wording.toml it says the same as {same}",
                f"{one.code} {one.name}：按 wording.toml 与 {same} 同义",
            )
        stem = key[:-1] if key[-1:] in ENDINGS else key
        other = stems.setdefault(stem, one.code)
        if other != one.code:
            yield Words(
                f"{one.code} {one.name}: only the ending parts it from {other}",
                f"{one.code} {one.name}：与 {other} 仅词尾不同",
            )
    for name in {*reference.aliases_by_name, *reference.work_types_by_name}:
        if name in reference.by_name:
            yield Words(
                f"{name} is another name, and an occupation's own", f"{name} 既是别名又是职业名称"
            )


def _check_codes(reference: Reference) -> Iterator[Words]:
    """Every other name, work type and old code leads to an occupation of the edition; codes given since are new ones."""
    leads = [
        *(("aliases.csv", alias.name, alias.code) for alias in reference.aliases),
        *(("work_types.csv", one.name, one.code) for one in reference.work_types),
        *(("old_codes.csv", old.old_code, old.code) for old in reference.old_codes),
    ]
    for table, name, code in leads:
        if code not in reference.by_code:
            yield Words(
                f"{table}: {name} leads to {code}, no code of the edition",
                f"{table}：{name} 指向的 {code} 不在本版大典中",
            )
    for later in reference.announced:
        if later.later_code in reference.by_code:
            taken = reference.by_code[later.later_code].name
            yield Words(
                f"announced.csv: {later.name} has {later.later_code}, the code of {taken}",
                f"announced.csv：{later.name} 的编码 {later.later_code} 已属“{taken}”",
            )


def _check_evidence(folder: Traversable, reference: Reference) -> Iterator[Words]:
    """Each row says where it is from, and how sure it is, in the words there are for it."""
    sources = read_about(folder).sources
    for one in reference.work_types:
        for what, value, allowed in (
            ("kind", one.kind, KINDS),
            ("confidence", one.confidence, CONFIDENCE),
            ("source", one.source, frozenset(sources)),
        ):
            if value not in allowed:
                there = ", ".join(sorted(allowed))
                yield Words(
                    f"work_types.csv: {one.name}: {what} is {value!r}; there are: {there}",
                    f"work_types.csv：{one.name}：{what} 为 {value!r}；可用：{there}",
                )
        if (one.kind == "addition") != bool(one.year):
            yield Words(
                f"work_types.csv: {one.name}: an addition, and only it, has a year",
                f"work_types.csv：{one.name}：新增工种须有年份，其他工种不得有",
            )
    for alias in reference.aliases:
        if not (alias.source and alias.kind) or alias.confidence not in CONFIDENCE:
            yield Words(
                f"aliases.csv: {alias.name}: kind, source or confidence is missing",
                f"aliases.csv：{alias.name}：缺 kind、source 或 confidence",
            )
    for old in reference.old_codes:
        if not old.source:
            yield Words(f"old codes: {old.old_code}: no source", f"旧编码：{old.old_code} 无来源")
    for name in (key_of(word) for word, en, zh in reference.ambiguous if not (en and zh)):
        yield Words(f"ambiguous.csv: {name}: no reason", f"ambiguous.csv：{name} 缺理由")


def _check_weights(reference: Reference) -> Iterator[Words]:
    """The weights of words in the tasks are those of the edition's occupations."""
    weights = reference.task_weights
    if weights is None:
        return
    strange = sorted(set(weights.codes) ^ set(reference.by_code))
    if strange:
        codes = ", ".join(strange[:5])
        yield Words(
            f"task_weights.npz: its codes and the edition's differ: {codes}",
            f"task_weights.npz：与本版大典编码不一致：{codes}",
        )
    if len(weights.places) and int(weights.places.max()) >= len(weights.codes):
        yield Words(
            "task_weights.npz: a place beyond its codes", "task_weights.npz：序号超出编码范围"
        )
