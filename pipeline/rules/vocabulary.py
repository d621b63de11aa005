"""The words of notices, as data: header words, programmes, lists, grades, marks. Loaded once from `pipeline/rules/`."""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pipeline.base.remembered import LONGEST, MOST, remembered
from pipeline.rules.patterns import one_word, pattern
from pipeline.rules.typed_toml import rules_text
from pipeline.text import fold, fold_dashes

# Heads of the two halves of a crosswalk, not fields.
SIDES = {"current", "old"}
_BRACKETS = re.compile(r"\([^()]*\)$")
_CLASS = pattern("classes.alone")
_LEVEL = one_word("grammar.level")
_CLASS_IN_COLUMN = pattern("classes.in_column")
_CLASS_IN_BRACKETS = pattern("classes.in_brackets")


@cache
def headers() -> dict[str, tuple[frozenset[str], tuple[re.Pattern[str], ...]]]:
    """Field -> (words, patterns) of `headers.toml`."""
    data: dict[str, dict[str, list[str]]] = tomllib.loads(rules_text("headers.toml"))
    return {
        name: (frozenset(fold(word) for word in entry.get("words", [])),
               tuple(re.compile(pattern) for pattern in entry.get("patterns", [])))
        for name, entry in data.items()
    }  # fmt: skip


@cache
def terms(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(value, pattern) of one kind of `terms.csv`, in order of rank."""
    rows = [
        row for row in csv.DictReader(rules_text("terms.csv").splitlines()) if row["kind"] == kind
    ]
    return tuple(
        (row["value"], re.compile(row["pattern"]))
        for row in sorted(rows, key=lambda r: int(r["rank"]))
    )


@dataclass(frozen=True)
class Heading:
    """The reading of a header cell: possible fields in order, the grade it names, its unit."""

    fields: tuple[str, ...] = ()
    grade: int | None = None
    unit: str = ""
    text: str = field(default="", compare=False)


@cache
def read_heading(text: str) -> Heading:
    """Looks a header up; without a match the bracket at its end (often a unit) is cut off and it is tried again."""
    folded = fold(text)
    unit = read_unit(folded)
    grade = grade_range(folded)
    if grade and grade[0] == grade[1] and is_grade_word(folded):
        return Heading(("amount",), grade[0], unit, folded)
    found = _fields_of(folded)
    if not found and _BRACKETS.search(folded):
        found = _fields_of(_BRACKETS.sub("", folded))
    return Heading(found, None, unit, folded)


def _fields_of(folded: str) -> tuple[str, ...]:
    table = {name: entry for name, entry in headers().items() if name not in SIDES}
    exact = [name for name, (words, _) in table.items() if folded in words]
    loose = [
        name for name, (_, patterns) in table.items() if any(p.fullmatch(folded) for p in patterns)
    ]
    return tuple(dict.fromkeys([*exact, *loose]))


def side_of(text: str) -> str:
    """current or old, where a head names one half of a crosswalk; else ""."""
    folded = fold(text)
    return next(
        (side for side in sorted(SIDES) if any(p.fullmatch(folded) for p in headers()[side][1])), ""
    )


def read_unit(folded: str) -> str:
    """per_class_hour, per_person_year, per_person, or "" where no unit is printed."""
    units = ("per_class_hour", "per_person_year", "per_person")
    return next((unit for unit in units if pattern(f"units_of_heads.{unit}").search(folded)), "")


@cache
def _grade_pattern() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?P<g{value}>{pattern.pattern})" for value, pattern in terms("grade"))
    )


def find_grades(text: str) -> list[int]:
    """The grades named in a text, in order: 5 is 初级工, 1 is 高级技师."""
    found = _grade_pattern().finditer(_spelt_out(fold(text)))
    return [int((match.lastgroup or "g0")[1:]) for match in found]


def _spelt_out(folded: str) -> str:
    """A list of grades that print their 级 once, each with its own: 四、三级, 五至三级, 初、中、高级."""
    return pattern("grade_spans.short").sub(lambda match: match.group() + _LEVEL, folded)


@remembered
def grade_range(text: str) -> tuple[int, int] | None:
    """(lower, higher) grade of a cell such as 五级至一级, 初级（五级）, 三级及以上; None where it is no grade."""
    folded = fold(text)
    found = find_grades(folded)
    if not found or not is_grade_word(folded):
        return None
    if pattern("grade_spans.up").search(folded):
        return found[0], 1
    if pattern("grade_spans.down").search(folded):
        return 5, found[0]
    return max(found), min(found)


def grades_of(text: str) -> list[int]:
    """The grades that a cell stands for, the lowest first: all of a span, of a list those it names (五级、三级); [] for no grade."""
    span = grade_range(text)
    if span is None:
        return []
    named = set(find_grades(text))
    is_span = len(named) < 2 or pattern("grade_spans.through").search(fold_dashes(fold(text)))
    return [g for g in range(span[0], span[1] - 1, -1) if is_span or g in named]


@remembered
def is_grade_word(text: str) -> bool:
    """Whether a cell holds nothing but grades and the words that join them."""
    rest = _grade_pattern().sub("", _spelt_out(fold_dashes(fold(text))))
    return bool(find_grades(text)) and not pattern("grade_spans.joins").sub("", rest)


@remembered
def class_of(text: str) -> str:
    """The class a cell names (`A`, `A+`, from A, A类, A类职业), or ""."""
    match = _CLASS.fullmatch(fold(text))
    return match.group(1) if match else ""


@remembered
def class_in_column(text: str) -> str:
    """The class that a cell under a head for classes names: also one that stands bare (甲) or is explained (一类（先进制造）), or ""."""
    match = _CLASS_IN_COLUMN.fullmatch(fold(text))
    return class_of(text) or (match.group(1) if match else "")


def class_in_brackets(text: str) -> str:
    """The class named in brackets at the end of a label: 创业意识培训（A类） -> A."""
    match = _CLASS_IN_BRACKETS.search(fold(text))
    return match.group(1) if match else ""


def first_term(kind: str, *texts: str) -> str:
    """The value of the first term of a kind that occurs in the texts, looked for in order of rank; "" where none does."""
    folded = [fold(text) for text in texts if text]
    if len(folded) == 1:
        [text] = folded
        return _only_term(kind, text) if len(text) <= LONGEST else _first_term(kind, text)
    return _first_term(kind, *folded)


def _first_term(kind: str, *folded: str) -> str:
    return next(
        (value for value, pattern in terms(kind) if any(pattern.search(text) for text in folded)),
        "",
    )


_only_term = lru_cache(maxsize=MOST)(_first_term)


def first_place(kind: str, text: str) -> int:
    """Where the first term of a kind begins in a text; -1 where none stands in it."""
    found = [match.start() for _, each in terms(kind) if (match := each.search(text))]
    return min(found, default=-1)


def has_term(kind: str, text: str) -> bool:
    """Whether any term of a kind occurs in the text."""
    return bool(first_term(kind, text))


@remembered
def not_paid(text: str) -> str:
    """not_paid for `/`, no_such_grade for `——`, "" for anything else."""
    return next(
        (value for value, pattern in terms("not_paid") if pattern.fullmatch(fold(text))), ""
    )


@cache
def code_rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(kind, pattern) of the sentences that print codes of training programmes (`codes.toml`)."""
    rows: list[dict[str, str]] = tomllib.loads(rules_text("codes.toml"))["code"]
    return tuple((row["kind"], re.compile(row["pattern"])) for row in rows)


@cache
def mark_rules() -> dict[str, dict[str, str]]:
    """Marks on names: `default` meanings, `meanings` as patterns, `words` (`marks.toml`)."""
    rules: dict[str, dict[str, str]] = tomllib.loads(rules_text("marks.toml"))
    return rules
