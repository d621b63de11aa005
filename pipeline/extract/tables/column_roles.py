"""Columns of a sheet: header words to fields through the vocabulary; what stands below settles and, if need be, guesses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.programmes import programme_of, programmes_in
from pipeline.extract.tables.grid_roles import Sheet, kind_of
from pipeline.extract.tables.heads import Head, merge_heads, read_head
from pipeline.rules.vocabulary import side_of
from pipeline.text import fold, whole_number

AMOUNTS = {
    "amount": "total",
    "amount_training": "training",
    "amount_appraisal": "appraisal",
    "amount_other": "other",
}
# Heads of a column of work types beside one of occupations.
WORK_TYPES = {"工种", "工种名称", "所含工种", "包含工种", "下设工种"}
# Fields whose cells say what a row is about, not what it is worth.
LABELS = {"programme", "label", "class", "industry", "certificate", "situation"}


@dataclass(frozen=True)
class Column:
    """A column: its heads from top to bottom, its field, the list it belongs to where several stand side by side (`block`), the
    side of a crosswalk (`side`: current, old), and for amounts what the heads together say of them (`says`).
    `is_unknown`: its head is in no vocabulary."""

    index: int
    heads: tuple[str, ...]
    field: str
    says: Head = Head("")
    block: int = 0
    side: str = ""
    is_guessed: bool = False
    is_unknown: bool = False


def read_columns(
    sheet: Sheet, known_names: Collection[str], overrides: dict[str, str]
) -> list[Column]:
    """The columns of a sheet. `overrides` maps printed heads (folded) to fields, from `[[tables]]` of notice.toml."""
    columns = [
        _read_column(sheet, index, known_names, overrides) for index in range(sheet.table.columns)
    ]
    columns = _settle_shared_heads(sheet, columns, known_names)
    columns = _settle_names(sheet, columns, known_names)
    columns = _settle_caps(_settle_parts(_trust_heads(columns)))
    return _split_blocks(_settle_work_types(columns))


def _settle_caps(columns: list[Column]) -> list[Column]:
    """Where a limit is the only amount (最高限额), it is the amount, at most."""
    if any(column.field in AMOUNTS for column in columns):
        return columns
    return [
        replace(c, field="amount", says=replace(c.says, bound="at_most")) if c.field == "cap" else c for c in columns
    ]


def _settle_parts(columns: list[Column]) -> list[Column]:
    """A part (其中：鉴定费) is of the amount at its left: what the head of that one says holds for it too."""
    settled: list[Column] = []
    whole: Column | None = None
    for column in columns:
        if column.field in AMOUNTS and column.says.is_part and whole is not None and not column.says.grades:
            says = replace(
                column.says, grades=whole.says.grades, printed_class=whole.says.printed_class, tier=whole.says.tier,
                condition=whole.says.condition, beneficiary=whole.says.beneficiary, unit=column.says.unit or whole.says.unit,
            )  # fmt: skip
            column = replace(column, says=says)
        elif column.field in AMOUNTS:
            whole = column
        settled.append(column)
    return settled


def _settle_work_types(columns: list[Column]) -> list[Column]:
    """职业 and 工种 side by side: the second column names the work types of the first."""
    settled = list(columns)
    for left, right in pairwise(columns):
        if left.field == right.field == "name" and right.heads and fold(right.heads[-1]) in WORK_TYPES:
            if left.heads and fold(left.heads[-1]) not in WORK_TYPES and left.heads != right.heads:
                settled[right.index] = replace(right, field="work_types")
    return settled


def _trust_heads(columns: list[Column]) -> list[Column]:
    """Where a head names the amounts, numbers under unknown heads (人数, 资金) are no amounts."""
    is_named = any(column.field in AMOUNTS and not column.is_guessed for column in columns)
    return [
        replace(column, field="ignored", is_guessed=False) if is_named and column.is_guessed and column.field in AMOUNTS
        else column
        for column in columns
    ]  # fmt: skip


def heads_of(sheet: Sheet, index: int) -> tuple[str, ...]:
    """Head words over a column, from top to bottom; a blank group head goes on with the one at its left."""
    heads: list[str] = []
    for row in sheet.header:
        slot = sheet.slots[row][index]
        left = index
        while not slot.text and left > 0 and _may_reach(sheet, row, left):
            left -= 1
            slot = sheet.slots[row][left]
        if slot.text and slot.text not in heads:
            heads.append(slot.text)
    return tuple(heads)


def _may_reach(sheet: Sheet, row: int, index: int) -> bool:
    """Whether a blank head may belong to the group head at its left: in the first row; in a text export, where merges are
    not known, in every row but the last, unless a head of its own stands above."""
    if row == sheet.header[0]:
        return True
    own = any(sheet.slots[above][index].text for above in sheet.header if above < row)
    return not sheet.table.spans_known and row != sheet.header[-1] and not own


def _read_column(
    sheet: Sheet, index: int, known: Collection[str], overrides: dict[str, str]
) -> Column:
    heads = heads_of(sheet, index)
    chosen = next(
        (overrides[fold(head)] for head in reversed(heads) if fold(head) in overrides), ""
    )
    parts = [read_head(head) for head in heads]
    says = merge_heads(parts)
    if chosen:
        return Column(index, heads, chosen, says)
    field = _choose(sheet, index, parts, known)
    if field in {"", *AMOUNTS} and _are_percents(sheet, index):
        return Column(index, heads, field_of_percents(heads), says)
    if not field and heads and says.is_labelled and _is_numeric(sheet, index):
        return Column(index, heads, "amount", says)
    if not field:
        guess = _guess(sheet, index, known)
        is_headed = bool(heads)
        return Column(
            index,
            heads,
            guess or "label",
            says,
            is_guessed=is_headed and bool(guess),
            is_unknown=is_headed and not says.is_labelled,
        )
    if field == "name" and _is_numeric(sheet, index):
        field = "amount"
    return Column(index, heads, field, says)


def _are_percents(sheet: Sheet, index: int) -> bool:
    texts = sheet.column_texts(index)
    return bool(texts) and sum(kind_of(text) == "percent" for text in texts) >= 0.7 * len(texts)


def field_of_percents(heads: tuple[str, ...]) -> str:
    """Whether percents are uplifts or shares, by their heads."""
    return "uplift" if any(re.search("上浮|提高|上调|增加", head) for head in heads) else "share"


def _is_numeric(sheet: Sheet, index: int) -> bool:
    """Whether numbers stand below: then a head that names a programme heads its amounts."""
    kinds = [kind_of(text) for text in sheet.column_texts(index)]
    return bool(kinds) and sum(
        kind in {"number", "amount", "unpaid"} for kind in kinds
    ) >= 0.7 * len(kinds)


def _choose(sheet: Sheet, index: int, headings: list[Head], known: Collection[str]) -> str:
    """The field of the lowest head that is known. Over a grade the component comes from the other head, if it has one."""
    parts = [name for h in headings for name in h.fields if name in AMOUNTS and name != "amount"]
    if any(h.grades for h in headings):
        kinds = Counter(kind_of(text) for text in sheet.column_texts(index))
        return (
            parts[0] if parts else ("mark" if kinds["tick"] > sum(kinds.values()) / 2 else "amount")
        )
    for heading in reversed(headings):
        if heading.fields:
            return _by_content(heading.fields, sheet.column_texts(index), known)
    return ""


def _by_content(fields: tuple[str, ...], texts: list[str], known: Collection[str]) -> str:
    """The first of several possible fields that what stands below does not contradict."""
    if (
        fields[0] == "remark"
        and texts
        and sum(_says_yuan(text) for text in texts) >= 0.5 * len(texts)
    ):
        return "amount"
    if len(fields) == 1 or not texts:
        return fields[0]
    share = {kind: n / len(texts) for kind, n in Counter(kind_of(text) for text in texts).items()}
    named = sum(text in known for text in texts) / len(texts)
    tests = {
        "class": share.get("class", 0) >= 0.4,
        "programme": sum(bool(programmes_in(text)) for text in texts) / len(texts) >= 0.3,
        "name": named >= 0.3 or share.get("names", 0) > 0,
        "grade": share.get("grade", 0) > 0,
        "hours": share.get("number", 0) > 0.3,
    }
    return next((name for name in fields if tests.get(name)), fields[0])


def _says_yuan(text: str) -> bool:
    return bool(re.search(r"\d元", text)) or kind_of(text) == "amount"


def _guess(sheet: Sheet, index: int, known: Collection[str]) -> str:
    """The field of a column whose head is unknown, by its values: codes, grades, serial numbers, amounts, known names."""
    texts = sheet.column_texts(index)
    kinds = Counter(kind_of(text) for text in texts)
    most = 0.7 * len(texts)
    plain = next((kind for kind in ("code", "grade", "class") if texts and kinds[kind] >= most), "")
    if plain or not texts:
        return plain
    if kinds["number"] + kinds["amount"] >= most:
        numbers = [number for text in texts if (number := whole_number(text)) is not None]
        return _guess_numbers(numbers, kinds["amount"] > 0)
    is_named = kinds["names"] or sum(text in known for text in texts) >= 0.3 * len(texts)
    return "name" if is_named else ""


def _guess_numbers(numbers: list[int], has_units: bool) -> str:
    """Numbers that count from 1 are serial; sums of a hundred yuan and more, or with a unit, are amounts."""
    if len(numbers) > 2 and numbers == list(range(1, len(numbers) + 1)):
        return "seq"
    return "amount" if has_units or min(numbers, default=0) >= 100 else ""


def _settle_shared_heads(
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


def _settle_names(sheet: Sheet, columns: list[Column], known: Collection[str]) -> list[Column]:
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


def _split_blocks(columns: list[Column]) -> list[Column]:
    """Lists side by side: where the same fields in the same order begin again, a new block begins. Under heads that name
    a current and an old side the two are the sides of a crosswalk."""
    sides = [_side(column) for column in columns]
    if {"current", "old"} <= set(sides):
        return [replace(column, side=side) for column, side in zip(columns, sides, strict=True)]
    fields = [column.field for column in columns]
    start = fields[0] if fields else ""
    if start not in {"seq", "name", "code"}:
        return columns
    width = next((i for i in range(1, len(fields)) if fields[i] == start), len(fields))
    if width < 2 or len(fields) % width or fields != fields[:width] * (len(fields) // width):
        return columns
    return [replace(column, block=column.index // width) for column in columns]


def _side(column: Column) -> str:
    return side_of(column.heads[0]) if len(column.heads) > 1 else ""
