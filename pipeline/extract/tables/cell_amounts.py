"""The amounts of one cell, by the same reader as prose: a bare figure is a sum of yuan, in the unit of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.extract.prose.facts import ProseReading, RateFact
from pipeline.extract.prose.printed_facts import to_amounts
from pipeline.extract.prose.read_prose import read_prose
from pipeline.extract.prose.scopes import OWN
from pipeline.model.printed import Amount
from pipeline.rules.numerals import read_figure
from pipeline.rules.patterns import pattern
from pipeline.rules.patterns import words as words_named
from pipeline.rules.vocabulary import has_term
from pipeline.text import fold, fold_dashes, squeeze

(_YUAN,) = words_named("heads.yuan")
_BARE = pattern("cell_amounts.bare")


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
    made = [amount for fact in reading.rates for amount in _of_fact(base, reading, fact)]
    return made or _words_only(base, text)


@lru_cache(maxsize=4096)
def _read(words: str) -> ProseReading:
    """The reading of the words of a cell: a table prints the same sum in many cells, and a sentence says the same in each."""
    return read_prose(words, in_table=True)


def _as_yuan(bare: re.Match[str], scale: int) -> str:
    """The figure of a cell written out in yuan: `12` under 百元 is 1200元."""
    ends = [_scaled(end, scale) for end in (bare.group("low"), bare.group("high")) if end]
    return f"{bare.group('bound') or ''}{'-'.join(ends)}{_YUAN}{bare.group('tail') or ''}"


def _scaled(figure: str, scale: int) -> str:
    value = read_figure(figure)
    return figure if value is None else f"{value * scale:.6f}".rstrip("0").rstrip(".")


def _of_fact(base: Amount, reading: ProseReading, fact: RateFact) -> Iterator[Amount]:
    """An amount of a sentence in a cell: what the row and column say of it goes before the words of the sentence."""
    unit = fact.part("unit")
    is_said = bool(unit.values) and unit.distance == OWN
    spared = {"doubtful_programme"} if is_said else {"doubtful_unit", "doubtful_programme"}
    doubts = tuple(kind for kind in fact.doubts if kind not in spared)
    for amount in to_amounts(reading, _bound_by_head(base, fact), base.place, base.clause):
        yield Amount(
            base.place, base.clause, base.programme or amount.programme,
            base.printed if fact.number and not fact.start else amount.printed, amount.figure,
            base.printed_class or amount.printed_class, base.item, base.component if fact.component == "total" else fact.component,
            amount.occupation, base.printed_grade or amount.printed_grade, fact.unit if is_said or fact.formula else base.unit,
            base.printed_hours or amount.printed_hours, amount.printed_cap or base.printed_cap, amount.formula, amount.bound,
            amount.beneficiary or base.beneficiary, amount.condition or base.condition, amount.scarcity or base.scarcity,
            amount.low, base.offset + _offset(base, reading, fact), doubts,
        )  # fmt: skip


def _bound_by_head(base: Amount, fact: RateFact) -> RateFact:
    """A figure under a head such as 最高补贴标准 binds as the head says."""
    return (
        replace(fact, bound=base.bound)
        if base.bound and fact.bound == "exact" and fact.number
        else fact
    )


def _offset(base: Amount, reading: ProseReading, fact: RateFact) -> int:
    """Where the figure begins in the cell; the text read may be longer than the cell by an added unit only behind it."""
    return fact.start if fact.start < len(squeeze(base.printed)) else 0


def _words_only(base: Amount, text: str) -> list[Amount]:
    """Words where an amount belongs: kept as a formula, unless they are a name that merely reaches that far. Figures that
    are no amount this project reads (1900→2100) are kept as printed, to be said unread."""
    if re.search(r"\d", text) and not has_term("formula", text):
        return [replace(base, figure=base.printed)]
    if len(squeeze(text)) < 5:
        return []
    return [replace(base, unit="other", formula=base.printed)]
