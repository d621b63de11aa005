"""The field of a column out of its heads and of what stands below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from pipeline.extract.programmes import programmes_in
from pipeline.extract.tables.cell_kinds import kind_of
from pipeline.extract.tables.columns import AMOUNTS
from pipeline.extract.tables.grid_roles import Sheet
from pipeline.extract.tables.head_parts import Head
from pipeline.extract.tables.standard_sides import is_unchanged
from pipeline.rules.lexicon import lexicon
from pipeline.rules.patterns import pattern
from pipeline.text import MARK_SIGNS, fold, whole_number

_RAISED = pattern("column_roles.raised")
_SUM = pattern("column_roles.sum")
_NO = pattern("grid_roles.no")
_COUNTS = pattern("column_roles.counts")
_ORDINARY = pattern("column_roles.ordinary")


def choose(sheet: Sheet, index: int, headings: list[Head], known: Collection[str]) -> str:
    """The field of the lowest head that is known. Over a grade the component comes from the other head, if it has one."""
    parts = [name for h in headings for name in h.fields if name in AMOUNTS and name != "amount"]
    if any(h.grades for h in headings):
        if any(h.fields[:1] == ("hours",) for h in headings):
            # 培训课时 over 初级 | 中级: the hours of each grade.
            return "hours"
        if counts(headings[-1]):
            # 初级工 over 培训天数 | 补贴标准: the days of each grade are no sum.
            return "ignored"
        kinds = Counter(kind_of(text) for text in sheet.column_texts(index))
        return (
            parts[0] if parts else ("mark" if kinds["tick"] > sum(kinds.values()) / 2 else "amount")
        )
    for heading in reversed(headings):
        if heading.tier and not heading.has_money and are_answers(sheet, index):
            return "scarcity"
        if heading.fields:
            return _by_content(heading.fields, sheet.column_texts(index), known)
    return ""


def counts(head: Head) -> bool:
    """Whether a head is for a number of days, months or persons, and for no money."""
    return bool(_COUNTS.fullmatch(head.text)) and not head.unit


def are_answers(sheet: Sheet, index: int) -> bool:
    """Whether a column holds ticks, or yes and no: all that stands below its head, with one yes at the least."""
    texts = sheet.column_texts(index)
    said = [text for text in texts if kind_of(text) == "tick"]
    return bool(said) and all(text in said or _NO.fullmatch(fold(text)) for text in texts)


def _by_content(fields: tuple[str, ...], texts: list[str], known: Collection[str]) -> str:
    """The first of several possible fields that what stands below does not contradict."""
    if (
        fields[0] == "remark"
        and texts
        and sum(says_yuan(text) for text in texts) >= 0.5 * len(texts)
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


def says_yuan(text: str) -> bool:
    """Whether a text names a sum of money."""
    return bool(_SUM.search(text)) or kind_of(text) == "amount"


def guess(sheet: Sheet, index: int, known: Collection[str]) -> str:
    """The field of a column whose head is unknown, by its values: codes, grades, tiers, serial numbers, amounts, known names."""
    texts = sheet.column_texts(index)
    kinds = Counter(kind_of(text) for text in texts)
    most = 0.7 * len(texts)
    plain = next(
        (kind for kind in ("code", "grade", "class", "hours") if texts and kinds[kind] >= most), ""
    )
    if plain or not texts:
        return plain
    if _are_tiers(texts):
        return "scarcity"
    if kinds["number"] + kinds["amount"] >= most:
        numbers = [number for text in texts if (number := whole_number(text)) is not None]
        return _guess_numbers(numbers, kinds["amount"] > 0)
    named = sum(text.strip(MARK_SIGNS) in known for text in texts)
    is_named = kinds["names"] or named >= 0.3 * len(texts)
    return "name" if is_named else ""


def _are_tiers(texts: Sequence[str]) -> bool:
    """Whether each value says how scarce something is, with one that says it is at the least: 紧缺, 一般."""
    tiers = [lexicon("tier").of(fold(text), "tier") for text in texts]
    is_told = all(t or _ORDINARY.fullmatch(fold(x)) for t, x in zip(tiers, texts, strict=True))
    return is_told and any(tier not in {"", "not_scarce"} for tier in tiers)


def _guess_numbers(numbers: list[int], has_units: bool) -> str:
    """Numbers that count from 1 are serial; sums of a hundred yuan and more, or with a unit, are amounts."""
    if len(numbers) > 2 and numbers == list(range(1, len(numbers) + 1)):
        return "seq"
    return "amount" if has_units or min(numbers, default=0) >= 100 else ""


def are_percents(sheet: Sheet, index: int) -> bool:
    """Whether nearly all values of a column are shares in per cent."""
    texts = sheet.column_texts(index)
    return bool(texts) and sum(kind_of(text) == "percent" for text in texts) >= 0.7 * len(texts)


def field_of_percents(heads: tuple[str, ...]) -> str:
    """Whether percents are uplifts or shares, by their heads."""
    return "uplift" if any(_RAISED.search(head) for head in heads) else "share"


def is_numeric(sheet: Sheet, index: int) -> bool:
    """Whether numbers stand below: then a head that names a programme heads its amounts. 不变 stands for a number."""
    kinds = [kind_of(text) for text in sheet.column_texts(index) if not is_unchanged(text)]
    return bool(kinds) and sum(
        kind in {"number", "amount", "unpaid"} for kind in kinds
    ) >= 0.7 * len(kinds)
