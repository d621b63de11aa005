"""The amounts of one cell, by the same reader as prose: a bare figure is a sum of yuan, in the unit of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.extract.prose.facts import ProseReading, RateFact
from pipeline.extract.prose.printed_facts import to_amounts
from pipeline.extract.prose.read_prose import read_prose
from pipeline.extract.prose.scopes import OWN
from pipeline.extract.tables.cell_parts import Part
from pipeline.model.document import Place
from pipeline.model.printed import Amount
from pipeline.rules.numerals import read_figure
from pipeline.rules.patterns import pattern
from pipeline.rules.patterns import words as words_named
from pipeline.rules.vocabulary import grade_range, has_term
from pipeline.text import fold, fold_dashes, squeeze

(_YUAN,) = words_named("heads.yuan")
_BARE = pattern("cell_amounts.bare")
KEPT = 4096
NOWHERE = Place("")


def read_cell(base: Amount, text: str, scale: int = 1) -> list[Amount]:
    """The amounts of a cell. `base` holds what its row and heads say; `scale` is the power of ten of the head (百元/人), for figures
    without a unit of their own."""
    bare = _BARE.fullmatch(fold_dashes(fold(text)))
    words = text
    if bare and not (bare.group("yuan") or _YUAN in fold(text)):
        words = _as_yuan(bare, scale)
    reading = _read(words)
    if bare and len(reading.rates) == 1 and reading.rates[0].number is None:
        return [replace(base, figure=base.printed)]
    made = [_with_head(base, said) for said in _amounts(words, base.bound)]
    return made or _words_only(base, text)


@lru_cache(maxsize=KEPT)
def _read(words: str) -> ProseReading:
    """The reading of the words of a cell: a table prints the same sum in many cells, and a sentence says the same in each."""
    return read_prose(words, in_table=True)


@dataclass(frozen=True, slots=True)
class _Said:
    """An amount that the words of a cell say, at no place: `is_total`, `is_unit` whether they name no part and say the unit
    themselves, `is_whole` whether its figure is the cell's first word."""

    amount: Amount
    is_total: bool
    is_unit: bool
    is_whole: bool
    start: int


@lru_cache(maxsize=KEPT)
def _amounts(words: str, bound: str) -> tuple[_Said, ...]:
    """The amounts that the words of a cell say under a head that binds so (最高补贴标准)."""
    reading = _read(words)
    return tuple(said for fact in reading.rates for said in _of_fact(reading, fact, bound))


def _of_fact(reading: ProseReading, fact: RateFact, bound: str) -> Iterator[_Said]:
    unit = fact.part("unit")
    is_said = bool(unit.values) and unit.distance == OWN
    spared = {"doubtful_programme"} if is_said else {"doubtful_unit", "doubtful_programme"}
    doubts = tuple(kind for kind in fact.doubts if kind not in spared)
    if bound and fact.bound == "exact" and fact.number:
        fact = replace(fact, bound=bound)
    for amount in to_amounts(reading, fact, NOWHERE, None):
        yield _Said(
            replace(amount, doubts=doubts), fact.component == "total", is_said or bool(fact.formula),
            bool(fact.number) and not fact.start, fact.start,
        )  # fmt: skip


def _with_head(base: Amount, said: _Said) -> Amount:
    """An amount of a cell: what the row and column say of it goes before the words of the cell."""
    own = said.amount
    return Amount(
        base.place, base.clause, base.programme or own.programme, base.printed if said.is_whole else own.printed,
        own.figure, base.printed_class or own.printed_class, base.item, base.component if said.is_total else own.component,
        base.occupation or own.occupation, base.printed_grade or own.printed_grade, own.unit if said.is_unit else base.unit,
        base.printed_hours or own.printed_hours, own.printed_cap or base.printed_cap, own.formula, own.bound,
        own.beneficiary or base.beneficiary, own.condition or base.condition, own.scarcity or base.scarcity, own.low,
        base.offset + _offset(base, said.start), (*base.doubts, *own.doubts),
    )  # fmt: skip


def with_own_hours(rate: Amount, parts: Sequence[Part]) -> Amount:
    """The amount with the class hours that its row prints for its grade or class; in doubt where they are for grades and it has none."""
    if not parts or rate.printed_hours:
        return rate
    own = [
        p
        for p in parts
        if _key(p.grade, p.printed_class)
        == _key(rate.printed_grade, rate.printed_class if p.printed_class else "")
    ]
    if len(own) == 1:
        return replace(rate, printed_hours=own[0].text)
    is_told = _key(rate.printed_grade, "")[0] or any(p.printed_class for p in parts)
    return rate if is_told else replace(rate, doubts=(*rate.doubts, "doubtful_pairing"))


def _key(grade: str, printed_class: str) -> tuple[tuple[int, int] | None, str]:
    span = (int(grade), int(grade)) if grade.isdigit() else grade_range(grade)
    return (None if printed_class else span), printed_class


def _as_yuan(bare: re.Match[str], scale: int) -> str:
    """The figure of a cell written out in yuan: `12` under 百元 is 1200元."""
    ends = [in_yuan(end, scale) for end in (bare.group("low"), bare.group("high")) if end]
    return f"{bare.group('bound') or ''}{'-'.join(ends)}{_YUAN}{bare.group('tail') or ''}"


def in_yuan(figure: str, scale: int) -> str:
    """A figure under a head of 百元 or 万元 in yuan; as it is where it cannot be read."""
    value = read_figure(figure)
    return figure if value is None else f"{value * scale:.6f}".rstrip("0").rstrip(".")


def _offset(base: Amount, start: int) -> int:
    """Where the figure begins in the cell; the text read may be longer than the cell by an added unit only behind it."""
    return start if start and start < len(squeeze(base.printed)) else 0


def _words_only(base: Amount, text: str) -> list[Amount]:
    """Words where an amount belongs: kept as a formula, unless they are a name that merely reaches that far. Figures that
    are no amount this project reads (1900→2100) are kept as printed, to be said unread."""
    if re.search(r"\d", text) and not has_term("formula", text):
        return [replace(base, figure=base.printed)]
    if len(squeeze(text)) < 5:
        return []
    return [replace(base, unit="other", formula=base.printed)]
