"""Columns of a sheet held against each other: parts of totals, limits, names beside classes, lists side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.extract.tables.cell_kinds import kind_of
from pipeline.extract.tables.columns import AMOUNTS, Column
from pipeline.extract.tables.grid_roles import Sheet
from pipeline.extract.tables.head_parts import UNITS, Head
from pipeline.extract.tables.heads import said_alike
from pipeline.rules.vocabulary import side_of

# Fields that begin a list; what stands before the first of several lists side by side holds for all of them.
STARTS = {"seq", "name", "code"}
# Units of which a person gets several.
TIMED = frozenset(UNITS.values())


def settle_caps(columns: list[Column]) -> list[Column]:
    """Where a limit is the only amount (最高限额), it is the amount, at most. Beside an amount an hour or a day, what a person gets
    at most is its limit."""
    if any(c.field in AMOUNTS and c.says.unit in TIMED for c in columns):
        return [replace(c, field="cap") if _limits(c) else c for c in columns]
    if any(column.field in AMOUNTS for column in columns):
        return columns
    return [
        replace(c, field="amount", says=replace(c.says, bound="at_most")) if c.field == "cap" else c
        for c in columns
    ]


def _limits(column: Column) -> bool:
    says = column.says
    is_amount = column.field == "amount" and not says.grades and not says.printed_class
    return is_amount and says.bound == "at_most" and says.unit not in TIMED


def settle_parts(columns: list[Column]) -> list[Column]:
    """A part (其中：鉴定费) is of the amount at its left: what the head of that one says holds for it too. Where several stand at its
    left since the last part, it is of them all, and only what they say alike holds for it."""
    settled: list[Column] = []
    wholes: list[Head] = []
    for column in columns:
        if column.field == "amount" and column.says.is_part and not _is_behind_amounts(settled):
            # 其中：企业 behind a number of persons.
            column = replace(column, field="label", is_unknown=not column.says.fields)
        if column.field in AMOUNTS and column.says.is_part and wholes and not column.says.grades:
            column = replace(column, says=_part_of(column.says, wholes))
            wholes = wholes[-1:]
        elif column.field in AMOUNTS:
            wholes = [*(() if settled and settled[-1].says.is_part else wholes), column.says]
        settled.append(column)
    return settled


def _is_behind_amounts(settled: Sequence[Column]) -> bool:
    return bool(settled) and settled[-1].field in AMOUNTS


def _part_of(part: Head, wholes: Sequence[Head]) -> Head:
    """The head of a part with what the heads of its wholes say alike."""
    one = said_alike(wholes)
    return replace(
        part, grades=one.grades, printed_class=one.printed_class, tier=one.tier, condition=one.condition,
        beneficiary=part.beneficiary or one.beneficiary, unit=part.unit or one.unit,
    )  # fmt: skip


def trust_heads(columns: list[Column]) -> list[Column]:
    """Where a head names the amounts, numbers under unknown heads (人数, 资金) are no amounts."""
    is_named = any(column.field in AMOUNTS and not column.is_guessed for column in columns)
    return [
        replace(column, field="ignored", is_guessed=False) if is_named and column.is_guessed and column.field in AMOUNTS
        else column
        for column in columns
    ]  # fmt: skip


def settle_shared_heads(
    sheet: Sheet, columns: list[Column], known: Collection[str]
) -> list[Column]:
    """Where one name head spans several columns, classes stand in one, names in one, and the others are labels."""
    settled = list(columns)
    for run in _shared_runs(sheet, columns):
        texts = {i: sheet.column_texts(i) for i in run}
        classes = [i for i in run if _share(texts[i], "class") >= 0.5]
        rest = [i for i in run if i not in classes]
        best = max(rest, key=lambda i: (_name_score(texts[i], known), i), default=run[-1])
        for i in run:
            field = "class" if i in classes else "name" if i == best else "label"
            settled[i] = replace(settled[i], field=field)
    return settled


def _shared_runs(sheet: Sheet, columns: list[Column]) -> list[list[int]]:
    """Runs of neighbouring columns under one and the same name head cell."""
    runs: list[list[int]] = []
    for column in columns:
        if column.field != "name" or not sheet.header:
            continue
        if (
            runs
            and runs[-1][-1] == column.index - 1
            and _goes_on(sheet, columns[runs[-1][-1]], column)
        ):
            runs[-1].append(column.index)
        else:
            runs.append([column.index])
    return [run for run in runs if len(run) > 1]


def _goes_on(sheet: Sheet, left: Column, column: Column) -> bool:
    """Whether one head cell reaches over both columns: it is merged, or (in text exports) blank over the right one."""
    over = [(sheet.slots[row][left.index], sheet.slots[row][column.index]) for row in sheet.header]
    is_merged = left.heads == column.heads and any(a == b and a.text for a, b in over)
    return is_merged or not any(b.text for _, b in over)


def _share(texts: list[str], kind: str) -> float:
    return sum(kind_of(text) == kind for text in texts) / len(texts) if texts else 0.0


def _name_score(texts: list[str], known: Collection[str]) -> float:
    """How much a column looks like names: known ones, and cells that list many."""
    return sum(text in known for text in texts) + sum(text.count("、") for text in texts)


def settle_names(sheet: Sheet, columns: list[Column], known: Collection[str]) -> list[Column]:
    """A table without a header row can still be a label beside a list of names."""
    if sheet.header or any(column.field == "name" for column in columns):
        return columns
    scores = {
        c.index: _name_score(sheet.column_texts(c.index), known)
        for c in columns
        if c.field == "label"
    }
    best = max(scores, key=lambda i: scores[i], default=None)
    if best is None or scores[best] <= 0:
        return columns
    return [replace(c, field="name") if c.index == best else c for c in columns]


def split_blocks(columns: list[Column]) -> list[Column]:
    """Lists side by side: where the same fields in the same order begin again, a new block begins. Under heads that name
    a current and an old side the two are the sides of a crosswalk."""
    sides = [_side(column) for column in columns]
    if {"current", "old"} <= set(sides):
        return [replace(column, side=side) for column, side in zip(columns, sides, strict=True)]
    fields = [column.field for column in columns]
    first = next((i for i, name in enumerate(fields) if name in STARTS), len(fields))
    end = len(fields) - (1 if fields[-1:] == ["remark"] else 0)
    # A list may begin with its class: 类别 | 序号 | 职业 | 类别 | 序号 | 职业.
    for begin in range(min(first, end - 1), -1, -1):
        if width := _period(fields[begin:end]):
            return [
                replace(column, block=(column.index - begin) // width)
                if begin <= column.index < end
                else column
                for column in columns
            ]
    return columns


def _period(run: list[str]) -> int:
    """After how many fields a run begins again, all of it and with the first of them; 0 where it does not."""
    width = next((i for i in range(1, len(run)) if run[i] == run[0]), 0)
    is_whole = width > 1 and len(run) % width == 0 and run == run[:width] * (len(run) // width)
    return width if is_whole and STARTS & set(run[:width]) else 0


def _side(column: Column) -> str:
    return side_of(column.heads[0]) if len(column.heads) > 1 else ""
